"""What a desk shows of one dossier: each requirement with its document, what was stated, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from bening.accounts import queries as people
from bening.reading.findings import PDF
from bening.stages.announcements import queries as announcements
from bening.stages.announcements.words import told
from bening.stages.verification.requirements import Requirement, claims_of
from bening.stages.verification.words import claim, title_of

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.documents.models import Dossier
    from bening.stages.verification.models import Allocation, Verdict

STATEMENT = "surat_pernyataan"


def seat_of(dossier: Dossier) -> dict[str, Any]:
    """What was applied for, which every judgement needs."""
    formasi = dossier.application.formasi
    return {"formasi": formasi, "accepts": [one["programme"] for one in formasi.qualifications]}


def rows_of(
    dossier: Dossier, requirements: Sequence[Requirement], verdict: Verdict | None = None
) -> list[dict[str, Any]]:
    """One row for each requirement: its document and claims, and the finding of a verdict if there is one."""
    stated = claims_of(dossier, [requirement.code for requirement in requirements])
    findings = {one.requirement: one for one in verdict.findings.all()} if verdict else {}
    return [
        {
            "requirement": requirement,
            "code": requirement.code,
            "title": title_of(requirement),
            "number": number,
            "pages": range(1, requirement.document.pages + 1) if requirement.document else (),
            "photo": requirement.document and requirement.document.media_type != PDF,
            "claims": [claim(field, value) for field, value in stated.get(requirement.code, [])],
            "clauses": _clauses(dossier) if requirement.code == STATEMENT else (),
            "finding": findings.get(requirement.code),
        }
        for number, requirement in enumerate(requirements, start=1)
    ]


def _clauses(dossier: Dossier) -> list[str]:
    statements = announcements.statements_of(dossier.application.announcement)
    return [told(statement, "text") for statement in statements]


def unseen(officer: User, allocation: Allocation, requirements: Iterable[Requirement]) -> set[str]:
    """Documents of which this officer has not had the first page drawn since they got the dossier."""
    person = allocation.dossier.application.person
    read = people.accesses_to(person).filter(actor_id=officer.pk, at__gte=allocation.allocated_at)
    seen = set(read.order_by().values_list("what", flat=True))
    return {one.code for one in requirements if one.document and access_to(one.code) not in seen}


def access_to(slot: str) -> str:
    """How the reading of a document is written down."""
    return f"document:{slot}"
