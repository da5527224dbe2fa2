"""Time lost to an outage is given back to all alike."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bening.core.decision import Check, Outcome, Reason
from bening.core.outages import (
    FALLBACK,
    SERVICES,
    days_lost,
    extended,
    is_set_aside,
    services_down,
    set_aside,
)
from bening.core.reasons import CATALOGUE, sentence
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


OUTAGES = (
    {"service": "e-meterai", "began": "2024-09-03T08:00:00+07:00", "ended": "2024-09-05T20:00:00+07:00"},
    {"service": "situs", "began": "2024-09-04T08:00:00+07:00", "ended": "2024-09-04T09:00:00+07:00"},
)


@pytest.mark.parametrize(
    ("handed_in", "down"),
    [
        ((3, 7, 59), ()),
        ((3, 8, 0), ("e-meterai",)),
        ((4, 12, 0), ("e-meterai", "situs")),
        ((9, 12, 0), ("e-meterai", "situs")),
    ],
)
def test_fallback_holds_for_what_was_handed_in_from_the_beginning_on(handed_in, down):
    assert services_down(OUTAGES, datetime(2024, 9, *handed_in, tzinfo=WIB)) == down


def check(code, outcome, reason):
    return Check(code, outcome, "UU 10/2020", reason=Reason(reason, facts={"sort": "meterai"}))


def test_check_that_a_silent_service_left_open_bears_the_fallback_and_keeps_its_outcome():
    unread = check("stamp.readable", Outcome.UNCERTAIN, "stamp.serial_unread")
    twice = check("stamp.unique", Outcome.UNCERTAIN, "stamp.seen_elsewhere")
    absent = check("stamp.present", Outcome.UNCERTAIN, "stamp.not_seen")
    against = check("stamp.genuine", Outcome.NOT_MET, "stamp.service_down")

    found = set_aside((unread, twice, absent, against), ("e-meterai",))

    assert found[1:] == (twice, absent, against), "no sign against a paper is explained away"
    assert (found[0].outcome, found[0].reason.code) == (Outcome.UNCERTAIN, FALLBACK)
    assert [is_set_aside(one) for one in found] == [True, False, False, False]
    assert "e-meterai" in sentence(found[0].reason)
    assert "meterai tempel diterima" in sentence(found[0].reason)
    assert "a paper stamp is accepted" in sentence(found[0].reason, "en")
    assert set_aside((unread,), ("dukcapil",)) == (unread,)


def test_every_reason_that_a_silent_service_explains_is_one_that_reading_gives():
    assert all(reason in CATALOGUE for one in SERVICES.values() for reason in one.unanswered)
