"""What the tests of the log share."""

import pytest
from django.db import connection

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
