"""Periods of findings, from `rules/findings.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from bening.core.deadlines import working_deadline
from bening.participation.periods import holidays


@dataclass(frozen=True, slots=True)
class Period:
    """So many working days, on what basis, and whether somebody compared it with its source."""

    days: int
    legal_basis: str
    verified: bool

    def after(self, since: datetime) -> datetime:
        """The end of the last of these working days after `since`."""
        return working_deadline(since, self.days, holidays())


@cache
def period(name: str) -> Period:
    """The period called `section.name`, e.g. `act.major`."""
    rules = tomllib.loads((files("bening.stages.evaluation") / "rules" / "findings.toml").read_text("utf-8"))
    section, _, key = name.partition(".")
    row = rules[section][key]
    return Period(row["days"], row["basis"], row["verified"])
