"""Whether enough independent witnesses cosigned: so that everybody sees the same history."""

from __future__ import annotations

from collections.abc import Iterable

from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, NoteError, cosigned_at
from bening.core.tlog.policy import Policy

from .report import Report
from .trust import verify_ed25519


def check_quorum(
    notes: Iterable[tuple[str, bytes]], newest: Checkpoint, policy: Policy | None, report: Report
) -> None:
    """Find the largest checkpoint that the policy's quorum cosigned; entries beyond it are not witnessed yet.

    `notes`: (where, note) of the newest checkpoint and of all released ones, each signed by the log.
    """
    if policy is None or not policy.witnesses:
        report.note("note.no_witnesses")
        return
    best, who = -1, set[str]()
    for where, data in notes:
        try:
            note = Note.parse(data)
            names, size = _cosigners(note, policy), Checkpoint.parse(note.text).size
        except NoteError as error:
            report.problem("witness.false", path=where, detail=str(error))
            continue
        if policy.satisfied(names) and size > best:
            best, who = size, names
    if best < 0:
        report.problem("witness.no_quorum", quorum=policy.quorum)
        return
    report.step("step.witnesses", size=best, names=", ".join(sorted(who)) or policy.quorum)
    if best < newest.size:
        report.note("note.not_witnessed_yet", ahead=newest.size - best)


def _cosigners(note: Note, policy: Policy) -> set[str]:
    """Names of the policy's witnesses that cosigned; `NoteError` if a line under their key is false."""
    found = ((name, cosigned_at(note, one.key, verify_ed25519)) for name, one in policy.witnesses.items())
    return {name for name, at in found if at is not None}
