"""Until when papers may be handed in after the choice, and whether a resignation bars from applying."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bening.core import filing
from bening.core.regulation import load

WIB = ZoneInfo("Asia/Jakarta")
RULE = load("cpns-2024").filing
PHASE = datetime(2025, 2, 21, 23, 59, 59, tzinfo=WIB)  # a Friday


def wib(month, day, hour=10):
    return datetime(2025, month, day, hour, tzinfo=WIB)


def end(**more):
    found = filing.filing_end(RULE, phase_ends=PHASE, **more)
    return f"{found:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "2025-02-21 23:59"),
        ({"called_at": wib(1, 24)}, "2025-02-21 23:59"),
        ({"called_at": wib(2, 24)}, "2025-03-10 23:59"),  # ten working days after that Monday
        ({"sent_back_at": wib(3, 3)}, "2025-03-10 23:59"),  # five
        ({"called_at": wib(2, 24), "sent_back_at": wib(3, 20)}, "2025-03-27 23:59"),
        ({"sent_back_at": wib(3, 3), "holidays": {wib(3, 7).date()}}, "2025-03-11 23:59"),
    ],
)
def test_filing_ends_with_its_phase_or_later_for_who_was_called_or_sent_back(more, told):
    assert end(**more) == told


def test_filing_without_a_phase_has_no_end():
    assert filing.filing_end(RULE, phase_ends=None, called_at=wib(2, 24)) is None


def test_returned_paper_has_its_own_days_and_never_fewer_than_the_filing():
    assert filing.mend_end(RULE, wib(2, 3), PHASE) == PHASE
    late = datetime(2025, 2, 27, 23, 59, 59, tzinfo=WIB)
    assert filing.mend_end(RULE, wib(2, 20), PHASE) == late
    assert filing.mend_end(RULE, wib(2, 20), None) == late


@pytest.mark.parametrize(
    ("state", "outcome", "mend_by", "ends", "may"),
    [
        ("filing", "", None, wib(2, 21), True),
        ("filing", "", None, wib(2, 9), False),
        ("filing", "", None, None, True),
        ("filing", "returned", wib(2, 12), wib(2, 9), True),
        ("filing", "returned", wib(2, 9), wib(2, 9), False),
        ("filing", "accepted", None, wib(2, 21), False),
        ("complete", "", None, wib(2, 21), False),
    ],
)
def test_paper_may_be_handed_in_until_its_end(state, outcome, mend_by, ends, may):
    assert filing.may_hand_in(state, outcome, mend_by=mend_by, ends=ends, at=wib(2, 10)) is may


@pytest.mark.parametrize(
    ("year", "state", "moved", "barred"),
    [
        ("cpns-2024", "filing", False, True),
        ("cpns-2024", "complete", True, False),
        ("cpns-2024", "numbered", True, True),
        ("cpns-2021", "filing", True, True),
    ],
)
def test_who_was_moved_to_another_seat_may_resign_before_the_number_in_2024(year, state, moved, barred):
    assert filing.is_barred(load(year).filing, state, moved=moved) is barred
