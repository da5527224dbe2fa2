"""Days and deadlines. A day of the law is a day in WIB and ends at 23:59:59; the last second counts.

WIB has no summer time: it is seven hours ahead of UTC, always.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
LAST_SECOND = time(23, 59, 59, tzinfo=WIB)
FIRST_SECOND = time(0, 0, 0, tzinfo=WIB)
_SATURDAY = 5


def day_of(at: datetime) -> date:
    """The calendar day of a moment, in WIB. `ValueError` if the moment has no time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone has no day")
    return at.astimezone(WIB).date()


def start_of(day: date) -> datetime:
    """The first second of a day in WIB."""
    return datetime.combine(day, FIRST_SECOND)


def end_of(day: date) -> datetime:
    """The last second of a day in WIB."""
    return datetime.combine(day, LAST_SECOND)


def is_past(deadline: datetime, at: datetime) -> bool:
    """Whether `at` is too late. The whole last second is still in time."""
    return at.replace(microsecond=0) > deadline


def calendar_deadline(since: datetime, days: int) -> datetime:
    """The end of the n-th calendar day, the day after `since` being the first."""
    return end_of(day_of(since) + timedelta(days=days))


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday and no holiday. Holidays are decreed yearly, so they are handed in."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, days: int, holidays: Collection[date] = ()) -> date:
    """The n-th working day after `day`; with 0 the day itself, or the next working day."""
    while days > 0 or not is_working_day(day, holidays):
        day += timedelta(days=1)
        days -= is_working_day(day, holidays)
    return day


def working_deadline(since: datetime, days: int, holidays: Collection[date] = ()) -> datetime:
    """The end of the n-th working day after `since`."""
    return end_of(add_working_days(day_of(since), days, holidays))


def days_counted(first: date, last: date) -> int:
    """Calendar days of a period, its first and its last day counted."""
    return (last - first).days + 1


def days_left(deadline: datetime, at: datetime) -> int:
    """Whole calendar days until the deadline's day; 0 on that day, negative afterwards."""
    return (day_of(deadline) - day_of(at)).days


# -- a clock that may stand still ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock of a deadline stands still; `ends` is None while it still does."""

    begins: datetime
    ends: datetime | None = None

    def covers(self, day: date) -> bool:
        """Whether the clock stood still when this day ended. The day on which it goes on counts again."""
        return day_of(self.begins) <= day and (self.ends is None or day < day_of(self.ends))


def paused_deadline(
    since: datetime, days: int, holidays: Collection[date] = (), pauses: Collection[Pause] = ()
) -> datetime | None:
    """The end of the n-th working day after `since` on which the clock ran; None while it stands still."""
    if any(pause.ends is None for pause in pauses):
        return None
    day, left = day_of(since), days
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(day, holidays) and not any(pause.covers(day) for pause in pauses)
    return end_of(day if days else add_working_days(day, 0, holidays))


def working_days_between(
    first: datetime, last: datetime, holidays: Collection[date] = (), pauses: Collection[Pause] = ()
) -> int:
    """Working days after the day of `first` up to the day of `last` on which the clock ran."""
    day, end, count = day_of(first), day_of(last), 0
    while day < end:
        day += timedelta(days=1)
        count += is_working_day(day, holidays) and not any(pause.covers(day) for pause in pauses)
    return count
