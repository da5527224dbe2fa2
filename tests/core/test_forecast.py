"""Whether a queue is empty in time: certain, hopeless, or not to be said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.forecast import DONE, IN_TIME, LATE, UNSURE, forecast

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def said(left, done, days_left):
    return forecast(left, done, 7, at=NOW, ends=NOW + timedelta(days=days_left)).verdict


@pytest.mark.parametrize(
    ("left", "done", "days_left", "verdict"),
    [
        (0, 0, 5, DONE),
        (50, 140, 10, IN_TIME),
        (500, 140, 10, LATE),
        (190, 140, 10, UNSURE),
        (5, 2, 10, UNSURE),
        (100, 0, 10, LATE),
        (1, 0, 10, UNSURE),
        (1, 1000, -1, LATE),
    ],
)
def test_forecast_says_no_more_than_the_pace_does(left, done, days_left, verdict):
    assert said(left, done, days_left) == verdict


def test_forecast_without_a_deadline_is_open():
    found = forecast(10, 70, 7, at=NOW, ends=None)

    assert (found.verdict, found.needed) == (UNSURE, None)
    assert NOW < found.soonest < found.latest


def test_forecast_names_the_pace_that_is_needed():
    found = forecast(101, 20, 7, at=NOW, ends=NOW + timedelta(days=10))

    assert found.needed == 11
    assert forecast(101, 20, 7, at=NOW, ends=NOW + timedelta(hours=2)).needed == 101


def test_forecast_of_a_queue_nobody_works_on_has_no_end():
    assert forecast(10, 0, 7, at=NOW, ends=NOW).latest is None


@given(st.integers(1, 10000), st.integers(0, 5000), st.integers(1, 200))
def test_forecast_never_promises_and_fears_at_once(left, done, days_left):
    found = forecast(left, done, 7, at=NOW, ends=NOW + timedelta(days=days_left))

    assert found.soonest is None or found.latest is None or found.soonest <= found.latest
    if found.verdict == IN_TIME:
        assert found.latest <= NOW + timedelta(days=days_left)
    if found.verdict == LATE and found.soonest:
        assert found.soonest > NOW + timedelta(days=days_left)
