"""Checkpoints of C2SP tlog-checkpoint: the three lines that a log signs about its whole content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .merkle import SIZE, Hash
from .note import NoteError, decode64, encode64

_SIZE = re.compile(r"0|[1-9]\d{0,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many entries, and the root over all of them."""

    origin: str
    size: int
    root: Hash
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed."""
        lines = (self.origin, str(self.size), encode64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text of a signed checkpoint."""
        lines = text.removesuffix("\n").split("\n")
        if len(lines) < 3 or not all(lines) or not text.endswith("\n"):
            raise NoteError("a checkpoint has three lines: origin, size, root")
        origin, size, root, *extensions = lines
        if not _SIZE.fullmatch(size):
            raise NoteError(f"{size!r} is not the size of a log")
        return cls(origin, int(size), decode64(root, SIZE), tuple(extensions))
