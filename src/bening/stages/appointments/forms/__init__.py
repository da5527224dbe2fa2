"""The shape of what officers record about an appointment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class StepForm(forms.Form):
    """One step. `facts()` is what is kept of it: texts alone, no confirmations."""

    def __init__(self, *args: Any, empty: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """`empty`: slots of the filing without a file, with their names."""
        super().__init__(*args, **kwargs)
        self.empty = list(empty)

    def facts(self) -> dict[str, str]:
        """Days in ISO, texts as typed."""
        return {name: str(value) for name, value in self.cleaned_data.items() if not isinstance(value, bool)}


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Tulis tanggal seperti 31-12-2026.")},
    )


class CompleteForm(StepForm):
    """The filing is complete: every paper was accepted here, or seen as an original."""

    seen = forms.MultipleChoiceField(
        label=_("Berkas yang tidak diunggah: centang yang aslinya sudah Anda lihat"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(
        label=_("Pemberkasan lengkap dan sesuai."),
        error_messages={"required": _("Centang bila berkas lengkap; bila belum, jangan dicatat.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Only papers without a file are asked about."""
        super().__init__(*args, **kwargs)
        if self.empty:
            self.fields["seen"].choices = self.empty
        else:
            del self.fields["seen"]

    def facts(self) -> dict[str, str]:
        """The slots of which only the original was seen."""
        return {"seen": ",".join(self.cleaned_data.get("seen", []))}


class NumberForm(StepForm):
    """The employee number that BKN set."""

    number = forms.CharField(
        label=_("NIP (18 angka)"),
        help_text=_("Tanggal lahir dan jenis kelamin di dalamnya dibandingkan dengan biodata."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    effective = _day(
        _("TMT CPNS"),
        _("Tanggal mulai terhitung menurut surat keputusan; tahun dan bulannya ada di dalam NIP."),
    )

    def clean_number(self) -> str:
        """Digits, however they were grouped."""
        return re.sub(r"[\s.-]", "", self.cleaned_data["number"])


class StartForm(StepForm):
    """The day on which duty began, as the SPMT says, and where."""

    day = _day(_("Tanggal mulai bertugas (SPMT)"))
    unit = forms.CharField(
        label=_("Unit penempatan"),
        help_text=_("Kosongkan bila sama dengan unit pada formasi."),
        required=False,
        max_length=200,
    )


class SendBackForm(StepForm):
    """BKN returned the file, for a reason."""

    why = forms.CharField(
        label=_("Alasan BKN mengembalikan"),
        help_text=_("Peserta membaca ini. Berkasnya dibuka kembali untuk diperbaiki."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ResignForm(StepForm):
    """The person gave up the seat, in writing or by not completing the filing in time."""

    because = forms.ChoiceField(
        label=_("Dasar"),
        choices=[
            ("letter", _("Surat pengunduran diri yang ditandatangani sudah diterima")),
            ("deadline", _("Pemberkasan tidak lengkap sampai batas waktu (dianggap mengundurkan diri)")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Setelah disahkan, peringkat berikutnya dipanggil. Ini tidak dapat dibatalkan."),
    )


class LetterForm(StepForm):
    """Number, day and signatory of a letter."""

    letter = forms.CharField(label=_("Nomor surat"), max_length=60)
    dated = _day(_("Tanggal surat"))
    signatory = forms.CharField(label=_("Nama penanda tangan"), max_length=120)
    office = forms.CharField(label=_("Jabatan penanda tangan"), max_length=120)


class ReturnForm(forms.Form):
    """Why a record is sent back."""

    because = forms.CharField(label=_("Alasan pengembalian"), max_length=280)


BY_KIND = {
    "complete": CompleteForm,
    "send_back": SendBackForm,
    "number": NumberForm,
    "start": StartForm,
    "resign": ResignForm,
    "sk": LetterForm,
    "spmt": LetterForm,
}
