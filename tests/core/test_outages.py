"""Time lost to an outage is given back to all alike."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bening.core.outages import SERVICES, days_lost, extended
from bening.core.timetable import Phase

WIB = ZoneInfo("Asia/Jakarta")
WINDOW = Phase(
    "registration", datetime(2024, 8, 20, tzinfo=WIB), datetime(2024, 9, 6, 23, 59, 59, tzinfo=WIB)
)


@pytest.mark.parametrize(
    ("began", "ended", "days"),
    [
        ((3, 8), (3, 9), 1),
        ((3, 8), (4, 8), 1),
        ((3, 8), (5, 20), 3),
        ((6, 22), (9, 8), 1),
        ((7, 8), (8, 8), 0),
    ],
)
def test_days_lost_are_whole_and_inside_the_window(began, ended, days):
    moment = lambda at: datetime(2024, 9, *at, tzinfo=WIB)  # noqa: E731
    assert days_lost(moment(began), moment(ended), WINDOW) == days


def test_everything_after_the_registration_moves_by_the_same_days():
    day = lambda month, number: date(2024, month, number)  # noqa: E731
    phases = {
        "announcement": (day(8, 19), day(9, 2)),
        "registration": (day(8, 20), day(9, 6)),
        "screening": (day(8, 20), day(9, 17)),
        "sanggah": (day(9, 20), day(9, 22)),
    }

    assert extended(phases, 4) == {
        "announcement": (day(8, 19), day(9, 2)),
        "registration": (day(8, 20), day(9, 10)),
        "screening": (day(8, 20), day(9, 21)),
        "sanggah": (day(9, 24), day(9, 26)),
    }


def test_every_service_says_what_is_accepted_meanwhile():
    assert {"e-meterai", "dukcapil"} <= set(SERVICES)
    assert all(one.fallback.id and one.fallback.en and one.name.en for one in SERVICES.values())
