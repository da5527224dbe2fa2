"""The app's own database: nothing else is in it, and nothing of it is elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

ALIAS = "integrity"
LABEL = "integrity"

F = TypeVar("F", bound=Callable[..., Any])


class Router:
    """Sends the tables of this app to their own file, and no other table there."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """Its own file for our tables; no opinion on others."""
        return ALIAS if model._meta.app_label == LABEL else None

    db_for_write = db_for_read

    def allow_relation(self, one: Any, two: Any, **hints: Any) -> bool | None:
        """Ours with ours only."""
        ours = {one._meta.app_label == LABEL, two._meta.app_label == LABEL}
        return None if ours == {False} else ours == {True}

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Our tables here and nowhere else; nothing else here."""
        if db == ALIAS or app_label == LABEL:
            return db == ALIAS and app_label == LABEL
        return None


def atomic(work: F) -> F:
    """A service: all of it or nothing, in our own database."""
    return transaction.atomic(using=ALIAS)(work)


def settings_of(path: Any) -> dict[str, Any]:
    """The entry of DATABASES for the file `path`. What is deleted is overwritten, in the file itself."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;",
        },
        "CONN_MAX_AGE": None,
    }
