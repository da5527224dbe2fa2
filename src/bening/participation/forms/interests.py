"""The shape of declarations, audits and reports of pressure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.participation import words
from bening.participation.forms.complaints import long_text


class DeclarationForm(forms.Form):
    """An interest, a gift, or nothing."""

    kind = forms.ChoiceField(label=_("Yang dinyatakan"), choices=words.DECLARATIONS, widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source = forms.ChoiceField(
        label=_("Pemberi (untuk gratifikasi)"), choices=[("", "–"), *words.SOURCES], required=False
    )
    value = forms.IntegerField(
        label=_("Perkiraan nilai dalam rupiah (untuk gratifikasi)"),
        min_value=0,
        max_value=10**12,
        required=False,
    )
    disposition = forms.ChoiceField(
        label=_("Tindakan (untuk gratifikasi)"), choices=[("", "–"), *words.GIFT_STEPS], required=False
    )
    detail = long_text(
        _("Rincian"),
        _("Tidak ditampilkan untuk umum. Dibaca Inspektorat bila Anda terundi dalam audit."),
        required=False,
    )


class AuditForm(forms.Form):
    """How many are drawn."""

    sample = forms.IntegerField(label=_("Berapa petugas diundi"), min_value=1, max_value=1000)


class FindingForm(forms.Form):
    """What was found about one drawn officer."""

    result = forms.ChoiceField(label=_("Hasil"), choices=words.FINDINGS, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Catatan"),
        help_text=_("Dibaca umum. Jangan sebut nama."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, marks: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"] = forms.ChoiceField(label=_("Petugas"), choices=[(m, m[:6]) for m in marks])
        self.order_fields(["mark", "result", "note"])


class PressureForm(forms.Form):
    """What was asked of me, by whom."""

    text = long_text(
        _("Apa yang diminta, oleh siapa, kapan"),
        _("Hanya Inspektorat yang membacanya. Orang yang disebut di sini tidak pernah dapat membukanya."),
        rows=8,
    )
