"""The shape of what verifiers, reviewers and objecting applicants send."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bening.core.grounds import grounds_for
from bening.stages.verification.queries import Requirement
from bening.stages.verification.services import Judgement
from bening.stages.verification.words import ground_text, title_of

MET = "met"


class JudgementForm(forms.Form):
    """One choice for each requirement: met, or one of at most nine coded grounds; a short note if needed."""

    def __init__(self, *args: Any, requirements: Iterable[Requirement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requirements = tuple(requirements)
        for requirement in self.requirements:
            choices = [(MET, _("Memenuhi"))]
            choices += [(code, ground_text(code)) for code in grounds_for(requirement.code)]
            self.fields[requirement.code] = forms.ChoiceField(
                label=title_of(requirement),
                help_text=requirement.legal_basis,
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Pilih satu jawaban untuk %(title)s.") % {"title": title_of(requirement)}
                },
            )
            self.fields[f"note_{requirement.code}"] = forms.CharField(
                label=_("Catatan untuk pelamar (bila perlu)"), required=False, max_length=280
            )

    def judgements(self) -> list[Judgement]:
        """What was chosen, for the service."""
        return [
            Judgement(
                requirement.code,
                self.cleaned_data[requirement.code] == MET,
                "" if self.cleaned_data[requirement.code] == MET else self.cleaned_data[requirement.code],
                self.cleaned_data[f"note_{requirement.code}"],
            )
            for requirement in self.requirements
        ]


class ReturnForm(forms.Form):
    """Why a proposal is sent back."""

    because = forms.CharField(
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Dibaca oleh verifikator berikutnya. Jangan sebut data pribadi."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SanggahForm(forms.Form):
    """An argument for each requirement that was found not met; at least one must be filled."""

    def __init__(self, *args: Any, findings: Iterable[Any], titles: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [finding.requirement for finding in findings]
        for code in self.codes:
            self.fields[code] = forms.CharField(
                label=titles.get(code, code),
                required=False,
                max_length=2000,
                help_text=gettext_lazy(
                    "Jelaskan mengapa berkas Anda sebenarnya memenuhi syarat. Kosongkan bila tidak disanggah."
                ),
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(code) for code in self.codes):
            raise forms.ValidationError(_("Isi sanggahan untuk paling sedikit satu syarat."))
        return cleaned

    def arguments(self) -> dict[str, str]:
        """Requirement → argument, of those that were filled."""
        return {code: self.cleaned_data[code] for code in self.codes if self.cleaned_data[code]}


class AnswerForm(forms.Form):
    """The decision on each ground of an objection, with its reasoning."""

    def __init__(self, *args: Any, codes: Iterable[str], titles: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = list(codes)
        for code in self.codes:
            self.fields[code] = forms.ChoiceField(
                label=titles.get(code, code),
                choices=[("accepted", _("Sanggahan diterima")), ("rejected", _("Sanggahan ditolak"))],
                widget=forms.RadioSelect,
            )
            self.fields[f"reasoning_{code}"] = forms.CharField(
                label=_("Alasan, dengan kata-kata yang dipahami pelamar"),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def decisions(self, bases: dict[str, str]) -> dict[str, tuple[str, str, str]]:
        """Requirement → (accepted | rejected, reasoning, legal basis)."""
        return {
            code: (self.cleaned_data[code], self.cleaned_data[f"reasoning_{code}"], bases.get(code, ""))
            for code in self.codes
        }
