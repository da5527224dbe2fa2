"""Does one verifier refuse unlike all others, more than verifiers differ anyway?

Verifiers differ a little even when all are honest, so limits from one common share accuse the innocent. Here
the others' shares vary by a beta distribution fitted to the others alone (whoever is looked at would widen
their own limits), the chance is a mid-p, and many verifiers count as many comparisons. Holds only where files
are given out by lot. A flag opens a blind second look at a sample, never a sanction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from bening.stages.evaluation.analyses.fairness import false_discovery

SPREADS = np.concatenate([[1e-6], np.geomspace(1e-4, 0.5, 40)])
"""How much verifiers may differ (correlation within one of them); the first is: not at all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one verifier did: how many dossiers, how many refused."""

    mark: str
    judged: int
    refused: int


@dataclass(frozen=True, slots=True)
class Point:
    """One verifier against the others: their share, how much they differ, the chance, among many."""

    mark: str
    judged: int
    refused: int
    others: float
    spread: float
    chance: float
    discovery: float


@dataclass(frozen=True, slots=True)
class Others:
    """What the others show: their common share, how sure that is, and how likely each of `SPREADS` is."""

    share: float
    unsure: np.ndarray
    likely: np.ndarray

    @property
    def spread(self) -> float:
        """How much they differ: the mean of the candidates."""
        return float(self.likely @ SPREADS)

    def chance(self, judged: int, refused: int) -> float:
        """Two-sided mid-p of one more verifier like them, over all candidates for the spread.

        One likeliest spread, taken for certain, would accuse an honest verifier in every sixth round of 24.
        """
        return float(min(1.0, self.likely @ chance(judged, refused, self.share, SPREADS + self.unsure)))


def fitted(judged: np.ndarray, refused: np.ndarray) -> Others:
    """A beta-binomial for the others, every standard deviation of shares being as likely beforehand."""
    share = (refused.sum() + 0.5) / (judged.sum() + 1)
    strength = (1 - SPREADS) / SPREADS
    a, b = (share * strength)[:, None], ((1 - share) * strength)[:, None]
    logs = (special.betaln(a + refused, b + judged - refused) - special.betaln(a, b)).sum(axis=1)
    weights = np.exp(logs - logs.max()) * np.sqrt(SPREADS)
    unsure = (judged * (1 + (judged[None, :] - 1) * SPREADS[:, None])).sum(axis=1) / judged.sum() ** 2
    return Others(float(share), unsure, weights / weights.sum())


def chance(judged: int, refused: int, share: float, spreads: np.ndarray) -> np.ndarray:
    """Two-sided mid-p of `refused` of `judged` where shares vary around `share`, for each spread."""
    strength = (1 - spreads) / spreads
    a, b = (share * strength)[:, None], ((1 - share) * strength)[:, None]
    k = np.arange(judged + 1)
    ways = special.gammaln(judged + 1) - special.gammaln(k + 1) - special.gammaln(judged - k + 1)
    chances = np.exp(ways + special.betaln(k + a, judged - k + b) - special.betaln(a, b))
    seen = chances[:, refused] / 2
    below = chances[:, :refused].sum(axis=1) + seen
    return np.minimum(1.0, 2 * np.minimum(below, chances[:, refused + 1 :].sum(axis=1) + seen))


def compared(given: Sequence[Judged], *, leave_out: bool = True) -> list[Point]:
    """Everyone against all others. `leave_out=False` is there to show why it must be left on."""
    busy = [each for each in given if each.judged]
    judged = np.array([each.judged for each in busy])
    refused = np.array([each.refused for each in busy])
    if len(busy) < 2:
        return []
    rows = []
    for place, each in enumerate(busy):
        rest = np.arange(len(busy)) != place if leave_out else np.ones(len(busy), bool)
        others = fitted(judged[rest], refused[rest])
        rows.append((each, others, others.chance(each.judged, each.refused)))
    discoveries = false_discovery([row[2] for row in rows])
    return [
        Point(each.mark, each.judged, each.refused, others.share, others.spread, odds, found)
        for (each, others, odds), found in zip(rows, discoveries, strict=True)
    ]
