"""Whether enough independent witnesses cosigned: everybody sees the same history, and when it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, NoteError, cosigned_at
from bening.core.tlog.policy import Policy

from .report import Report
from .trust import verify_ed25519


@dataclass(frozen=True, slots=True)
class Bracket:
    """A quorum saw the log with exactly `size` entries: not before `earliest`, and by `latest` at the latest.

    By the clocks of the witnesses. Entry `size - 1` was there by `latest`; entry `size` was not yet there at
    `earliest`.
    """

    size: int
    earliest: datetime
    latest: datetime


def check_quorum(
    notes: Iterable[tuple[str, bytes]], newest: Checkpoint, policy: Policy | None, report: Report
) -> list[Bracket]:
    """Find the largest checkpoint that the policy's quorum cosigned; entries beyond it are not witnessed yet.

    `notes`: (where, note) of the newest checkpoint and of all released ones, each signed by the log. Gives
    when the quorum saw each of them, in the order of their sizes.
    """
    if policy is None or not policy.witnesses:
        report.note("note.no_witnesses")
        return []
    best, who, brackets = -1, set[str](), dict[int, Bracket]()
    for where, data in notes:
        try:
            note = Note.parse(data)
            times, size = _cosigners(note, policy), Checkpoint.parse(note.text).size
        except NoteError as error:
            report.problem("witness.false", path=where, detail=str(error))
            continue
        if policy.satisfied(times) and times:
            brackets[size] = _bracket(size, times, policy)
        if policy.satisfied(times) and size > best:
            best, who = size, set(times)
    if best < 0:
        report.problem("witness.no_quorum", quorum=policy.quorum)
        return []
    report.step("step.witnesses", size=best, names=", ".join(sorted(who)) or policy.quorum)
    if best < newest.size:
        report.note("note.not_witnessed_yet", ahead=newest.size - best)
    return [brackets[size] for size in sorted(brackets)]


def _bracket(size: int, times: Mapping[str, int], policy: Policy) -> Bracket:
    """One witness with a wrong clock moves neither end: a quorum stands behind each."""
    seconds = sorted(set(times.values()))
    latest = next(t for t in seconds if policy.satisfied({name for name, at in times.items() if at <= t}))
    earliest = next(
        t for t in reversed(seconds) if policy.satisfied({name for name, at in times.items() if at >= t})
    )
    low, high = sorted((earliest, latest))
    return Bracket(size, datetime.fromtimestamp(low, UTC), datetime.fromtimestamp(high, UTC))


def _cosigners(note: Note, policy: Policy) -> dict[str, int]:
    """The policy's witnesses that cosigned, and when; `NoteError` if a line under their key is false."""
    found = {name: cosigned_at(note, one.key, verify_ed25519) for name, one in policy.witnesses.items()}
    return {name: at for name, at in found.items() if at is not None and at < 1 << 36}
