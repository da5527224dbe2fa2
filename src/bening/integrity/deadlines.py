"""What a reporter is promised, from `deadlines.toml`, and how far a promise is broken."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

RUNGS = ("acknowledge", "asleep", "answer")
"""In the order in which they are reached."""


@dataclass(frozen=True, slots=True)
class Promise:
    """So many calendar days from the day of the report, on what basis, and whether that was compared."""

    days: int
    basis: str
    verified: bool


@cache
def promises() -> dict[str, Promise]:
    """Every promise by its name."""
    text = (files("bening.integrity") / "deadlines.toml").read_text(encoding="utf-8")
    return {name: Promise(**row) for name, row in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """When a report came and when somebody first reacted and first answered; None: not yet."""

    received_on: date
    acknowledged_on: date | None = None
    answered_on: date | None = None

    def due(self, rung: str) -> date:
        """The last day on which a promise is still kept."""
        return self.received_on + timedelta(days=promises()[rung].days)

    def kept_on(self, rung: str) -> date | None:
        """The day on which it was kept, if it was."""
        return self.answered_on if rung == "answer" else self.acknowledged_on

    def broken(self, rung: str, on: date) -> bool:
        """Whether the day passed, or had passed when it was kept at last."""
        return (self.kept_on(rung) or on) > self.due(rung)

    def late(self, on: date) -> tuple[str, ...]:
        """The promises that are broken now and not yet kept: each is one rung up."""
        return tuple(rung for rung in RUNGS if not self.kept_on(rung) and on > self.due(rung))
