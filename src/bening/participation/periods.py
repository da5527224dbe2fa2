"""Periods, limits and holidays, from `rules/*.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from bening.core.deadlines import Pause, calendar_deadline, paused_deadline


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, counted how, on what basis, and whether somebody compared it with its source."""

    days: int
    unit: str
    legal_basis: str
    verified: bool

    def after(self, since: datetime, pauses: Collection[Pause] = ()) -> datetime | None:
        """When the period ends that began at `since`; None while its clock stands still."""
        if self.unit == "calendar":
            return calendar_deadline(since, self.days)
        return paused_deadline(since, self.days, holidays(), pauses)


@cache
def _tables(name: str) -> dict[str, Any]:
    return tomllib.loads((files("bening.participation") / "rules" / f"{name}.toml").read_text("utf-8"))


@cache
def period(name: str) -> Period:
    """The period called `section.name`, e.g. `complaint.triage`."""
    section, _, key = name.partition(".")
    row = _tables("periods")[section][key]
    return Period(row["days"], row["unit"], row["basis"], row["verified"])


def limit(name: str) -> int:
    """A limit against flooding, e.g. `complaints_a_day`."""
    number: int = _tables("periods")["limits"][name]
    return number


def effort(name: str) -> int:
    """What a post costs, e.g. `bits` or `crowded_seconds`."""
    number: int = _tables("periods")["effort"][name]
    return number


@cache
def holidays() -> frozenset[date]:
    """Every known holiday of every known year."""
    return frozenset(day for year in _tables("holidays").values() for day in year["days"])


def holidays_known(year: int) -> tuple[str, bool] | None:
    """Basis and mark of the holidays of a year; None if they were not entered yet."""
    found = _tables("holidays").get(str(year))
    return (found["basis"], found["verified"]) if found else None
