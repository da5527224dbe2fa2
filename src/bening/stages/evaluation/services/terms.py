"""The basic training, and how a probation or a contract is decided: by two people, on a ground of law."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.deadlines import day_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.terms import against
from bening.infra.db import move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.models import TermDecision, TrainingResult
from bening.stages.evaluation.queries import terms as queries
from bening.stages.evaluation.services.performance import tell

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.appointments.models import Appointment

HIGHEST = 10000


@transaction.atomic
def record_training(
    appointment: Appointment, mark: int, held_on: date, document: str, *, by: User, at: datetime
) -> TrainingResult:
    """Record the mark (hundredths of 100) of the basic training, taken once; a second person seals it."""
    # gather
    rule = queries.rule_of(appointment.announcement)
    # decide
    reasons = list(_against(appointment, by))
    if not rule.training:
        reasons.append(Reason("training.not_asked"))
    if not 0 <= mark <= HIGHEST:
        reasons.append(Reason("training.mark_range"))
    if not document.strip():
        reasons.append(Reason("term.document_missing"))
    require(Verdict(tuple(reasons)))
    # write
    context = queries.training_context(appointment.pk)
    try:
        with transaction.atomic():
            return TrainingResult.objects.create(
                state="recorded",
                appointment=appointment,
                person=appointment.person,
                mark=mark,
                band=rule.band(Fraction(mark, 100)) or "",
                held_on=held_on,
                regulation_digest=announcements.regulation_of(appointment.announcement).digest,
                document_sealed=accounts.seal_for(appointment.person, document.strip().encode(), context),
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:  # the training is taken once
        raise Refused(Reason("state.already_done")) from None


def _against(appointment: Appointment, by: User) -> Iterable[Reason]:
    if people.is_related(by, appointment.person):
        yield Reason("officer.concerned")
    if appointment.state != "on_duty":
        yield Reason("assessment.not_on_duty")
    elif queries.term_of(appointment).decided:
        yield Reason("term.already_ended")


@transaction.atomic
def approve_training(result: TrainingResult, *, by: User, at: datetime) -> TrainingResult:
    """Seal a result as the second person."""
    require(Verdict(tuple(_may_not_second(result, result.recorded_by_id, by))))
    content = {"nilai": result.mark, "jenjang": result.band, "tanggal": result.held_on.isoformat()}
    entry = tell(result.appointment, "pelatihan", content, [result.recorded_by, by], at=at)
    move(result, "approve", approved_by=by, approved_at=at, entry=entry)
    notify(to=result.person, kind="training.sealed", context={}, at=at)
    return result


def _may_not_second(row: TrainingResult | TermDecision, first: int, by: User) -> Iterable[Reason]:
    if by.pk == first:
        yield Reason("officer.same_person")
    yield from _against(row.appointment, by)


@transaction.atomic
def return_training(result: TrainingResult, because: str, *, by: User, at: datetime) -> TrainingResult:
    """Send a record back with the reason; it is made anew."""
    require(Verdict(tuple(_may_not_return(result.recorded_by_id, because, by))))
    return move(result, "return", returned_by=by, returned_because=because.strip())


def _may_not_return(first: int, because: str, by: User) -> Iterable[Reason]:
    if by.pk == first:
        yield Reason("officer.same_person")
    if not because.strip():
        yield Reason("return.without_reason")


@transaction.atomic
def propose_outcome(
    appointment: Appointment,
    ground: str,
    *,
    document: str,
    because: str,
    until: date | None,
    by: User,
    at: datetime,
) -> TermDecision:
    """Propose how the probation or the contract goes on, on one ground of the rules; another approves.

    What the ground needs (the training, a rating, the end of the term) must be on record today.
    """
    # gather
    rule = queries.rule_of(appointment.announcement)
    chosen = rule.ground(ground)
    last = TermDecision.objects.filter(appointment=appointment).aggregate(n=Max("number"))["n"] or 0
    # decide
    reasons = list(_against(appointment, by))
    if chosen is None:
        raise Refused(*reasons, Reason("term.ground_unknown"))
    if not reasons:
        reasons += _ground_faults(appointment, ground, until, day_of(at))
    if not document.strip():
        reasons.append(Reason("term.document_missing"))
    require(Verdict(tuple(reasons)))
    # write
    told = json.dumps({"document": document.strip(), "because": because.strip()})
    context = queries.term_context(appointment.pk, last + 1)
    try:
        with transaction.atomic():
            return TermDecision.objects.create(
                state="proposed",
                appointment=appointment,
                person=appointment.person,
                number=last + 1,
                outcome=chosen.outcome,
                ground=chosen.code,
                legal_basis=chosen.source.basis,
                verified=chosen.source.verified,
                until=until,
                regulation_digest=announcements.regulation_of(appointment.announcement).digest,
                told_sealed=accounts.seal_for(appointment.person, told.encode(), context),
                proposed_by=by,
                proposed_at=at,
            )
    except IntegrityError:  # another proposal waits
        raise Refused(Reason("state.already_done")) from None


def _ground_faults(appointment: Appointment, ground: str, until: date | None, on: date) -> Iterable[Reason]:
    rule = queries.rule_of(appointment.announcement)
    chosen, term = rule.ground(ground), queries.term_of(appointment)
    if chosen is None:
        return
    if (chosen.outcome == "begin") == term.begun:
        yield Reason("state.already_done" if term.begun else "term.not_begun")
    elif chosen.outcome == "begin":
        if until is None or until <= appointment.started_on:
            yield Reason("term.until", chosen.source.basis)
    else:
        yield from against(chosen, queries.facts_of(appointment, until, on), rule)


@transaction.atomic
def approve_outcome(decision: TermDecision, *, by: User, at: datetime) -> TermDecision:
    """Approve as the second person what still stands on its ground; the person is told ground and law."""
    # decide
    reasons = list(_may_not_second(decision, decision.proposed_by_id, by))
    if not reasons:
        reasons += _ground_faults(decision.appointment, decision.ground, decision.until, day_of(at))
    require(Verdict(tuple(reasons)))
    # write
    content = {
        "putusan": decision.outcome,
        "alasan": decision.ground,
        "dasar": decision.legal_basis,
        "sampai": decision.until.isoformat() if decision.until else "",
        "rincian": dict(queries.told_of(decision)),
    }
    entry = tell(decision.appointment, "masa", content, [decision.proposed_by, by], at=at)
    move(decision, "approve", approved_by=by, approved_at=at, entry=entry)
    notify(to=decision.person, kind="term.decided", context={}, at=at)
    return decision


@transaction.atomic
def return_outcome(decision: TermDecision, because: str, *, by: User, at: datetime) -> TermDecision:
    """Send a proposal back with the reason; it does not count."""
    require(Verdict(tuple(_may_not_return(decision.proposed_by_id, because, by))))
    return move(decision, "return", returned_by=by, returned_because=because.strip())
