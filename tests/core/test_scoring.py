"""Marks into scores: the worked examples of the regulation, and exactness."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.rules import Threshold
from bening.core.scoring import decimal_text, final_score, scale_for, shortfall_text, shortfalls, skb100
from tests.core.selection import RULES, S

UMUM = Threshold({"twk": 65, "tiu": 80, "tkp": 166}, S)
CUMLAUDE = Threshold({"total": 311, "tiu": 85}, S)


@pytest.mark.parametrize(
    ("threshold", "marks", "missed"),
    [
        (UMUM, (65, 80, 166), []),
        (UMUM, (150, 75, 206), ["tiu"]),  # 431 in all, and still below
        (UMUM, (60, 75, 165), ["twk", "tiu", "tkp"]),
        (CUMLAUDE, (60, 85, 166), []),  # 311
        (CUMLAUDE, (60, 85, 165), ["total"]),
        (CUMLAUDE, (150, 80, 225), ["tiu"]),
    ],
)
def test_shortfalls_name_every_part_that_is_missed(threshold, marks, missed):
    assert [short.part for short in shortfalls(threshold, *marks)] == missed


def test_shortfall_text_tells_mark_and_least_mark():
    text = shortfall_text("skd.below_threshold", shortfalls(UMUM, 60, 75, 166))

    assert text == "skd.below_threshold twk=60 twk_min=65 tiu=75 tiu_min=80"


@pytest.mark.parametrize(
    ("skd", "cat", "published"),
    [(377, 400, "75.418"), (398, 375, "73.945"), (412, 365, "73.764"), (431, 340, "72.145")],
)
def test_final_score_of_the_worked_example(skd, cat, published):
    final = final_score(skd, skb100(cat, None, RULES.skb), RULES)

    assert decimal_text(final, 3) == published
    assert final == Fraction(40 * skd, 550) + Fraction(60 * cat, 500)


def test_skb100_with_an_extra_test_weighs_the_cat_sixty_percent():
    assert skb100(400, None, RULES.skb) == 80
    assert skb100(400, Fraction(90), RULES.skb) == 84  # 0.6·80 + 0.4·90
    assert skb100(400, Fraction(0), RULES.skb) == 48


extras = st.one_of(st.none(), st.fractions(0, 100, max_denominator=10_000))
people = st.lists(st.tuples(st.integers(0, 550), st.integers(0, 500), extras), min_size=1, max_size=6)


@settings(deadline=None)
@given(people)
def test_scale_numerator_is_the_final_score_as_a_whole_number(people):
    scale = scale_for(RULES, [extra for _, _, extra in people if extra is not None])

    for skd, cat, extra in people:
        exact = final_score(skd, skb100(cat, extra, RULES.skb), RULES)
        assert Fraction(scale.numerator(skd, cat, extra), scale.denominator) == exact


@settings(deadline=None)
@given(people)
def test_scale_holds_for_other_weights_and_maxima(people):
    rules = SimpleNamespace(
        skd=SimpleNamespace(maximum={"total": 500}),
        skb=SimpleNamespace(cat_maximum=450, extra_maximum=70, cat_weight_with_extra=Fraction(73, 100)),
        final=SimpleNamespace(skd_weight=Fraction(35, 100), skb_weight=Fraction(65, 100)),
    )
    scale = scale_for(rules, [extra for _, _, extra in people if extra is not None])

    for skd, cat, extra in people:
        exact = final_score(skd, skb100(cat, extra, rules.skb), rules)
        assert Fraction(scale.numerator(skd, cat, extra), scale.denominator) == exact


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(0), 3, "0.000"),
        (Fraction(1, 2000), 3, "0.001"),  # half goes up
        (Fraction(4999, 10_000_000), 3, "0.000"),
        (Fraction(100), 3, "100.000"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(999_996, 10_000), 3, "100.000"),
    ],
)
def test_decimal_text_rounds_half_up_from_the_exact_value(value, places, text):
    assert decimal_text(value, places) == text
