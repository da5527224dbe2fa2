"""Reading the log: what the public pages, the receipts and other apps may know. Nothing here writes."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bening.core import events
from bening.core.tlog import commitment, merkle, tiles
from bening.core.tlog.canonical import Value, canonical
from bening.core.tlog.checkpoint import Checkpoint as CheckpointText
from bening.core.tlog.note import Note, encode64, sign_note
from bening.core.tlog.receipt import Receipt

from . import keys, policies
from .models import Checkpoint, Entry, Log, Witnessing

ONE_TILE = "SELECT data FROM transparency_tile WHERE log_id = %s AND level = %s AND n = %s"
PROMISE = timedelta(seconds=60)
"""How soon an acknowledged entry is in the log."""


def logs() -> QuerySet[Log]:
    """Every log of this site, oldest first."""
    return Log.objects.order_by("id")


def heads() -> QuerySet[Log]:
    """Every log with `released`, `note` and `signed_at` of its newest checkpoint (None before the first).

    And `unnumbered`: how many entries have no index yet. One query, for public pages.
    """
    newest = Checkpoint.objects.filter(log=OuterRef("pk")).order_by("-size")
    unnumbered = Entry.objects.filter(log=OuterRef("pk"), idx__isnull=True).order_by().values("log")
    return logs().annotate(
        released=Subquery(newest.values("size")[:1]),
        note=Subquery(newest.values("note")[:1]),
        signed_at=Subquery(newest.values("created_at")[:1]),
        unnumbered=Coalesce(Subquery(unnumbered.annotate(n=Count("pk")).values("n")), 0),
    )


def log_of(season: str) -> Log | None:
    """The log of a season, if it was opened."""
    return Log.objects.filter(season=season).first()


def checkpoint(log: Log) -> Checkpoint | None:
    """The newest released checkpoint."""
    return Checkpoint.objects.filter(log=log).order_by("-size").first()


def checkpoint_at(log: Log, size: int) -> Checkpoint | None:
    """The checkpoint that was released at exactly this size."""
    return Checkpoint.objects.filter(log=log, size=size).first()


def checkpoints(log: Log) -> Iterator[tuple[int, str]]:
    """(size, note) of every released checkpoint, oldest first."""
    return Checkpoint.objects.filter(log=log).order_by("size").values_list("size", "note").iterator(2000)


def state(log: Log) -> dict[str, Any]:
    """The state of the log as the database has it; `released` is the size of the newest checkpoint."""
    return {
        "origin": log.origin,
        "season": log.season,
        "size": log.size,
        "root": encode64(bytes(log.root)),
        "released": released_size(log),
        "waiting": waiting(log),
        "frozen": bool(log.frozen),
    }


def policy(log: Log) -> str:
    """Whose signatures make a checkpoint valid (C2SP tlog-policy)."""
    return policies.of_log(log.key).encode()


def witnesses(log: Log) -> list[Witnessing]:
    """How far each witness of the policy follows this log; those never asked yet stand at 0."""
    rows = {row.name: row for row in Witnessing.objects.filter(log=log)}
    return [rows.get(name) or Witnessing(log=log, name=name) for name in policies.current().witnesses]


def leaf_name(entry: Entry) -> str:
    """The leaf hash as it stands in addresses: base 64 for addresses, without its last =."""
    return base64.urlsafe_b64encode(bytes(entry.leaf)).decode().rstrip("=")


def released_size(log: Log) -> int:
    """How many entries the newest checkpoint covers; 0 before the first."""
    newest = Checkpoint.objects.filter(log=log).order_by("-size").values_list("size", flat=True).first()
    return newest or 0


def tile(log: Log, level: int, n: int, width: int) -> bytes | None:
    """A tile of exactly this width, if the newest checkpoint needs that much of it."""
    full = released_size(log) >> (tiles.HEIGHT * level)
    if n * tiles.WIDTH + width > full:
        return None
    return stored_tile(log, level, n)[: width * merkle.SIZE]


def stored_tile(log: Log, level: int, n: int) -> bytes:
    """A tile as wide as it is by now; empty if there is none.

    Plain SQL: a proof reads several tiles, and the ORM would cost more than all its hashes.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONE_TILE, [log.pk, level, n])
        row = cursor.fetchone()
    return bytes(row[0]) if row else b""


def bundle(log: Log, n: int, width: int) -> bytes | None:
    """A bundle of exactly this many entries, if the newest checkpoint covers them."""
    first = n * tiles.WIDTH
    if first + width > released_size(log):
        return None
    bodies = Entry.objects.filter(log=log, idx__gte=first, idx__lt=first + width).order_by("idx")
    return tiles.encode_bundle([body.encode() for body in bodies.values_list("body", flat=True)])


def tree(log: Log) -> merkle.Node:
    """The log's tree, read through its stored tiles."""
    return tiles.from_tiles(lambda level, n: stored_tile(log, level, n))


def entries(season: str) -> QuerySet[Entry]:
    """The entries of one log that have their index, newest first."""
    return Entry.objects.filter(log__season=season, idx__isnull=False).order_by("-idx")


def entry_by_leaf(log: Log, leaf: bytes) -> Entry | None:
    """The entry with this leaf hash."""
    return Entry.objects.filter(log=log, leaf=leaf).first()


def waiting(log: Log) -> int:
    """How many entries have no index yet."""
    return Entry.objects.filter(log=log, idx__isnull=True).count()


def record_of(entry: Entry) -> events.Record:
    """What an entry says, read as strictly as a stranger reads it."""
    return events.parse(entry.body.encode())


def receipt(entry: Entry) -> bytes | None:
    """The `.tlog-proof` of an entry against the newest checkpoint; None while it waits for one."""
    if entry.idx is None:
        entry = Entry.objects.select_related("log").get(pk=entry.pk)
    newest = checkpoint(entry.log)
    if entry.idx is None or newest is None or newest.size <= entry.idx:
        return None
    proof = merkle.inclusion_proof(entry.idx, newest.size, tree(entry.log))
    return Receipt(entry.body.encode(), entry.idx, proof, newest.note.encode()).encode()


def acknowledgement(entry: Entry) -> bytes:
    """A signed promise, ready at once: this entry was taken at that time and is in the log within a minute.

    Evidence for its holder if the entry never appears. The same bytes at every call.
    """
    log, at = entry.log, entry.recorded_at
    lines = (
        "bening/tanda-terima/v1",
        log.origin,
        encode64(bytes(entry.leaf)),
        events.written(at),
        events.written(at + PROMISE),
    )
    text = "".join(f"{line}\n" for line in lines)
    signer = keys.read(keys.acknowledgement_key_path(log.season))
    return Note(text, (sign_note(text, signer.verifier, signer.sign),)).encode()


def opening(
    entry: Entry,
    fields: Mapping[str, Value],
    *,
    secret: bytes,
    inner: Mapping[str, Value] | None = None,
    actor_secret: bytes | None = None,
) -> bytes:
    """The private companion of a receipt (`bukaan.json`): what was committed to, and the salts.

    Give exactly what was given to `services.record`. Whoever has this file can read the entry: it is the
    applicant's own, and their proof if our copy is ever lost.
    """
    values = with_inner(entry.uuid, fields, secret, inner or {})
    opened = openings(entry.uuid, values, secret, actor_secret)
    shown: dict[str, Any] = {
        "v": 1,
        "id": str(entry.uuid),
        "leaf": encode64(bytes(entry.leaf)),
        "buka": {each.field: {"nilai": each.value, "salt": encode64(each.salt)} for each in opened},
    }
    if inner:
        shown["dalam"] = {
            name: {"nilai": value, "salt": encode64(_inner_salt(secret, entry.uuid, name))}
            for name, value in inner.items()
        }
    return canonical(shown) + b"\n"


def openings(
    identity: UUID, values: Mapping[str, Value], secret: bytes, actor_secret: bytes | None
) -> tuple[commitment.Opening, ...]:
    """The three commitments of a personal entry, opened."""
    secrets = {"aktor": actor_secret or secret}
    return commitment.openings(
        identity, {field: (secrets.get(field, secret), values[field]) for field in commitment.FIELDS}
    )


def with_inner(
    identity: UUID, fields: Mapping[str, Value], secret: bytes, inner: Mapping[str, Value]
) -> Mapping[str, Value]:
    """`fields`, with one commitment for each inner value put into `isi`, so that each can be opened alone."""
    if not inner:
        return fields
    content = fields["isi"]
    if not isinstance(content, dict):
        raise TypeError("isi must be an object to hold inner commitments")
    committed: dict[str, Value] = {
        name: encode64(commitment.commit(_inner_field(name), _inner_salt(secret, identity, name), value))
        for name, value in inner.items()
    }
    return {**fields, "isi": {**content, "dalam": committed}}


def _inner_field(name: str) -> str:
    return f"isi.{name}"


def _inner_salt(secret: bytes, identity: UUID, name: str) -> bytes:
    return commitment.derive_salt(secret, identity, _inner_field(name))


def signed_text(log: Log) -> str:
    """What a checkpoint of the present state says."""
    return CheckpointText(log.origin, log.size, bytes(log.root)).text
