"""Agreement against published figures and another library."""

import krippendorff
import numpy as np
import pandas as pd
import pytest
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm

from bening.core.agreement import krippendorff_alpha
from bening.stages.evaluation.analyses import reliability
from bening.stages.evaluation.analyses.validity import moments

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float
)
"""Six people, four judges: Shrout & Fleiss 1979, table 2."""


def test_intraclass_of_the_published_example():
    found = reliability.intraclass(SHROUT_FLEISS)

    assert (found.single, found.agreement, found.consistency) == (
        pytest.approx(0.17, abs=0.005),
        pytest.approx(0.29, abs=0.005),
        pytest.approx(0.71, abs=0.006),
    )
    assert found.mean == pytest.approx(0.62, abs=0.005)


def test_intraclass_equals_the_analysis_of_variance_of_the_oracle():
    ratings = np.random.default_rng(4).normal(size=(25, 3)) + np.arange(25)[:, None] / 8
    people, raters = np.indices(ratings.shape)
    table = pd.DataFrame({"value": ratings.ravel(), "person": people.ravel(), "rater": raters.ravel()})
    squares = anova_lm(ols("value ~ C(person) + C(rater)", table).fit())["mean_sq"]
    between, columns, error = squares["C(person)"], squares["C(rater)"], squares["Residual"]

    found = reliability.intraclass(ratings)

    assert found.agreement == pytest.approx(
        (between - error) / (between + 2 * error + 3 * (columns - error) / 25)
    )
    assert found.consistency == pytest.approx((between - error) / (between + 2 * error))


def test_intraclass_of_two_raters_follows_from_moments_alone():
    ratings = np.random.default_rng(8).normal(size=(40, 2)) + np.arange(40)[:, None] / 10 + [0, 0.4]

    from_people, from_moments = (
        reliability.intraclass(ratings),
        reliability.intraclass_of(moments(["first", "second"], ratings)),
    )

    for measure in ("single", "agreement", "consistency", "mean"):
        assert getattr(from_moments, measure) == pytest.approx(getattr(from_people, measure))


def test_agreement_interval_covers_the_truth():
    dice, inside = np.random.default_rng(9), 0
    for number in range(60):
        person = dice.standard_normal((60, 1))
        ratings = person * np.sqrt(0.6) + dice.standard_normal((60, 2)) * np.sqrt(0.4)
        low, high = reliability.agreement_interval(
            moments(["first", "second"], ratings), 0.95, draws=300, seed=number
        )
        inside += low <= 0.6 <= high

    assert inside >= 53, "95 % of 60 are 57"


@pytest.mark.parametrize("kind", ["nominal", "ordinal", "interval"])
def test_alpha_with_half_the_cells_missing_equals_the_oracle(kind):
    dice = np.random.default_rng(12)
    truth = dice.integers(1, 5, 60)
    units = np.clip(truth[:, None] + dice.integers(-1, 2, (60, 4)), 1, 4).astype(float)
    units[dice.random(units.shape) < 0.5] = np.nan

    theirs = krippendorff.alpha(reliability_data=units.T, level_of_measurement=kind)

    assert reliability.alpha(units, kind) == pytest.approx(theirs)


def test_alpha_equals_the_exact_one_of_the_core():
    dice = np.random.default_rng(13)
    units = dice.integers(0, 3, (30, 2)).astype(float)

    exact = krippendorff_alpha([[str(one), str(other)] for one, other in units])

    assert reliability.alpha(units) == pytest.approx(float(exact))
    words = reliability.pairs_of(*[[str(value) for value in column] for column in units.T])
    assert reliability.alpha_of_pairs(words, level=0.95, draws=200, seed=1)[0] == pytest.approx(float(exact))


def test_alpha_of_one_word_only_is_open():
    middle, low, high = reliability.alpha_of_pairs(
        {("met", "met"): 40, ("met", "not"): 0, ("not", "met"): 0, ("not", "not"): 0},
        level=0.95,
        draws=200,
        seed=1,
    )

    assert np.isnan(middle)
    assert (low, high) == (-1, 1)
