"""Reading findings: who sees which, what the public sees, what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from bening.accounts import queries as people
from bening.core.citation import CitableCase
from bening.core.deadlines import is_past
from bening.core.tlog.canonical import Value
from bening.core.tlog.dataset import SALT_SIZE, Row
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64
from bening.integrity.bridge import queries as reported
from bening.participation import queries as participation
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.models import Action, Effect, Finding, FindingRecord

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.transparency.datasets import Table

OPENERS = ("evaluator", "inspector")
JUDGES = ("publisher", "inspector")
OPEN_TOLD = ("report", "forum", "consultation", "survey", "fairness", "validity", "verifier")
"""Sources whose reference is public anyway; that of a case or of an assessment stays inside."""


def findings_for(officer: User) -> QuerySet[Finding]:
    """What this officer may see: all of an institution for whoever opens or judges, else one's own."""
    overseen = people.institutions_of(officer, *OPENERS, *JUDGES)
    found = Finding.objects.filter(Q(institution__in=overseen) | Q(owner=officer))
    return found.select_related("announcement", "institution", "owner").order_by("due_at", "pk")


def all_findings() -> QuerySet[Finding]:
    """Every finding, as the public may know it: newest first."""
    return Finding.objects.select_related("announcement", "institution").order_by("-opened_at", "-pk")


def actions_of(finding: Finding) -> QuerySet[Action]:
    """What was done, oldest first."""
    return Action.objects.filter(finding=finding).select_related("acted_by", "judged_by").order_by("pk")


def action_to_judge(finding: Finding) -> Action | None:
    """What waits to be judged, if anything."""
    return actions_of(finding).filter(state="filed").first()


def accepted_action(finding: Finding) -> Action | None:
    """The action that closed the finding in its present round."""
    return actions_of(finding).filter(state="accepted", round=finding.round).first()


def effects_of(finding: Finding) -> dict[int, Effect]:
    """What was seen afterwards, by action."""
    found = Effect.objects.filter(action__finding=finding).select_related("checked_by")
    return {effect.action_id: effect for effect in found}


def records_of(finding: Finding) -> QuerySet[FindingRecord]:
    """What the log was told, oldest first."""
    return FindingRecord.objects.filter(finding=finding).select_related("entry").order_by("number")


def is_overdue(finding: Finding, at: datetime) -> bool:
    """Whether nothing was done in time."""
    return finding.state == "open" and is_past(finding.due_at, at)


def effect_overdue(finding: Finding, at: datetime) -> bool:
    """Whether nobody looked in time whether it helped."""
    due = finding.effect_due_at
    return finding.state == "closed" and due is not None and is_past(due, at)


# -- who may do what ---------------------------------------------------------------------------------------


def may_open(officer: User, institution: Any) -> bool:
    """Whether this officer opens findings for an institution."""
    return any(people.has_role(officer, kind, institution) for kind in OPENERS)


def may_act(officer: User, finding: Finding) -> bool:
    """The owner, or whoever opens findings and writes it down for them."""
    return officer.pk == finding.owner_id or people.has_role(officer, OPENERS[0], finding.institution)


def may_judge(officer: User, finding: Finding, action: Action | None) -> bool:
    """Whoever judges for the institution, neither owns the finding nor acted."""
    if action is None or officer.pk in (action.owner_id, action.acted_by_id, finding.owner_id):
        return False
    return any(people.has_role(officer, kind, finding.institution) for kind in JUDGES)


def owners_for(institution: Any) -> list[User]:
    """Who may be made the owner: everybody with a role, by name."""
    return sorted(people.officers_of(institution), key=lambda user: user.name)


def waiting_count(officer: User) -> int:
    """How much waits for this officer: own open findings, and actions to judge."""
    own = Q(owner=officer, state="open")
    judged = people.institutions_of(officer, *JUDGES)
    theirs = Q(institution__in=judged, state="acted") & ~Q(owner=officer)
    return Finding.objects.filter(own | theirs).count()


def concerns(officer: User) -> bool:
    """Whether findings have anything to do with this officer."""
    return bool(people.institutions_of(officer, *OPENERS, *JUDGES)) or findings_for(officer).exists()


def work_of(officer: User) -> list[tuple[str, str, int]]:
    """(kind of work, name of its page, how much waits), for whoever has anything to do with findings."""
    return [("findings", "evaluation:findings_desk", waiting_count(officer))] if concerns(officer) else []


# -- no person in public -----------------------------------------------------------------------------------


def named_in(text: str, announcement: Announcement) -> bool:
    """Whether a text holds the whole name of an officer, or of somebody appointed in the recruitment.

    A name of one word is looked for as it is written: many names are also plain words.
    """
    folded = f" {_words(text).casefold()} "
    for name in _names(announcement):
        words = _words(name)
        if " " in words and f" {words.casefold()} " in folded:
            return True
        if " " not in words and words and f" {words} " in f" {_words(text)} ":
            return True
    return False


def _names(announcement: Announcement) -> Iterator[str]:
    yield from people.officers_of(announcement.institution).values_list("name", flat=True)
    yield from appointments.appointments_in(announcement).values_list("person__name", flat=True)


def _words(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text).split())


# -- what the public sees ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """How the findings of one unit stand."""

    unit: str
    open: int
    overdue: int
    closed: int
    effective: int


def by_unit(at: datetime) -> list[UnitFigures]:
    """A row for each unit, the most overdue first. Counts of findings, not of people."""
    grouped: dict[str, list[Finding]] = {}
    for finding in Finding.objects.order_by("unit", "pk"):
        grouped.setdefault(finding.unit, []).append(finding)
    rows = [_unit(unit, found, at) for unit, found in grouped.items()]
    return sorted(rows, key=lambda row: (-row.overdue, -row.open, row.unit))


def _unit(unit: str, found: list[Finding], at: datetime) -> UnitFigures:
    states = [finding.state for finding in found]
    return UnitFigures(
        unit,
        states.count("open") + states.count("acted"),
        sum(is_overdue(finding, at) for finding in found),
        states.count("closed"),
        states.count("effective"),
    )


def public_reference(finding: Finding) -> str:
    """Where the finding comes from, if that may be read by everybody."""
    return finding.reference if finding.source in OPEN_TOLD else ""


def table_name(record: FindingRecord) -> str:
    """Under which name the log and the catalogue know one record."""
    finding = record.finding
    return f"{finding.announcement.slug}/temuan-{finding.number}/{record.number}"


def open_row(record: FindingRecord) -> Row:
    """A record as open data."""
    values: dict[str, Value] = record.values
    return Row(decode64(record.commitment, SIZE), decode64(record.salt, SALT_SIZE), values)


def datasets() -> Iterator[Table]:
    """Every record as a table of the catalogue."""
    from bening.transparency.datasets import Table

    found = FindingRecord.objects.filter(entry__idx__isnull=False)
    for record in found.select_related("finding__announcement", "entry").order_by("pk"):
        slug, number = record.finding.announcement.slug, record.finding.number
        yield Table(
            name=table_name(record),
            kind="finding",
            announcement=slug,
            url=reverse("evaluation:finding_rows", args=[slug, number, record.number]),
            log=record.finding.announcement.season,
            entry=record.entry.idx,
        )


def due_for_alert(at: datetime) -> QuerySet[Finding]:
    """What the job has to look at, the longest waiting first."""
    due = Finding.objects.filter(alert_at__lte=at).select_related("announcement", "institution", "owner")
    return due.order_by("alert_at", "pk")


# --- what a finding may rest on ------------------------------------------------------------------------

SOURCE_OF_CASE = {
    "complaint": "complaint",
    "suggestion": "forum",
    "moderation": "forum",
    "consultation": "consultation",
    "integrity": "integrity",
    "audit": "integrity",
}
"""Kind of a decided case of the public's → the source of a finding that cites it."""
CASES_SHOWN = 20


def citable_cases(institution: Any) -> list[tuple[str, CitableCase]]:
    """(source, case) of decided cases of the public's that no finding cites yet, the newest first."""
    cases = [*participation.citable_cases(institution), *reported.citable_cases()]
    cited = set(Finding.objects.values_list("source", "reference"))
    found = [(SOURCE_OF_CASE[case.kind], case) for case in cases if case.kind in SOURCE_OF_CASE]
    found = [(source, case) for source, case in found if (source, case.reference) not in cited]
    return sorted(found, key=lambda each: each[1].decided_at, reverse=True)[:CASES_SHOWN]
