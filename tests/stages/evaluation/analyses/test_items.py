"""Questions of known difficulty, one of them harder for a group at the same ability."""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from bening.stages.evaluation.analyses import items


@pytest.fixture(scope="module")
def answered():
    """1,200 people, ten questions; question 4 is harder for the group, question 7 measures nothing."""
    dice = np.random.default_rng(20)
    ability = dice.standard_normal(1200)
    group = dice.random(1200) < 0.4
    ability[group] -= 0.3  # weaker as a whole, which is no fault of a question
    difficulty = np.linspace(-1.5, 1.5, 10)
    odds = 1.2 * (ability[:, None] - difficulty)
    odds[group, 4] -= 1.2
    odds[:, 7] = 0
    return (dice.random(odds.shape) < 1 / (1 + np.exp(-odds))).astype(float), group


def test_items_tell_difficulty_and_whether_they_measure(answered):
    responses, _group = answered

    found = items.items(responses)

    assert found[0].difficulty > found[5].difficulty > found[9].difficulty
    assert found[0].asked == 1200
    rest = responses.sum(axis=1) - responses[:, 5]
    assert found[5].discrimination == pytest.approx(np.corrcoef(responses[:, 5], rest)[0, 1])
    assert abs(found[7].discrimination) < 0.1 < found[5].discrimination


def test_items_that_were_not_asked_count_for_nobody(answered):
    responses = answered[0].copy()
    responses[:600, 2] = np.nan

    assert items.items(responses)[2].asked == 600
    assert 0 < items.consistency(responses) < 1


def test_consistency_of_the_formula(answered):
    responses, _group = answered
    covariances = np.cov(responses, rowvar=False)
    by_hand = 10 / 9 * (1 - np.trace(covariances) / covariances.sum())

    assert items.consistency(responses) == pytest.approx(by_hand)


def test_only_the_question_that_differs_is_marked(answered):
    found = items.differing(*answered)

    marked = [place for place, each in enumerate(found) if each.discovery <= 0.05 and abs(each.delta) >= 1.5]
    assert marked == [4]
    assert found[4].delta < found[4].high < 0, "below zero: harder for the group"


def test_differing_equals_the_oracle(answered):
    """The odds ratio and its interval within bands of the rest score."""
    responses, group = answered
    rest = responses.sum(axis=1) - responses[:, 4]
    edges = np.unique(np.quantile(rest, np.linspace(0, 1, items.BANDS + 1)[1:-1]))
    band = np.searchsorted(edges, rest, side="right")
    tables = [
        np.array(
            [
                [((band == each) & (group == g) & (responses[:, 4] == r)).sum() for r in (1, 0)]
                for g in (True, False)
            ]
        )
        for each in np.unique(band)
    ]
    theirs = StratifiedTable(tables)

    found = items.differing(responses, group)[4]

    assert items.odds_of(found.delta) == pytest.approx(theirs.oddsratio_pooled)
    ends = (items.odds_of(found.low), items.odds_of(found.high))
    assert ends == pytest.approx(theirs.oddsratio_pooled_confint(), rel=1e-6)


def test_a_question_nobody_got_right_says_nothing_of_groups(answered):
    responses, group = answered[0].copy(), answered[1]
    responses[:, 3] = 0

    assert items.differing(responses, group)[3].discovery == 1
