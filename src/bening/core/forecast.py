"""Will a queue be empty before its deadline, at the pace of the last days?

What was done in some days is a count, and a count of few says little: so the pace has a range (square-root
rule for Poisson counts, about 95 in 100), and the answer may be that it cannot be said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, sqrt

DONE, IN_TIME, LATE, UNSURE = "done", "in_time", "late", "unsure"


@dataclass(frozen=True, slots=True)
class Forecast:
    """How much is left, how much was done in `days`, and what follows; `needed` a day to be in time."""

    left: int
    done: int
    days: int
    needed: int | None
    soonest: datetime | None
    latest: datetime | None
    verdict: str


def forecast(left: int, done: int, days: int, *, at: datetime, ends: datetime | None) -> Forecast:
    """From what is left at `at` and what was done in the `days` before. `ends` None: no deadline is known."""
    if left == 0:
        return Forecast(0, done, days, 0, at, at, DONE)
    fewest, most = max(0.0, sqrt(done) - 1) ** 2 / days, (sqrt(done) + 1) ** 2 / days
    soonest, latest = _empty(left, most, at), _empty(left, fewest, at)
    if ends is None:
        return Forecast(left, done, days, None, soonest, latest, UNSURE)
    seconds = (ends - at).total_seconds()
    if seconds <= 0:
        return Forecast(left, done, days, None, soonest, latest, LATE)
    needed = ceil(left / max(seconds / 86400, 1.0))
    if latest is not None and latest <= ends:
        verdict = IN_TIME
    else:
        verdict = LATE if soonest is None or soonest > ends else UNSURE
    return Forecast(left, done, days, needed, soonest, latest, verdict)


def _empty(left: int, pace: float, at: datetime) -> datetime | None:
    """When `left` is done at so many a day; None if that is never, or beyond ten years."""
    if pace <= 0 or left / pace > 3650:
        return None
    return at + timedelta(days=left / pace)
