"""The shape of the curriculum, of proposals to BKN and of their answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.stages.appointments.forms import _day


def _text(label: Any, hint: Any = "", *, required: bool = False, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=2000, widget=widget)


class CurriculumForm(forms.Form):
    """What the curriculum (DRH) says beyond what the application said."""

    title_before = forms.CharField(label=_("Gelar di depan nama"), required=False, max_length=40)
    title_after = forms.CharField(label=_("Gelar di belakang nama"), required=False, max_length=40)
    marital = forms.ChoiceField(
        label=_("Status perkawinan"),
        choices=[
            ("single", _("Belum kawin")),
            ("married", _("Kawin")),
            ("divorced", _("Cerai hidup")),
            ("widowed", _("Cerai mati")),
        ],
        widget=forms.RadioSelect,
    )
    address = _text(_("Alamat tempat tinggal sekarang"), required=True)
    education = _text(_("Riwayat pendidikan lain"), _("Satu baris untuk setiap sekolah atau pelatihan."))
    experience = _text(
        _("Riwayat pekerjaan"), _("Satu baris untuk setiap pekerjaan: tempat, jabatan, tahun.")
    )
    organisations = _text(_("Organisasi"))
    family = _text(_("Suami atau istri, dan anak"), _("Nama dan tahun lahir."))


class ProposalForm(forms.Form):
    """From when the appointments shall count."""

    effective_on = _day(_("TMT CPNS yang diusulkan"))


class AnswerForm(forms.Form):
    """The answer of BKN as a table."""

    answer = forms.FileField(
        label=_("Jawaban BKN (CSV atau XLSX)"),
        help_text=_("Kolom: nomor_peserta, hasil (nip atau kembali), nip, tmt, alasan."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class ReturnPaperForm(forms.Form):
    """Why a paper is sent back."""

    because = forms.CharField(
        label=_("Apa yang harus diperbaiki"),
        help_text=_("Ditulis untuk peserta: sebut yang kurang dan yang memenuhi."),
        max_length=280,
    )
