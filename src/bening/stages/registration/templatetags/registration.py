"""Showing what a person stated."""

from __future__ import annotations

from typing import Any

from django import template

from bening.core.decision import Check, Reason
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
    """(label, value as people read it, kind) of the answers of one section, empty ones left out."""
    return [
        (_LABELS[name], *_shown(name, value)) for name, value in answers.items() if value and name in _LABELS
    ]


def _shown(name: str, value: Any) -> tuple[Any, str]:
    if name in _CHOICES:
        return _CHOICES[name].get(value, value), "text"
    if value in (YES, NO):
        return _YES_NO[value], "text"
    if name in ("gpa",):
        return value, "number"
    day = as_date(value) if isinstance(value, str) else None
    return (day, "date") if day else (value, "text")
