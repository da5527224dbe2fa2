"""The index of PermenPANRB 14/2017: worked examples, edges of the bands, sample sizes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.satisfaction import Band, grade, index, mean, measured, rounded, sample_size

NINTH = Fraction(1, 9)
BANDS = tuple(
    Band(name, Decimal(least))
    for name, least in zip("ABCD", ("88.31", "76.61", "65.00", "25.00"), strict=True)
)
EXAMPLE = [Fraction(n, 1000) for n in (3200, 3216, 2936, 3530, 3136, 3200, 3316, 3916, 3323)]
SAMPLE = {"chi_square": Fraction("3.841"), "error": Fraction("0.05")}


def test_index_of_the_worked_example_with_both_weights():
    assert index(EXAMPLE, NINTH) == Decimal("82.70")
    assert index(EXAMPLE, Fraction("0.111")) == Decimal("82.62")
    assert grade(Decimal("82.70"), BANDS) == grade(Decimal("82.62"), BANDS) == "B"


def test_index_of_the_best_answers_is_a_hundred_only_with_a_ninth():
    assert index([Fraction(4)] * 9, NINTH) == Decimal("100.00")
    assert index([Fraction(4)] * 9, Fraction("0.111")) == Decimal("99.90")
    assert index([Fraction(1)] * 9, NINTH) == Decimal("25.00")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"),
        ("64.99", "D"), ("25.00", "D"),
    ],
)  # fmt: skip
def test_grade_at_the_edges(value, name):
    assert grade(Decimal(value), BANDS) == name


def test_grade_of_an_index_that_was_not_rounded_is_refused():
    """88.305 lies between the bands; rounded first, it is an A."""
    with pytest.raises(ValueError, match="round"):
        grade(Decimal("88.305"), BANDS)
    assert grade(rounded(Fraction("88.305")), BANDS) == "A"
    assert grade(rounded(Fraction("88.3049")), BANDS) == "B"


def test_bands_are_those_of_the_means():
    """The regulation gives both: 3.5324 of 4 is where A begins."""
    assert index([Fraction("3.5324")] * 9, NINTH) == Decimal("88.31")
    assert index([Fraction("3.532")] * 9, NINTH) == Decimal("88.30")
    assert index([Fraction("3.0644")] * 9, NINTH) == Decimal("76.61")
    assert index([Fraction("2.60")] * 9, NINTH) == Decimal("65.00")


def test_measured_from_how_often_each_answer_was_given():
    found = measured([{4: 3, 3: 1}] * 8 + [{1: 1, 4: 3}], NINTH, BANDS)

    assert found.means == (Fraction(15, 4),) * 8 + (Fraction(13, 4),)
    assert (found.value, found.grade, found.answers) == (Decimal("92.36"), "A", 4)


def test_mean_needs_answers_of_the_scale():
    with pytest.raises(ValueError, match="1 to 4"):
        mean({})
    with pytest.raises(ValueError, match="1 to 4"):
        mean({5: 1})


@given(st.lists(st.fractions(1, 4, max_denominator=5000), min_size=9, max_size=9))
def test_index_always_has_a_grade(means):
    value = index(means, NINTH)

    assert Decimal(25) <= value <= Decimal(100)
    assert grade(value, BANDS) in "ABCD"
    assert abs(Fraction(value) - sum(means) * 25 / 9) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("population", "people"), [(1937, 321), (2538, 334), (4905, 357), (100, 80), (1000, 278), (1, 1), (0, 0)]
)
def test_sample_size_of_the_worked_examples(population, people):
    assert sample_size(population, **SAMPLE) == people


def test_sample_size_is_never_below_the_printed_table():
    """Krejcie & Morgan 1970, table 1; it rounds to the nearest, we round up. (Its last row, 384 of 100,000,
    is one more than its own formula gives.)"""
    printed = {10: 10, 20: 19, 50: 44, 75: 63, 200: 132, 500: 217, 1500: 306, 5000: 357, 10000: 370}

    for population, people in printed.items():
        assert people <= sample_size(population, **SAMPLE) <= people + 1
