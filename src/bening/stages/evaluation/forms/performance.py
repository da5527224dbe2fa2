"""The shape of plans, feedback, marks, answers and objections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bening.stages.evaluation import performance_words as words
from bening.stages.evaluation.instrument import instrument
from bening.stages.evaluation.words import period

UNSEEN = "x"
"""What the choice "not observed" sends."""


class PlanForm(forms.Form):
    """Results that are expected, each with its measure; empty lines are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, instrument().most_goals + 1):
            first = number == 1
            self.fields[f"goal_{number}"] = forms.CharField(
                label=gettext("Hasil kerja %(number)s") % {"number": number}, max_length=200, required=first
            )
            self.fields[f"measure_{number}"] = forms.CharField(
                label=gettext("Ukuran hasil kerja %(number)s") % {"number": number},
                help_text=gettext("Jumlah, mutu, atau waktu yang dapat diperiksa.") if first else "",
                max_length=200,
                required=first,
            )

    def clean(self) -> dict[str, Any]:
        """A result without a measure cannot be judged later."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(2, instrument().most_goals + 1):
            if bool(told.get(f"goal_{number}")) != bool(told.get(f"measure_{number}")):
                self.add_error(
                    f"measure_{number}", _("Isi hasil kerja beserta ukurannya, atau kosongkan keduanya.")
                )
        return told

    def goals(self) -> list[tuple[str, str]]:
        """(result, measure) of every line that was filled."""
        lines = [
            (self.cleaned_data[f"goal_{n}"], self.cleaned_data[f"measure_{n}"])
            for n in range(1, instrument().most_goals + 1)
        ]
        return [(goal, measure) for goal, measure in lines if goal]


class FeedbackForm(forms.Form):
    """Something said between two assessments."""

    text = forms.CharField(
        label=_("Umpan balik"),
        help_text=_("Sebut peristiwanya dan akibatnya. Pegawai membaca semua yang ditulis di sini."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MarksForm(forms.Form):
    """A mark or "not observed" for every item, evidence, and a remark on the whole."""

    remark = forms.CharField(
        label=_("Ringkasan pengamatan"),
        help_text=_("Tuliskan peristiwa, hasil, dan tanggalnya. Pegawai yang dinilai membaca ini."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, goals: int, periods: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = instrument().criteria(goals)
        if periods is not None:
            self.fields["period"] = forms.ChoiceField(
                label=_("Periode"), choices=[(code, period(code)) for code in periods]
            )
        for criterion in self.criteria:
            name = words.criterion(criterion)
            self.fields[key(criterion)] = forms.ChoiceField(
                label=gettext("Nilai untuk %(what)s") % {"what": name},
                choices=self._choices(criterion),
                widget=forms.RadioSelect,
            )
            self.fields[f"{key(criterion)}_evidence"] = forms.CharField(
                label=gettext("Bukti untuk %(what)s") % {"what": name},
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @staticmethod
    def _choices(criterion: str) -> list[tuple[str, str]]:
        formula = instrument().formula
        scales = {f"behaviour.{scale.code}": scale for scale in instrument().behaviours}
        lowest, middle, highest = scales.get(criterion, instrument().results).anchors
        half = (formula.lowest + formula.highest) // 2
        anchors = {formula.lowest: lowest, half: middle, formula.highest: highest}
        marks = range(formula.highest, formula.lowest - 1, -1)
        told = [(str(n), f"{n}: {anchors[n]}" if n in anchors else str(n)) for n in marks]
        return [*told, (UNSEEN, gettext("Tidak teramati"))]

    def clean(self) -> dict[str, Any]:
        """Marks at the ends of the scale need what was observed."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for criterion in self.criteria:
            given = told.get(key(criterion), "")
            unfounded = given.isdigit() and int(given) in instrument().evidence_for
            if unfounded and not told.get(f"{key(criterion)}_evidence"):
                self.add_error(f"{key(criterion)}_evidence", _("Nilai 1, 2, dan 5 memerlukan bukti."))
        return told

    def sections(self) -> list[tuple[str, str, Any, Any]]:
        """(item, its name, field of the mark, field of the evidence) in the order of the form."""
        return [(c, words.criterion(c), self[key(c)], self[f"{key(c)}_evidence"]) for c in self.criteria]

    def marks(self) -> dict[str, tuple[int | None, str]]:
        """Item → (mark or None, evidence)."""
        found = {}
        for criterion in self.criteria:
            given = self.cleaned_data[key(criterion)]
            evidence = self.cleaned_data[f"{key(criterion)}_evidence"]
            found[criterion] = (None if given == UNSEEN else int(given), evidence)
        return found


def key(criterion: str) -> str:
    """The name of an item in the form."""
    return criterion.replace(".", "_")


class ReplyForm(forms.Form):
    """What the employee answers to an assessment, if anything."""

    answer = forms.CharField(
        label=_("Tanggapan saya"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ObjectionForm(forms.Form):
    """An argument against results, against behaviour, or both."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in words.GROUNDS.items():
            self.fields[code] = forms.CharField(
                label=gettext("Keberatan atas: %(what)s") % {"what": name},
                help_text=gettext("Sebutkan yang keliru dan buktinya. Kosongkan jika tidak keberatan."),
                max_length=4000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one argument."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(told.get(code) for code in words.GROUNDS):
            self.add_error("results", _("Isi paling sedikit satu keberatan."))
        return told

    def arguments(self) -> dict[str, str]:
        """Ground → argument."""
        return {code: self.cleaned_data[code] for code in words.GROUNDS if self.cleaned_data[code]}


class DecisionForm(forms.Form):
    """The decision on each ground of an objection, with its reasoning."""

    def __init__(self, *args: Any, grounds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grounds = grounds
        for code in grounds:
            self.fields[code] = forms.ChoiceField(
                label=words.GROUNDS[code],
                choices=[("accepted", _("Keberatan diterima")), ("rejected", _("Keberatan ditolak"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"reasoning_{code}"] = forms.CharField(
                label=gettext("Pertimbangan tentang: %(what)s") % {"what": words.GROUNDS[code]},
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def decisions(self, basis: str) -> Mapping[str, tuple[str, str, str]]:
        """Ground → (accepted | rejected, reasoning, legal basis)."""
        told = self.cleaned_data
        return {code: (told[code], told[f"reasoning_{code}"], basis) for code in self.grounds}


class OfficialForm(forms.Form):
    """A file of ratings from e-Kinerja."""

    file = forms.FileField(
        label=_("Berkas predikat"),
        help_text=_("CSV atau XLSX dengan kolom nip, periode, predikat, predikat_unit."),
    )
