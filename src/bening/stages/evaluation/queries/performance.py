"""Reading plans, feedback and assessments; who may rate, and what a rater gets to see of a person.

A rater sees the person at work: name, position, unit, first day. What leads to the marks of the selection
(participant number, rank, results) is not in `Colleague`, and whoever handled those marks rates nobody.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from bening.accounts import queries as people
from bening.core.terms import months_after
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.instrument import BEHAVIOUR, RESULTS
from bening.stages.evaluation.models import (
    Assessment,
    Feedback,
    Mark,
    OfficialFile,
    OfficialRating,
    Plan,
    TermDecision,
    TrainingResult,
)
from bening.stages.selection import queries as selection

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment

OBJECTION_STAGE = "performance"
GROUNDS = (RESULTS, BEHAVIOUR)
"""What one may object to in an assessment."""
DONE = ("shared", "contested", "sealed")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Everything a rater sees of the person before their own assessments."""

    pk: int
    name: str
    position: str
    unit: str
    started_on: date


def colleagues(announcement: Announcement) -> list[Colleague]:
    """Everyone on duty as raters see them, by unit and name."""
    places = {line.code: (line.position, line.unit) for line in announcements.formasi_lines(announcement)}
    found = [
        Colleague(one.pk, one.person.name, *places.get(one.formasi_code, ("", "")), one.started_on)
        for one in appointments.on_duty(announcement)
    ]
    return sorted(found, key=lambda one: (one.unit, one.name, one.pk))


def colleague(appointment: Appointment) -> Colleague:
    """One of them."""
    return next(one for one in colleagues(appointment.announcement) if one.pk == appointment.pk)


def knows_marks(announcement: Announcement, officer: User) -> bool:
    """Whether this officer handled the selection marks of these people, and so must not rate them."""
    return officer.pk in selection.handled_marks(announcement)


# --- plans and feedback -------------------------------------------------------------------------------


def plans_of(appointment: Appointment) -> QuerySet[Plan]:
    """Every plan of one employee, the newest first."""
    return Plan.objects.filter(appointment=appointment).select_related("person").order_by("-number")


def plan_in_force(appointment: Appointment) -> Plan | None:
    """The last plan that was agreed on, or that nobody answered in time."""
    return plans_of(appointment).filter(state="agreed").first()


def plans_to_answer(person: User) -> QuerySet[Plan]:
    """Plans that wait for this employee."""
    return Plan.objects.filter(person=person, state="proposed").order_by("pk")


def unanswered_plans(at: datetime) -> QuerySet[Plan]:
    """Plans whose time to be answered is over."""
    return Plan.objects.filter(state="proposed", answer_due_at__lt=at).order_by("pk")


def goals_of(plan: Plan) -> list[tuple[str, str]]:
    """What is to be reached, each with its measure, opened with the employee's key."""
    opened = people.unseal_for(plan.person, plan.goals_sealed, plan_context(plan.appointment_id, plan.number))
    return [(goal, measure) for goal, measure in json.loads(opened)]


def plan_context(appointment_id: int, number: int) -> str:
    """What the goals of a plan are bound to."""
    return f"plan/{appointment_id}/{number}"


def feedback_of(appointment: Appointment, person: User) -> list[tuple[Feedback, str]]:
    """What was said between assessments, the newest first, with its words."""
    rows = Feedback.objects.filter(appointment=appointment).select_related("author").order_by("-pk")
    context = feedback_context(appointment.pk)
    return [(row, people.unseal_for(person, row.text_sealed, context).decode()) for row in rows]


def feedback_context(appointment_id: int) -> str:
    """What feedback is bound to."""
    return f"feedback/{appointment_id}"


# --- assessments --------------------------------------------------------------------------------------


def assessments_seen_by(person: User) -> QuerySet[Assessment]:
    """What both raters completed about this employee; the person's own page and nobody else's."""
    found = Assessment.objects.filter(person=person, state__in=DONE)
    return found.select_related("announcement", "appointment", "plan").order_by("pk")


def to_mark_second(announcement: Announcement, officer: User) -> QuerySet[Assessment]:
    """Assessments this officer may complete: not their own, nobody related, no marks handled."""
    rated = Assessment.objects.filter(announcement=announcement, state="rated")
    if knows_marks(announcement, officer):
        return rated.none()
    return (
        rated.exclude(first_rater=officer)
        .exclude(person__in=people.related_people(officer))
        .select_related("appointment", "person", "plan", "announcement")
        .order_by("pk")
    )


def unanswered(at: datetime) -> QuerySet[Assessment]:
    """Assessments whose time to be answered is over."""
    return Assessment.objects.filter(state="shared", answer_due_at__lt=at).order_by("pk")


def assessment_about(uuid: Any) -> Assessment | None:
    """The assessment an objection is about."""
    found = Assessment.objects.select_related("person", "announcement", "appointment", "plan")
    return found.filter(uuid=uuid).first()


@dataclass(frozen=True, slots=True)
class Said:
    """One item as one rater marked it; `value` None means not observed."""

    criterion: str
    value: int | None
    evidence: str


def marks_of(assessment: Assessment) -> tuple[list[Said], list[Said]]:
    """What the first and the second rater said, in the order of the form, with the evidence."""
    said: dict[int, list[Said]] = defaultdict(list)
    for mark in Mark.objects.filter(assessment=assessment).order_by("pk"):
        said[mark.rater_id].append(Said(mark.criterion, mark.value, _evidence(assessment, mark)))
    second = said.get(assessment.second_rater_id, []) if assessment.second_rater_id else []
    return said.get(assessment.first_rater_id, []), second


def _evidence(assessment: Assessment, mark: Mark) -> str:
    if mark.evidence_sealed is None:
        return ""
    context = mark_context(assessment, mark.criterion)
    return people.unseal_for(assessment.person, mark.evidence_sealed, context).decode()


def mark_context(assessment: Assessment, criterion: str) -> str:
    """What the evidence of a mark is bound to."""
    return f"mark/{assessment.appointment_id}/{assessment.period}/{criterion}"


def remark_context(assessment: Assessment, who: str) -> str:
    """What a remark (`second`) or the employee's answer (`answer`) is bound to."""
    return f"assessment/{assessment.appointment_id}/{assessment.period}/{who}"


def answer_of(assessment: Assessment) -> str:
    """What the employee answered, if anything."""
    return _opened(assessment, assessment.answer_sealed, "answer")


def second_remark_of(assessment: Assessment) -> str:
    """The remark of the second rater."""
    return _opened(assessment, assessment.second_sealed, "second")


def _opened(assessment: Assessment, sealed: bytes | None, who: str) -> str:
    if sealed is None:
        return ""
    return people.unseal_for(assessment.person, sealed, remark_context(assessment, who)).decode()


def last_entry(appointment: Appointment) -> Any:
    """The log entry that the next decision on this person's work answers."""
    told = [
        row.entry
        for model in (Assessment, TrainingResult, TermDecision)
        for row in model.objects.filter(appointment=appointment, entry__isnull=False)
        .select_related("entry")
        .order_by("-entry__pk")[:1]
    ]
    return max(told, key=lambda entry: entry.pk) if told else appointments.last_entry(appointment)


# --- progress -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One period of one person: when it is over, where its assessment stands, what came out."""

    period: str
    due_on: date
    state: str
    results: int | None
    behaviour: int | None
    rating: str


def progress_of(appointment: Appointment, periods: Mapping[str, int]) -> list[Step]:
    """Every period of one person in order; what two raters have not completed shows no figure."""
    return _steps(appointment, periods, _by_period([appointment.pk]))


def progress_in(announcement: Announcement, periods: Mapping[str, int]) -> list[tuple[Colleague, list[Step]]]:
    """The same for everyone on duty, as raters see them; constant in queries."""
    found = {one.pk: one for one in appointments.on_duty(announcement)}
    rows = _by_period(found)
    return [(one, _steps(found[one.pk], periods, rows)) for one in colleagues(announcement)]


def _by_period(appointment_ids: Iterable[int]) -> dict[tuple[int, str], Assessment]:
    rows = Assessment.objects.filter(appointment__in=list(appointment_ids)).exclude(state="returned")
    return {(row.appointment_id, row.period): row for row in rows}


def _steps(
    appointment: Appointment, periods: Mapping[str, int], rows: Mapping[tuple[int, str], Assessment]
) -> list[Step]:
    steps = []
    for period, month in periods.items():
        row = rows.get((appointment.pk, period))
        done = row if row is not None and row.state in DONE else None
        steps.append(
            Step(
                period,
                months_after(appointment.started_on, month),
                row.state if row else "",
                done.results_mean if done else None,
                done.behaviour_mean if done else None,
                done.rating if done else "",
            )
        )
    return steps


def marks_by_criterion(announcement: Announcement) -> dict[str, list[tuple[int, int]]]:
    """Behaviour → (assessment, mark) of every mark that counts, for the picture of the agency.

    What small numbers would tell is for the caller to leave out.
    """
    rows = Mark.objects.filter(
        assessment__announcement=announcement,
        assessment__state="sealed",
        criterion__startswith=f"{BEHAVIOUR}.",
        value__isnull=False,
    )
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for criterion, assessment, value in rows.order_by().values_list("criterion", "assessment", "value"):
        found[criterion].append((assessment, value))
    return found


# --- e-Kinerja ----------------------------------------------------------------------------------------


def official_files(announcement: Announcement) -> QuerySet[OfficialFile]:
    """Files of ratings taken over, the newest first."""
    found = OfficialFile.objects.filter(announcement=announcement)
    return found.select_related("imported_by", "approved_by", "announcement").order_by("-number")


def official_of(person: User) -> list[OfficialRating]:
    """The ratings of e-Kinerja that count for this employee: of each period the last approved."""
    rows = OfficialRating.objects.filter(person=person, file__state="sealed").order_by("file__number", "pk")
    return sorted({row.period: row for row in rows}.values(), key=lambda row: row.period)


def numbers_given(announcement: Announcement, lookups: Sequence[str]) -> dict[str, Appointment]:
    """Keyed hash of an employee number → the appointment that has it."""
    found = appointments.appointments_in(announcement).filter(Q(number_lookup__in=list(lookups)))
    return {one.number_lookup: one for one in found}
