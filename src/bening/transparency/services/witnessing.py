"""Asking the witnesses to cosign: after each release, in parallel, and nothing waits for them.

A witness that is down is asked again after a minute. What a witness refuses is an alarm, never retried
blindly: it may be the first to see that this log was restored from a backup or taken over.
"""

from __future__ import annotations

import hashlib
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import transaction

from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint as CheckpointText
from bening.core.tlog.note import Note, NoteError, Signature, VerifierKey, cosigned_at, signed_by
from bening.core.tlog.policy import Party
from bening.core.tlog.witness import Request, size_in

from .. import gateways, keys, policies, queries
from ..models import Checkpoint, Log, Witnessing

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(minutes=1)
AT_ONCE = 8


def ask_witnesses(log: Log, *, at: datetime) -> int:
    """Ask every witness that has not cosigned the newest checkpoint; how many did now."""
    newest = queries.checkpoint(log)
    parties = {name: party for name, party in policies.current().witnesses.items() if party.url}
    if newest is None or not parties:
        return 0
    rows = [Witnessing.objects.get_or_create(log=log, name=name)[0] for name in parties]
    due = [row for row in rows if row.size < newest.size and not _tried_lately(row, at)]
    return _ask(log, newest, [(row, parties[row.name]) for row in due], at, again=True)


def _tried_lately(row: Witnessing, at: datetime) -> bool:
    return bool(row.problem) and row.tried_at is not None and at - row.tried_at < AGAIN_AFTER


def _ask(
    log: Log, newest: Checkpoint, due: list[tuple[Witnessing, Party]], at: datetime, *, again: bool
) -> int:
    """Send to all at once; what they answer is written down one after the other."""
    if not due:
        return 0
    bodies = [_request(log, newest, row.size) for row, _ in due]
    addresses = [f"{party.url.rstrip('/')}/add-checkpoint" for _, party in due]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(gateways.post, addresses, bodies))
    done, elsewhere = 0, []
    for (row, party), answer in zip(due, answers, strict=True):
        if answer.status == 200:
            done += _cosigned(newest, row, party.key, answer.body, at)
            continue
        size = size_in(answer.body, answer.kind) if answer.status == 409 else None
        if size is None:
            _problem(row, f"HTTP {answer.status}: {answer.body.decode('utf-8', 'replace').strip()}", at)
        elif size > newest.size:
            _ahead(log, row, party, size, at)
        else:  # it stands at another size than we thought: once more from there
            Witnessing.objects.filter(pk=row.pk).update(size=size)
            row.size = size
            elsewhere.append((row, party))
    if again:
        return done + _ask(log, newest, elsewhere, at, again=False)
    for row, _ in elsewhere:
        _problem(row, "it changes its mind about the size it knows", at)
    return done


def _request(log: Log, newest: Checkpoint, old: int) -> bytes:
    whole = 0 < old < newest.size
    proof = merkle.consistency_proof(old, newest.size, queries.tree(log)) if whole else ()
    return Request(old, proof, newest.note.encode()).encode()


def _cosigned(newest: Checkpoint, row: Witnessing, key: VerifierKey, body: bytes, at: datetime) -> bool:
    """Append the witness's line to the checkpoint, if it is one."""
    try:
        lines = [Signature.parse(line) for line in body.decode().splitlines()]
        text = Note.parse(newest.note.encode()).text
        mine = tuple(one for one in lines if (one.name, one.key_id) == (key.name, key.key_id))
        if cosigned_at(Note(text, mine), key, keys.verify) is None:
            raise NoteError("no line by the key of this witness")
    except (NoteError, UnicodeDecodeError) as error:
        _problem(row, f"its answer is no cosignature: {error}", at)
        return False
    with transaction.atomic():
        held = Checkpoint.objects.select_for_update().get(pk=newest.pk)
        if mine[0].line not in held.note:
            Checkpoint.objects.filter(pk=held.pk).update(note=held.note + mine[0].line)
        Witnessing.objects.filter(pk=row.pk).update(size=newest.size, cosigned_at=at, tried_at=at, problem="")
    return True


def _ahead(log: Log, row: Witnessing, party: Party, size: int, at: datetime) -> None:
    """It says that it cosigned more than this database holds: believed only under our own signature.

    Then the row keeps that size, and `guarding` freezes the log: a backup was restored, or the log forked.
    """
    name = hashlib.sha256(log.origin.encode()).hexdigest()
    answer = gateways.fetch(f"{party.url.rstrip('/')}/{name}/checkpoint")
    try:
        note = Note.parse(answer.body)
        told = CheckpointText.parse(note.text)
        proven = signed_by(note, VerifierKey.parse(log.key), keys.verify) and told.origin == log.origin
    except NoteError:
        proven = False
    if proven and told.size > log.size:
        Witnessing.objects.filter(pk=row.pk).update(size=told.size)
        _problem(row, f"it cosigned {told.size} entries under our signature; we hold {log.size}", at)
    else:
        _problem(row, f"it claims {size} entries without showing our signature", at)


def _problem(row: Witnessing, told: str, at: datetime) -> None:
    logger.error("witness %s: %s", row.name, told)
    Witnessing.objects.filter(pk=row.pk).update(problem=told[:300], tried_at=at)
