"""24 verifiers who differ a little, as honest people do; then one who refuses half."""

import numpy as np
import pytest
from scipy import optimize, stats

from bening.stages.evaluation.analyses import funnels
from bening.stages.evaluation.analyses.funnels import SPREADS

ROUNDS, VERIFIERS, FILES = 25, 24, 200
SHARE, SPREAD = 0.22, 0.01


def rounds(seed, strict=None):
    dice = np.random.default_rng(seed)
    strength = (1 - SPREAD) / SPREAD
    for _ in range(ROUNDS):
        shares = dice.beta(SHARE * strength, (1 - SHARE) * strength, VERIFIERS)
        if strict is not None:
            shares[0] = strict
        judged = dice.integers(FILES // 2, FILES * 3 // 2, VERIFIERS)
        yield [
            funnels.Judged(f"v{place}", int(n), int(dice.binomial(n, share)))
            for place, (n, share) in enumerate(zip(judged, shares, strict=True))
        ]


def flagged(points):
    return {point.mark for point in points if point.discovery <= 0.05}


def test_usual_funnel_accuses_honest_verifiers_and_ours_does_not():
    usual = ours = 0
    for each in rounds(1):
        share = sum(one.refused for one in each) / sum(one.judged for one in each)
        usual += sum(not 0.001 < stats.binom.cdf(one.refused, one.judged, share) < 0.999 for one in each)
        ours += len(flagged(funnels.compared(each)))

    assert usual / ROUNDS > 1.5, "the limits of one common share"
    assert ours / ROUNDS < 0.1


def test_strict_verifier_is_found_only_if_left_out_of_the_limits():
    found = with_them = false = 0
    for each in rounds(2, strict=0.5):
        marked = flagged(funnels.compared(each))
        found += "v0" in marked
        false += len(marked - {"v0"})
        with_them += "v0" in flagged(funnels.compared(each, leave_out=False))

    assert found / ROUNDS > 0.8
    assert with_them / ROUNDS < 0.5
    assert false / ROUNDS < 0.1


def test_chance_is_the_mid_p_of_the_beta_binomial():
    share, spread, judged, refused = 0.22, 0.02, 60, 25
    strength = (1 - spread) / spread
    theirs = stats.betabinom(judged, share * strength, (1 - share) * strength)
    above = theirs.sf(refused) + theirs.pmf(refused) / 2

    (found,) = funnels.chance(judged, refused, share, np.array([spread]))
    assert found == pytest.approx(2 * above, rel=1e-9)


def test_chance_without_spread_is_binomial():
    below = stats.binom.cdf(2, 30, 0.3) - stats.binom.pmf(2, 30, 0.3) / 2

    assert funnels.chance(30, 2, 0.3, np.array([1e-6])) == pytest.approx(2 * below, rel=1e-3)


def test_fitted_spread_is_about_the_likeliest():
    each = next(rounds(3))
    judged = np.array([one.judged for one in each])
    refused = np.array([one.refused for one in each])

    found = funnels.fitted(judged, refused)

    def unlikely(log_spread):
        strength = (1 - np.exp(log_spread)) / np.exp(log_spread)
        return -stats.betabinom.logpmf(
            refused, judged, found.share * strength, (1 - found.share) * strength
        ).sum()

    best = np.exp(optimize.minimize_scalar(unlikely, bounds=(-12, -0.7), method="bounded").x)
    assert SPREADS[found.likely.argmax()] == pytest.approx(best, rel=0.5)
    assert found.likely.sum() == pytest.approx(1)
    assert found.spread > best, "what is not certain widens the limits"


def test_nobody_is_compared_alone():
    assert funnels.compared([funnels.Judged("v0", 10, 2), funnels.Judged("v1", 0, 0)]) == []
