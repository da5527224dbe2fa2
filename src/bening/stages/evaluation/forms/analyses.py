"""The shape of a plan of analysis."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.stages.evaluation.analyses.plans import LIMITS
from bening.stages.evaluation.analysis_words import GROUPING_CHOICES, KIND_CHOICES, STEP_CHOICES


class PlanForm(forms.Form):
    """Which question, to which data, judged by which limit. The test belongs to the kind."""

    kind = forms.ChoiceField(label=_("Jenis pertanyaan"), choices=KIND_CHOICES, widget=forms.RadioSelect)
    question = forms.CharField(
        label=_("Pertanyaan"),
        help_text=_("Ditulis untuk umum, dalam satu kalimat. Jangan menyebut orang."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    steps = forms.MultipleChoiceField(
        label=_("Tahap yang dibandingkan"),
        help_text=_("Hanya untuk pertanyaan tentang kelompok."),
        choices=STEP_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    groupings = forms.MultipleChoiceField(
        label=_("Kelompok yang dibandingkan"),
        help_text=_("Hanya untuk pertanyaan tentang kelompok."),
        choices=GROUPING_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    limit = forms.DecimalField(
        label=_("Batas"),
        help_text=_(
            "Apa yang dianggap kecil: rasio 0,8; korelasi 0,2; kesepakatan 0,667; peluang alarm palsu 0,05. "
            "Kosongkan untuk memakai batas yang lazim ini."
        ),
        max_digits=5,
        decimal_places=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Groups need steps and groupings; a limit must be one that a plan of the kind may set."""
        given = super().clean()
        kind, limit = given.get("kind"), given.get("limit")
        if kind == "fairness":
            for name in ("steps", "groupings"):
                if not given.get(name):
                    self.add_error(name, _("Pilih sedikitnya satu."))
        if kind and limit is not None:
            least, _usual, most = LIMITS[kind]
            if not Decimal(least) <= limit <= Decimal(most):
                self.add_error("limit", _("Untuk pertanyaan ini: %s sampai %s.") % (least, most))
        return given

    def plan(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        named = {"steps": tuple(given["steps"]), "groupings": tuple(given["groupings"])}
        return {
            "kind": given["kind"],
            "question": given["question"],
            "data": named if given["kind"] == "fairness" else {},
            "limit": "" if given["limit"] is None else f"{given['limit'].normalize():f}",
        }
