"""What a witness remembers: of each log the newest checkpoint it cosigned, and evidence against the log.

The memory is the witness: whoever loses it must make a new key, never go on with the old one. So a database
is made by `init` alone, and nothing else ever starts with an empty one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bening.core.tlog.merkle import EMPTY, Hash
from bening.core.tlog.note import VerifierKey
from bening.core.tlog.witness import Known

EVIDENCE_AT_MOST = 1000
"""Of one log; the first ones are kept, for they show where it began."""
TABLES = """
CREATE TABLE log (origin TEXT PRIMARY KEY, key TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
                  note BLOB NOT NULL, cosigned INTEGER NOT NULL);
CREATE TABLE evidence (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, at INTEGER NOT NULL,
                       status INTEGER NOT NULL, body BLOB NOT NULL);
"""


class NoStore(Exception):
    """There is no database, or it is there already; the message says the mend."""


@dataclass(frozen=True, slots=True)
class Row:
    """One log as the witness knows it. `note`: the cosigned checkpoint; empty before the first."""

    key: VerifierKey
    size: int
    root: Hash
    note: bytes
    cosigned: int


class Store:
    """The memory, in one SQLite file; every change is on disk before it is answered."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise NoStore(
                f"{path}: no database. A new witness: bening witness init. A lost one: make a new key."
            )
        self._path = path

    @classmethod
    def init(cls, path: Path) -> Store:
        """Make an empty memory."""
        if path.exists():
            raise NoStore(f"{path}: there is a database already; a witness keeps it for ever")
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as made:
            made.execute("PRAGMA journal_mode = WAL")
            made.executescript(TABLES)
        return cls(path)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # without COMMIT nothing of it stays

    def add(self, key: VerifierKey) -> None:
        """Witness this log from now on."""
        with self._write() as connection:
            connection.execute("INSERT INTO log VALUES (?, ?, 0, ?, x'', 0)", (key.name, str(key), EMPTY))

    def row(self, origin: str) -> Row | None:
        """One log; None if it is not witnessed here."""
        with closing(sqlite3.connect(self._path)) as connection:
            return _row(connection, origin)

    def origins(self) -> list[str]:
        """Every log that is witnessed here."""
        with closing(sqlite3.connect(self._path)) as connection:
            return [name for (name,) in connection.execute("SELECT origin FROM log ORDER BY origin")]

    def go_on(self, origin: str, decide: Callable[[Row], tuple[Known, bytes, int]]) -> None:
        """Replace what is remembered of a log by what `decide` makes of it; checked and kept as one step.

        `decide` gives (size and root, cosigned note, seconds since 1970) or raises, and then nothing changes.
        """
        with self._write() as connection:
            row = _row(connection, origin)
            if row is None:
                raise KeyError(origin)
            (size, root), note, at = decide(row)
            connection.execute(
                "UPDATE log SET size = ?, root = ?, note = ?, cosigned = ? WHERE origin = ?",
                (size, root, note, at, origin),
            )

    def keep_evidence(self, origin: str, at: int, status: int, body: bytes) -> None:
        """Keep a request that the log signed and that contradicts what it signed before."""
        with self._write() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM evidence WHERE origin = ?", (origin,)
            ).fetchone()
            if count < EVIDENCE_AT_MOST:
                connection.execute(
                    "INSERT INTO evidence (origin, at, status, body) VALUES (?, ?, ?, ?)",
                    (origin, at, status, body),
                )

    def evidence(self, origin: str) -> list[tuple[int, int, bytes]]:
        """(seconds since 1970, status answered, request) of everything kept against a log."""
        with closing(sqlite3.connect(self._path)) as connection:
            asked = "SELECT at, status, body FROM evidence WHERE origin = ? ORDER BY id"
            return list(connection.execute(asked, (origin,)))


def _row(connection: sqlite3.Connection, origin: str) -> Row | None:
    asked = "SELECT key, size, root, note, cosigned FROM log WHERE origin = ?"
    found = connection.execute(asked, (origin,)).fetchone()
    return Row(VerifierKey.parse(found[0]), *found[1:]) if found else None
