"""The timetable: what is open when, what comes next, and what the regulation allows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.deadlines import WIB
from bening.core.decision import Outcome, Refused, require
from bening.core.regulation import load
from bening.core.timetable import PHASES, Phase, Timetable, check, of_days, window_open

CPNS_2024 = load("cpns-2024")


def wib(*parts):
    return datetime(*parts, tzinfo=WIB)


def days(first, last):
    return date(*first), date(*last)


# The national schedule of CPNS 2024
SCHEDULE = {
    "announcement": days((2024, 8, 19), (2024, 9, 10)),
    "registration": days((2024, 8, 20), (2024, 9, 10)),
    "screening": days((2024, 8, 20), (2024, 9, 17)),
    "screening_result": days((2024, 9, 18), (2024, 9, 19)),
    "sanggah": days((2024, 9, 20), (2024, 9, 22)),
    "sanggah_answer": days((2024, 9, 20), (2024, 9, 24)),
    "post_sanggah": days((2024, 9, 23), (2024, 9, 29)),
    "skd": days((2024, 10, 16), (2024, 11, 14)),
    "skd_result": days((2024, 11, 17), (2024, 11, 19)),
    "skb": days((2024, 11, 20), (2024, 12, 20)),
    "final_result": days((2025, 1, 5), (2025, 1, 12)),
    "final_sanggah": days((2025, 1, 13), (2025, 1, 15)),
    "final_answer": days((2025, 1, 13), (2025, 1, 19)),
    "final_post": days((2025, 1, 16), (2025, 1, 22)),
    "filing": days((2025, 1, 23), (2025, 2, 21)),
    "appointment": days((2025, 2, 22), (2025, 3, 23)),
}
TIMETABLE = of_days(SCHEDULE)


def names(phases):
    return [phase.name for phase in phases]


# ---------------------------------------------------------------- phases


def test_phase_holds_its_whole_last_second():
    phase = TIMETABLE.phase("sanggah")
    assert (phase.starts, phase.ends) == (wib(2024, 9, 20), wib(2024, 9, 22, 23, 59, 59))
    assert phase.days == 3
    assert not phase.is_open(wib(2024, 9, 19, 23, 59, 59, 999_999))
    assert phase.is_open(wib(2024, 9, 20))
    assert phase.is_open(wib(2024, 9, 22, 23, 59, 59, 999_999))
    assert not phase.is_open(wib(2024, 9, 23))


def test_phase_counts_days_in_wib():
    phase = Phase(
        "sanggah", datetime(2024, 9, 19, 17, tzinfo=UTC), datetime(2024, 9, 22, 16, 59, 59, tzinfo=UTC)
    )
    assert phase.days == 3


@pytest.mark.parametrize(
    ("name", "starts", "ends", "message"),
    [
        ("interview", wib(2024, 9, 1), wib(2024, 9, 2), "no phase 'interview'"),
        ("skd", datetime(2024, 9, 1), wib(2024, 9, 2), "time zone"),
        ("skd", wib(2024, 9, 1), datetime(2024, 9, 2), "time zone"),
        ("skd", wib(2024, 9, 2), wib(2024, 9, 1), "ends before it starts"),
    ],
)
def test_phase_that_cannot_be_is_an_error(name, starts, ends, message):
    with pytest.raises(ValueError, match=message):
        Phase(name, starts, ends)


# ---------------------------------------------------------------- timetable


def test_timetable_keeps_phases_in_their_order():
    assert names(of_days(dict(reversed(SCHEDULE.items()))).phases) == [n for n in PHASES if n != "probation"]


def test_timetable_with_a_phase_twice_is_an_error():
    phase = TIMETABLE.phase("skd")
    with pytest.raises(ValueError, match="twice"):
        Timetable((phase, phase))


@pytest.mark.parametrize(
    ("at", "current", "coming"),
    [
        (wib(2024, 8, 18), [], "announcement"),
        (wib(2024, 8, 19), ["announcement"], "registration"),
        (wib(2024, 9, 1), ["announcement", "registration", "screening"], "screening_result"),
        (wib(2024, 9, 21), ["sanggah", "sanggah_answer"], "post_sanggah"),
        (wib(2024, 9, 23), ["sanggah_answer", "post_sanggah"], "skd"),
        (wib(2024, 9, 19, 23, 59, 59), ["screening_result"], "sanggah"),
        (wib(2025, 4, 1), [], None),
    ],
)
def test_current_and_next(at, current, coming):
    assert names(TIMETABLE.current(at)) == current
    found = TIMETABLE.next(at)
    assert (found.name if found else None) == coming


def test_is_open_and_has_begun_of_a_phase_that_is_not_planned():
    assert not TIMETABLE.is_open("probation", wib(2025, 5, 1))
    assert not TIMETABLE.has_begun("probation", wib(2025, 5, 1))
    assert TIMETABLE.is_open("sanggah", wib(2024, 9, 21))
    assert TIMETABLE.has_begun("sanggah", wib(2024, 12, 1))
    assert not TIMETABLE.has_begun("sanggah", wib(2024, 9, 1))


@pytest.mark.parametrize(
    ("name", "at", "code"),
    [
        ("sanggah", wib(2024, 9, 19, 23, 59, 59), "window.not_open"),
        ("sanggah", wib(2024, 9, 23), "window.closed"),
        ("probation", wib(2024, 9, 23), "window.not_planned"),
    ],
)
def test_window_that_is_shut_says_why(name, at, code):
    with pytest.raises(Refused) as caught:
        require(window_open(TIMETABLE, name, at, basis="PermenPANRB 6/2024"))
    (reason,) = caught.value.reasons
    assert (reason.code, reason.legal_basis, reason.facts["phase"]) == (code, "PermenPANRB 6/2024", name)


def test_window_that_is_open_refuses_nothing():
    require(window_open(TIMETABLE, "sanggah", wib(2024, 9, 22, 23, 59, 59)))


# ---------------------------------------------------------------- against the regulation


def refused(**changed):
    """What the regulation says against the schedule of 2024 with some phases changed (None = left out)."""
    planned = {name: span for name, span in {**SCHEDULE, **changed}.items() if span}
    checks = check(of_days(planned), CPNS_2024)
    return [(one.reason.code, one.evidence["phase"]) for one in checks if one.outcome is not Outcome.MET]


def test_check_of_the_national_schedule_is_met_throughout():
    checks = check(TIMETABLE, CPNS_2024)
    assert {one.outcome for one in checks} == {Outcome.MET}
    codes = {one.code for one in checks}
    assert codes == {"timetable.long_enough", "timetable.short_enough", "timetable.in_order"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"announcement": days((2024, 8, 19), (2024, 9, 2))}, []),  # 15 days
        (
            {"announcement": days((2024, 8, 19), (2024, 9, 1))},
            [("timetable.too_short", "announcement")],
        ),
        ({"sanggah": days((2024, 9, 20), (2024, 9, 23))}, [("timetable.too_long", "sanggah")]),
        ({"sanggah": days((2024, 9, 20), (2024, 9, 20))}, []),
        ({"final_answer": days((2025, 1, 13), (2025, 1, 20))}, [("timetable.too_long", "final_answer")]),
        ({"sanggah": None}, [("timetable.phase_missing", "sanggah")]),
        ({"screening": None}, []),
        (
            {"skd": days((2024, 9, 1), (2024, 9, 2))},
            [("timetable.out_of_order", "skd")],
        ),
    ],
)
def test_check_tells_what_the_regulation_forbids(changed, expected):
    assert refused(**changed) == expected


def test_check_of_an_empty_timetable_misses_every_required_phase():
    missing = {one.evidence["phase"] for one in check(Timetable(()), CPNS_2024)}
    assert missing == {rule.phase for rule in CPNS_2024.phases if rule.required}


def test_check_lets_an_optional_phase_be_left_out():
    optional = tuple(replace(rule, required=False) for rule in CPNS_2024.phases)
    assert check(Timetable(()), replace(CPNS_2024, phases=optional)) == ()


# ---------------------------------------------------------------- what holds for all inputs

SPANS = st.dictionaries(
    st.sampled_from(PHASES),
    st.tuples(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 60)).map(
        lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
    ),
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 3, 1), timezones=st.just(WIB))


@given(SPANS, MOMENTS)
def test_a_phase_is_open_over_or_to_come(spans, at):
    timetable = of_days(spans)
    for phase in timetable.phases:
        assert phase.is_open(at) + phase.is_over(at) + (not phase.has_begun(at)) == 1
        assert timetable.is_open(phase.name, at) == (phase in timetable.current(at))
        assert bool(window_open(timetable, phase.name, at)) == phase.is_open(at)


@given(SPANS, MOMENTS)
def test_next_is_the_soonest_that_has_not_begun(spans, at):
    timetable = of_days(spans)
    coming = timetable.next(at)
    later = [phase.starts for phase in timetable.phases if phase.starts > at]
    assert (coming.starts if coming else None) == min(later, default=None)
