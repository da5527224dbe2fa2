"""Filing a complaint and what the complainant may do: add evidence, reply, say whether it is solved."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.deadlines import is_past
from bening.core.decision import Reason, Refused, Verdict, require
from bening.infra.crashpoint import crashpoint
from bening.infra.db import edit, move
from bening.infra.storage import private_store
from bening.notifications.services import notify
from bening.participation import periods
from bening.participation.models import Complaint, ComplaintEvidence, ComplaintPause, Part
from bening.participation.queries import complaints as queries
from bening.participation.services import statements
from bening.participation.services.steps import add_step
from bening.reading.findings import JPEG, PDF, PNG, Intake, Limits
from bening.reading.intake import look

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of a ticket: nothing that looks like something else on paper or by telephone."""
LONGEST = 6000
EVIDENCE = Limits((PDF, JPEG, PNG), 100, 2 * 1024 * 1024 - 64 * 1024, 20, "")
DAY = timedelta(days=1)


@transaction.atomic
def file_complaint(
    *,
    institution: Any,
    category: str,
    subject: str,
    story: str,
    named: str = "",
    may_share: bool = False,
    by: Any,
    at: datetime,
) -> Complaint:
    """Complain. Acknowledged at once; whoever is named in it never handles it.

    `named`: the officers it is about, as the complainant knows them; their accounts are found by name or
    address, there and in the story.
    """
    # gather
    told = {"subject": subject.strip(), "story": story.strip(), "named": named.strip()}
    # decide
    require(Verdict(tuple(_faults(told, by, at))))
    due = periods.period("complaint.triage").after(at)
    # write
    complaint = Complaint(
        id=uuid.uuid4(),
        ticket=_ticket(),
        institution=institution,
        person=by,
        season=statements.season(at),
        category=category,
        may_share=may_share,
        filed_at=at,
        opened_at=at,
        triage_due_at=due,
        alert_at=due,
        state="filed",
    )
    complaint.text = accounts.seal_for(by, json.dumps(told).encode(), queries.sealing(complaint, "text"))
    complaint.save(force_insert=True)
    _give_parts(complaint, told, at)
    add_step(complaint, "filed", at=at, actor=by, text=json.dumps(told, sort_keys=True))
    context = {"ticket": complaint.ticket, "due": complaint.triage_due_at.isoformat()}
    notify(to=by, kind="complaint.filed", context=context, at=at)
    return complaint


def _faults(told: dict[str, str], by: Any, at: datetime) -> Any:
    if not told["subject"] or not told["story"]:
        yield Reason("complaint.empty")
    if any(len(text) > LONGEST for text in told.values()):
        yield Reason("text.too_long", facts={"most": LONGEST})
    most = periods.limit("complaints_a_day")
    if queries.complaints_of(by).filter(filed_at__gt=at - DAY).count() >= most:
        yield Reason("participation.too_many", facts={"most": most})


def _ticket() -> str:
    drawn = "".join(secrets.choice(LETTERS) for _ in range(10))
    return f"P-{drawn[:5]}-{drawn[5:]}"


def _give_parts(complaint: Complaint, told: dict[str, str], at: datetime) -> None:
    """The complainant's own part, and that of everyone who is named."""
    parts = {complaint.person_id: "complainant"}
    for user in named_people(complaint.institution, " ".join(told.values())):
        parts.setdefault(user.pk, "named")
    Part.objects.bulk_create(
        Part(complaint=complaint, user_id=pk, part=part, at=at) for pk, part in parts.items()
    )


def named_people(institution: Any, text: str) -> list[Any]:
    """Everyone with a role whose whole name, or address, stands in a text."""
    plain = f" {_plain(text)} "
    found = []
    for user in people.officers_of(institution):
        words = [word for word in _plain(user.name).split() if len(word) > 1]
        if (words and all(f" {word} " in plain for word in words)) or user.email in text.lower():
            found.append(user)
    return found


def _plain(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text.lower()).split())


# -- evidence --------------------------------------------------------------------------------------------


def look_at(data: bytes) -> Intake:
    """The first look at a file, outside any transaction."""
    return look(data, EVIDENCE)


def add_evidence(complaint: Complaint, data: bytes, found: Intake, *, at: datetime) -> ComplaintEvidence:
    """Keep a file that was looked at. Durable before its row; the same file again changes nothing."""
    require(Verdict(found.problems))
    digest = hashlib.sha256(data).hexdigest()
    held = queries.evidence_of(complaint).filter(sha256=digest).first()
    if held:
        return held
    store = private_store()
    key = store.put(accounts.seal_for(complaint.person, data, f"complaint/{complaint.pk}/evidence"))
    crashpoint("complaint.stored")  # a file that no row names: swept after a day
    try:
        return _keep_evidence(complaint, key, digest, data, found, at)
    except BaseException:
        store.delete(key)
        raise


@transaction.atomic
def _keep_evidence(
    complaint: Complaint, key: str, digest: str, data: bytes, found: Intake, at: datetime
) -> ComplaintEvidence:
    if complaint.state == "closed":
        raise Refused(Reason("complaint.closed"))
    most = periods.limit("evidence_a_complaint")
    if queries.evidence_of(complaint).count() >= most:
        raise Refused(Reason("participation.too_many", facts={"most": most}))
    edit(complaint)
    add_step(complaint, "evidence", at=at, actor=complaint.person, facts={"sha256": digest})
    return ComplaintEvidence.objects.create(
        complaint=complaint,
        key=key,
        sha256=digest,
        size=len(data),
        media_type=found.media_type,
        pages=found.pages,
        uploaded_at=at,
    )


# -- the complainant's turn --------------------------------------------------------------------------------


@transaction.atomic
def reply(complaint: Complaint, text: str, *, by: Any, at: datetime) -> Complaint:
    """Answer what the handler asked: the clock goes on, and the deadline moves by the days it stood still."""
    require(Verdict(tuple(_own(complaint, by, "waiting"))))
    if not text.strip():
        raise Refused(Reason("complaint.empty"))
    ComplaintPause.objects.filter(complaint=complaint, ends_at=None).update(ends_at=at)
    pauses = queries.pauses_of(complaint)
    due = periods.period(f"complaint.{complaint.level}").after(complaint.triaged_at or at, pauses)
    move(complaint, "resume", answer_due_at=due, alert_at=due)
    add_step(complaint, "replied", at=at, actor=by, text=text.strip())
    if complaint.handler:
        notify(to=complaint.handler, kind="complaint.to_handle", context={"ticket": complaint.ticket}, at=at)
    return complaint


@transaction.atomic
def confirm(complaint: Complaint, result: str, text: str = "", *, by: Any, at: datetime) -> Complaint:
    """Say whether it is solved: resolved and partly close it, unresolved opens it again for somebody else."""
    require(Verdict(tuple(_own(complaint, by, "answered"))))
    if result == "unresolved":
        return reopen(complaint, text, by=by, at=at)
    add_step(complaint, "confirmed", at=at, actor=by, text=text.strip(), facts={"result": result})
    return move(complaint, "close", closed_at=at, closed_as=result, alert_at=None)


@transaction.atomic
def reopen(complaint: Complaint, text: str, *, by: Any, at: datetime) -> Complaint:
    """Open it again, with the reason: a new clock, and whoever answered does not handle it a second time."""
    # decide
    require(Verdict(tuple(_own(complaint, by, "answered", "closed"))))
    if not text.strip():
        raise Refused(Reason("complaint.reopen_without_reason"))
    last = complaint.closed_at and periods.period("complaint.reopen").after(complaint.closed_at)
    if last and is_past(last, at):
        raise Refused(Reason("complaint.reopen_too_late", facts={"ends": last.isoformat()}))
    # write
    due = periods.period("complaint.triage").after(at)
    Part.objects.filter(complaint=complaint, part="handler").update(part="concerned")
    move(
        complaint,
        "reopen",
        opened_at=at,
        triage_due_at=due,
        alert_at=due,
        triaged_at=None,
        handler=None,
        answer_due_at=None,
        answered_at=None,
        answered_by=None,
        outcome="",
        closed_at=None,
        closed_as="",
        reopened=complaint.reopened + 1,
        escalation=0,
    )
    add_step(complaint, "reopened", at=at, actor=by, text=text.strip())
    return complaint


def _own(complaint: Complaint, by: Any, *states: str) -> Any:
    if by.pk != complaint.person_id:
        yield Reason("complaint.not_yours")
    if complaint.state not in states:
        yield Reason("state.already_done")
