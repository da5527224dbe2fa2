"""What officers do with a complaint: take it, ask, answer, step back, hand over. And what the job does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from bening.accounts import queries as people
from bening.core.decision import Reason, Refused, Verdict, require
from bening.infra.db import Stale, edit, move
from bening.notifications.services import notify
from bening.participation import periods
from bening.participation.models import Complaint, ComplaintPause, HandOver, Part
from bening.participation.queries import complaints as queries
from bening.participation.services.steps import add_step


@transaction.atomic
def assign(complaint: Complaint, officer: Any, level: str, *, by: Any, at: datetime) -> Complaint:
    """Triage: how grave it is, and who handles it. Whoever is named in it, related or concerned cannot.

    The answer is due so many working days after triage, by level.
    """
    # decide
    reasons = []
    if not queries.complaints_for(by).filter(pk=complaint.pk).exists():
        reasons.append(Reason("officer.no_role"))
    if officer.pk not in {user.pk for user in queries.handlers_for(complaint)}:
        reasons.append(Reason("complaint.cannot_handle"))
    if complaint.state not in ("filed", "handled"):
        reasons.append(Reason("state.already_done"))
    require(Verdict(tuple(reasons)))
    # write
    Part.objects.filter(complaint=complaint, part="handler").exclude(user=officer).delete()
    _take_part(complaint, officer, "handler", at)
    since = complaint.triaged_at or at
    due = periods.period(f"complaint.{level}").after(since, queries.pauses_of(complaint))
    verb = "assign" if complaint.state == "filed" else "reassign"
    move(complaint, verb, handler=officer, level=level, triaged_at=since, answer_due_at=due, alert_at=due)
    add_step(complaint, "assigned", at=at, actor=by, facts={"level": level})
    context = {"ticket": complaint.ticket, "due": due.isoformat() if due else ""}
    notify(to=complaint.person, kind="complaint.assigned", context=context, at=at)
    if officer.pk != by.pk:
        notify(to=officer, kind="complaint.to_handle", context={"ticket": complaint.ticket}, at=at)
    return complaint


def _take_part(complaint: Complaint, user: Any, part: str, at: datetime) -> None:
    """One part for each person, says the database; named meanwhile means refused."""
    try:
        with transaction.atomic():
            found, _ = Part.objects.get_or_create(
                complaint=complaint, user=user, defaults={"part": part, "at": at}
            )
    except IntegrityError:
        raise Refused(Reason("complaint.cannot_handle")) from None
    if found.part != part:
        raise Refused(Reason("complaint.cannot_handle"))


@transaction.atomic
def ask(complaint: Complaint, question: str, *, by: Any, at: datetime) -> Complaint:
    """Ask the complainant something: the clock stands still until the reply, and everybody sees that."""
    require(Verdict(tuple(_handles(complaint, by))))
    if not question.strip():
        raise Refused(Reason("complaint.empty"))
    move(complaint, "ask", answer_due_at=None, alert_at=None)
    reason = "menunggu jawaban pengadu"
    ComplaintPause.objects.create(complaint=complaint, reason=reason, begins_at=at)
    add_step(complaint, "asked", at=at, actor=by, text=question.strip())
    notify(to=complaint.person, kind="complaint.asked", context={"ticket": complaint.ticket}, at=at)
    return complaint


@transaction.atomic
def answer(complaint: Complaint, outcome: str, text: str, *, by: Any, at: datetime) -> Complaint:
    """Answer with the reason. Late answers are taken too: that they are late stays in the figures."""
    require(Verdict(tuple(_handles(complaint, by))))
    if not text.strip():
        raise Refused(Reason("complaint.answer_without_reason"))
    confirm_by = periods.period("complaint.confirm").after(at)
    move(complaint, "answer", answered_at=at, answered_by=by, outcome=outcome, alert_at=confirm_by)
    add_step(complaint, "answered", at=at, actor=by, text=text.strip(), facts={"outcome": outcome})
    context = {"ticket": complaint.ticket, "due": confirm_by.isoformat() if confirm_by else ""}
    notify(to=complaint.person, kind="complaint.answered", context=context, at=at)
    return complaint


@transaction.atomic
def step_back(complaint: Complaint, *, by: Any, at: datetime) -> Complaint:
    """Be concerned by it oneself: this officer never sees it again, and somebody else handles it."""
    if not queries.complaints_for(by).filter(pk=complaint.pk).exists():
        raise Refused(Reason("officer.no_role"))
    handled = complaint.handler_id == by.pk
    if handled and complaint.state == "handled":
        due = periods.period("complaint.escalate_again").after(at)
        move(complaint, "release", handler=None, alert_at=due)
    elif handled:
        raise Refused(Reason("state.already_done"))
    else:
        edit(complaint)
    Part.objects.update_or_create(complaint=complaint, user=by, defaults={"part": "concerned", "at": at})
    add_step(complaint, "stepped_back", at=at)
    return complaint


@transaction.atomic
def hand_over(
    complaint: Complaint,
    office: str,
    because: str,
    record: bytes,
    reference: str = "",
    *,
    by: Any,
    at: datetime,
) -> HandOver:
    """Note that the record was given to another office; the duty to answer stays here."""
    if not queries.complaints_for(by).filter(pk=complaint.pk).exists() and by.pk != complaint.person_id:
        raise Refused(Reason("officer.no_role"))
    if not because.strip():
        raise Refused(Reason("complaint.handover_without_reason"))
    digest = f"sha256:{hashlib.sha256(record).hexdigest()}"
    facts = {"office": office, "sha256": digest}
    edit(complaint)  # steps are numbered: two at once would take the same number
    add_step(complaint, "handed_over", at=at, actor=by, text=because.strip(), facts=facts)
    if by.pk != complaint.person_id:
        notify(to=complaint.person, kind="complaint.handed_over", context={"ticket": complaint.ticket}, at=at)
    return HandOver.objects.create(
        complaint=complaint,
        office=office,
        reference=reference.strip()[:60],
        sha256=digest,
        at=at,
        by=by,
    )


def _handles(complaint: Complaint, by: Any) -> Iterable[Reason]:
    if complaint.handler_id != by.pk:
        yield Reason("complaint.not_handler")
    if complaint.state != "handled":
        yield Reason("state.already_done")


# -- the job -----------------------------------------------------------------------------------------------


def look_after(at: datetime) -> int:
    """Raise what nobody handled in time, close what the complainant left open; how many. Safe to repeat."""
    done = 0
    for complaint in queries.due_for_alert(at)[:50]:
        try:
            done += _look_after(complaint, at)
        except Stale:
            continue  # somebody was faster, which is what we wanted
    return done


@transaction.atomic
def _look_after(complaint: Complaint, at: datetime) -> int:
    if complaint.state == "answered":
        move(complaint, "close", closed_at=at, closed_as="silent", alert_at=None)
        add_step(complaint, "silent", at=at)
        return 1
    return _escalate(complaint, at)


def _escalate(complaint: Complaint, at: datetime) -> int:
    """One rung higher: the other officers, the inspectorate, the complainant's own way to the Ombudsman."""
    rung = complaint.escalation + 1
    again = periods.period("complaint.escalate_again").after(at)
    edit(complaint, escalation=rung, alert_at=again if rung < queries.LAST_STEP else None)
    add_step(complaint, "escalated", at=at, facts={"rung": rung})
    told = {complaint.person.pk: complaint.person}
    kind = queries.OFFICER if rung == 1 else queries.INSPECTOR
    kept_out = set(
        Part.objects.filter(complaint=complaint).exclude(part="handler").values_list("user", flat=True)
    )
    for user in people.people_with(kind, complaint.institution):
        if user.pk not in kept_out:
            told[user.pk] = user
    for user in told.values():
        notify(to=user, kind="complaint.escalated", context={"ticket": complaint.ticket, "rung": rung}, at=at)
    return 1
