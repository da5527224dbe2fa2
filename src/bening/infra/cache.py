"""A cache in a small SQLite file of its own, for rate limits on one machine.

The table in the main database would cost ten write transactions for each login, all waiting for the
disk and for each other. What is kept here may be lost: so no fsync, and never in the caller's transaction,
whose rollback would undo the count of a failed attempt. Several machines share one PostgreSQL instead.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

SWEEP_EVERY = 500
FOREVER = 2.0**62

SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, expires REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_expires ON kept (expires);
"""
SET = """INSERT INTO kept VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires"""
ADD = f"{SET} WHERE kept.expires <= ?"


class LocalCache(BaseCache):
    """Values of JSON, shared by all processes of this machine; `add` is atomic among them."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._location = str(location)
        self._own = threading.local()
        self._writes = 0

    def _connection(self) -> sqlite3.Connection:
        """One connection for each thread; a forked process opens its own."""
        if getattr(self._own, "process", None) != os.getpid():
            Path(self._location).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(self._location, timeout=5, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.executescript(SCHEMA)
            self._own.connection, self._own.process = connection, os.getpid()
        return self._own.connection

    def _write(self, sql: str, *values: Any) -> int:
        self._writes += 1
        if self._writes % SWEEP_EVERY == 0:
            self._connection().execute("DELETE FROM kept WHERE expires <= ?", (time.time(),))
        return self._connection().execute(sql, values).rowcount

    def _expiry(self, timeout: Any) -> float:
        at = self.get_backend_timeout(timeout)
        return FOREVER if at is None else at

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or `default` if there is none any more."""
        found = self._connection().execute(
            "SELECT value FROM kept WHERE key = ? AND expires > ?",
            (self.make_and_validate_key(key, version), time.time()),
        )
        row = found.fetchone()
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value."""
        kept = self.make_and_validate_key(key, version)
        self._write(SET, kept, json.dumps(value), self._expiry(timeout))

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value if there is none; whether it was kept. Of many at once exactly one succeeds."""
        kept = self.make_and_validate_key(key, version)
        return self._write(ADD, kept, json.dumps(value), self._expiry(timeout), time.time()) == 1

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep what is there for longer; False if there is nothing."""
        kept = self.make_and_validate_key(key, version)
        sql = "UPDATE kept SET expires = ? WHERE key = ? AND expires > ?"
        return self._write(sql, self._expiry(timeout), kept, time.time()) == 1

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget; whether there was anything."""
        return self._write("DELETE FROM kept WHERE key = ?", self.make_and_validate_key(key, version)) == 1

    def clear(self) -> None:
        """Forget everything."""
        self._write("DELETE FROM kept")
