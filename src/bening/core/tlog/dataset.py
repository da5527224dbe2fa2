"""Published tables whose every row can be checked and erased.

Each row is committed to with a salt of its own; the log holds the Merkle root over the row commitments. A
row that must be erased leaves its commitment behind: the root stays, every other row still verifies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .canonical import Value, canonical, parse
from .merkle import SIZE, Hash, leaf_hash, root_of
from .note import decode64, encode64

SALT_SIZE = 32


class RowError(ValueError):
    """A published line is not written as it must be."""


class RowChanged(RowError):
    """A published line has the right form, but its values do not fit its commitment."""


@dataclass(frozen=True, slots=True)
class Row:
    """One published row: values and salt, or only the commitment once it was erased."""

    commitment: bytes
    salt: bytes = b""
    values: Mapping[str, Value] | None = None

    @property
    def erased(self) -> bool:
        """Whether only the commitment is left."""
        return self.values is None

    def line(self) -> bytes:
        """The line of the published file, with its newline."""
        if self.values is None:
            return canonical({"dihapus": encode64(self.commitment)}) + b"\n"
        shown: dict[str, Value] = {
            "baris": dict(self.values),
            "komitmen": encode64(self.commitment),
            "salt": encode64(self.salt),
        }
        return canonical(shown) + b"\n"


def commit_row(values: Mapping[str, Value], salt: bytes) -> bytes:
    """Bind to a whole row."""
    return hashlib.sha256(b"bening/baris/v1\x00" + salt + canonical(dict(values))).digest()


def seal(rows: Iterable[Mapping[str, Value]], salts: Iterable[bytes]) -> list[Row]:
    """Rows with their commitments, in the order given; `salts` are fresh random bytes, one a row."""
    return [Row(commit_row(values, salt), salt, values) for values, salt in zip(rows, salts, strict=False)]


def dataset_root(commitments: Sequence[bytes]) -> Hash:
    """The root the log holds: RFC 6962 over the commitments, each a leaf."""
    return root_of([leaf_hash(each) for each in commitments])


def parse_line(line: bytes) -> Row:
    """Read one published line (without its newline) and check it against its own commitment."""
    shown = parse(line)
    if not isinstance(shown, dict):
        raise RowError("a line holds one object")
    if set(shown) == {"dihapus"}:
        return Row(decode64(_text(shown, "dihapus"), SIZE))
    if set(shown) != {"baris", "komitmen", "salt"} or not isinstance(shown["baris"], dict):
        raise RowError("a line holds baris, komitmen and salt, or dihapus")
    commitment, salt = decode64(_text(shown, "komitmen"), SIZE), decode64(_text(shown, "salt"), SALT_SIZE)
    row = Row(commitment, salt, shown["baris"])
    if commit_row(shown["baris"], row.salt) != row.commitment:
        raise RowChanged("the values do not fit the commitment")
    return row


def _text(shown: Mapping[str, Any], key: str) -> str:
    value = shown[key]
    if not isinstance(value, str):
        raise RowError(f"{key} is not text")
    return value
