"""Triggers for truths that one row cannot tell alone, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import router
from django.db.migrations.operations.base import Operation

SQLITE = """
CREATE TRIGGER {table}_{name}_{verb_lower} BEFORE {verb} ON {table} FOR EACH ROW WHEN {when}
BEGIN SELECT RAISE(ABORT, '{table}: {name}'); END;
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_{name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF {when} THEN RAISE EXCEPTION '{table}: {name}' USING ERRCODE = 'integrity_constraint_violation';
   END IF; RETURN {row}; END $$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_{name}_{verb_lower} BEFORE {verb} ON {table} FOR EACH ROW
EXECUTE FUNCTION {table}_{name}();
"""


class Guard(Operation):
    """Refuse INSERT and UPDATE of rows for which `when` (SQL over NEW, with subqueries) holds.

    With `deletes` it refuses DELETE instead, and `when` speaks of OLD.

    `when` is written so that both engines read it. What it looks up in other tables is checked at that
    moment only: the service that writes there must keep the truth as well.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, name: str, when: str, deletes: bool = False) -> None:
        self.table, self.name, self.when, self.deletes = table, name, when, deletes

    @property
    def verbs(self) -> tuple[str, ...]:
        """What is refused."""
        return ("DELETE",) if self.deletes else ("INSERT", "UPDATE")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration file writes this operation down."""
        return type(self).__name__, [self.table, self.name, self.when, self.deletes], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of Django's model state."""

    def database_forwards(self, app_label: str, schema_editor: Any, *_: Any) -> None:
        """Create the triggers, in the database where the table is."""
        if not router.allow_migrate(schema_editor.connection.alias, app_label):
            return
        sqlite = schema_editor.connection.vendor == "sqlite"
        words = {"table": self.table, "name": self.name, "when": self.when}
        words["row"] = "OLD" if self.deletes else "NEW"
        if not sqlite:
            schema_editor.execute(FUNCTION.format(**words), params=None)
        for verb in self.verbs:
            sql = SQLITE if sqlite else POSTGRESQL
            schema_editor.execute(sql.format(verb=verb, verb_lower=verb.lower(), **words), params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, *_: Any) -> None:
        """Drop them, in the database where the table is."""
        if not router.allow_migrate(schema_editor.connection.alias, app_label):
            return
        sqlite = schema_editor.connection.vendor == "sqlite"
        on = "" if sqlite else f" ON {self.table}"
        for verb in self.verbs:
            name = f"{self.table}_{self.name}_{verb.lower()}"
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)
        if not sqlite:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {self.table}_{self.name}()", params=None)

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Guard {self.table}: {self.name}"


class Unguard(Guard):
    """Take a guard away, to be put back by a `Guard` after it.

    SQLite rebuilds a table to alter it, and refuses while a trigger of another table speaks of it.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, *more: Any) -> None:
        """Drop its triggers."""
        Guard.database_backwards(self, app_label, schema_editor, *more)

    def database_backwards(self, app_label: str, schema_editor: Any, *more: Any) -> None:
        """Put them back."""
        Guard.database_forwards(self, app_label, schema_editor, *more)

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Unguard {self.table}: {self.name}"
