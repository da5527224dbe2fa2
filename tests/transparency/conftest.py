"""What the tests of the log share."""

import pytest
from django.db import connection

from tests.committed import _seals_return, committed  # noqa: F401 -- fixtures
from tests.transparency.world import World

TABLES = ("entry", "tile", "checkpoint", "log")


@pytest.fixture
def drop_triggers(db):
    """Lets a test do what only the owner of the database could do: take the triggers away."""

    def drop():
        with connection.cursor() as cursor:
            for table in TABLES:
                for verb in ("update", "delete"):
                    on = "" if connection.vendor == "sqlite" else f" ON transparency_{table}"
                    cursor.execute(f"DROP TRIGGER transparency_{table}_no_{verb}{on}")

    return drop


@pytest.fixture
def world(db):
    """A whole small recruitment: decisions, an objection, scores, rankings, the final result."""
    made = World()
    made.applications()
    made.selection()
    return made
