"""What a desk shows of one dossier: each requirement with its document, what was stated, read and found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from bening.accounts import queries as people
from bening.core import triage
from bening.core.decision import Check, Outcome
from bening.infra.encryption import lookup
from bening.reading.findings import PDF
from bening.reading.report import Report
from bening.stages.announcements import queries as announcements
from bening.stages.announcements.words import told
from bening.stages.verification import evidence, queries
from bening.stages.verification.requirements import Requirement, claims_of
from bening.stages.verification.words import claim, ground_text, title_of, value_text

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.documents.models import Document, Dossier
    from bening.stages.verification.models import Allocation, Ruling, Triage, Verdict

STATEMENT = "surat_pernyataan"
READ_OF = {
    "identity.born": "birth_date",
    "identity.sex": "sex",
    "education.programme": "programme",
    "education.institution": "institution",
    "education.ijazah_number": "number",
    "education.graduated_on": "graduation_date",
    "education.gpa": "gpa",
}
"""What was stated → the field of the document that must say the same."""
HIDDEN = ("name", "nik", "address", "birth_place")
"""Fields that are covered on the picture once the program found them to match: nobody needs to know whose."""


def seat_of(dossier: Dossier) -> dict[str, Any]:
    """What was applied for, which every judgement needs."""
    formasi = dossier.application.formasi
    return {"formasi": formasi, "accepts": [one["programme"] for one in formasi.qualifications]}


@dataclass(frozen=True, slots=True)
class Hints:
    """What the program read and found in each slot, and what the applicant says of its doubts.

    None of it is shown where people are to look with their own eyes alone.
    """

    reports: Mapping[str, Report]
    checks: Mapping[str, Sequence[Check]]
    asked: Mapping[str, Mapping[str, str]]
    ruling: Ruling | None = None

    @property
    def whole(self) -> list[Check]:
        """What the program doubts of the dossier as a whole."""
        return _doubts(self.checks.get(evidence.WHOLE, ()))


NO_HINTS = Hints({}, {}, {})


def hints_of(dossier: Dossier) -> Hints:
    """Everything the program can say of one dossier."""
    return Hints(
        evidence.reports_of(dossier),
        evidence.checks_by_slot(dossier),
        evidence.asked_of(dossier),
        queries.ruling_on(dossier),
    )


def is_unaided(allocation: Allocation, triage: Triage | None, verdict: Verdict | None = None) -> bool:
    """Whether this step is done with people's own eyes alone: nothing read is told, no picture is covered.

    So are the random sample, the second person's own judgement of a TMS, and the choice between two.
    """
    blind = allocation.step == queries.SECOND and verdict is not None and verdict.outcome == "tms"
    return bool(triage and triage.drawn) or blind or allocation.step == queries.THIRD


def rows_of(
    dossier: Dossier,
    requirements: Sequence[Requirement],
    verdict: Verdict | None = None,
    *,
    hints: Hints = NO_HINTS,
) -> list[dict[str, Any]]:
    """One row for each requirement: its document and claims, and the finding of a verdict if there is one."""
    stated = claims_of(dossier, [requirement.code for requirement in requirements])
    findings = {one.requirement: one for one in verdict.findings.all()} if verdict else {}
    reports, checks, asked = hints.reports, hints.checks, hints.asked
    return [
        {
            "requirement": requirement,
            "code": requirement.code,
            "title": title_of(requirement),
            "number": number,
            "pages": _sheets(requirement.document, reports.get(requirement.code)),
            "photo": requirement.document and requirement.document.media_type != PDF,
            "claims": _claims(stated.get(requirement.code, []), reports.get(requirement.code)),
            "clauses": _clauses(dossier) if requirement.code == STATEMENT else (),
            "finding": findings.get(requirement.code),
            "ruling": hints.ruling if requirement.code == queries.ABOUT else None,
            **_machine(requirement, checks.get(requirement.code, ()), asked.get(requirement.code, {})),
        }
        for number, requirement in enumerate(requirements, start=1)
    ]


def _claims(stated: Iterable[tuple[str, Any]], report: Report | None) -> list[dict[str, Any]]:
    """What was typed, beside it what was read, and whether the program found them alike."""
    rows = []
    for field, value in stated:
        label, text = claim(field, value)
        name = READ_OF.get(field, "")
        read = report.fields.get(name) if report else None
        rows.append(
            {
                "label": label,
                "value": text,
                "read": value_text(field, read.value) if read else "",
                "check": _check(report, f"match.{name}"),
            }
        )
    return rows


def _check(report: Report | None, code: str) -> Check | None:
    return next((check for check in report.checks if check.code == code), None) if report else None


def _doubts(checks: Iterable[Check]) -> list[Check]:
    """What is not met, uncertain or unknown, without the facts: they may name the person."""
    return [Check(check.code, check.outcome) for check in triage.doubtful(checks)]


def _machine(requirement: Requirement, checks: Sequence[Check], asked: Mapping[str, str]) -> dict[str, Any]:
    """What the program is sure of and what not, and what the applicant says of the doubts."""
    doubts = [{"check": check, "says": asked.get(check.code, "")} for check in _doubts(checks)]
    settled = bool(checks) and not doubts and requirement.doubt is None
    return {
        "checked": sum(check.outcome is Outcome.MET for check in checks),
        "doubts": doubts,
        "fallbacks": evidence.fallbacks_in(checks),
        "settled": settled,
    }


def _sheets(document: Document | None, report: Report | None) -> list[dict[str, Any]]:
    """Each page of a document with the boxes of what was read on it, as shares of its picture."""
    if document is None:
        return []
    return [
        {"number": number, "boxes": list(_boxes(report, number)), "covered": bool(covered(report, number))}
        for number in range(1, document.pages + 1)
    ]


def _boxes(report: Report | None, page: int) -> Iterable[dict[str, str]]:
    """Around what was compared with what the applicant wrote; what nobody compared is no doubt."""
    hidden = {id(field) for field in _hidden(report)}
    for name, field in report.fields.items() if report else ():
        check = _check(report, f"match.{name}")
        if check is None or field.page != page or field.box is None or id(field) in hidden:
            continue
        x0, y0, x1, y1 = field.box
        yield {
            "x": f"{x0:.4f}",
            "y": f"{y0:.4f}",
            "width": f"{max(x1 - x0, 0):.4f}",
            "height": f"{max(y1 - y0, 0):.4f}",
            "tone": "met" if check.outcome is Outcome.MET else "doubt",
        }


def _hidden(report: Report | None) -> list[Any]:
    if report is None:
        return []
    met = {check.code for check in report.checks if check.outcome is Outcome.MET}
    return [report.fields[name] for name in HIDDEN if name in report.fields and f"match.{name}" in met]


def covered(report: Report | None, page: int) -> list[tuple[float, float, float, float]]:
    """The boxes to cover on one page: personal values that the program found to match."""
    return [field.box for field in _hidden(report) if field.page == page and field.box is not None]


def _clauses(dossier: Dossier) -> list[str]:
    statements = announcements.statements_of(dossier.application.announcement)
    return [told(statement, "text") for statement in statements]


def sides(verdict: Verdict, finding: Any, opinion: Any) -> list[tuple[str, str]]:
    """Both judgements on one requirement as choices, in an order that does not tell who was first."""
    both = [("first", _said(finding)), ("second", _said(opinion))]
    turned = int(lookup(f"{verdict.uuid}/{finding.requirement}", "side")[0], 16) % 2
    return both[::-1] if turned else both


def _said(one: Any) -> str:
    if one.met:
        return _("Memenuhi")
    text = ground_text(one.ground)
    return f"{text} ({one.note})" if one.note else text


def doubtful_first(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What people must look at first, what the program is sure of at the end."""
    return sorted(rows, key=lambda row: row["settled"])


def unseen(officer: User, allocation: Allocation, requirements: Iterable[Requirement]) -> set[str]:
    """Documents of which this officer has not had the first page drawn since they got the dossier."""
    person = allocation.dossier.application.person
    read = people.accesses_to(person).filter(actor_id=officer.pk, at__gte=allocation.allocated_at)
    seen = set(read.order_by().values_list("what", flat=True))
    return {one.code for one in requirements if one.document and access_to(one.code) not in seen}


def access_to(slot: str) -> str:
    """How the reading of a document is written down."""
    return f"document:{slot}"
