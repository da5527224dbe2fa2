"""Readings as they move: taken from the queue, kept or given up, and what the applicant answers to them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts.services import seal_for
from bening.core.decision import Check, Reason, Refused
from bening.infra.db import Stale, edit
from bening.infra.encryption import lookup
from bening.reading.question import Question
from bening.reading.report import Report
from bening.reading.wire import report_as_json
from bening.stages.documents import asking, recheck, reports
from bening.stages.documents.models import Ask, Document, Dossier, Reading, Trace
from bening.stages.documents.services import may_change

if TYPE_CHECKING:
    from bening.accounts.models import User

LEASE = timedelta(seconds=30)
"""So long a document belongs to one worker that may have been killed; a living one renews it."""
ATTEMPTS = 3
"""After so many workers that died over it, a document is left to people."""


def take_next(*, at: datetime) -> Reading | None:
    """The document that waits longest, leased to the caller; None when nobody waits.

    Two workers never get the same: the lease is one compare-and-set.
    """
    for reading in _waiting(at)[:4]:
        if reading.attempts >= ATTEMPTS:
            give_up(reading, "file.not_read", at=at)
            continue
        try:
            return edit(reading, leased_until=at + LEASE, attempts=reading.attempts + 1)
        except Stale:  # another worker was faster
            continue
    return None


def _waiting(at: datetime):  # type: ignore[no-untyped-def]  # a queryset; its type says nothing more
    queue = Reading.objects.filter(state=Reading.WAITING).exclude(leased_until__gt=at)
    return recheck.with_all(queue, "document__").order_by("waits_since", "pk")


def renew(reading: Reading, *, at: datetime) -> None:
    """Keep the lease of a document that takes long."""
    edit(reading, leased_until=at + LEASE)


def put_back(reading: Reading) -> None:
    """Let it be tried once more: the process that read it died, which may have been no fault of the file."""
    edit(reading, leased_until=None)


def ask(reading: Reading) -> Question:
    """What is asked of this document; remembered on the row, so that a later change of answers is noticed."""
    question = asking.question_about(reading.document)
    reading.asked, reading.statement = asking.mark_of(question), reading.document.dossier.application.version
    return question


@transaction.atomic
def keep(reading: Reading, report: Report, *, at: datetime) -> bool:
    """Write down what was read; False when the file was replaced or removed meanwhile, or when the answers
    changed that it was compared with: it is read anew then."""
    document = reading.document
    # Whoever seals the dossier at this moment waits, or is waited for: read before or after, never between.
    Dossier.objects.select_for_update().filter(pk=document.dossier_id).first()
    sealed = Document.objects.filter(pk=document.pk).values_list("sealed", flat=True).first()
    if sealed is None:
        return False
    if not sealed and recheck.asked_differently(reading):
        put_back(reading)
        return False
    checks = tuple(check for check in report.checks if not _only_asked_with(document.slot, check))
    report = replace(report, checks=checks)
    application = document.dossier.application
    person, season = application.person, application.season
    packed = json.dumps(report_as_json(report), ensure_ascii=False, sort_keys=True).encode()
    try:
        edit(
            reading,
            state=Reading.READ,
            read_at=at,
            leased_until=None,
            kind=report.kind,
            engine=", ".join(report.engines)[:120],
            milliseconds=round(report.seconds * 1000),
            doubts=reports.doubts_in(checks),
            report=seal_for(person, packed, reports.context_of(document.pk)),
            words=_words(report, season),
            asked=reading.asked,
            statement=reading.statement,
            sealed=sealed,
        )
    except Stale:
        return False
    Ask.objects.filter(document=document).exclude(code__in=_open_in(checks)).delete()
    found = dict((mark, sort) for sort, mark in reports.traces_of(report, season))
    Trace.objects.bulk_create(Trace(reading=reading, sort=sort, hash=mark) for mark, sort in found.items())
    return True


def _open_in(checks: tuple[Check, ...]) -> set[str]:
    """What an applicant may have asked a person to look at and is still open."""
    return {check.code for check in checks if reports.is_doubt(check)}


def _only_asked_with(slot: str, check: Check) -> bool:
    """Whether this compares a value that stands nowhere in such a document."""
    return check.code.removeprefix("match.") in asking.ONLY_ASKED_WITH.get(slot, ())


def _words(report: Report, season: str) -> bytes:
    """The words as keyed hashes: equal words are found, no word can be read."""
    secret = bytes.fromhex(lookup(season, "words"))
    marks = (
        hashlib.blake2b(word.encode(), key=secret, digest_size=Reading.WORD_BYTES) for word in report.tokens
    )
    return b"".join(sorted(mark.digest() for mark in marks))


@transaction.atomic
def give_up(reading: Reading, problem: str, *, at: datetime) -> bool:
    """Leave a document to people; False when it is gone or was read by somebody else."""
    document = reading.document
    Dossier.objects.select_for_update().filter(pk=document.dossier_id).first()
    sealed = Document.objects.filter(pk=document.pk).values_list("sealed", flat=True).first()
    if sealed is None:
        return False
    told = {"state": Reading.UNREADABLE, "problem": problem, "read_at": at, "leased_until": None}
    try:
        edit(reading, **told, sealed=sealed, compared=True)
    except Stale:
        return False
    return True


@transaction.atomic
def ask_for_person(document: Document, code: str, says: str, *, by: User, at: datetime) -> Ask:
    """The applicant asks that a person looks at one doubt; asking again changes only what they say."""
    may_change(document.dossier, at)
    found = Reading.objects.filter(document=document).first()
    report = reports.opened(found, by) if found else None
    known = {"file.not_read"} if found else set()
    known |= {check.code for check in report.checks if reports.is_doubt(check)} if report else set()
    if code not in known or says not in (Ask.LOOK, Ask.MISTYPED):
        raise Refused(Reason("state.changed_meanwhile"))
    ask, _ = Ask.objects.update_or_create(
        document=document, code=code, defaults={"says": says, "asked_at": at}
    )
    return ask
