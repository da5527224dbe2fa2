"""The filing: the appointee hands in papers, a machine reads them, an officer accepts or returns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.rules import DocumentRule
from bening.infra.crashpoint import crashpoint
from bening.infra.db import Stale, edit
from bening.infra.storage import private_store
from bening.notifications.services import notify, notify_once
from bening.reading.findings import Intake
from bening.reading.intake import look
from bening.reading.report import Report
from bening.reading.wire import check_as_json
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import filing_checks
from bening.stages.appointments.models import Appointment, Curriculum, Paper
from bening.stages.appointments.queries import filing as queries
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.accounts.models import User

LEASE = timedelta(minutes=3)
"""So long a paper belongs to a worker that may have been killed."""
ATTEMPTS = 3
"""After so many workers that died over it, a paper is left to people."""


def look_at(rule: DocumentRule, data: bytes) -> Intake:
    """The first look at a file, outside any transaction."""
    return look(data, queries.limits_of(rule))


def hand_in(
    appointment: Appointment, rule: DocumentRule, data: bytes, found: Intake, *, by: User, at: datetime
) -> Paper:
    """Keep a file that was looked at. Durable before its row; the same file again changes nothing.

    It takes the place of one that nobody judged, or of one that was returned, which stays on file.
    """
    require(Verdict(found.problems))
    store = private_store()
    key = store.put(accounts.seal_for(by, data, queries.storage_context(appointment.pk, rule.slot)))
    crashpoint("appointments.stored")  # a file that no row names: swept after a day
    row = Paper(
        appointment=appointment,
        person=by,
        slot=rule.slot,
        key=key,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=found.media_type,
        pages=found.pages,
        uploaded_at=at,
    )
    try:
        held = _put_in(appointment, rule, row, at)
    except BaseException:
        store.delete(key)
        raise
    if held is not row:
        store.delete(key)
    return held


@transaction.atomic
def _put_in(appointment: Appointment, rule: DocumentRule, row: Paper, at: datetime) -> Paper:
    """The paper that the slot then holds."""
    # decide
    old = queries.papers_of(appointment).filter(slot=rule.slot).first()
    if not queries.may_hand_in(appointment, queries.Slot(rule, old), at):
        raise Refused(Reason("filing.closed"))
    if old is not None and old.sha256 == row.sha256 and not old.outcome:
        return old
    # write
    edit(appointment)  # whoever moves the appointment meanwhile, or fills the same slot, comes first or fails
    if old is not None and old.outcome:
        edit(old, superseded=True)
    elif old is not None:
        unwanted = old.key
        old.delete()
        transaction.on_commit(lambda: private_store().delete(unwanted))
    row.save(force_insert=True)
    return row


@transaction.atomic
def accept_paper(paper: Paper, *, by: User, at: datetime) -> Paper:
    """Say that a paper is as it must be."""
    require(Verdict(tuple(_against_judge(paper, by))))
    return edit(paper, outcome="accepted", judged_by=by, judged_at=at, returned_because="", mend_by=None)


@transaction.atomic
def return_paper(paper: Paper, because: str, *, by: User, at: datetime) -> Paper:
    """Send a paper back with the reason; another may be handed in within the days of the regulation."""
    reasons = list(_against_judge(paper, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    mend_by = queries.mended_by(paper.appointment, at)
    edit(
        paper, outcome="returned", judged_by=by, judged_at=at, returned_because=because.strip(),
        mend_by=mend_by,
    )  # fmt: skip
    notify(to=paper.person, kind="filing.returned", context={"due": mend_by.isoformat()}, at=at)
    return paper


def remind_closing(*, at: datetime) -> int:
    """Remind everyone whose filing ends soon, once for each end; how many were told."""
    told = 0
    for one in queries.closing(at):
        context = {"due": one.ends.isoformat(), "papers": one.papers}
        key = f"filing.closing:{one.appointment.pk}:{one.ends:%Y%m%d}"
        told += notify_once(
            [one.appointment.person_id], kind="filing.closing", context=context, key=key, at=at
        )
    return told


def _against_judge(paper: Paper, by: User) -> list[Reason]:
    reasons = []
    if paper.appointment.state != "filing" or paper.superseded:
        reasons.append(Reason("filing.closed"))
    if by.pk == paper.person_id or people.is_related(by, paper.person):
        reasons.append(Reason("officer.concerned"))
    return reasons


# -- what a machine reads --------------------------------------------------------------------------------


def take_next(*, at: datetime) -> Paper | None:
    """The paper that waits longest, leased to the caller; None when none waits."""
    for paper in queries.waiting_to_read(at)[:4]:
        if paper.attempts >= ATTEMPTS:
            give_up(paper)
            continue
        try:
            return edit(paper, leased_until=at + LEASE, attempts=paper.attempts + 1)
        except Stale:  # another worker was faster, or an officer judged it just now
            continue
    return None


def keep(paper: Paper, report: Report) -> bool:
    """Write down what was found; False when the paper was replaced or changed meanwhile."""
    appointment = paper.appointment
    rule = queries.rule_of(appointment.announcement, paper.slot)
    if rule is None:
        return give_up(paper)
    stated = registration.stated(appointment.application, ["identity.name_ktp"])
    checks = filing_checks.more_checks(
        report,
        rule,
        announcements.regulation_of(appointment.announcement),
        name=stated["identity.name_ktp"],
        sealed_sha256=queries.applied_sha256(appointment, paper.slot),
        sha256=paper.sha256,
    )
    packed = json.dumps([check_as_json(check) for check in checks], ensure_ascii=False).encode()
    sealed = accounts.seal_for(paper.person, packed, queries.checks_context(paper.pk))
    doubts = filing_checks.doubts(checks)
    return _written(paper, state=Paper.READ, leased_until=None, checks=sealed, doubts=doubts)


def give_up(paper: Paper) -> bool:
    """Leave a paper to people."""
    return _written(paper, state=Paper.UNREADABLE, leased_until=None)


def _written(paper: Paper, **changes: object) -> bool:
    try:
        edit(paper, **changes)
    except Stale:  # judged or replaced meanwhile; what still waits is read anew when its lease runs out
        return False
    return True


# -- the curriculum --------------------------------------------------------------------------------------


@transaction.atomic
def save_curriculum(
    appointment: Appointment, stated: Mapping[str, str], *, by: User, at: datetime
) -> Curriculum:
    """Keep what the appointee states, sealed with their key; it may be changed while papers are filed."""
    if appointment.state != "filing" or by.pk != appointment.person_id:
        raise Refused(Reason("filing.closed"))
    packed = json.dumps(dict(stated), ensure_ascii=False, sort_keys=True).encode()
    content = accounts.seal_for(by, packed, queries.curriculum_context(appointment.pk))
    held = Curriculum.objects.filter(appointment=appointment).first()
    if held is not None:
        return edit(held, content=content, saved_at=at)
    try:
        with transaction.atomic():
            return Curriculum.objects.create(appointment=appointment, content=content, saved_at=at)
    except IntegrityError:  # the same form was sent twice at once
        raise Refused(Reason("state.already_done")) from None
