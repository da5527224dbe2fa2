"""What a person stated, as plain JSON under their key: packing, opening, and what the rules may see of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from bening.core.eligibility import Accreditation, Facts, PracticeRegistration
from bening.infra import encryption

Answers = dict[str, Any]
"""One section: field → text (or a list of texts) as typed and trimmed; dates ISO, decimals with a point."""
Biodata = dict[str, Answers]
"""Section → its answers."""

YES, NO = "ya", "tidak"
CLAUSE = "clause_"
"""Prefix of the fields that hold one clause of the statement each."""

SECTION_OF_FACT = {
    "born": "identity",
    "education_level": "education",
    "programme": "education",
    "graduated_on": "education",
    "gpa": "education",
    "institution_accreditation": "education",
    "programme_accreditation": "education",
    "cumlaude": "education",
    "foreign_degree": "education",
    "equivalence": "education",
    "equal_to_cumlaude": "education",
    "school_registered": "education",
    "practice_registration": "education",
    "teacher_certificate": "education",
    "disability": "declarations",
    "declarations": "declarations",
    "service": "declarations",
    "pppk_since": "declarations",
    "pppk_consent": "declarations",
    "sanctioned": "declarations",
    "former_honorary_k2": "declarations",
}
"""Where a fact that a rule misses is asked."""


def section_context(application_id: int, section: str) -> str:
    """What a sealed section is bound to; it does not open in another row."""
    return f"registration/{application_id}/{section}"


def biodata_context(application_id: int) -> str:
    """What the snapshot of an entered application is bound to."""
    return f"registration/{application_id}/biodata"


def pack(secret: bytes, value: Mapping[str, Any], context: str) -> bytes:
    """Seal answers under the person's secret."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return encryption.seal(secret, text.encode(), context)


def unpack(secret: bytes, sealed: bytes, context: str) -> dict[str, Any]:
    """The answers again; `CannotOpen` once the person's key is erased."""
    value: dict[str, Any] = json.loads(encryption.unseal(secret, sealed, context))
    return value


def as_date(text: str) -> date | None:
    """An ISO date as stored, or nothing: an incomplete section may hold anything."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_number(text: str) -> Fraction | None:
    """A decimal such as `3.51` as an exact number, or nothing."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def as_bool(text: str) -> bool | None:
    """An answer to a yes-or-no question, or nothing."""
    return {YES: True, NO: False}.get(text)


def facts(biodata: Biodata) -> Facts:
    """What the rules may see. Nothing stated is nothing known: never a no."""
    identity, education = biodata.get("identity", {}), biodata.get("education", {})
    declared = biodata.get("declarations", {})
    return Facts(
        born=as_date(identity.get("born", "")),
        education_level=education.get("level", ""),
        programme=education.get("programme", ""),
        graduated_on=as_date(education.get("graduated_on", "")),
        gpa=as_number(education.get("gpa", "")),
        gpa_kind=education.get("gpa_kind", ""),
        institution_accreditation=_accreditation(education, "institution"),
        programme_accreditation=_accreditation(education, "programme"),
        practice_registration=_practice(education),
        disability=as_bool(declared.get("disability", "")),
        declarations=_clauses(declared),
        service=declared.get("service", ""),
        pppk_since=as_date(declared.get("pppk_since", "")),
        pppk_consent=as_bool(declared.get("pppk_consent", "")),
        sanctioned=as_bool(declared.get("sanctioned", "")),
        former_honorary_k2=as_bool(declared.get("former_honorary_k2", "")),
        **{
            name: as_bool(education.get(name, ""))
            for name in (
                "cumlaude",
                "foreign_degree",
                "equivalence",
                "equal_to_cumlaude",
                "school_registered",
                "teacher_certificate",
            )
        },
    )


def _accreditation(education: Answers, of: str) -> Accreditation | None:
    grade = education.get(f"{of}_grade", "")
    if not grade:
        return None
    return Accreditation(
        grade=grade,
        body=education.get(f"{of}_body", ""),
        valid_from=as_date(education.get(f"{of}_from", "")),
        valid_to=as_date(education.get(f"{of}_to", "")),
    )


def _practice(education: Answers) -> PracticeRegistration | None:
    profession = education.get("str_profession", "")
    if as_bool(education.get("has_str", "")) is not True or not profession:
        return None
    return PracticeRegistration(
        profession=profession,
        valid_to=as_date(education.get("str_to", "")),
        internship=as_bool(education.get("str_internship", "")) is True,
    )


def _clauses(declared: Answers) -> dict[str, bool]:
    stated = {name: as_bool(value) for name, value in declared.items() if name.startswith(CLAUSE)}
    return {name.removeprefix(CLAUSE): value for name, value in stated.items() if value is not None}


TieData = tuple[Fraction | None, str, date | None, tuple[str, ...]]


def tie_data(biodata: Biodata) -> TieData:
    """(IPK or average, its kind, born, preferred units): what breaks a tie and fills an empty seat."""
    education, identity = biodata.get("education", {}), biodata.get("identity", {})
    return (
        as_number(education.get("gpa", "")),
        education.get("gpa_kind", ""),
        as_date(identity.get("born", "")),
        tuple(biodata.get("placement", {}).get("preferred_units", ())),
    )
