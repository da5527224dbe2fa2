"""Do people who judge the same thing judge alike, and does one of them judge unlike all others?

Krippendorff's alpha for names (Krippendorff, Content Analysis, 4th ed., ch. 12): 1 is full agreement, 0 what
chance would give. A funnel: each person's share against limits made from everybody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

LIMIT_WIDTH = 3.0
"""Standard errors from the others' share to the limit; about one in 370 lies outside by chance alone."""


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> Fraction | None:
    """Alpha of nominal judgements; each unit is what its judges said. None when nothing can be said.

    Units with a single judgement say nothing of agreement. When everybody always said the same one word there
    is no disagreement to measure chance by: None as well.
    """
    weights: dict[tuple[str, str], Fraction] = {}
    for unit in units:
        said = list(unit)
        if len(said) < 2:
            continue
        share = Fraction(1, len(said) - 1)
        for first, one in enumerate(said):
            for second, other in enumerate(said):
                if first != second:
                    weights[one, other] = weights.get((one, other), Fraction(0)) + share
    totals: dict[str, Fraction] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, Fraction(0)) + weight
    number = sum(totals.values(), Fraction(0))
    expected = number * number - sum((total * total for total in totals.values()), Fraction(0))
    if expected == 0:
        return None
    observed = sum((weight for (one, other), weight in weights.items() if one != other), Fraction(0))
    return 1 - (number - 1) * observed / expected


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One person: how many they judged, how many of them counted, and the limits made from all others."""

    who: str
    judged: int
    counted: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The part that counted."""
        return self.counted / self.judged

    @property
    def outside(self) -> bool:
        """Whether this person's share is one that the others' share does not explain."""
        return not self.low <= self.share <= self.high


def funnel(judged: Mapping[str, tuple[int, int]]) -> list[FunnelPoint]:
    """(judged, counted) of each person as a point of a funnel, the busiest first.

    The limits leave the person out: one who judges much would otherwise draw the middle to themselves. Those
    who are alone, or judged nothing, have no point.
    """
    everyone = (sum(n for n, _ in judged.values()), sum(k for _, k in judged.values()))
    points = []
    for who, (number, counted) in judged.items():
        others, their = everyone[0] - number, everyone[1] - counted
        if number == 0 or others == 0:
            continue
        middle = their / others
        width = LIMIT_WIDTH * sqrt(middle * (1 - middle) * (1 / number + 1 / others))
        points.append(FunnelPoint(who, number, counted, max(0.0, middle - width), min(1.0, middle + width)))
    return sorted(points, key=lambda point: (-point.judged, point.who))
