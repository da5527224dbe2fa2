"""The shape of what officers record about an appointment."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class StepForm(forms.Form):
    """One step. `facts()` is what is kept of it: texts alone, no confirmations."""

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
    """The filing is complete: every paper was seen in the original."""

    seen = forms.BooleanField(
        label=_("Semua berkas di atas lengkap, dan aslinya sudah saya lihat."),
        error_messages={"required": _("Centang bila berkas lengkap; bila belum, jangan dicatat.")},
    )


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
    """The day on which duty began, as the SPMT says."""

    day = _day(_("Tanggal mulai bertugas (SPMT)"))


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


class ReturnForm(forms.Form):
    """Why a record is sent back."""

    because = forms.CharField(label=_("Alasan pengembalian"), max_length=280)


BY_KIND = {"complete": CompleteForm, "number": NumberForm, "start": StartForm, "resign": ResignForm}
