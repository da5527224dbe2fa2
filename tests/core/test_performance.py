"""Marks of two raters: what was not observed is no mark, and the level follows from an exact mean."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.performance import Formula, enough, hundredths, level, mean, together

FORMULA = Formula(1, 1, 5, Fraction(4), Fraction(5, 2), 50)


def test_what_one_rater_did_not_observe_is_the_mark_of_the_other():
    assert together({"a": 4, "b": None}, {"a": 3, "b": 2}) == {"a": Fraction(7, 2), "b": Fraction(2)}


def test_what_nobody_observed_has_no_mark():
    assert together({"a": None}, {"a": None}) == {}


def test_not_observed_is_no_nought():
    seen = together({"a": 4, "b": None}, {"a": 4, "b": None})
    assert (mean(seen), level(mean(seen), FORMULA)) == (4, "above")


@pytest.mark.parametrize(
    ("observed", "asked", "carries"), [(4, 7, True), (3, 7, False), (1, 2, True), (0, 0, False)]
)
def test_enough_counts_criteria(observed, asked, carries):
    assert enough(observed, asked, FORMULA) is carries


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (Fraction(5), "above"),
        (Fraction(4), "above"),
        (Fraction(399, 100), "meets"),
        (Fraction(5, 2), "meets"),
        (Fraction(249, 100), "below"),
        (Fraction(1), "below"),
    ],
)
def test_level_at_its_edges(of, told):
    assert level(of, FORMULA) == told


def test_hundredths_round_half_up():
    assert [hundredths(Fraction(n, 8)) for n in (25, 27, 29)] == [313, 338, 363]


MARKS = st.dictionaries(st.sampled_from("abcdefg"), st.none() | st.integers(1, 5))


@given(MARKS, MARKS)
def test_raters_may_change_places_and_silence_never_lowers(first, second):
    assert together(first, second) == together(second, first)
    seen = together(first, second)
    silent = {**dict.fromkeys("hijk"), **first}
    assert together(silent, second) == seen
    if seen:
        marks = [mark for mark in (*first.values(), *second.values()) if mark is not None]
        assert min(marks) <= mean(seen) <= max(marks)
