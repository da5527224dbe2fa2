"""The index of public satisfaction (IKM) of PermenPANRB 14/2017: nine elements, answers from 1 to 4.

The mean of each element is weighed alike; the index is 25 times the weighed sum, so 25 to 100. It is rounded
to two decimals before its band is looked up, for the bands have gaps of a hundredth. All of it is exact: no
floating point. Sample sizes after Krejcie and Morgan (1970).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ANSWERS = (1, 2, 3, 4)
HUNDREDTH = Decimal("0.01")
TO_HUNDRED = 25
"""The greatest mean, 4, becomes 100."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade of service (mutu A to D) and the lowest index that earns it."""

    grade: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Index:
    """An index with its grade and the means it was made from, one for each element."""

    value: Decimal
    grade: str
    means: tuple[Fraction, ...]
    answers: int


def mean(counts: Mapping[int, int]) -> Fraction:
    """The mean answer to one element, from how often each answer was given."""
    number = sum(counts.values())
    if not number or set(counts) - set(ANSWERS):
        raise ValueError("answers from 1 to 4, at least one")
    return Fraction(sum(answer * count for answer, count in counts.items()), number)


def index(means: Sequence[Fraction], weight: Fraction) -> Decimal:
    """25 times the sum of the means, each times `weight`, to two decimals (a half goes up)."""
    return rounded(TO_HUNDRED * weight * sum(means, Fraction(0)))


def rounded(value: Fraction) -> Decimal:
    """To two decimals, a half going up."""
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    return (Decimal(hundredths) / 100).quantize(HUNDREDTH, ROUND_HALF_UP)


def grade(value: Decimal, bands: Sequence[Band]) -> str:
    """The grade of a rounded index; `bands` from the best down."""
    if value != value.quantize(HUNDREDTH):
        raise ValueError("round to two decimals first: the bands have gaps")
    return next(band.grade for band in bands if value >= band.least)


def measured(counts: Sequence[Mapping[int, int]], weight: Fraction, bands: Sequence[Band]) -> Index:
    """The index of one service, from how often each answer was given to each element."""
    means = tuple(mean(each) for each in counts)
    value = index(means, weight)
    return Index(value, grade(value, bands), means, sum(counts[0].values()))


def sample_size(population: int, *, chi_square: Fraction, error: Fraction) -> int:
    """How many people to ask so that a share is known to within `error` (Krejcie & Morgan 1970), rounded up.

    Their printed table rounds to the nearest and is one less in places (19 of 20 people).
    """
    if population < 1:
        return 0
    spread = chi_square / 4  # the share that is hardest to know is a half
    return -(-(spread * population) // (error * error * (population - 1) + spread))
