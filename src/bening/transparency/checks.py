"""Start-up checks: the database must keep a commit that it acknowledged, or a receipt could become a lie."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

FULL = 2
HINT_SQLITE = "Set PRAGMA synchronous=FULL in the init_command of DATABASES."
HINT_POSTGRESQL = "Set synchronous_commit = on (postgresql.conf, the role and the database)."


@register(Tags.database)
def commits_are_durable(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Refuse SQLite with synchronous NORMAL or OFF, and PostgreSQL without synchronous_commit."""
    return [problem for alias in databases or () for problem in _check(connections[alias])]


def _check(connection: Any) -> list[CheckMessage]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            level = cursor.fetchone()[0]
            if level >= FULL:
                return []
            told = f"SQLite runs with synchronous={level}: a power cut may lose acknowledged entries."
            return [Error(told, hint=HINT_SQLITE, id="transparency.E001")]
        cursor.execute("SHOW synchronous_commit")
        level = cursor.fetchone()[0]
        if level != "off":
            return []
        told = "PostgreSQL runs with synchronous_commit=off: a crash may lose acknowledged entries."
        return [Error(told, hint=HINT_POSTGRESQL, id="transparency.E002")]
