"""The shape of assessments and reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.stages.evaluation.words import period

LEVELS = (
    ("above", _("Di atas ekspektasi")),
    ("meets", _("Sesuai ekspektasi")),
    ("below", _("Di bawah ekspektasi")),
)


class RatingForm(forms.Form):
    """Results and behaviour of one period, each with what was observed."""

    def __init__(self, *args: Any, periods: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = forms.ChoiceField(
            label=_("Periode"), choices=[(code, period(code)) for code in periods]
        )
        self.order_fields(["period", "results", "behaviour", "evidence"])

    results = forms.ChoiceField(label=_("Hasil kerja"), choices=LEVELS, widget=forms.RadioSelect)
    behaviour = forms.ChoiceField(label=_("Perilaku kerja"), choices=LEVELS, widget=forms.RadioSelect)
    evidence = forms.CharField(
        label=_("Bukti yang diamati"),
        help_text=_("Tuliskan peristiwa, hasil, dan tanggalnya. Pegawai yang dinilai membaca ini."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ReportForm(forms.Form):
    """The conclusion beside the computed figures."""

    conclusion = forms.CharField(
        label=_("Kesimpulan"),
        help_text=_("Angka-angkanya dihitung dari data yang tersegel. Jangan sebut nama orang."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ReturnForm(forms.Form):
    """Why it is sent back."""

    because = forms.CharField(label=_("Alasan pengembalian"), max_length=280)
