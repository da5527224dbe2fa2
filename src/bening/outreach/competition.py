"""How many compete for each formasi: as of the end of yesterday, small numbers not told. Reads rows only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bening.core.deadlines import start_of
from bening.core.suppression import SMALLEST, hidden
from bening.stages.registration import queries as registration


@dataclass(frozen=True, slots=True)
class Applicants:
    """How many submitted for one formasi with `seats` seats; `count` is None where it is not told."""

    count: int | None
    seats: int

    @property
    def per_seat(self) -> str:
        """Applicants for each seat, with one decimal where it is no whole number; "" if not told."""
        if self.count is None:
            return ""
        tenths = (self.count * 10 + self.seats // 2) // self.seats
        return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one announcement on one day."""

    counts: Mapping[str, int]
    untold: frozenset[str]

    @property
    def total(self) -> int | None:
        """Everybody who submitted; None where the total would tell of the few that are not told."""
        few = sum(self.counts[code] for code in self.untold)
        return None if self.untold and few < 2 * SMALLEST else sum(self.counts.values())

    def of(self, code: str, seats: int) -> Applicants:
        """For one formasi."""
        return Applicants(None if code in self.untold else self.counts.get(code, 0), seats)


@lru_cache(maxsize=16)
def figures(announcement_id: int, on: date) -> Figures:
    """Submitted until the day before `on`. One query a day and process.

    Who was counted stays counted: a number that falls by one would tell of one person's withdrawal
    only to those who look every day, and the page says what it counts.
    """
    counts = Counter(registration.submitted_before(announcement_id, start_of(on)))
    return Figures(counts, hidden(counts))
