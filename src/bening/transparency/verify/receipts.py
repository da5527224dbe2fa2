"""Receipts, acknowledgements and openings that somebody kept."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bening.core import events
from bening.core.events import BadEvent, Record, written
from bening.core.tlog.canonical import NotCanonical
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.commitment import commit
from bening.core.tlog.merkle import SIZE, ProofError, leaf_hash
from bening.core.tlog.note import Note, NoteError, VerifierKey, decode64, encode64, signed_by
from bening.core.tlog.receipt import MAGIC, Receipt, ReceiptError
from bening.core.tlog.tiles import WIDTH, Tile

from .logs import Verified
from .report import Report
from .source import Missing, Source, Unreachable
from .trust import open_checkpoint, parse_key, verify_ed25519

PROGRAM = "program"
"""How the program stands among the actors of a decision; officers stand there under a mark."""
ACKNOWLEDGEMENT = "bening/tanda-terima/v1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A receipt file: the entry it is about, once it was found to hold."""

    file: str
    index: int
    entry: bytes
    record: Record


def verify_receipt(
    path: Path,
    keys: list[VerifierKey],
    source: Source | None,
    logs: list[Verified],
    now: datetime,
    report: Report,
) -> Kept | None:
    """Check one receipt, offline; with a source, also that the newest log still holds its entry."""
    file = path.name
    report.part("part.receipt", file=file)
    try:
        data = path.read_bytes()
    except OSError as error:
        report.problem("receipt.broken", file=file, detail=str(error.strerror))
        return None
    if not data.startswith(MAGIC.encode()):
        return _acknowledgement(data, file, source, logs, now, report)
    try:
        receipt = Receipt.parse(data)
        record = events.parse(receipt.entry)
        origin = Checkpoint.parse(Note.parse(receipt.checkpoint).text).origin
    except (ReceiptError, BadEvent, NoteError) as error:
        report.problem("receipt.broken", file=file, detail=str(error))
        return None
    known = [key for log in logs for key in log.keys] + keys
    try:
        checkpoint = open_checkpoint(receipt.checkpoint, [key for key in known if key.name == origin])
        receipt.verify(checkpoint)
    except (NoteError, ProofError) as error:
        report.problem("receipt.false", file=file, detail=str(error))
        return None
    kind, time = record.event.kind, written(record.time)
    report.step("step.receipt", index=receipt.index, type=kind, time=time, size=checkpoint.size)
    for log in logs:
        if source and log.announced.origin == origin:
            _still_there(source, log, receipt, file, report)
    return Kept(file, receipt.index, receipt.entry, record)


def _still_there(source: Source, log: Verified, receipt: Receipt, file: str, report: Report) -> None:
    """The tiles were held against the signed root before: look the leaf up in them."""
    size, index = log.checkpoint.size, receipt.index
    n, place = divmod(index, WIDTH)
    try:
        tile = Tile(0, n, min(WIDTH, size - n * WIDTH))
        leaves = source.get(log.announced.path + tile.path) if index < size else b""
    except (Missing, Unreachable) as error:
        report.problem("unreadable", path=log.announced.path, detail=str(error))
        return
    if leaves[place * SIZE : (place + 1) * SIZE] == leaf_hash(receipt.entry):
        report.step("step.receipt_still")
    else:
        report.problem("receipt.gone", index=index, file=file)


def _acknowledgement(
    data: bytes, file: str, source: Source | None, logs: list[Verified], now: datetime, report: Report
) -> Kept | None:
    """A signed promise: by its deadline the entry must be in the log."""
    try:
        note = Note.parse(data)
        word, origin, leaf, taken, deadline = note.text.splitlines()
        wanted, limit = decode64(leaf, SIZE), datetime.fromisoformat(deadline)
        if word != ACKNOWLEDGEMENT:
            raise ValueError(word)
    except (NoteError, ValueError) as error:
        report.problem("receipt.broken", file=file, detail=str(error))
        return None
    log = next((log for log in logs if log.announced.origin == origin), None)
    if log is None or source is None:
        report.problem(
            "receipt.false", file=file, detail=("perlu SOURCE dari log itu", "needs the log as SOURCE")
        )
        return None
    try:
        if not signed_by(note, parse_key(log.announced.acknowledgement_key), verify_ed25519):
            raise NoteError("not signed with the log's acknowledgement key")
    except (NoteError, ValueError) as error:
        report.problem("receipt.false", file=file, detail=str(error))
        return None
    return _promised(source, log, wanted, file, (taken, deadline, limit, now), report)


def _promised(
    source: Source,
    log: Verified,
    leaf: bytes,
    file: str,
    times: tuple[str, str, datetime, datetime],
    report: Report,
) -> Kept | None:
    taken, deadline, limit, now = times
    name = base64.urlsafe_b64encode(leaf).decode().rstrip("=")
    try:
        receipt = Receipt.parse(source.get(f"{log.announced.path}proof/{name}.tlog-proof"))
        receipt.verify(open_checkpoint(receipt.checkpoint, log.keys))
        if leaf_hash(receipt.entry) != leaf:
            raise ProofError("another entry")
        record = events.parse(receipt.entry)
    except (Missing, Unreachable, ReceiptError, NoteError, ProofError, BadEvent):
        if now > limit:
            report.problem("receipt.late", file=file, deadline=deadline)
        else:
            report.note("note.receipt_waits", file=file, deadline=deadline)
        return None
    before = report.total
    _still_there(
        source, log, receipt, file, report
    )  # proven once is not enough: the log may be another by now
    if report.holds_since(before):
        report.step("step.acknowledgement", time=taken, index=receipt.index)
    return Kept(file, receipt.index, receipt.entry, record)


def verify_opening(path: Path, kept: Kept, report: Report) -> None:
    """Check the private companion of a receipt: are these the values that the entry committed to?"""
    try:
        told = json.loads(path.read_bytes())
        opened = {name: (each["nilai"], decode64(each["salt"])) for name, each in told["buka"].items()}
        inner = {
            name: (each["nilai"], decode64(each["salt"])) for name, each in told.get("dalam", {}).items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        report.problem("opening.broken", file=path.name, detail=str(error) or repr(error))
        return
    committed: dict[str, Any] = dict(kept.record.commit or {})
    before = report.total
    for name, (value, salt) in opened.items():
        _open(name, value, salt, committed.get(name), path, kept, report)
    content = opened["isi"][0] if "isi" in opened else {}
    inside = content.get("dalam", {}) if isinstance(content, dict) else {}
    for name, (value, salt) in inner.items():
        _open(f"isi.{name}", value, salt, inside.get(name), path, kept, report)
    _judge_decision(path, kept, {name: value for name, (value, _) in opened.items()}, report)
    if report.holds_since(before):
        shown = ", ".join([*opened, *(f"isi.{name}" for name in inner)])
        report.step("step.opening", fields=shown, index=kept.index)


def _judge_decision(path: Path, kept: Kept, opened: dict[str, Any], report: Report) -> None:
    """One person is enough for the program's MS and for nothing else; any other decision takes two."""
    kind = kept.record.event.kind
    content, actors = opened.get("isi"), opened.get("aktor")
    outcome = content.get("hasil") if isinstance(content, dict) else None
    people = set(actors) - {PROGRAM} if isinstance(actors, list) else set()
    how = None
    if kind == "verification.clear" and "isi" in opened and outcome != "MS":
        how = ("satu orang memutus sesuatu selain MS", "one person decided something else than MS")
    elif kind == "verification.human" and "aktor" in opened and len(people) < 2:
        how = ("hanya satu orang yang memutus", "only one person decided")
    if how:
        report.problem("opening.unlawful", file=path.name, index=kept.index, how=how)


def _open(name: str, value: Any, salt: bytes, committed: Any, path: Path, kept: Kept, report: Report) -> None:
    try:
        fits = encode64(commit(name, salt, value)) == committed
    except (NotCanonical, ValueError):
        fits = False
    if not fits:
        report.problem("opening.false", file=path.name, field=name, index=kept.index)
