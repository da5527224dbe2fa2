"""Do two raters of the same person, or of the same document, say the same?

Intraclass correlations (McGraw & Wong 1996) from the sums of a two-way table; Krippendorff's alpha with
missing judgements, for names, orders and numbers (Content Analysis, 4th ed., ch. 12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from bening.stages.evaluation.analyses.validity import Moments, _wishart, percentiles


@dataclass(frozen=True, slots=True)
class Intraclass:
    """One rater taken at random (`single`), the same raters for all (`agreement`, `consistency`), and the
    mean of all raters (`mean`)."""

    single: float
    agreement: float
    consistency: float
    mean: float


def intraclass(ratings: np.ndarray) -> Intraclass:
    """From a row for each person rated and a column for each rater, none missing."""
    ratings = np.asarray(ratings, float)
    people, raters = ratings.shape
    grand = ratings.mean()
    between = raters * ((ratings.mean(axis=1) - grand) ** 2).sum() / (people - 1)
    columns = people * ((ratings.mean(axis=0) - grand) ** 2).sum() / (raters - 1)
    total = ((ratings - grand) ** 2).sum()
    left = total - between * (people - 1) - columns * (raters - 1)
    return _intraclass(between, columns, left / ((people - 1) * (raters - 1)), people, raters)


def _intraclass(between: Any, columns: Any, error: Any, people: int, raters: int) -> Any:
    within = (columns + (people - 1) * error) / people  # mean square within people
    shift = raters * (columns - error) / people
    return Intraclass(
        (between - within) / (between + (raters - 1) * within),
        (between - error) / (between + (raters - 1) * error + shift),
        (between - error) / (between + (raters - 1) * error),
        (between - error) / (between + (columns - error) / people),
    )


def intraclass_of(two: Moments) -> Intraclass:
    """The same for two raters, from their means and covariances alone, which hold no person."""
    gap = float(two.means[0] - two.means[1])
    return _of_two(two.covariances, gap * gap, two.people)


def _of_two(covariances: np.ndarray, gap: Any, people: int) -> Any:
    a, b, c = covariances[..., 0, 0], covariances[..., 1, 1], covariances[..., 0, 1]
    return _intraclass((a + b + 2 * c) / 2, people * gap / 2, (a + b - 2 * c) / 2, people, 2)


def agreement_interval(two: Moments, level: float, draws: int, seed: int) -> tuple[float, float]:
    """Of `agreement`, in worlds drawn from the moments."""
    dice = np.random.default_rng(seed)
    drawn = _wishart(two, draws, dice)
    spread = drawn[:, 0, 0] + drawn[:, 1, 1] - 2 * drawn[:, 0, 1]
    gap = float(two.means[0] - two.means[1]) + dice.standard_normal(draws) * np.sqrt(spread / two.people)
    return percentiles(_of_two(drawn, gap**2, two.people).agreement, level)


def alpha(units: np.ndarray, kind: str = "nominal") -> float:
    """Krippendorff's alpha: a row for each unit, a column for each judge, not-a-number where none was given.

    `kind`: nominal, ordinal or interval. Not a number where everybody always said the same.
    """
    units = np.asarray(units, float)
    values = np.unique(units[~np.isnan(units)])
    counts = np.stack([(units == value).sum(axis=1) for value in values], axis=1).astype(float)
    said = counts.sum(axis=1)
    counts, said = counts[said > 1], said[said > 1]
    pairs = (counts.T / (said - 1)) @ counts - np.diag((counts / (said - 1)[:, None]).sum(axis=0))
    return float(alpha_of(pairs, distances(values, pairs.sum(axis=1), kind)))


def alpha_of(pairs: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Alpha from how often each two words met, both ways (a stack of tables works too)."""
    totals = pairs.sum(axis=-1)
    number = totals.sum(axis=-1)
    seen = (pairs * apart).sum(axis=(-1, -2))
    chance = (totals[..., :, None] * totals[..., None, :] * apart).sum(axis=(-1, -2))
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - (number - 1) * seen / chance


def distances(values: np.ndarray, totals: np.ndarray, kind: str) -> np.ndarray:
    """How far apart each two words are, squared."""
    if kind == "nominal":
        return 1.0 - np.eye(len(values))
    if kind == "interval":
        return (values[:, None] - values[None, :]) ** 2
    reached = np.cumsum(totals) - totals / 2
    return (reached[:, None] - reached[None, :]) ** 2


def alpha_of_pairs(
    said: Mapping[tuple[str, str], int], *, level: float, draws: int, seed: int
) -> tuple[float, float, float]:
    """(alpha, low, high) of two judges' words, from how often each pair of words came; units drawn again."""
    words = sorted({word for pair in said for word in pair})
    table = np.array([[said.get((one, other), 0) for other in words] for one in words], float)
    number = int(table.sum())
    apart = 1.0 - np.eye(len(words))
    drawn = np.random.default_rng(seed).multinomial(number, (table / number).ravel(), draws)
    worlds = drawn.reshape(-1, len(words), len(words)).astype(float)
    found = alpha_of(worlds + np.swapaxes(worlds, -1, -2), apart)
    found = found[np.isfinite(found)]
    middle = float(alpha_of(table + table.T, apart))
    if len(found) < draws / 2:
        return middle, -1.0, 1.0
    return (middle, *percentiles(found, level))


def pairs_of(first: list[str], second: list[str]) -> dict[tuple[str, str], int]:
    """How often each pair of words came."""
    found = dict.fromkeys(product(sorted({*first, *second}), repeat=2), 0)
    for pair in zip(first, second, strict=True):
        found[pair] += 1
    return found
