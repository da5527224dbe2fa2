"""Triggers that make a sealed row truly immutable, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import router
from django.db.migrations.operations.base import Operation

SQLITE = """
CREATE TRIGGER {table}_no_{verb_lower} BEFORE {verb} ON {table} FOR EACH ROW WHEN {when}
BEGIN SELECT RAISE(ABORT, '{table}: a sealed row never changes'); END;
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION bening_sealed() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: a sealed row never changes', TG_TABLE_NAME
   USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_no_{verb_lower} BEFORE {verb} ON {table} FOR EACH ROW
WHEN ({when}) EXECUTE FUNCTION bening_sealed();
"""


class Seal(Operation):
    """Forbid UPDATE of rows for which `when` (SQL over OLD and NEW) holds, and DELETE of any row.

    `when` is written so that both engines read it, e.g. `OLD.state = 'sealed'`. With
    `delete_when` the DELETE ban is narrowed likewise (a draft may be thrown away).
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, when: str, delete_when: str = "") -> None:
        self.table, self.when, self.delete_when = table, when, delete_when

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How a migration file writes this operation down."""
        return type(self).__name__, [self.table, self.when, self.delete_when], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are no part of Django's model state."""

    def database_forwards(self, app_label: str, schema_editor: Any, *_: Any) -> None:
        """Create both triggers, in the database where the table is."""
        if not router.allow_migrate(schema_editor.connection.alias, app_label):
            return
        vendor = schema_editor.connection.vendor
        always = "1 = 1" if vendor == "sqlite" else "TRUE"
        sql = SQLITE if vendor == "sqlite" else POSTGRESQL
        for verb, when in (("UPDATE", self.when), ("DELETE", self.delete_when or always)):
            schema_editor.execute(
                sql.format(table=self.table, verb=verb, verb_lower=verb.lower(), when=when), params=None
            )

    def database_backwards(self, app_label: str, schema_editor: Any, *_: Any) -> None:
        """Drop both triggers, in the database where the table is."""
        if not router.allow_migrate(schema_editor.connection.alias, app_label):
            return
        on = "" if schema_editor.connection.vendor == "sqlite" else f" ON {self.table}"
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_no_{verb}{on}", params=None)

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Seal {self.table}"


class Unseal(Seal):
    """Take the triggers of a table away, to be put back by a `Seal` after it.

    SQLite rebuilds a table to alter it and forgets its triggers; PostgreSQL keeps them. With this before
    a second `Seal` of the same table, both engines end with the same triggers.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, *more: Any) -> None:
        """Drop whatever is there."""
        Seal.database_backwards(self, app_label, schema_editor, *more)

    def database_backwards(self, app_label: str, schema_editor: Any, *_: Any) -> None:
        """Nothing: the `Seal` before it is taken back by itself."""

    def describe(self) -> str:
        """One line for `migrate`."""
        return f"Unseal {self.table}"
