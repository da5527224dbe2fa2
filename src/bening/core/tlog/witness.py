"""What a log asks of a witness and what the witness answers (C2SP tlog-witness). Pure: no clock, no disk.

A witness cosigns a checkpoint only if it extends the newest one it cosigned before. So a log cannot show
one history to some and another to others without a witness noticing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from .checkpoint import Checkpoint
from .merkle import EMPTY, SIZE, Hash, ProofError, verify_consistency
from .note import Note, NoteError, VerifierKey, Verify, decode64, encode64, signed_by

SIZE_TYPE = "text/x.tlog.size"
PROOF_AT_MOST = 63
_OLD = re.compile(r"old (0|[1-9]\d{0,18})", re.ASCII)
_ANSWERED = re.compile(r"(0|[1-9]\d{0,18})\n", re.ASCII)
Known: TypeAlias = tuple[int, Hash]
"""Size and root of the newest checkpoint that was cosigned; (0, EMPTY) before the first."""
NOTHING: Known = (0, EMPTY)


class Refused(Exception):
    """The witness does not cosign: an HTTP status and what is said with it."""

    def __init__(self, status: int, told: str, kind: str = "text/plain; charset=utf-8") -> None:
        super().__init__(told)
        self.status, self.told, self.kind = status, told, kind


@dataclass(frozen=True, slots=True)
class Request:
    """`add-checkpoint`: from which size on, the proof that the new one extends it, the signed checkpoint."""

    old: int
    proof: tuple[Hash, ...]
    checkpoint: bytes

    def encode(self) -> bytes:
        """The body that is sent."""
        lines = (f"old {self.old}", *(encode64(each) for each in self.proof))
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint

    @classmethod
    def parse(cls, body: bytes) -> Request:
        """Read a body; `Refused` with 400 if it is not one."""
        head, blank, checkpoint = body.partition(b"\n\n")
        try:
            first, *proof = head.decode("ascii").split("\n")
            old = _OLD.fullmatch(first)
            if not blank or not old or len(proof) > PROOF_AT_MOST:
                raise Refused(400, "old N, at most 63 lines of proof, a blank line, the checkpoint")
            return cls(int(old[1]), tuple(decode64(line, SIZE) for line in proof), checkpoint)
        except (UnicodeDecodeError, NoteError):
            raise Refused(400, "the proof is not base 64 of 32 bytes a line") from None


@dataclass(frozen=True, slots=True)
class Told:
    """A request whose note could be read, before anything in it is believed."""

    request: Request
    note: Note
    checkpoint: Checkpoint


def read(body: bytes) -> Told:
    """Whose checkpoint it is and what it says; `Refused` with 400."""
    request = Request.parse(body)
    try:
        note = Note.parse(request.checkpoint)
        checkpoint = Checkpoint.parse(note.text)
    except NoteError as error:
        raise Refused(400, f"not a checkpoint: {error}") from None
    return Told(request, note, checkpoint)


def judge(told: Told, log: VerifierKey, known: Known, verify: Verify) -> Known:
    """The new state of the witness, or `Refused`.

    403: not signed by the log. 400: older than it says itself. 409: the witness stands elsewhere; the body is
    the size from which to go on. 409 or 422: this history does not extend the one cosigned before, which is
    what a witness is there to see.
    """
    size, root, old = told.checkpoint.size, told.checkpoint.root, told.request.old
    try:
        signed = signed_by(told.note, log, verify)
    except NoteError:
        signed = False
    if not signed:
        raise Refused(403, "not signed by the log")
    if old > size:
        raise Refused(400, "the old size is above the size of the checkpoint")
    if old != known[0]:
        raise Refused(409, f"{known[0]}\n", SIZE_TYPE)
    if old == size:
        if root != known[1]:
            raise Refused(409, "another root of the same size was cosigned before")
        return known
    try:
        _extends(known, (size, root), told.request.proof)
    except ProofError as error:
        raise Refused(422, f"the checkpoint does not extend the one cosigned before: {error}") from None
    return size, root


def _extends(known: Known, new: Known, proof: tuple[Hash, ...]) -> None:
    if known[0] == 0:
        if proof:
            raise ProofError("from nothing there is no proof")
        return
    verify_consistency(known[0], known[1], new[0], new[1], proof)


def size_in(body: bytes, kind: str) -> int | None:
    """The size at which a witness says that it stands (409); None if this is no such answer."""
    found = _ANSWERED.fullmatch(body.decode("ascii", "replace"))
    return int(found[1]) if kind == SIZE_TYPE and found else None
