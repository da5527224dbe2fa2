"""What is judged in one dossier, and what of the applicant's own words stands beside each document.

This is the one place that says what a verifier may see beyond the picture of a document: never a name,
a NIK, an address or a way to reach somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bening.core.deadlines import day_of
from bening.core.decision import Check, Outcome, Reason
from bening.core.reasons import sentence
from bening.core.regulation import DocumentRule
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.documents.models import Document, Dossier


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a verifier judges, its title, where its rule stands, and the document that shows it.

    Either a document slot, or (`doubt`) a check that the program could not settle and left to people.
    """

    code: str
    title_id: str
    title_en: str
    legal_basis: str
    verified: bool
    document: Document | None = None
    doubt: Reason | None = None


def requirements_of(dossier: Dossier) -> tuple[Requirement, ...]:
    """What must be judged: every document asked for, those handed in beyond that, and every open doubt."""
    slots = [slot for slot in documents.slots_of(dossier) if slot.required or slot.document]
    return (
        *(_of_slot(slot.rule, slot.document) for slot in slots),
        *(_of_check(check) for check in doubts(dossier)),
    )


def doubts(dossier: Dossier) -> list[Check]:
    """What the rules could not settle on the day the applicant ended the registration."""
    application = dossier.application
    checks = registration.checks(application, day_of(application.entered_at))
    return [check for check in checks if check.outcome is Outcome.UNCERTAIN]


def _of_slot(rule: DocumentRule, document: Document | None) -> Requirement:
    source = rule.source
    return Requirement(rule.slot, rule.title_id, rule.title_en, source.basis, source.verified, document)


def _of_check(check: Check) -> Requirement:
    asked = Reason(check.code, check.legal_basis, check.evidence)
    return Requirement(
        check.code,
        sentence(asked, "id"),
        sentence(asked, "en"),
        check.legal_basis,
        check.verified,
        doubt=check.reason,
    )


CLAIMS: Mapping[str, tuple[str, ...]] = {
    "ktp": ("identity.born", "identity.sex"),
    "ijazah": (
        "education.level",
        "education.programme",
        "education.institution",
        "education.ijazah_number",
        "education.graduated_on",
    ),
    "transkrip": ("education.gpa", "education.gpa_kind", "education.cumlaude"),
    "akreditasi": (
        "education.graduated_on",
        "education.institution_grade",
        "education.institution_body",
        "education.institution_from",
        "education.institution_to",
        "education.programme_grade",
        "education.programme_body",
        "education.programme_from",
        "education.programme_to",
    ),
    "penyetaraan": ("education.foreign_degree", "education.programme"),
    "surat_cumlaude": ("education.cumlaude", "education.equal_to_cumlaude"),
    "str": ("education.str_profession", "education.str_to", "education.str_internship"),
    "surat_disabilitas": ("declarations.disability_type",),
}
"""Document slot → the fields that the applicant filled in and that this document must confirm."""


def claims_of(dossier: Dossier, slots: Iterable[str]) -> dict[str, list[tuple[str, Any]]]:
    """Slot → (field, what was stated) of everything stated; empty answers are left out."""
    wanted = {slot: CLAIMS[slot] for slot in slots if slot in CLAIMS}
    fields = {field for names in wanted.values() for field in names}
    said = registration.stated(dossier.application, sorted(fields))
    return {slot: [(field, said[field]) for field in names if said[field]] for slot, names in wanted.items()}
