"""Reading the basic training and the decisions on probations and contracts, and what the rules say now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from bening.accounts import queries as people
from bening.core.regulation_people import OUTCOMES
from bening.core.rules import OutcomeGround, ProbationRule
from bening.core.terms import TermFacts, against, months_after
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.instrument import contract_rule
from bening.stages.evaluation.models import FINAL, Assessment, TermDecision, TrainingResult

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.core.decision import Reason
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment

CONTRACT = "pppk-"
"""How the names of regulations begin whose recruits work under a contract."""


def is_contract(announcement: Announcement) -> bool:
    """Whether the people of this recruitment have a contract (PPPK) instead of a probation (CPNS)."""
    return announcements.regulation_of(announcement).name.startswith(CONTRACT)


def rule_of(announcement: Announcement) -> ProbationRule:
    """The rules of the probation, or of the contract."""
    if is_contract(announcement):
        return contract_rule()
    return announcements.regulation_of(announcement).probation


@dataclass(frozen=True, slots=True)
class Term:
    """Where somebody stands: the first day after the running term, and how it was decided, if it was."""

    begun: bool
    ends: date
    decided: str


def decisions_of(appointment: Appointment) -> QuerySet[TermDecision]:
    """Every decision that counts, oldest first."""
    found = TermDecision.objects.filter(appointment=appointment, state="sealed")
    return found.select_related("entry", "proposed_by", "approved_by").order_by("number")


def term_of(appointment: Appointment) -> Term:
    """Folded from the first day of duty and the sealed decisions; nothing of it is stored."""
    rule = rule_of(appointment.announcement)
    ends, begun, decided = (
        months_after(appointment.started_on, rule.months),
        not is_contract(appointment.announcement),
        "",
    )
    for decision in decisions_of(appointment):
        begun = True
        ends = decision.until or ends
        decided = decision.outcome if decision.outcome in FINAL else ""
    return Term(begun, ends, decided)


def training_of(appointment: Appointment) -> TrainingResult | None:
    """The sealed result of the basic training."""
    return TrainingResult.objects.filter(appointment=appointment, state="sealed").first()


def last_rating(appointment: Appointment) -> str:
    """The rating of the last period assessed that counts, by the order of the periods."""
    months = rule_of(appointment.announcement).periods
    rows = Assessment.objects.filter(appointment=appointment, state="sealed").values_list("period", "rating")
    known = sorted((months.get(period, 0), rating) for period, rating in rows)
    return known[-1][1] if known else ""


def facts_of(appointment: Appointment, until: date | None, on: date) -> TermFacts:
    """What is on record of one person on this day."""
    training = training_of(appointment)
    return TermFacts(
        on=on,
        ends=term_of(appointment).ends,
        trained=training is not None,
        passed=training is not None and training.band != "",
        rating=last_rating(appointment),
        until=until,
    )


def standing_grounds(appointment: Appointment, on: date) -> list[tuple[OutcomeGround, list[Reason]]]:
    """Every ground of the rules, with what keeps it from standing today; a new term is not asked about."""
    rule = rule_of(appointment.announcement)
    known = facts_of(appointment, None, on)
    return [
        (ground, [reason for reason in against(ground, known, rule) if reason.code != "term.until"])
        for ground in sorted(rule.grounds, key=lambda ground: OUTCOMES.index(ground.outcome))
    ]


def waiting_in(announcement: Announcement) -> list[TrainingResult | TermDecision]:
    """What waits for a second person, oldest first."""
    trainings = TrainingResult.objects.filter(appointment__announcement=announcement, state="recorded")
    decisions = TermDecision.objects.filter(appointment__announcement=announcement, state="proposed")
    together: list[Any] = [
        *trainings.select_related("appointment", "person", "recorded_by"),
        *decisions.select_related("appointment", "person", "proposed_by"),
    ]
    return sorted(together, key=lambda row: (getattr(row, "recorded_at", None) or row.proposed_at, row.pk))


def trainings_waiting(announcement: Announcement, officer: User) -> QuerySet[TrainingResult]:
    """Results this officer may seal: not their own record, nobody related."""
    found = TrainingResult.objects.filter(appointment__announcement=announcement, state="recorded")
    return (
        found.exclude(recorded_by=officer)
        .exclude(person__in=people.related_people(officer))
        .select_related("appointment__announcement", "person", "recorded_by")
    )


def decisions_waiting(announcement: Announcement, officer: User) -> QuerySet[TermDecision]:
    """Proposals this officer may approve: not their own, nobody related."""
    found = TermDecision.objects.filter(appointment__announcement=announcement, state="proposed")
    return (
        found.exclude(proposed_by=officer)
        .exclude(person__in=people.related_people(officer))
        .select_related("appointment__announcement", "person", "proposed_by")
    )


def waiting_count(announcement: Announcement, officer: User) -> int:
    """How much of this waits for this officer."""
    return trainings_waiting(announcement, officer).count() + decisions_waiting(announcement, officer).count()


def training_document(result: TrainingResult) -> str:
    """The certificate the result rests on."""
    return people.unseal_for(
        result.person, result.document_sealed, training_context(result.appointment_id)
    ).decode()


def training_context(appointment_id: int) -> str:
    """What the certificate of a training is bound to."""
    return f"training/{appointment_id}"


def told_of(decision: TermDecision) -> dict[str, str]:
    """`document` and `because` of a decision, opened with the person's key."""
    context = term_context(decision.appointment_id, decision.number)
    told: dict[str, str] = json.loads(people.unseal_for(decision.person, decision.told_sealed, context))
    return told


def term_context(appointment_id: int, number: int) -> str:
    """What the words of a decision are bound to."""
    return f"term/{appointment_id}/{number}"
