"""The shape of complaints and of what is done with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.accounts import queries as accounts
from bening.participation import words
from bening.participation.services.complaints import LONGEST


def long_text(label: Any, help_text: Any = "", *, rows: int = 6, required: bool = True) -> forms.CharField:
    """A field for several sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ComplaintForm(forms.Form):
    """What happened, to whom it concerns, and whether the name may go along."""

    institution = forms.ModelChoiceField(label=_("Instansi"), queryset=None, empty_label=None)
    category = forms.ChoiceField(label=_("Tentang apa"), choices=words.CATEGORIES)
    subject = forms.CharField(label=_("Judul singkat"), max_length=120)
    story = long_text(
        _("Apa yang terjadi"),
        _("Sebutkan kapan, di mana, dan apa yang Anda harapkan. Jangan tulis NIK atau kata sandi."),
        rows=8,
    )
    named = forms.CharField(
        label=_("Petugas yang Anda adukan"),
        help_text=_(
            "Nama atau alamat surel dinas. Petugas yang disebut di sini atau di uraian tidak dapat membuka "
            "pengaduan ini."
        ),
        max_length=300,
        required=False,
    )
    may_share = forms.BooleanField(
        label=_("Nama saya boleh disertakan bila pengaduan diteruskan ke lembaga lain"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = accounts.institutions()


class EvidenceForm(forms.Form):
    """One file."""

    berkas = forms.FileField(
        label=_("Bukti"),
        help_text=_("PDF, JPG, atau PNG, paling besar 1,9 MB, paling banyak lima berkas."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )


class TextForm(forms.Form):
    """One text: a reply, a question."""

    text = long_text(_("Tulisan Anda"))


class ConfirmForm(forms.Form):
    """Is it solved?"""

    result = forms.ChoiceField(
        label=_("Apakah masalah Anda sudah selesai?"),
        choices=(
            ("resolved", _("Ya, sudah selesai")),
            ("partly", _("Sebagian, cukup sampai di sini")),
            ("unresolved", _("Belum, buka kembali dengan penangan lain")),
        ),
        widget=forms.RadioSelect,
    )
    text = long_text(_("Keterangan"), _("Wajib bila belum selesai."), rows=4, required=False)


class AssignForm(forms.Form):
    """How grave, and who handles it."""

    level = forms.ChoiceField(label=_("Tingkat"), choices=words.LEVELS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, officers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(user.pk): user for user in officers}
        self.fields["officer"] = forms.ChoiceField(
            label=_("Penangan"), choices=[(pk, user.name) for pk, user in self.officers.items()]
        )
        self.order_fields(["officer", "level"])


class AnswerForm(forms.Form):
    """The outcome with its reason."""

    outcome = forms.ChoiceField(label=_("Hasil"), choices=words.OUTCOMES, widget=forms.RadioSelect)
    text = long_text(
        _("Jawaban dan alasannya"),
        _("Pengadu membaca ini. Sebut apa yang diperiksa dan dasar hukumnya."),
        rows=8,
    )


class HandOverForm(forms.Form):
    """To whom and why."""

    office = forms.ChoiceField(label=_("Diteruskan ke"), choices=words.OFFICES, widget=forms.RadioSelect)
    because = forms.CharField(label=_("Alasan"), max_length=280)
    reference = forms.CharField(label=_("Nomor di lembaga tujuan"), max_length=60, required=False)
