"""Days of the law: calendar days in WIB that end at 23:59:59, working days with holidays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.deadlines import (
    WIB,
    add_working_days,
    calendar_deadline,
    day_of,
    days_counted,
    days_left,
    end_of,
    is_past,
    is_working_day,
    start_of,
    working_deadline,
)


def wib(*parts):
    return datetime(*parts, tzinfo=WIB)


def test_day_of_is_the_day_in_wib():
    assert day_of(datetime(2024, 9, 19, 16, 59, tzinfo=UTC)) == date(2024, 9, 19)
    assert day_of(datetime(2024, 9, 19, 17, 0, tzinfo=UTC)) == date(2024, 9, 20)


def test_day_of_a_moment_without_a_zone_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2024, 9, 19))


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (wib(2024, 9, 22, 23, 59, 58), False),
        (wib(2024, 9, 22, 23, 59, 59), False),
        (wib(2024, 9, 22, 23, 59, 59, 999_999), False),
        (wib(2024, 9, 23), True),
        (datetime(2024, 9, 22, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2024, 9, 22, 17, 0, 0, tzinfo=UTC), True),
    ],
)
def test_is_past_counts_the_whole_last_second(at, late):
    assert is_past(end_of(date(2024, 9, 22)), at) is late


def test_calendar_deadline_of_three_days():
    """Announced on 19 September at any hour: objections until the end of the 22nd."""
    for hour in (0, 23):
        assert calendar_deadline(wib(2024, 9, 19, hour), 3) == wib(2024, 9, 22, 23, 59, 59)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 9, 16), False),
        (date(2024, 9, 20), True),
        (date(2024, 9, 21), False),
        (date(2024, 9, 22), False),
    ],
)
def test_is_working_day_with_a_holiday(day, working):
    assert is_working_day(day, {date(2024, 9, 16)}) is working


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2024, 9, 13), 0, date(2024, 9, 13)),  # Friday
        (date(2024, 9, 14), 0, date(2024, 9, 17)),  # Saturday; Monday is a holiday
        (date(2024, 9, 13), 1, date(2024, 9, 17)),
        (date(2024, 9, 13), 5, date(2024, 9, 23)),
        (date(2024, 9, 15), 1, date(2024, 9, 17)),
    ],
)
def test_add_working_days(day, days, expected):
    assert add_working_days(day, days, {date(2024, 9, 16)}) == expected


def test_working_deadline_ends_with_the_day():
    assert working_deadline(wib(2024, 9, 13, 9), 10) == wib(2024, 9, 27, 23, 59, 59)


def test_days_counted_takes_first_and_last():
    assert days_counted(date(2024, 9, 20), date(2024, 9, 22)) == 3


@pytest.mark.parametrize(
    ("at", "left"), [(wib(2024, 9, 20, 23), 2), (wib(2024, 9, 22), 0), (wib(2024, 9, 24), -2)]
)
def test_days_left(at, left):
    assert days_left(end_of(date(2024, 9, 22)), at) == left


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
FEW_DAYS = st.frozensets(DAYS, max_size=5)


@given(DAYS, st.integers(0, 60), FEW_DAYS)
def test_add_working_days_passes_exactly_that_many(day, days, holidays):
    end = add_working_days(day, days, holidays)
    assert is_working_day(end, holidays)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    counted = sum(is_working_day(one, holidays) for one in passed)
    assert counted == days or (days == 0 and counted == 1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_moment_lies_within_its_day(at):
    day = day_of(at)
    assert start_of(day) <= at
    assert not is_past(end_of(day), at)
    assert is_past(end_of(day - timedelta(days=1)), at)
