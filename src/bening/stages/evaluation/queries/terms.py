"""Reading the basic training and the decisions on probations and contracts, and what the rules say now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from bening.accounts import queries as people
from bening.core.regulation_people import OUTCOMES
from bening.core.rules import OutcomeGround, ProbationRule
from bening.core.terms import TermFacts, against, months_after
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
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
    announcement = appointment.announcement
    begun = not is_contract(announcement)
    return _folded(appointment, decisions_of(appointment), rule_of(announcement), begun)


def _folded(
    appointment: Appointment, decisions: Iterable[TermDecision], rule: ProbationRule, begun: bool
) -> Term:
    ends, decided = months_after(appointment.started_on, rule.months), ""
    for decision in decisions:
        begun, ends = True, decision.until or ends
        decided = decision.outcome if decision.outcome in FINAL else ""
    return Term(begun, ends, decided)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands, for the list: term, basic training, last rating."""

    appointment: int
    term: Term
    training: TrainingResult | None
    rating: str


def standings(announcement: Announcement) -> list[Standing]:
    """Everyone on duty, the first to end first; constant in queries."""
    rule, begun = rule_of(announcement), not is_contract(announcement)
    mine = {"appointment__announcement": announcement, "state": "sealed"}
    decisions, ratings = defaultdict(list), defaultdict(list)
    for decision in TermDecision.objects.filter(**mine).order_by("number"):
        decisions[decision.appointment_id].append(decision)
    trained = {row.appointment_id: row for row in TrainingResult.objects.filter(**mine)}
    for row in Assessment.objects.filter(**mine).only("appointment_id", "period", "rating"):
        ratings[row.appointment_id].append((row.period, row.rating))
    found = [
        Standing(
            one.pk,
            _folded(one, decisions[one.pk], rule, begun),
            trained.get(one.pk),
            _last(rule, ratings[one.pk]),
        )
        for one in appointments.on_duty(announcement)
    ]
    return sorted(found, key=lambda each: (each.term.ends, each.appointment))


def training_of(appointment: Appointment) -> TrainingResult | None:
    """The sealed result of the basic training."""
    return TrainingResult.objects.filter(appointment=appointment, state="sealed").first()


def last_rating(appointment: Appointment) -> str:
    """The rating of the last period assessed that counts, by the order of the periods."""
    rows = Assessment.objects.filter(appointment=appointment, state="sealed").values_list("period", "rating")
    return _last(rule_of(appointment.announcement), rows)


def _last(rule: ProbationRule, rows: Iterable[tuple[str, str]]) -> str:
    known = sorted((rule.periods.get(period, 0), rating) for period, rating in rows)
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
