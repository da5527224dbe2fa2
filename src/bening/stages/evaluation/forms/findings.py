"""The shape of findings and of what is done about them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.stages.evaluation.finding_words import SEVERITY_CHOICES, SOURCE_CHOICES

PUBLIC = _("Ditulis untuk umum: jangan menyebut orang, NIK, atau NIP.")


def _lines(label: Any, hint: Any, most: int, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, max_length=most, widget=widget)


class FindingForm(forms.Form):
    """What is wrong, where it was seen, who must put it right."""

    source = forms.ChoiceField(label=_("Asal temuan"), choices=SOURCE_CHOICES)
    reference = forms.CharField(
        label=_("Rujukan"),
        help_text=_(
            "Periode (m3), laporan-1, nomor pengaduan (P-ABCDE-23456), atau nama pendek topik, konsultasi, "
            "atau analisis."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    severity = forms.ChoiceField(label=_("Berat temuan"), choices=SEVERITY_CHOICES, widget=forms.RadioSelect)
    unit = forms.CharField(label=_("Unit penanggung jawab"), help_text=PUBLIC, max_length=200)
    title = forms.CharField(label=_("Judul temuan"), help_text=PUBLIC, max_length=140)
    detail = _lines(_("Uraian untuk petugas"), _("Tidak ditampilkan kepada umum."), 2000, 6)

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(user.pk): user for user in owners}
        self.fields["owner"] = _owner(self.owners)
        self.order_fields(["source", "reference", "severity", "title", "detail", "unit", "owner"])


def _owner(owners: dict[str, Any]) -> forms.ChoiceField:
    choices = [("", _("Pilih")), *((pk, user.name) for pk, user in owners.items())]
    return forms.ChoiceField(label=_("Penanggung jawab"), choices=choices)


class OwnerForm(forms.Form):
    """Who must put it right from now on."""

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(user.pk): user for user in owners}
        self.fields["owner"] = _owner(self.owners)


class ActionForm(forms.Form):
    """What was done, and what proves it."""

    told = _lines(_("Apa yang sudah dilakukan"), PUBLIC, 280)
    evidence = _lines(
        _("Bukti"),
        _("Dokumen, nomor, tanggal, dan tempat menyimpannya. Pemeriksa melihat aslinya."),
        2000,
        5,
    )


class ReturnForm(forms.Form):
    """Why it is not enough."""

    because = forms.CharField(label=_("Mengapa belum cukup"), max_length=280)


class EffectForm(forms.Form):
    """Whether it helped."""

    effective = forms.ChoiceField(
        label=_("Apakah masalahnya tidak terjadi lagi?"),
        choices=[
            ("yes", _("Ya, tindakan berpengaruh baik")),
            ("no", _("Belum, buka kembali temuan dengan tenggat baru")),
        ],
        widget=forms.RadioSelect,
    )
    because = _lines(_("Apa yang Anda lihat"), PUBLIC, 280)
