"""What a reporter and an investigator may type."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bening.core.decision import Refused
from bening.core.integrity import CATEGORIES, typed_receipt
from bening.core.reasons import sentence

from . import limits, queries, tokens, words
from .attachments import FILES, Cleaned, cleaned
from .models import OUTCOMES
from .slips import typed_slip

LONGEST = 20_000
UNTRACED = {"autocomplete": "off", "spellcheck": "false"}
"""So that the browser keeps nothing of it, and asks no service about its spelling."""


def told(refused: Refused) -> str:
    """The sentences of a refusal."""
    return " ".join(sentence(reason, get_language() or "id") for reason in refused.reasons)


class FilesInput(forms.FileInput):
    """A file field that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All of them."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])


class FilesField(forms.FileField):
    """Some attachments; what comes out are their cleaned copies."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> tuple[Cleaned, ...]:
        """Draw every file anew, or say which one cannot be."""
        files = [each for each in (data or []) if each]
        if len(files) > FILES:
            raise forms.ValidationError(_("Paling banyak lima lampiran sekali kirim."))
        try:
            return tuple(self._copy(each) for each in files)
        except Refused as refused:
            raise forms.ValidationError(told(refused)) from None

    @staticmethod
    def _copy(file: Any) -> Cleaned:
        limits.PICTURES.take()
        return cleaned(file.read())


def text(label: Any, rows: int = 5, **options: Any) -> forms.CharField:
    """A field for words that leaves no trace in the browser."""
    widget = forms.Textarea(attrs={"rows": rows, **UNTRACED})
    return forms.CharField(label=label, widget=widget, max_length=LONGEST, **options)


class ReportForm(forms.Form):
    """One report."""

    category = forms.ChoiceField(
        label=_("Tentang apa?"),
        widget=forms.RadioSelect,
        choices=[(code, words.CATEGORY[code]) for code in CATEGORIES],
    )
    what = text(
        _("Apa yang terjadi?"),
        rows=9,
        help_text=_(
            "Kapan, di mana, siapa berbuat apa, dan bagaimana dapat diperiksa. Jangan tulis hal yang hanya"
            " Anda yang tahu, dan jangan tulis nama Anda di sini."
        ),
    )
    units = forms.MultipleChoiceField(
        label=_("Kantor mana yang terlibat?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Orang dari kantor yang Anda pilih, dan dari kantor di bawahnya, tidak akan menerima laporan ini."
        ),
    )
    others = text(
        _("Jabatan atau orang yang terlibat"),
        rows=3,
        required=False,
        help_text=_("Dengan kata-kata Anda. Tidak dipakai untuk memilih penerima: pilih juga kantornya."),
    )
    avoided = forms.MultipleChoiceField(
        label=_("Siapa yang tidak boleh menerima?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tandai penerima yang tidak Anda percayai."),
    )
    files = FilesField(
        label=_("Lampiran"),
        required=False,
        widget=FilesInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        help_text=_(
            "Paling banyak lima foto (JPG, PNG) atau PDF, bersama-sama 24 MB. Yang disimpan hanya gambar"
            " ulangnya: data kamera, tempat, penulis, dan nama berkas dibuang."
        ),
    )
    originals = forms.BooleanField(
        label=_("Simpan juga berkas aslinya sebagai bukti, dengan semua data di dalamnya"), required=False
    )
    identity = text(
        _("Nama dan cara menghubungi Anda"),
        rows=2,
        required=False,
        help_text=_(
            "Tidak perlu. Jika diisi, hanya pemegang identitas yang dapat membukanya, dan hanya bila ia"
            " menyetujui permintaan penyelidik yang beralasan. Anda akan melihat permintaan itu."
        ),
    )

    slip = forms.CharField(
        label=_("Karcis"),
        required=False,
        max_length=60,
        help_text=_(
            "16 huruf dan angka dari karcis kertas, bila Anda punya: laporan masuk tanpa menunggu. Satu"
            " karcis untuk satu laporan; tidak tercatat siapa yang mengambilnya."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "size": 24, **UNTRACED}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(each.code, each.name) for each in queries.units()]
        self.fields["avoided"].choices = [
            (each.code, f"{each.title}, {each.unit.name}") for each in queries.holders(queries.INVESTIGATOR)
        ]

    def clean_slip(self) -> str:
        """A slip of ours that still counts; whether it was used is found out when the report is kept."""
        typed = str(self.cleaned_data["slip"])
        if typed.strip() and not typed_slip(typed, tokens.secret(), localdate()):
            raise forms.ValidationError(
                _("Ini bukan karcis yang berlaku. Periksa hurufnya, atau kosongkan dan kirim tanpa karcis.")
            )
        return typed


class ReceiptForm(forms.Form):
    """A receipt, typed."""

    receipt = forms.CharField(
        label=_("Kode laporan"),
        max_length=60,
        help_text=_("20 angka; spasi boleh dipakai atau tidak."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 30, **UNTRACED}),
    )

    def clean_receipt(self) -> str:
        """The digits, checked by the last one."""
        digits = typed_receipt(self.cleaned_data["receipt"])
        if not digits:
            raise forms.ValidationError(_("Ini bukan kode laporan: 20 angka. Mungkin ada angka yang salah."))
        return digits


class MessageForm(forms.Form):
    """A word from the reporter."""

    text = text(_("Pesan Anda"), required=False)
    files = FilesField(
        label=_("Lampiran"),
        required=False,
        widget=FilesInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        help_text=_("Foto (JPG, PNG) atau PDF; hanya gambar ulangnya yang disimpan."),
    )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        data = super().clean() or {}
        if not self.errors and not data.get("text", "").strip() and not data.get("files"):
            self.add_error("text", _("Tulis pesan atau pilih lampiran."))
        return data


class SignInForm(forms.Form):
    """An investigator's key and its passphrase."""

    key = forms.FileField(
        label=_("Berkas kunci"),
        required=False,
        help_text=_("Kosongkan bila kunci Anda disimpan di sini; isi namanya di bawah."),
    )
    code = forms.SlugField(
        label=_("Nama kunci"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    passphrase = forms.CharField(
        label=_("Kata sandi kunci"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class AnswerForm(forms.Form):
    """A word to the reporter."""

    text = text(_("Jawaban untuk pelapor"))


class CloseForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(
        label=_("Hasil"),
        widget=forms.RadioSelect,
        choices=[(code, words.OUTCOME[code]) for code in OUTCOMES],
    )
    text = text(_("Penjelasan untuk pelapor"), rows=4)


class ReasonForm(forms.Form):
    """Why the name is needed, or why it is released or not."""

    reason = text(_("Alasan"), rows=4)


class DecideForm(ReasonForm):
    """The custodian decides."""

    decision = forms.ChoiceField(
        label=_("Keputusan"),
        widget=forms.RadioSelect,
        choices=[("release", _("Buka bagi penyelidik yang meminta")), ("refuse", _("Tolak"))],
    )


class ShareForm(forms.Form):
    """Who else is to have the key."""

    to = forms.ChoiceField(label=_("Penyelidik"))

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = others
