"""Opening a log and recording in it. An entry is a row in the caller's own transaction: both or neither."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from bening.core import events
from bening.core.tlog.canonical import Value
from bening.core.tlog.merkle import EMPTY, leaf_hash
from bening.core.tlog.note import encode64

from .. import keys, queries
from ..models import Entry, Log
from .sequencing import take_waiting


class LogFrozen(Exception):
    """Nothing may be written: the log's state does not fit what was released. The message says why."""


@transaction.atomic
def open_log(season: str, origin: str = "", *, at: datetime) -> Log:
    """The log of a season: opened with its first entry, or as it is if it was opened before.

    Keys that are missing are made, except on a production site, where they must be made and kept safe first
    (`bening keys`). `origin` defaults to host/log/season and never changes.
    """
    if found := queries.log_of(season):
        return found
    origin = origin or f"{settings.BENING_LOG_HOST}/log/{season}"
    if not settings.BENING_PRODUCTION:
        keys.make_pair(season, origin)
    key = str(keys.public(keys.log_key_path(season)))
    acknowledgement = str(keys.public(keys.acknowledgement_key_path(season)))
    log = Log.objects.create(
        season=season, origin=origin, key=key, acknowledgement_key=acknowledgement, root=EMPTY
    )
    record(events.LogGenesis(origin=origin, key=key, acknowledgement=acknowledgement), log=log, at=at)
    return log


def record(
    event: events.Event,
    *,
    log: Log | str,
    at: datetime,
    answers: Iterable[Entry | None] = (),
    secret: bytes | None = None,
    fields: Mapping[str, Value] | None = None,
    inner: Mapping[str, Value] | None = None,
    actor_secret: bytes | None = None,
) -> Entry:
    """Say `event` in the log, as part of the caller's transaction; the entry, which waits for its index.

    `log` is the log or its season. `answers` are the entries it refers back to; those still waiting get
    their index first, in this transaction. An event about a person needs the person's `secret` (32 bytes)
    and `fields` with the values of subjek, isi and aktor; `inner` are values inside `isi` that can be
    opened one by one; `actor_secret` salts aktor with the officer's own secret. Raises
    `core.events.BadEvent` for what the log may not say and `LogFrozen` when nothing may be written.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs into the transaction of what it records")
    row = _open_log_row(log)
    moment = at.replace(microsecond=0)
    identity = events.new_id(at, secrets.token_bytes(10))
    answered = [entry for entry in answers if entry is not None]
    commit = None
    if event.personal:
        if secret is None or fields is None:
            raise TypeError(f"{event.kind} is about a person: it needs secret and fields")
        values = queries.with_inner(identity, fields, secret, inner or {})
        opened = queries.openings(identity, values, secret, actor_secret)
        commit = {each.field: encode64(each.commitment()) for each in opened}
    ref = _indexes(row, event, answered)
    body = events.Record(event, identity, moment, ref, commit).encode()
    return Entry.objects.create(
        log=row, uuid=identity, body=body.decode(), leaf=leaf_hash(body), recorded_at=at
    )


def _open_log_row(log: Log | str) -> Log:
    row = Log.objects.get(season=log) if isinstance(log, str) else Log.objects.get(pk=log.pk)
    if row.frozen:
        raise LogFrozen(row.frozen)
    return row


def _indexes(log: Log, event: events.Event, answered: list[Entry]) -> tuple[int, ...]:
    """The indexes of the entries answered, after checking that this kind of event may answer them."""
    for entry in answered:
        kind = queries.record_of(entry).event.kind
        if kind not in event.answers or entry.log_id != log.pk:
            raise events.BadEvent(f"{event.kind} cannot answer {kind} of {entry.log_id}")
    indexes = _known(answered)
    if None in indexes.values():
        take_waiting(log)
        indexes = _known(answered)
    return tuple(sorted({index for index in indexes.values() if index is not None}))


def _known(answered: list[Entry]) -> dict[int, int | None]:
    known = {entry.pk: entry.idx for entry in answered}
    if None in known.values():
        known = dict(Entry.objects.filter(pk__in=known).values_list("pk", "idx"))
    return known
