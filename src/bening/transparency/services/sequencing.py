"""Giving entries their place: one order for all, whoever wrote first.

What waits is found by "has no index", never by "number above the last one seen": a transaction that began
early and commits late would be lost for ever. The row of the log is the lock;
compare-and-set on its size is the fence.
"""

from __future__ import annotations

from django.db import connection, transaction

from bening.core.tlog.merkle import leaf_hash
from bening.core.tlog.tiles import Builder
from bening.infra.crashpoint import crashpoint

from .. import queries
from ..models import Entry, Log, Tile
from . import guarding

BATCH = 10_000


class LogTampered(Exception):
    """An entry that waited is no longer what was recorded; nothing is sequenced."""


def sequence(log: Log) -> int:
    """Give every waiting entry of `log` its index, in batches of one transaction each; how many there were.

    Runs outside any other transaction, in the worker. A crash at any point leaves a batch done or not done.
    """
    if not Entry.objects.filter(log=log, idx__isnull=True).exists():
        return 0  # look first: an idle sequencer takes no lock
    if not guarding.may_go_on(log):
        return 0
    total = 0
    while taken := _batch(log):
        crashpoint(
            "sequence.committed"
        )  # entries have indexes, no checkpoint yet: publish() signs the same state
        total += taken
    return total


def _batch(log: Log) -> int:
    with transaction.atomic(durable=True):
        taken = take_waiting(log, limit=BATCH)
        crashpoint("sequence.before_commit")  # nothing happened: the next run does it again
    return taken


def take_waiting(log: Log, *, limit: int | None = None) -> int:
    """Give the waiting entries (at most `limit`) their indexes inside the caller's transaction.

    Until that transaction ends no one else can sequence; if it is rolled back, nothing was.
    """
    state = Log.objects.select_for_update(no_key=True).get(pk=log.pk)
    rows = Entry.objects.filter(log=log, idx__isnull=True).order_by("pk").values_list("pk", "body", "leaf")
    waiting = list(rows[:limit])
    if not waiting:
        return 0
    leaves = [_checked(pk, body, bytes(leaf)) for pk, body, leaf in waiting]
    _give_indexes([pk for pk, *_ in waiting], state.size)
    builder = Builder.resume(state.size, lambda level, n: queries.stored_tile(log, level, n))
    changed = [*builder.extend(leaves), *builder.partial()]
    Tile.objects.bulk_create(
        [Tile(log=log, level=tile.level, n=tile.n, data=data) for tile, data in changed],
        update_conflicts=True,
        unique_fields=["log", "level", "n"],
        update_fields=["data"],
    )
    moved = Log.objects.filter(pk=log.pk, size=state.size).update(size=builder.size, root=builder.root())
    if moved != 1:
        raise RuntimeError("another sequencer moved the log; this batch is given up")
    return len(waiting)


def _checked(pk: int, body: str, leaf: bytes) -> bytes:
    if leaf_hash(body.encode()) != leaf:
        raise LogTampered(f"entry row {pk} was changed while it waited")
    return leaf


def _give_indexes(pks: list[int], first: int) -> None:
    """One statement for many rows; every row must still wait."""
    rows = [(first + place, pk) for place, pk in enumerate(pks)]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE transparency_entry SET idx = %s WHERE id = %s AND idx IS NULL", rows)
        if cursor.rowcount not in (-1, len(rows)):
            raise RuntimeError("another sequencer took some of these entries; this batch is given up")
