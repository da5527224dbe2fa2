"""Ratios, intervals and tests against another library, against published figures, against known truths."""

from math import inf

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.proportion import confint_proportions_2indep

from bening.stages.evaluation.analyses.fairness import (
    NOTHING,
    Fourfold,
    false_discovery,
    mid_p,
    people_needed,
    pooled,
    ratio_interval,
)


@pytest.mark.parametrize("table", [(3, 15, 20, 150), (5, 9, 2, 80), (50, 200, 60, 180), (1, 400, 2, 380)])
def test_ratio_interval_equals_the_oracle(table):
    theirs = confint_proportions_2indep(*table, compare="ratio", method="score")

    assert ratio_interval(Fourfold(*table)) == pytest.approx(theirs, rel=1e-4)


def test_ratio_interval_is_defined_where_nobody_passed():
    """The oracle warns of a division by zero here, so its ends are written down."""
    assert ratio_interval(Fourfold(0, 12, 6, 25)) == pytest.approx((0, 1.1316853783), rel=1e-6)
    assert ratio_interval(Fourfold(5, 20, 0, 30)) == (pytest.approx(2.0633638205, rel=1e-6), inf)
    assert ratio_interval(Fourfold(0, 12, 0, 25)) == (0, inf)
    assert ratio_interval(Fourfold(0, 0, 3, 25)) == (0, inf)


def test_ratio_interval_where_everybody_of_a_group_passed_is_the_test_turned_round():
    """statsmodels 0.15 gives 1.156 for the lower end, though the score test does not refuse a ratio of 1."""
    table = Fourfold(12, 12, 20, 25)
    share = 32 / 37
    score = (1 - 20 / 25) / np.sqrt(share * (1 - share) * (1 / 12 + 1 / 25) * 37 / 36)
    assert score < stats.norm.ppf(0.975)

    low, high = ratio_interval(table)

    assert low < 1 < high


def test_ratio_interval_covers_where_the_usual_one_does_not():
    """15 against 150 at 10 %: the interval of logarithms is undefined too often, the score interval holds."""
    one = stats.binom.pmf(np.arange(16), 15, 0.1)
    usual = score = 0.0
    for passed, first in enumerate(one):
        for others in range(4, 28):  # the rest weighs less than one in a thousand
            weight = first * stats.binom.pmf(others, 150, 0.1)
            low, high = ratio_interval(Fourfold(passed, 15, others, 150))
            score += weight * (low <= 1 <= high)
            if passed:
                width = 1.96 * np.sqrt(1 / passed - 1 / 15 + 1 / others - 1 / 150)
                usual += weight * (abs(np.log(passed / 15 / (others / 150))) <= width)

    assert usual == pytest.approx(0.75, abs=0.03)
    assert score == pytest.approx(0.95, abs=0.02)


def test_mid_p_of_the_published_example():
    table = Fourfold(0, 12, 6, 25)

    assert stats.fisher_exact([[0, 12], [6, 19]]).pvalue == pytest.approx(0.149, abs=0.001)
    assert mid_p(table) == pytest.approx(0.111, abs=0.001)


@pytest.mark.parametrize("table", [(3, 15, 20, 150), (7, 10, 7, 10), (0, 5, 0, 5), (40, 90, 60, 80)])
def test_mid_p_is_fishers_less_half_of_what_was_seen(table):
    passed, total, others, rest = table
    seen = stats.hypergeom.pmf(passed, total + rest, total, passed + others)
    fisher = stats.fisher_exact([[passed, total - passed], [others, rest - others]]).pvalue

    assert mid_p(Fourfold(*table)) == pytest.approx(fisher - seen / 2, abs=1e-9)


STRATA = [(3, 20, 9, 40), (10, 15, 12, 30), (1, 30, 4, 25), (0, 6, 3, 9)]


def test_pooled_equals_the_oracle():
    tables = [np.array([[a, n - a], [b, m - b]]) for a, n, b, m in STRATA]
    theirs = StratifiedTable(tables)

    found = pooled([Fourfold(*each) for each in STRATA])

    assert found.ratio == pytest.approx(theirs.riskratio_pooled, rel=1e-9)
    assert found.chance == pytest.approx(theirs.test_null_odds(correction=False).pvalue, rel=1e-9)


def test_pooled_interval_of_one_stratum_is_that_of_logarithms():
    a, n, b, m = 30, 100, 40, 110
    width = stats.norm.ppf(0.975) * np.sqrt(1 / a - 1 / n + 1 / b - 1 / m)

    low, high = pooled([Fourfold(a, n, b, m)]).interval()

    assert np.log([low, high]) == pytest.approx(np.log(a / n / (b / m)) + np.array([-width, width]), rel=1e-6)


def test_pooled_is_one_where_the_crude_ratio_is_a_third():
    """One group asks for the formasi that take few; within each formasi both pass at the same rate."""
    strata = [Fourfold(180, 1800, 20, 200), Fourfold(80, 200, 720, 1800)]
    crude = Fourfold(260, 2000, 740, 2000)

    assert crude.ratio == pytest.approx(0.35, abs=0.005)
    low, high = pooled(strata).interval()
    assert pooled(strata).ratio == pytest.approx(1)
    assert (low, high) == (pytest.approx(0.84, abs=0.01), pytest.approx(1.19, abs=0.01))


def test_pooled_sums_of_two_regencies_are_those_of_both():
    tables = [Fourfold(*each) for each in STRATA]
    both = pooled(tables[:2]) + pooled(tables[2:])

    assert both.interval() == pytest.approx(pooled(tables).interval())
    assert (both.strata, both.people) == (4, 175)
    assert NOTHING.interval() == (0, inf)
    assert NOTHING.chance == 1


def test_false_discovery_equals_the_oracle():
    chances = [0.04, 0.001, 0.9, 0.03, 0.03, 0.2]

    assert false_discovery(chances) == pytest.approx(list(stats.false_discovery_control(chances)))
    assert false_discovery([]) == []


@pytest.mark.parametrize(("rate", "people"), [(0.05, 6726), (0.1, 3205), (0.3, 858), (0.6, 270)])
def test_people_needed_for_four_fifths(rate, people):
    assert people_needed(rate, 0.8) == people


def test_people_needed_refuses_shares_that_cannot_be():
    with pytest.raises(ValueError, match="between"):
        people_needed(0.9, 1.2)


@pytest.mark.parametrize(
    ("group", "others", "rate", "alarms"), [(20, 30, 0.2, 0.70), (50, 150, 0.1, 0.68), (500, 500, 0.1, 0.24)]
)
def test_four_fifths_alone_fires_where_there_is_no_difference(group, others, rate, alarms):
    """Both ways round: whichever of the two has the lower share. Why the verdict does not use it alone."""
    dice = np.random.default_rng(7)
    one = dice.binomial(group, rate, 20000) / group
    other = dice.binomial(others, rate, 20000) / others
    least, most = np.minimum(one, other), np.maximum(one, other)

    fired = (least < 0.8 * most).mean()

    assert fired == pytest.approx(alarms, abs=0.05)
