"""What a head and an employee do about work: plan, feedback, two independent ratings, answer, objection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core import performance
from bening.core.deadlines import day_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import PerformanceRecorded
from bening.core.timetable import Phase
from bening.infra.db import move
from bening.notifications.services import notify
from bening.objections import services as objections
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import queries as evaluation
from bening.stages.evaluation.instrument import BEHAVIOUR, RESULTS, instrument, working_days_after
from bening.stages.evaluation.models import Assessment, Feedback, Mark, Plan
from bening.stages.evaluation.queries import performance as queries
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.appointments.models import Appointment

Marks = Mapping[str, tuple[int | None, str]]
"""Item → (mark, or None for not observed; the evidence)."""


# --- planning and feedback ----------------------------------------------------------------------------


@transaction.atomic
def propose_plan(
    appointment: Appointment, goals: Sequence[tuple[str, str]], *, by: User, at: datetime
) -> Plan:
    """Draw up what is expected, each result with its measure; the employee answers within the period."""
    # gather
    told = [(goal.strip(), measure.strip()) for goal, measure in goals if goal.strip() and measure.strip()]
    last = Plan.objects.filter(appointment=appointment).aggregate(n=Max("number"))["n"] or 0
    # decide
    require(Verdict(tuple(_may_not_plan(appointment, told, by))))
    # write
    due = working_days_after(at, instrument().plan_days)
    context = queries.plan_context(appointment.pk, last + 1)
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                state="proposed",
                appointment=appointment,
                person=appointment.person,
                number=last + 1,
                goals=len(told),
                goals_sealed=accounts.seal_for(appointment.person, json.dumps(told).encode(), context),
                proposed_by=by,
                proposed_at=at,
                answer_due_at=due,
            )
    except IntegrityError:  # another one waits, since just now or before
        raise Refused(Reason("plan.waiting")) from None
    notify(to=appointment.person, kind="performance.planned", context={"due": due.isoformat()}, at=at)
    return plan


def _may_not_plan(appointment: Appointment, told: list[tuple[str, str]], by: User) -> Iterable[Reason]:
    yield from _may_not_rate_at_all(appointment, by)
    if not told:
        yield Reason("plan.no_goals")
    if len(told) > instrument().most_goals:
        yield Reason("plan.too_many_goals", facts={"most": instrument().most_goals})


def _may_not_rate_at_all(appointment: Appointment, by: User) -> Iterable[Reason]:
    if people.is_related(by, appointment.person):
        yield Reason("officer.concerned")
    if queries.knows_marks(appointment.announcement, by):
        yield Reason("assessment.rater_knows_marks")
    if appointment.state != "on_duty":
        yield Reason("assessment.not_on_duty")


@transaction.atomic
def agree_to_plan(plan: Plan, *, by: User, at: datetime) -> Plan:
    """Agree as the employee; from here results are measured by it."""
    require(Verdict((Reason("plan.not_yours"),) if by.pk != plan.person_id else ()))
    move(plan, "agree", agreed_at=at, answered_at=at)
    notify(to=plan.proposed_by, kind="performance.plan_answered", context={}, at=at)
    return plan


@transaction.atomic
def return_plan(plan: Plan, because: str, *, by: User, at: datetime) -> Plan:
    """Send it back as the employee, with the reason; the head draws up another."""
    reasons = [Reason("plan.not_yours")] if by.pk != plan.person_id else []
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    move(plan, "return", answered_at=at, returned_because=because.strip())
    notify(to=plan.proposed_by, kind="performance.plan_answered", context={}, at=at)
    return plan


@transaction.atomic
def give_feedback(appointment: Appointment, text: str, *, by: User, at: datetime) -> Feedback:
    """Say something about the work between two assessments; a rater, or the employee answering."""
    # decide
    own = by.pk == appointment.person_id
    reasons = [] if own else list(_may_not_rate_at_all(appointment, by))
    if not own and not people.has_role(by, "assessor", appointment.announcement.institution):
        reasons.append(Reason("feedback.not_yours"))
    if not text.strip():
        reasons.append(Reason("feedback.empty"))
    require(Verdict(tuple(reasons)))
    # write
    sealed = accounts.seal_for(
        appointment.person, text.strip().encode(), queries.feedback_context(appointment.pk)
    )
    said = Feedback.objects.create(
        appointment=appointment, person=appointment.person, author=by, text_sealed=sealed, said_at=at
    )
    if not own:
        notify(to=appointment.person, kind="performance.feedback", context={}, at=at)
    return said


# --- two raters ---------------------------------------------------------------------------------------


@transaction.atomic
def rate(
    appointment: Appointment, period: str, marks: Marks, remark: str, *, by: User, at: datetime
) -> Assessment:
    """Mark every result of the plan and every behaviour as the first rater; the second sees none of it."""
    # gather
    regulation = announcements.regulation_of(appointment.announcement)
    plan = queries.plan_in_force(appointment)
    # decide
    reasons = list(_may_not_rate_at_all(appointment, by))
    if not reasons and period not in evaluation.due_periods(appointment, day_of(at)):
        reasons.append(Reason("assessment.not_due"))
    if plan is None:
        reasons.append(Reason("assessment.no_plan"))
    require(Verdict((*reasons, *_faults(plan, marks, remark))))
    # write
    context = evaluation.evidence_context(appointment.pk, period)
    try:
        with transaction.atomic():
            assessment = Assessment.objects.create(
                state="rated",
                uuid=uuid4(),
                appointment=appointment,
                announcement=appointment.announcement,
                person=appointment.person,
                plan=plan,
                period=period,
                regulation_digest=regulation.digest,
                instrument_digest=instrument().digest,
                formula=instrument().formula.version,
                evidence_sealed=accounts.seal_for(appointment.person, remark.strip().encode(), context),
                first_rater=by,
                rated_at=at,
            )
    except IntegrityError:  # somebody else rated the same period just now
        raise Refused(Reason("state.already_done")) from None
    _keep_marks(assessment, marks, by)
    return assessment


def _faults(plan: Plan | None, marks: Marks, remark: str) -> Iterable[Reason]:
    if plan is None:
        return
    formula = instrument().formula
    known = all(
        value is None or formula.lowest <= value <= formula.highest for value, _evidence in marks.values()
    )
    if set(marks) != set(instrument().criteria(plan.goals)) or not known:
        yield Reason("assessment.criteria_differ")
    unfounded = (
        value in instrument().evidence_for and not evidence.strip() for value, evidence in marks.values()
    )
    if not remark.strip() or any(unfounded):
        yield Reason("assessment.evidence_missing")


def _keep_marks(assessment: Assessment, marks: Marks, by: User) -> None:
    rows = []
    for criterion in instrument().criteria(assessment.plan.goals):
        value, evidence = marks[criterion]
        context = queries.mark_context(assessment, criterion)
        words = evidence.strip().encode()
        rows.append(
            Mark(
                assessment=assessment,
                rater=by,
                criterion=criterion,
                value=value,
                not_observed=value is None,
                evidence_sealed=accounts.seal_for(assessment.person, words, context) if words else None,
            )
        )
    Mark.objects.bulk_create(rows)


@transaction.atomic
def rate_second(assessment: Assessment, marks: Marks, remark: str, *, by: User, at: datetime) -> Assessment:
    """Mark the same items as the second rater; the conclusion follows, and the employee sees all.

    Where only one of the two observed an item, that mark counts alone; where nobody did, none does.
    """
    # gather
    regulation = announcements.regulation_of(assessment.announcement)
    first = {mark.criterion: mark.value for mark in Mark.objects.filter(assessment=assessment).order_by("pk")}
    # decide
    require(Verdict((*_may_not_second(assessment, by), *_faults(assessment.plan, marks, remark))))
    both = performance.together(first, {criterion: value for criterion, (value, _said) in marks.items()})
    means = {part: _mean(part, both, first) for part in (RESULTS, BEHAVIOUR)}
    if None in means.values():
        raise Refused(Reason("assessment.too_little_observed"))
    # write
    _keep_marks(assessment, marks, by)
    levels = {part: performance.level(mean, instrument().formula) for part, mean in means.items()}
    rating = regulation.performance.rating(levels[RESULTS], levels[BEHAVIOUR])
    due = working_days_after(at, instrument().answer_days)
    said = {"hasil": levels[RESULTS], "perilaku": levels[BEHAVIOUR], "predikat": rating}
    entry = tell(
        assessment.appointment,
        "penilaian",
        {"periode": assessment.period, "instrumen": assessment.instrument_digest, **said},
        [assessment.first_rater, by],
        at=at,
    )
    sealed = accounts.seal_for(
        assessment.person, remark.strip().encode(), queries.remark_context(assessment, "second")
    )
    move(
        assessment,
        "share",
        second_rater=by,
        second_sealed=sealed,
        results=levels[RESULTS],
        behaviour=levels[BEHAVIOUR],
        rating=rating,
        results_mean=performance.hundredths(means[RESULTS]),
        behaviour_mean=performance.hundredths(means[BEHAVIOUR]),
        shared_at=at,
        answer_due_at=due,
        entry=entry,
    )
    notify(to=assessment.person, kind="assessment.shared", context={"due": due.isoformat()}, at=at)
    return assessment


def _mean(part: str, both: Mapping[str, Any], asked: Iterable[str]) -> Any:
    """The mean of one part over what somebody observed; None if that is too little."""
    seen = {criterion: mark for criterion, mark in both.items() if criterion.startswith(f"{part}.")}
    number = sum(criterion.startswith(f"{part}.") for criterion in asked)
    enough = performance.enough(len(seen), number, instrument().formula)
    return performance.mean(seen) if enough else None


def _may_not_second(assessment: Assessment, by: User) -> Iterable[Reason]:
    if by.pk == assessment.first_rater_id:
        yield Reason("officer.same_person")
    if people.is_related(by, assessment.person):
        yield Reason("officer.concerned")
    if queries.knows_marks(assessment.announcement, by):
        yield Reason("assessment.rater_knows_marks")


@transaction.atomic
def return_assessment(assessment: Assessment, because: str, *, by: User, at: datetime) -> Assessment:
    """Send back as the second rater what cannot be completed, with the reason; it is made anew."""
    reasons = list(_may_not_second(assessment, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(assessment, "return", returned_by=by, returned_because=because.strip())


# --- the employee -------------------------------------------------------------------------------------


@transaction.atomic
def accept_assessment(assessment: Assessment, answer: str, *, by: User, at: datetime) -> Assessment:
    """Take note as the employee, with an answer or without; from here the assessment counts."""
    require(Verdict(tuple(_may_not_answer(assessment, by))))
    sealed = (
        accounts.seal_for(
            assessment.person, answer.strip().encode(), queries.remark_context(assessment, "answer")
        )
        if answer.strip()
        else None
    )
    return move(assessment, "accept", answer_sealed=sealed, answered_at=at, sealed_at=at)


def _may_not_answer(assessment: Assessment, by: User) -> Iterable[Reason]:
    if by.pk != assessment.person_id:
        yield Reason("assessment.not_yours")
    if assessment.state != "shared":
        yield Reason("assessment.not_shared")


@transaction.atomic
def object_to_assessment(
    assessment: Assessment, arguments: Mapping[str, str], *, by: User, at: datetime
) -> Any:
    """Object as the employee to results or behaviour, with arguments; a third person decides."""
    require(Verdict(tuple(_may_not_answer(assessment, by))))
    announcement = assessment.announcement
    objection = objections.file_objection(
        stage=queries.OBJECTION_STAGE,
        about=assessment.uuid,
        institution=announcement.institution,
        season=announcements.log_season(announcement),
        rules=announcements.edition_digest(announcement),
        person=assessment.person,
        first_officer=assessment.first_rater,
        second_officer=assessment.second_rater,
        allowed=queries.GROUNDS,
        arguments=arguments,
        window=Phase("sanggah", assessment.shared_at, assessment.answer_due_at),
        answer_due_at=working_days_after(at, instrument().decide_days),
        answers=[assessment.entry],
        by=by,
        at=at,
        subject=assessment.appointment.participant,
    )
    move(assessment, "object", answered_at=at)
    return objection


@transaction.atomic
def answer_objection(
    objection: Any, decisions: Mapping[str, tuple[str, str, str]], *, by: User, at: datetime
) -> Assessment:
    """Decide on every ground as somebody who did not rate; one accepted ground and it is made anew."""
    assessment = queries.assessment_about(objection.about)
    if assessment is None or assessment.state != "contested":
        raise Refused(Reason("assessment.not_shared"))
    objections.answer_objection(objection, decisions, by=by, at=at)
    if any(answer == "accepted" for answer, _reasoning, _basis in decisions.values()):
        move(assessment, "overturn", returned_by=by, returned_because="objection")
        notify(to=assessment.person, kind="assessment.overturned", context={}, at=at)
        return assessment
    return move(assessment, "uphold", sealed_at=at)


def close_unanswered(at: datetime) -> int:
    """Put in force what nobody answered in time: plans and assessments; how many there were."""
    closed = 0
    for plan in queries.unanswered_plans(at)[:50]:
        move(plan, "agree", agreed_at=at)
        closed += 1
    for assessment in queries.unanswered(at)[:50]:
        with transaction.atomic():
            move(assessment, "accept", sealed_at=at)
            notify(to=assessment.person, kind="assessment.sealed", context={}, at=at)
        closed += 1
    return closed


# --- the log ------------------------------------------------------------------------------------------


def tell(
    appointment: Appointment, step: str, content: Mapping[str, Any], officers: Sequence[User], *, at: datetime
) -> Any:
    """The log entry of one decision on somebody's work: three commitments, nothing anybody could read."""
    season = announcements.log_season(appointment.announcement)
    return transparency.record(
        PerformanceRecorded(rules=announcements.edition_digest(appointment.announcement)),
        log=season,
        answers=[queries.last_entry(appointment)],
        secret=people.commit_secret(appointment.person, season),
        fields={
            "subjek": appointment.participant,
            "isi": {"langkah": step, **content},
            "aktor": [people.officer_mark(officer, season) for officer in officers],
        },
        at=at,
    )
