"""Receipts in the form of C2SP tlog-proof: a small text file that proves offline that an entry is in the log.

`extra` holds the entry itself; it is authenticated because the leaf hash is computed from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .checkpoint import Checkpoint
from .merkle import SIZE, Hash, leaf_hash, verify_inclusion
from .note import NoteError, decode64, encode64

MAGIC = "c2sp.org/tlog-proof@v1"
RECEIPT_LIMIT = 1_000_000
_INDEX = re.compile(r"index (0|[1-9]\d{0,18})", re.ASCII)


class ReceiptError(ValueError):
    """The file is not a receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry, its place, the hashes that tie it to a checkpoint, and that signed checkpoint."""

    entry: bytes
    index: int
    proof: tuple[Hash, ...]
    checkpoint: bytes

    def encode(self) -> bytes:
        """The bytes of the `.tlog-proof` file."""
        head = [MAGIC, f"extra {encode64(self.entry)}", f"index {self.index}"]
        lines = head + [encode64(each) for each in self.proof]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint

    @classmethod
    def parse(cls, data: bytes) -> Receipt:
        """Read a receipt; proves nothing yet."""
        head, blank, checkpoint = data.partition(b"\n\n")
        if len(data) > RECEIPT_LIMIT or not blank:
            raise ReceiptError("not a receipt: no checkpoint in it")
        try:
            magic, extra, index, *proof = head.decode("ascii").split("\n")
        except ValueError:
            raise ReceiptError("not a receipt: too few lines") from None
        place = _INDEX.fullmatch(index)
        if magic != MAGIC or not extra.startswith("extra ") or not place:
            raise ReceiptError("not a receipt of this kind of log")
        try:
            entry = decode64(extra.removeprefix("extra "))
            hashes = tuple(decode64(line, SIZE) for line in proof)
        except NoteError as error:
            raise ReceiptError(f"not a receipt: {error}") from None
        return cls(entry, int(place[1]), hashes, checkpoint)

    def verify(self, checkpoint: Checkpoint) -> None:
        """Pass in silence if the entry is in the tree of `checkpoint`, whose signature the caller checked."""
        verify_inclusion(leaf_hash(self.entry), self.index, checkpoint.size, self.proof, checkpoint.root)
