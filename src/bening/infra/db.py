"""Rows that change safely: compare-and-set instead of hope, one table of moves instead of ifs."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import models

from bening.core.lifecycle import Lifecycle


class Stale(Exception):
    """Somebody was faster: the row is no longer what the caller read. Nothing was written."""


class Versioned(models.Model):
    """A row that counts its changes, so that two writers cannot overwrite each other unseen."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Moving(Versioned):
    """A row with a state that changes only along its `lifecycle`."""

    lifecycle: ClassVar[Lifecycle]

    state = models.CharField(max_length=16)

    class Meta:
        abstract = True


V = TypeVar("V", bound=Versioned)
M = TypeVar("M", bound=Moving)


def edit(row: V, **changes: Any) -> V:
    """Write `changes` if `row` is still what the caller read; raise `Stale` if not.

    One compare-and-set UPDATE: SQLite and PostgreSQL both honour it without row locks.
    """
    changes["version"] = row.version + 1
    seen = type(row)._default_manager.filter(pk=row.pk, version=row.version)
    if seen.update(**changes) != 1:
        raise Stale(f"{row._meta.label} {row.pk} is no longer version {row.version}")
    for field, value in changes.items():
        setattr(row, field, value)
    return row


def move(row: M, verb: str, **changes: Any) -> M:
    """Take `row` one step along its lifecycle, once, however many callers try."""
    return edit(row, state=row.lifecycle.after(row.state, verb), **changes)
