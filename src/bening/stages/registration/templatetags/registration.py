"""Showing what a person stated."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import get_language

from bening.core.decision import Check, Outcome, Reason
from bening.core.reasons import fill
from bening.core.sentences.shape import Sentence
from bening.infra.templatetags.bening import sentence
from bening.stages.registration import forms
from bening.stages.registration.biodata import NO, SECTION_OF_FACT, YES, as_date
from bening.stages.registration.words import LEVELS, SECTIONS

register = template.Library()

_CHOICES = {
    "level": dict(LEVELS),
    "sex": dict(forms.SEXES),
    "gpa_kind": dict(forms.GPA_KINDS),
    "service": dict(forms.SERVICES),
}
_YES_NO = dict(forms.YES_NO)
_FORMS = (
    forms.IdentityForm,
    forms.ContactForm,
    forms.SchoolForm,
    forms.DegreeForm,
    forms.DeclarationsForm,
)
_LABELS = {name: field.label for form in _FORMS for name, field in form.base_fields.items()}


@register.filter
def section_name(section: str) -> Any:
    """A section as people read it."""
    return SECTIONS.get(section, section)


@register.filter
def requirement(check: Check) -> str:
    """What a check asks, whatever it found."""
    return sentence(Reason(check.code, check.legal_basis, check.evidence))


@register.filter
def in_order(biodata: dict[str, Any]) -> list[tuple[str, Any]]:
    """(section, answers) in the order in which they were asked; units have their own place."""
    return [(name, biodata[name]) for name in SECTIONS if name in biodata and name != "placement"]


@register.filter
def used(check: Check) -> str:
    """The value that a check looked at, as people read it; empty where there is none to show."""
    if check.outcome is Outcome.NO_DATA:
        return ""
    if check.code == "service.allows":
        return str(_CHOICES["service"].get(check.evidence["service"], ""))
    if check.code in _ASKED or check.code.startswith("declaration."):
        met = check.outcome is Outcome.MET
        return str(_YES_NO[YES if met is _ASKED.get(check.code, True) else NO])
    told = _USED.get(check.code)
    if told is None or any(name not in check.evidence for name in told[1]):
        return ""
    return fill(told[0], check.evidence, get_language() or "id")


_USED = {
    "age.within_limits": (Sentence("{age} tahun pada {on:date}", "{age} years old on {on:date}"), ("age",)),
    "education.is_listed": (Sentence("{level:level} · {programme}", "{level:level} · {programme}"), ()),
    "gpa.reaches_minimum": (Sentence("{gpa:decimal}", "{gpa:decimal}"), ("gpa",)),
    "accreditation.held_at_graduation": (
        Sentence("lulus {graduated_on:date}", "graduated {graduated_on:date}"),
        ("graduated_on",),
    ),
    "practice_registration.is_active": (Sentence("{profession}", "{profession}"), ("profession",)),
}
"""What of the evidence is shown; the facts named must be there."""

_ASKED = {
    "sanction.none_runs": False,
    "disability.is_declared": True,
    "school.is_registered": True,
    "equivalence.is_shown": True,
    "cumlaude.is_shown": True,
}
"""Checks of one question of yes or no, and whether yes is the answer that meets it."""


@register.filter
def section_of(check: Check | Reason) -> str:
    """The section where a missing or wrong answer can be mended; empty where none."""
    reason = check.reason if isinstance(check, Check) else check
    if reason is None:
        return ""
    if reason.code.startswith("section."):
        return reason.code.removeprefix("section.").removesuffix("_incomplete")
    fact = str(reason.facts.get("fact", ""))
    return SECTION_OF_FACT.get(fact, "declarations" if reason.code.startswith("declaration") else "")


@register.filter
def stated(answers: dict[str, Any]) -> list[tuple[Any, Any, str]]:
    """(label, value as people read it, text or date) of one section in order, empty ones left out."""
    return [(label, *_shown(name, answers[name])) for name, label in _LABELS.items() if answers.get(name)]


def _shown(name: str, value: Any) -> tuple[Any, str]:
    if name in _CHOICES:
        return _CHOICES[name].get(value, value), "text"
    if value in (YES, NO):
        return _YES_NO[value], "text"
    if name == "gpa":
        return formats.number_format(value), "text"
    day = as_date(value) if isinstance(value, str) else None
    return (day, "date") if day else (value, "text")
