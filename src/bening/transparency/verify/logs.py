"""One log from its checkpoint down to its last entry."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bening.core import events
from bening.core.tlog.canonical import NotCanonical, parse
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, NoteError, VerifierKey, encode64
from bening.core.tlog.policy import Policy

from .chain import Chain, Seen
from .report import Report
from .source import Missing, Source, Unreachable
from .tree import Expected, Rebuild
from .trust import Memory, Remembered, TrustError, open_checkpoint, parse_key
from .witnesses import Bracket, check_quorum

EARLIER = "kunjungan sebelumnya / earlier visit"


@dataclass(frozen=True, slots=True)
class Announced:
    """What a site says of one of its logs."""

    season: str
    origin: str
    path: str
    key: str
    acknowledgement_key: str


@dataclass(slots=True)
class Settings:
    """How strictly to look: keys given by hand, checkpoints to compare with, the clock, the memory."""

    now: datetime
    keys: list[VerifierKey] = field(default_factory=list)
    since: list[tuple[str, bytes]] = field(default_factory=list)
    memory: Memory = field(default_factory=lambda: Memory(None))
    judge_times: bool = True
    policy: Policy | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A log whose checkpoint is good, and what later checks need of it."""

    announced: Announced
    checkpoint: Checkpoint
    keys: list[VerifierKey]
    public: list[Seen]
    objections: Mapping[int, datetime] = field(default_factory=dict)
    """Objections that wait for an answer: index, and when they were filed."""


def announced_logs(source: Source) -> list[Announced]:
    """The logs a site has; raises `Unreachable` if it does not say so in a usable way."""
    try:
        told = json.loads(source.get("/.well-known/bening.json"))
        return [
            Announced(
                *(str(each[name]) for name in ("season", "origin", "path", "key", "acknowledgement_key"))
            )
            for each in told["logs"]
        ]
    except Missing:
        raise Unreachable(f"{source.where}: no /.well-known/bening.json; is this a site of Bening?") from None
    except (ValueError, KeyError, TypeError) as error:
        raise Unreachable(f"/.well-known/bening.json: {error!r}") from None


def missing_logs(source: Source, announced: Iterable[Announced], settings: Settings, report: Report) -> None:
    """Say which logs were there before and are not announced any more: nothing else would look at them."""
    before = settings.memory.origins_at(source.where)
    for _, note in settings.since:
        try:
            before.add(Checkpoint.parse(Note.parse(note).text).origin)
        except NoteError:  # said where it is compared
            continue
    for origin in sorted(before - {each.origin for each in announced}):
        report.problem("log.gone", origin=origin)


def verify_log(source: Source, announced: Announced, settings: Settings, report: Report) -> Verified | None:
    """Check one log; None if there is no good checkpoint to begin with."""
    report.part("part.log", season=announced.season, origin=announced.origin)
    remembered = settings.memory.recall(announced.origin)
    keys = _keys(announced, settings, remembered, report)
    path = f"{announced.path}checkpoint"
    opened = _newest(source, announced, path, keys, settings, remembered, report)
    if opened is None:
        return None
    note, checkpoint = opened
    shown_root = encode64(checkpoint.root)
    report.step("step.checkpoint", size=checkpoint.size, root=shown_root, key=_short(keys))
    _check_state(source, announced, checkpoint, report)
    released = list(_released(source, announced, checkpoint, report))
    brackets = check_quorum([(path, note), *released], checkpoint, settings.policy, report)
    expected = _expected(announced, checkpoint, released, keys, settings, remembered, report)
    chain = _read_all(source, announced, checkpoint, expected, brackets, settings, report)
    _check_genesis(announced, chain.public, report)
    if report.ok:
        kept = settings.memory.keep(announced.origin, Remembered(str(keys[0]), note), source.where)
        if kept and not remembered:
            report.note("note.first_visit")
    return Verified(announced, checkpoint, keys, chain.public, chain.waiting)


def _short(keys: Iterable[VerifierKey]) -> str:
    return ", ".join(f"{key.name}+{key.key_id.hex()}" for key in keys)


def _keys(
    announced: Announced, settings: Settings, remembered: Remembered | None, report: Report
) -> list[VerifierKey]:
    """The keys to believe: those given, else the one remembered, else (loudly) the site's own."""
    given = [key for key in settings.keys if key.name == announced.origin]
    if given:
        return given
    if settings.keys:
        report.problem("key.not_trusted", origin=announced.origin)
        return []
    if remembered:
        report.note("note.key_remembered", key=remembered.key)
        if remembered.key != announced.key:
            report.problem("key.changed", before=remembered.key, now=announced.key)
    else:
        report.note("note.key_from_site", key=announced.key)
    try:
        return [parse_key(remembered.key if remembered else announced.key)]
    except TrustError as error:
        report.problem("checkpoint.broken", path=f"{announced.path}checkpoint", detail=str(error))
        return []


def _newest(
    source: Source,
    announced: Announced,
    path: str,
    keys: list[VerifierKey],
    settings: Settings,
    remembered: Remembered | None,
    report: Report,
) -> tuple[bytes, Checkpoint] | None:
    if not keys:
        return None
    try:
        note = source.get(path)
    except Missing:
        if remembered or settings.since:  # there was one
            report.problem("checkpoint.gone", path=path)
        else:
            report.note("note.empty")
        return None
    checkpoint = _open(note, path, announced.origin, keys, report)
    return (note, checkpoint) if checkpoint else None


def _open(note: bytes, path: str, origin: str, keys: list[VerifierKey], report: Report) -> Checkpoint | None:
    try:
        checkpoint = open_checkpoint(note, keys)
    except NoteError as error:
        report.problem("checkpoint.signature", path=path, key=_short(keys), detail=str(error))
        return None
    if checkpoint.origin != origin:
        report.problem("checkpoint.origin", path=path, found=checkpoint.origin, origin=origin)
        return None
    return checkpoint


def _check_state(source: Source, announced: Announced, checkpoint: Checkpoint, report: Report) -> None:
    path, before = f"{announced.path}state.json", report.total
    try:
        told = json.loads(source.get(path))
        size, root, released = int(told["size"]), str(told["root"]), int(told["released"])
        waiting = int(told["waiting"])
    except (Missing, Unreachable, ValueError, KeyError, TypeError) as error:
        report.problem("unreadable", path=path, detail=str(error) or repr(error))
        return
    for name, expected in (("origin", announced.origin), ("season", announced.season)):
        if told.get(name) != expected:
            report.problem("state.field", name=name, found=told.get(name), expected=expected)
    if told.get("frozen"):
        report.problem("state.frozen")
    signed_root = encode64(checkpoint.root)
    if size < checkpoint.size:
        report.problem("state.behind", size=size, signed=checkpoint.size)
    elif size == checkpoint.size and root != signed_root:
        facts = {"size": size, "root": root, "signed": checkpoint.size, "signed_root": signed_root}
        report.problem("state.differs", **facts)
    if released < checkpoint.size:
        report.problem("state.field", name="released", found=released, expected=checkpoint.size)
    if report.holds_since(before):
        report.step("step.state")
    if waiting or size > checkpoint.size:
        report.note("note.waiting", waiting=waiting, ahead=max(0, size - checkpoint.size))


def _expected(
    announced: Announced,
    newest: Checkpoint,
    released: list[tuple[str, bytes]],
    keys: list[VerifierKey],
    settings: Settings,
    remembered: Remembered | None,
    report: Report,
) -> Mapping[int, list[Expected]]:
    """Every root somebody signed for this log: the released ones, the remembered one, those given."""
    notes = [(where, note, False) for where, note in released]
    notes += [(where, note, True) for where, note in settings.since]
    if remembered:
        notes.append((EARLIER, remembered.note, True))
    expected: dict[int, list[Expected]] = defaultdict(list)
    for where, note, kept in notes:
        checkpoint = _open(note, where, announced.origin, keys, report)
        if checkpoint is None:
            continue
        if checkpoint.size > newest.size:
            report.problem("checkpoint.ahead", size=checkpoint.size, where=where, now=newest.size)
        else:
            expected[checkpoint.size].append(Expected(checkpoint.size, checkpoint.root, where, kept))
    return expected


def _released(
    source: Source, announced: Announced, newest: Checkpoint, report: Report
) -> Iterable[tuple[str, bytes]]:
    """The list of released checkpoints; those beyond the newest one read came while we were reading."""
    path = f"{announced.path}checkpoints.jsonl"
    try:
        lines = source.get(path).splitlines()
    except (Missing, Unreachable) as error:
        report.problem("unreadable", path=path, detail=str(error))
        return
    listed = set()
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        try:
            told = parse(line)
            size, note = int(told["size"]), str(told["note"]).encode()
            inside = Checkpoint.parse(note.decode().partition("\n\n")[0] + "\n").size
        except (NotCanonical, NoteError, ValueError, KeyError, TypeError) as error:
            report.problem("checkpoint.broken", path=where, detail=str(error) or repr(error))
            continue
        if inside != size:
            report.problem("checkpoint.size", listed=size, size=inside)
        listed.add(inside)
        if inside <= newest.size:
            yield where, note
    if newest.size not in listed:
        report.problem("checkpoint.not_listed", size=newest.size)


def _read_all(
    source: Source,
    announced: Announced,
    checkpoint: Checkpoint,
    expected: Mapping[int, list[Expected]],
    brackets: Sequence[Bracket],
    settings: Settings,
    report: Report,
) -> Chain:
    """The one pass over all entries: tree, tiles, old checkpoints, and what the entries say."""
    before = report.total
    rebuild = Rebuild(source, announced.path, checkpoint.size, report, expected)
    chain = Chain(report, settings.now, judge_times=settings.judge_times, brackets=brackets)
    for index, entry in rebuild.entries():
        chain.add(index, entry)
    chain_held = report.holds_since(before)
    rebuild.finish(checkpoint.root, f"{announced.path}checkpoint")
    if report.holds_since(before):
        report.step("step.tree", size=checkpoint.size, tiles=rebuild.tiles_equal)
    _tell_history(rebuild, checkpoint, report)
    if chain_held:
        report.step("step.entries", size=checkpoint.size)
    before = report.total
    chain.finish()
    if chain_held and report.holds_since(before):
        counts = chain.counts
        report.step(
            "step.chain",
            applications=counts["application.submitted"],
            decisions=counts["verification.human"] + counts["verification.clear"],
            objections=counts["objection.filed"],
        )
        if brackets and settings.judge_times:
            report.step("step.times", count=len(brackets))
        for draw in chain.draws:
            report.step("step.draw", object=draw.object, short=chain.short[draw.object])
    return chain


def _tell_history(rebuild: Rebuild, newest: Checkpoint, report: Report) -> None:
    for each in rebuild.failed:
        if each.size != newest.size or each.root != newest.root:  # the newest was judged with the tree
            good = max((one.size for one in rebuild.held if one.size < each.size and one.kept), default=0)
            facts = {"size": each.size, "where": each.where, "first": good, "last": each.size - 1}
            report.problem("checkpoint.differs", **facts)
    for each in rebuild.held:
        if each.kept:
            report.step("step.remembered", size=each.size, where=each.where)
    released = [each for each in rebuild.held if not each.kept]
    if released and not rebuild.failed:
        report.step("step.history", count=len(released))


def _check_genesis(announced: Announced, public: list[Seen], report: Report) -> None:
    """The first entry names the log and its keys; what the site announces must be the same."""
    if not public or not isinstance(public[0].record.event, events.LogGenesis):
        return
    genesis: Any = public[0].record.event
    keys = {"log": [genesis.key], "ack": [genesis.acknowledgement]}
    for seen in public:
        event = seen.record.event
        if isinstance(event, events.KeyRotated) and event.purpose in keys:
            if event.old == keys[event.purpose][-1]:
                keys[event.purpose].append(event.new)
            else:
                report.problem("key.rotated_wrongly", index=seen.index, purpose=event.purpose)
    for what, lawful, now in (
        ("origin", [genesis.origin], announced.origin),
        ("key", keys["log"], announced.key),
        ("acknowledgement key", keys["ack"], announced.acknowledgement_key),
    ):
        if now not in lawful:
            report.problem("key.genesis", what=what)
