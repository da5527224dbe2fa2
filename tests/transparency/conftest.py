"""What the tests of the log share."""

import json

import pytest
from django.db import connection, transaction
from django.test import override_settings

from tests.committed import _seals_return, committed  # noqa: F401 -- fixtures
from tests.transparency.drill import Scene
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


@pytest.fixture(scope="session")
def scene(django_db_setup, django_db_blocker, tmp_path_factory):
    """An honest season, made once by the real services, then served as files; the database is empty again."""
    folder = tmp_path_factory.mktemp("drill")
    whole = transaction.atomic()
    whole._from_testcase = True  # as Django's own tests do: what must be durable may be inside
    with django_db_blocker.unblock(), override_settings(BENING_ANCHORS=folder / "anchors"), whole:
        made = Scene(folder / "site")
        names = ("mine", "decision", "revealed", "promised")
        made.at = {name: made.index(getattr(made, name)) for name in names}
        made.at["clear"] = [made.index(entry) for entry in made.clear]
        made.at["auto"] = [made.index(entry) for entry in made.auto]
        kinds = [json.loads(entry)["type"] for entry in made.entries]
        made.at["kinds"] = kinds
        made.at |= {"objection": kinds.index("objection.filed"), "rules": kinds.index("rules.published")}
        transaction.set_rollback(True)
    return made
