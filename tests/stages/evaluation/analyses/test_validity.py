"""The relation of marks with work, where the truth is known: .45 among all who came."""

import numpy as np
import pytest

from bening.stages.evaluation.analyses import validity
from tests.stages.evaluation.analyses.worlds import TRUTH, WEIGHTS, draw_people, recruitment, selected


@pytest.fixture(scope="module")
def found():
    """hired → observed, corrected in one step, corrected in two, of many intakes."""
    dice = np.random.default_rng(2026)
    rounds = {30: 300, 60: 300, 300: 200, 1200: 40}
    return {
        hired: np.array(
            [
                (each.observed(), each.one_step(), each.corrected())
                for each in (selected(*recruitment(dice, hired)) for _ in range(number))
            ]
        )
        for hired, number in rounds.items()
    }


@pytest.mark.parametrize(("hired", "corrected"), [(60, 0.41), (300, 0.44), (1200, 0.44)])
def test_corrected_finds_the_truth_that_the_observed_hides(found, hired, corrected):
    observed, one_step, both_steps = found[hired].mean(axis=0)

    assert observed == pytest.approx(0.195, abs=0.03)
    assert one_step == pytest.approx(0.34, abs=0.03), "Thorndike's one step does not reach it"
    assert both_steps == pytest.approx(corrected, abs=0.03)
    assert one_step < both_steps < TRUTH + 0.02


@pytest.mark.parametrize(("hired", "spread"), [(30, 0.32), (60, 0.23), (300, 0.10), (1200, 0.05)])
def test_corrected_of_one_intake_says_little(found, hired, spread):
    assert found[hired][:, 2].std() == pytest.approx(spread, rel=0.35)


def test_interval_from_moments_agrees_with_people_drawn_again():
    rows, step = recruitment(np.random.default_rng(3), 300)
    moments = selected(rows, step)

    drawn = draw_people(rows, step, WEIGHTS, 600, seed=1)

    assert moments.spread(seed=1).std() == pytest.approx(drawn.std(), rel=0.2)
    low, high = validity.percentiles(drawn, 0.95)
    assert moments.interval(seed=1) == (pytest.approx(low, abs=0.06), pytest.approx(high, abs=0.06))


def test_interval_is_the_same_for_everybody_with_the_seed():
    moments = selected(*recruitment(np.random.default_rng(3), 60))

    assert moments.interval(seed=5) == moments.interval(seed=5)
    assert moments.interval(seed=5) != moments.interval(seed=6)


def test_interval_covers_the_truth():
    dice = np.random.default_rng(11)
    inside = 0
    for number in range(80):
        low, high = selected(*recruitment(dice, 300)).interval(draws=400, seed=number)
        inside += low <= TRUTH <= high

    assert inside >= 70, "95 % of 80 are 76"


def test_lawley_undoes_a_selection_whose_outcome_is_known():
    """Among everybody: given. Chosen by the first mark alone; what follows among the chosen is computed by
    hand (covariances of a regression), and must lead back."""
    everybody = np.array([[1.0, 0.4, 0.5], [0.4, 1.0, 0.3], [0.5, 0.3, 1.0]])
    slopes = everybody[0, 1:] / everybody[0, 0]
    rest = everybody[1:, 1:] - np.outer(slopes, everybody[0, 1:])
    chosen = np.empty((3, 3))
    chosen[0, 0] = 0.2
    chosen[0, 1:] = chosen[1:, 0] = slopes * 0.2
    chosen[1:, 1:] = rest + np.outer(slopes, slopes) * 0.2

    assert validity.lawley(chosen, [0], everybody[:1, :1]) == pytest.approx(everybody)
    assert validity.lawley(np.stack([chosen, chosen]), [0], everybody[:1, :1])[1] == pytest.approx(everybody)


def test_added_regencies_are_compared_within_each():
    """Levels differ between regencies; what is added is the spread within."""
    dice = np.random.default_rng(1)
    one, other = dice.standard_normal((50, 2)), dice.normal([10, -10], 1, (80, 2))

    both = validity.added([validity.moments(["a", "b"], rows) for rows in (one, other)])

    centred = np.r_[one - one.mean(axis=0), other - other.mean(axis=0)]
    assert both.covariances == pytest.approx(centred.T @ centred / 128)
    assert both.means == pytest.approx(np.r_[one, other].mean(axis=0))
    assert (both.people, both.freedom) == (130, 128)
    with pytest.raises(ValueError, match="not the same"):
        validity.added([validity.moments(["a", "b"], one), validity.moments(["a", "c"], other)])


def test_moments_need_two_people():
    with pytest.raises(ValueError, match="two people"):
        validity.moments(["a"], np.ones((1, 1)))


def test_forced_ranking_within_units_hides_a_relation():
    """Why the official rating, shared out by quota, is not the only measure of work (.45 → .37 → .30)."""
    dice = np.random.default_rng(5)
    units, size = 400, 10
    mark = dice.standard_normal((units, size))
    # Units differ in what they achieve, and strong units attract strong people.
    level = dice.standard_normal((units, 1)) * 0.7
    work = TRUTH * mark + np.sqrt(1 - TRUTH**2) * dice.standard_normal((units, size))
    mark = mark + level
    place = np.argsort(np.argsort(-work, axis=1), axis=1)
    forced = np.select([place < 1, place < 9], [2, 1], 0)

    def centred(values):
        return values - values.mean(axis=1, keepdims=True)

    free = np.corrcoef(centred(mark).ravel(), centred(work).ravel())[0, 1]
    within = np.corrcoef(centred(mark).ravel(), centred(forced).ravel())[0, 1]
    pooled = np.corrcoef(mark.ravel(), forced.ravel())[0, 1]
    assert free == pytest.approx(0.45, abs=0.03)
    assert within == pytest.approx(0.36, abs=0.03)
    assert pooled == pytest.approx(0.29, abs=0.03)
