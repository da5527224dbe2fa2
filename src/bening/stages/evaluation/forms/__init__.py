"""The shape of assessments and reports."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


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
