"""What changed between two wordings, word by word: what fell away, what came, what stayed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `kind`: same, gone (only in the old wording) or new (only in the new one)."""

    kind: str
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Both wordings in one row of pieces: `same` and `gone` give the old one, `same` and `new` the new."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Piece("same", "".join(before[first:last])))
            continue
        if last > first:
            pieces.append(Piece("gone", "".join(before[first:last])))
        if end > start:
            pieces.append(Piece("new", "".join(after[start:end])))
    return tuple(pieces)
