"""Do groups pass a step at the same rate? Ratios with score intervals, tests that hold for small numbers.

A ratio is the share of the group that passed, divided by the share of everybody else who passed ("adverse
impact ratio"). The "four-fifths rule" (a ratio below 0.8) is a habit of another country and no proof: with no
difference at all it fires in most draws of a regency's size. So the ratio comes with its interval, across
formasi by Mantel and Haenszel, and with a verdict that may be "not enough data".

Sources: Miettinen & Nurminen 1985 (score interval); Greenland & Robins 1985 (pooled ratio); Mantel &
Haenszel 1959 (test over strata); Lancaster 1961 (mid-p); Benjamini & Hochberg 1995 (many comparisons).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, isfinite, log, sqrt

import numpy as np
from scipy import special

FAR = 25.0
"""A logarithm of a ratio beyond any that people could show."""


@dataclass(frozen=True, slots=True)
class Fourfold:
    """How many of a group passed, and how many of those compared with it."""

    passed: int
    total: int
    other_passed: int
    other_total: int

    @property
    def ratio(self) -> float:
        """Share of the group over share of the others; infinite or not a number where nobody passed."""
        if not self.total or not self.other_total:
            return float("nan")
        share, other = self.passed / self.total, self.other_passed / self.other_total
        if other == 0:
            return float("nan") if share == 0 else inf
        return share / other


def ratio_interval(table: Fourfold, level: float = 0.95) -> tuple[float, float]:
    """The score interval of the ratio; defined at empty cells too, where it may reach 0 or infinity."""
    if not table.total or not table.other_total or not table.passed + table.other_passed:
        return 0.0, inf
    beyond = _beyond(level)
    middle = table.ratio

    def score(log_ratio: float) -> float:
        return _score(table, exp(log_ratio))

    start = log(middle) if 0 < middle < inf else (-FAR if middle == 0 else FAR)
    low = 0.0 if table.passed == 0 else exp(_crossing(score, beyond, start, -1))
    high = inf if table.other_passed == 0 else exp(_crossing(score, -beyond, start, 1))
    return low, high


@lru_cache(maxsize=16)
def _beyond(level: float) -> float:
    return float(special.ndtri(0.5 + level / 2))


def _score(table: Fourfold, ratio: float) -> float:
    """How many standard errors the data lie from `ratio`, the errors taken where `ratio` holds."""
    n1, n0 = table.total, table.other_total
    whole = n1 + n0
    a = whole * ratio
    b = -(n1 * ratio + table.passed + n0 + table.other_passed * ratio)
    p0 = (-b - sqrt(max(b * b - 4 * a * (table.passed + table.other_passed), 0.0))) / (2 * a)
    p1 = p0 * ratio
    variance = (p1 * (1 - p1) / n1 + ratio * ratio * p0 * (1 - p0) / n0) * whole / (whole - 1)
    distance = table.passed / n1 - ratio * table.other_passed / n0
    if variance <= 0:
        return 0.0 if abs(distance) < 1e-12 else (inf if distance > 0 else -inf)
    return distance / sqrt(variance)


def _crossing(score, wanted: float, start: float, way: int) -> float:  # type: ignore[no-untyped-def]  # of a closure
    """Where the falling `score` meets `wanted`, from `start` towards `way`, by bisection."""
    near, far, step = start, start, 0.5
    while (score(far) - wanted) * way > 0:
        near, far, step = far, far + way * step, step * 2
        if abs(far) > 2 * FAR:
            return far
    for _ in range(60):
        middle = (near + far) / 2
        if (score(middle) - wanted) * way > 0:
            near = middle
        else:
            far = middle
    return (near + far) / 2


def mid_p(table: Fourfold) -> float:
    """Two-sided p of equal shares, Fisher's with half the weight of what was seen: less timid when small."""
    logs = _hypergeometric(table)
    least = max(0, table.passed + table.other_passed - table.other_total)
    seen = logs[table.passed - least]
    chances = np.exp(logs)
    as_rare = np.abs(logs - seen) < 1e-7
    rarer = (logs < seen) & ~as_rare
    # Only half of the outcome seen counts; another outcome that is as rare counts whole, as in Fisher's.
    return float(min(1.0, chances[rarer].sum() + chances[as_rare].sum() - np.exp(seen) / 2))


def _hypergeometric(table: Fourfold) -> np.ndarray:
    """Logarithms of the chances of every `passed` that the margins allow."""
    passed = table.passed + table.other_passed
    k = np.arange(max(0, passed - table.other_total), min(table.total, passed) + 1)

    def choose(n: int | np.ndarray, r: np.ndarray) -> np.ndarray:
        return special.gammaln(np.add(n, 1)) - special.gammaln(r + 1) - special.gammaln(np.subtract(n, r) + 1)

    whole = np.asarray(passed)
    return (
        choose(table.total, k)
        + choose(table.other_total, passed - k)
        - choose(table.total + table.other_total, whole)
    )


@dataclass(frozen=True, slots=True)
class Pooled:
    """What strata add up to, so that regencies can be added without their strata: sums, no person.

    `r / s` is the pooled ratio, `p` the sum of its variance; `d` and `v` are seen-minus-expected and its
    variance under equal shares. `strata` counts those where both groups took part and somebody passed.
    """

    strata: int
    people: int
    r: float
    s: float
    p: float
    d: float
    v: float

    def __add__(self, other: Pooled) -> Pooled:
        return Pooled(
            self.strata + other.strata,
            self.people + other.people,
            self.r + other.r,
            self.s + other.s,
            self.p + other.p,
            self.d + other.d,
            self.v + other.v,
        )

    @property
    def ratio(self) -> float:
        """The ratio within formasi, all formasi together."""
        return self.r / self.s if self.s > 0 else float("nan")

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Of the pooled ratio, by Greenland and Robins; open on both sides where a sum is empty."""
        if self.r <= 0 or self.s <= 0:
            return 0.0, inf
        width = _beyond(level) * sqrt(self.p / (self.r * self.s))
        return self.ratio * exp(-width), self.ratio * exp(width)

    @property
    def chance(self) -> float:
        """Two-sided p of equal shares in every formasi (Mantel–Haenszel, no continuity correction)."""
        return float(2 * special.ndtr(-abs(self.d) / sqrt(self.v))) if self.v > 0 else 1.0


NOTHING = Pooled(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)


def pooled(strata: Sequence[Fourfold]) -> Pooled:
    """The sums over strata, each stratum compared only with itself: never pool shares crudely."""
    found = NOTHING
    for each in strata:
        n1, n0, whole = each.total, each.other_total, each.total + each.other_total
        passed = each.passed + each.other_passed
        if not n1 or not n0 or not passed:
            continue
        found += Pooled(
            1,
            whole,
            each.passed * n0 / whole,
            each.other_passed * n1 / whole,
            (n1 * n0 * passed - each.passed * each.other_passed * whole) / whole**2,
            each.passed - n1 * passed / whole,
            n1 * n0 * passed * (whole - passed) / (whole**2 * (whole - 1)),
        )
    return found


def false_discovery(chances: Sequence[float]) -> list[float]:
    """Each p as the share of false alarms if it and everything rarer were called shown."""
    if not chances:
        return []
    given = np.asarray(chances, float)
    order = np.argsort(given)
    scaled = given[order] * len(given) / np.arange(1, len(given) + 1)
    least = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    found = np.empty_like(least)
    found[order] = least
    return [float(each) for each in found]


def people_needed(rate: float, ratio: float, *, power: float = 0.8, level: float = 0.95) -> int:
    """How many per group show a true `ratio` of shares with `power`, the others passing at `rate`.

    By the arcsine distance of two shares (Cohen's h).
    """
    if not (0 < rate < 1 and isfinite(ratio) and 0 < ratio * rate < 1):
        raise ValueError("shares lie between 0 and 1")
    distance = 2 * abs(np.arcsin(sqrt(rate)) - np.arcsin(sqrt(rate * ratio)))
    return int(np.ceil(2 * ((_beyond(level) + float(special.ndtri(power))) / distance) ** 2))
