"""The shape of a survey, of an answer, of a request for slips."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bening.core.satisfaction import ANSWERS as SCALE
from bening.stages.evaluation.services.survey import Counter
from bening.stages.evaluation.survey_rules import ELEMENTS
from bening.stages.evaluation.survey_words import ANSWERS, QUESTIONS, RULE_CHOICES


class SurveyForm(forms.Form):
    """Which services, from when to when."""

    title = forms.CharField(
        label=_("Judul"), help_text=_("Contoh: Survei kepuasan masyarakat semester II 2026."), max_length=140
    )
    starts = forms.DateField(label=_("Hari pertama"), widget=forms.DateInput(attrs={"type": "date"}))
    ends = forms.DateField(
        label=_("Hari terakhir"),
        help_text=_("Sesudah hari ini hasilnya terbit sendiri."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    counters = forms.CharField(
        label=_("Layanan"),
        help_text=_(
            "Satu layanan per baris: unit; layanan; perkiraan jumlah orang yang dilayani. "
            "Contoh: BKPSDMD; Loket informasi CPNS; 1200"
        ),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_counters(self) -> list[Counter]:
        """Each line as a service; which line is wrong is said."""
        found = []
        for place, line in enumerate(self.cleaned_data["counters"].splitlines(), start=1):
            if not line.strip():
                continue
            parts = [" ".join(part.split()) for part in line.split(";")]
            served = parts[2].replace(".", "") if len(parts) == 3 else ""
            if (
                not all(parts[:2])
                or not served.isdecimal()
                or len(served) > 8
                or len(max(parts, key=len)) > 140
            ):
                raise forms.ValidationError(
                    _("Baris %(n)s: tulis unit; layanan; jumlah orang (angka)."), params={"n": place}
                )
            found.append(Counter(parts[0], parts[1], int(served)))
        return found


class AnswerForm(forms.Form):
    """Nine questions with four answers each, and room for a remark."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ELEMENTS:
            self.fields[name] = forms.TypedChoiceField(
                label=QUESTIONS[name],
                choices=list(zip(SCALE, ANSWERS[name], strict=True)),
                coerce=int,
                widget=forms.RadioSelect,
            )
        self.fields["remark"] = forms.CharField(
            label=_("Saran atau cerita Anda"),
            help_text=_("Dibaca dulu oleh moderator. Jangan tulis nama siapa pun, juga nama Anda sendiri."),
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def given(self) -> tuple[list[int], str]:
        """The nine answers in order, and the remark."""
        return [self.cleaned_data[name] for name in ELEMENTS], self.cleaned_data["remark"]


class CodeForm(forms.Form):
    """The code that stands on a slip."""

    code = forms.CharField(
        label=_("Kode pada kupon"),
        help_text=_("Dua belas huruf dan angka. Besar kecilnya huruf dan tanda hubung tidak masalah."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class SlipsForm(forms.Form):
    """How many slips are printed."""

    number = forms.IntegerField(label=_("Jumlah kupon"), min_value=1, initial=20)


class HideForm(forms.Form):
    """Why a remark is hidden."""

    rule = forms.ChoiceField(label=_("Alasan"), choices=RULE_CHOICES)
