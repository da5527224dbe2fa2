"""How the questions of an extra test worked: difficulty, whether they tell good from weak, groups alike.

Responses are 1 (right), 0 (wrong), not-a-number (not asked). A question that is harder for a group than for
others *of the same score* is looked at by people (Mantel–Haenszel; the scale of ETS: -2.35 times the log of
the odds ratio, 1.5 and more counts as large).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, sqrt

import numpy as np
from scipy import special

from bening.stages.evaluation.analyses.fairness import false_discovery

ETS = -2.35
LARGE = 1.5
"""On the scale of ETS: class C."""
BANDS = 10
"""People are compared within so many bands of the score on all other questions."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question: how many answered, the part that was right, its relation with all other questions."""

    asked: int
    difficulty: float
    discrimination: float


def items(responses: np.ndarray) -> list[Item]:
    """Every question in the order of the columns."""
    responses = np.asarray(responses, float)
    given = ~np.isnan(responses)
    right = np.where(given, responses, 0.0)
    score = right.sum(axis=1)
    found = []
    for place in range(responses.shape[1]):
        own = given[:, place]
        rest = score[own] - right[own, place]
        said = right[own, place]
        spread = said.std() * rest.std()
        tied = float(((said - said.mean()) * (rest - rest.mean())).mean() / spread) if spread > 0 else 0.0
        found.append(Item(int(own.sum()), float(said.mean()) if own.any() else 0.0, tied))
    return found


def consistency(responses: np.ndarray) -> float:
    """Cronbach's alpha of the whole test, of those who were asked every question."""
    whole = np.asarray(responses, float)
    whole = whole[~np.isnan(whole).any(axis=1)]
    count = whole.shape[1]
    spread = whole.sum(axis=1).var(ddof=1)
    return float(count / (count - 1) * (1 - whole.var(axis=0, ddof=1).sum() / spread)) if spread else 0.0


@dataclass(frozen=True, slots=True)
class Differing:
    """One question for a group and for everybody else of the same score, on the scale of ETS.

    Below zero: harder for the group. `discovery`: among all questions.
    """

    delta: float
    low: float
    high: float
    discovery: float


def differing(responses: np.ndarray, group: np.ndarray, level: float = 0.95) -> list[Differing]:
    """Every question, `group` being true for those of the group. Unanswered counts as wrong here."""
    right = np.nan_to_num(np.asarray(responses, float))
    score = right.sum(axis=1)
    beyond = float(special.ndtri(0.5 + level / 2))
    raw = [_one(right[:, place], score - right[:, place], group, beyond) for place in range(right.shape[1])]
    discoveries = false_discovery([each[3] for each in raw])
    return [Differing(*each[:3], found) for each, found in zip(raw, discoveries, strict=True)]


def _one(said: np.ndarray, rest: np.ndarray, group: np.ndarray, beyond: float) -> tuple[float, ...]:
    """(delta, low, high, p) of one question; the variance is that of Robins, Breslow and Greenland."""
    edges = np.unique(np.quantile(rest, np.linspace(0, 1, BANDS + 1)[1:-1]))
    band = np.searchsorted(edges, rest, side="right")
    size = len(edges) + 1

    def count(which: np.ndarray) -> np.ndarray:
        return np.bincount(band[which], minlength=size).astype(float)

    a, b = count(group & (said == 1)), count(group & (said == 0))
    c, d = count(~group & (said == 1)), count(~group & (said == 0))
    n = a + b + c + d
    use = (a + b > 0) & (c + d > 0) & (n > 1)
    a, b, c, d, n = (each[use] for each in (a, b, c, d, n))
    r, s = (a * d / n).sum(), (b * c / n).sum()
    if not len(n) or r <= 0 or s <= 0:
        return 0.0, -inf, inf, 1.0
    p, q = (a + d) / n, (b + c) / n
    variance = (
        (p * a * d / n).sum() / (2 * r * r)
        + ((p * b * c + q * a * d) / n).sum() / (2 * r * s)
        + (q * b * c / n).sum() / (2 * s * s)
    )
    odds = log(r / s)
    width = beyond * sqrt(variance)
    ends = sorted((ETS * (odds - width), ETS * (odds + width)))
    expected = (a + b) * (a + c) / n
    spread = ((a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))).sum()
    away = (a - expected).sum()
    chance = float(2 * special.ndtr(-abs(away) / sqrt(spread))) if spread > 0 else 1.0
    # Right answers of the group above those expected make the odds ratio large; on the scale of ETS that is
    # an easier question, so the sign is turned to keep "below zero: harder for the group".
    return -ETS * odds, -ends[1], -ends[0], chance


def odds_of(delta: float) -> float:
    """A value of the scale as the ratio of odds it stands for."""
    return exp(delta / -ETS)
