"""Do the marks of the selection say how people work later, corrected for who was never hired?

Only those who passed are seen at work, so the relation among them is smaller than among all who came. It is
corrected twice (Pearson–Aitken–Lawley): from those who took the second test to all who took the first, then
from those hired to all. What must hold: the relation is straight and equally spread, and everything that
people were chosen by is among the marks. Observed and corrected are always shown together.

All of it follows from numbers, means and covariances (`Moments`), which can be published and added over
regencies without any person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

DRAWS = 2000


@dataclass(frozen=True, eq=False, slots=True)
class Moments:
    """How many people, how many groups they were centred in, the means and covariances of their marks."""

    names: tuple[str, ...]
    people: int
    groups: int
    means: np.ndarray
    covariances: np.ndarray

    @property
    def freedom(self) -> int:
        """Degrees of freedom of the covariances."""
        return self.people - self.groups

    def among(self, names: Sequence[str]) -> np.ndarray:
        """The covariances of some of the marks, in the order named."""
        places = [self.names.index(name) for name in names]
        return self.covariances[np.ix_(places, places)]


def moments(names: Sequence[str], rows: np.ndarray) -> Moments:
    """Of one group of people: a row each, a column for each name."""
    rows = np.asarray(rows, float)
    if len(rows) < 2:
        raise ValueError("a covariance needs two people")
    return Moments(
        tuple(names), len(rows), 1, rows.mean(axis=0), np.atleast_2d(np.cov(rows, rowvar=False, ddof=1))
    )


def added(found: Sequence[Moments]) -> Moments:
    """Several regencies or years as one: covariances within each, so that different levels do no harm."""
    first = found[0]
    if any(each.names != first.names for each in found):
        raise ValueError("the marks are not the same")
    people = sum(each.people for each in found)
    freedom = sum(each.freedom for each in found)
    means = sum((each.people * each.means for each in found), np.zeros_like(first.means)) / people
    spread = sum((each.freedom * each.covariances for each in found), np.zeros_like(first.covariances))
    return Moments(first.names, people, sum(each.groups for each in found), means, spread / freedom)


def lawley(restricted: np.ndarray, chosen: Sequence[int], among_all: np.ndarray) -> np.ndarray:
    """The covariances among all people, from those of the chosen and from `among_all` of what they were
    chosen by. Works on a stack of matrices too."""
    size = restricted.shape[-1]
    x = list(chosen)
    y = [place for place in range(size) if place not in x]
    xx = restricted[..., x, :][..., :, x]
    xy = restricted[..., x, :][..., :, y]
    yy = restricted[..., y, :][..., :, y]
    slopes = np.linalg.solve(xx, xy)
    turned = np.swapaxes(slopes, -1, -2)
    found = np.empty(np.broadcast_shapes(restricted.shape, (*among_all.shape[:-2], size, size)))
    found[..., np.ix_(x, x)[0], np.ix_(x, x)[1]] = among_all
    crossed = among_all @ slopes
    found[..., np.ix_(x, y)[0], np.ix_(x, y)[1]] = crossed
    found[..., np.ix_(y, x)[0], np.ix_(y, x)[1]] = np.swapaxes(crossed, -1, -2)
    found[..., np.ix_(y, y)[0], np.ix_(y, y)[1]] = yy + turned @ (among_all - xx) @ slopes
    return found


@dataclass(frozen=True, slots=True)
class Selected:
    """Marks of everyone who took the first test, of those who took the second, of those seen at work.

    The first holds the first test; the second both tests; the third both tests and the work, in that order.
    `weights` make the final mark of the selection out of the tests.
    """

    first: Moments
    second: Moments
    hired: Moments
    weights: tuple[float, ...]

    def observed(self) -> float:
        """Final mark and work among those hired."""
        return float(_relation(self.hired.covariances, self.weights))

    def one_step(self) -> float:
        """Corrected as if the final mark had chosen among the takers of the second test (Thorndike II).

        Too low wherever they had been chosen before; shown so that it is not mistaken for the answer.
        """
        w = np.asarray(self.weights)
        seen = self.observed()
        wider = w @ self.second.covariances @ w
        among = self.hired.among(self.second.names)
        u = sqrt(wider / (w @ among @ w))
        return float(u * seen / sqrt(1 + (u * u - 1) * seen * seen))

    def corrected(self) -> float:
        """Final mark and work among everyone who took the first test."""
        return float(
            _corrected(self.first.covariances, self.second.covariances, self.hired.covariances, self.weights)
        )

    def spread(self, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
        """The corrected relation in as many worlds like this one, drawn from the moments alone.

        Covariances are drawn by Wishart, so anybody with the published moments and the seed draws the same.
        """
        dice = np.random.default_rng(seed)
        first = _wishart(self.first, draws, dice)
        second = _wishart(self.second, draws, dice)
        hired = _wishart(self.hired, draws, dice)
        return _corrected(first, second, hired, self.weights)

    def interval(self, level: float = 0.95, draws: int = DRAWS, seed: int = 0) -> tuple[float, float]:
        """Between which the corrected relation lies in `level` of those worlds."""
        return percentiles(self.spread(draws, seed), level)


def percentiles(values: np.ndarray, level: float) -> tuple[float, float]:
    """The middle `level` of the values."""
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _relation(covariances: np.ndarray, weights: Sequence[float]) -> np.ndarray:
    """Of the weighted tests with the last column."""
    w = np.asarray(weights)
    tests = covariances[..., :-1, :-1] @ w
    return (covariances[..., :-1, -1] @ w) / np.sqrt((tests @ w) * covariances[..., -1, -1])


def _corrected(
    first: np.ndarray, second: np.ndarray, hired: np.ndarray, weights: Sequence[float]
) -> np.ndarray:
    at_first = list(range(first.shape[-1]))
    tests = lawley(second, at_first, first)
    return _relation(lawley(hired, range(second.shape[-1]), tests), weights)


def _wishart(given: Moments, draws: int, dice: np.random.Generator) -> np.ndarray:
    """Covariances that samples of the same size would show, by Bartlett's decomposition."""
    size, freedom = len(given.names), given.freedom
    root = np.linalg.cholesky(given.covariances)
    lower = np.zeros((draws, size, size))
    for place in range(size):
        lower[:, place, place] = np.sqrt(dice.chisquare(freedom - place, draws))
        for before in range(place):
            lower[:, place, before] = dice.standard_normal(draws)
    drawn = root @ lower
    return drawn @ np.swapaxes(drawn, -1, -2) / freedom
