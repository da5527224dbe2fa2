"""Tables that stages publish: each row with a salt and a commitment, and one root for the log.

A stage stores `salt` and `commitment` with each of its rows (base 64), says the root in its event, and serves
the rows as one line each. `catalogue` is what `/data/index.json` holds, so that a verifier finds them.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from bening.core.tlog.canonical import Value
from bening.core.tlog.dataset import SALT_SIZE, Row, dataset_root, seal
from bening.core.tlog.note import encode64


@dataclass(frozen=True, slots=True)
class SealedTable:
    """Rows with their salts and commitments, in published order, and what the log says about them."""

    rows: Sequence[Row]
    root: str

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def seal_rows(rows: Iterable[Mapping[str, Value]]) -> SealedTable:
    """Commit to each row under a fresh random salt. Order the rows first: the root depends on it."""
    given = list(rows)
    sealed = seal(given, (secrets.token_bytes(SALT_SIZE) for _ in given))
    return SealedTable(sealed, table_root(row.commitment for row in sealed))


def table_root(commitments: Iterable[bytes]) -> str:
    """The root over row commitments, as events carry it."""
    return encode64(dataset_root(list(commitments)))


def lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """The published file, line by line (`application/jsonl`)."""
    return (row.line() for row in rows)


@dataclass(frozen=True, slots=True)
class Table:
    """One published table in the catalogue. `entry` is the index of the log entry that holds its root.

    `kind`: formasi, skd, skb, ranking-skd, ranking-final, result, or the topic of a `dataset.published`.
    """

    name: str
    kind: str
    announcement: str
    url: str
    log: str
    entry: int
    meta: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """One published file whose SHA-256 stands in a log entry. `kind`: rules or schedule."""

    kind: str
    announcement: str
    url: str
    log: str
    entry: int


def catalogue(tables: Iterable[Table], files: Iterable[File] = ()) -> bytes:
    """The bytes of `/data/index.json`."""
    told = {
        "v": 1,
        "description": "/data/datapackage.json",
        "tables": [asdict(each) for each in tables],
        "files": [asdict(each) for each in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
