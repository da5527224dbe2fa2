"""Small numbers are not told: a group of few people would point at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

SMALLEST = 5
"""A group of fewer is not told, unless it is empty."""


def hidden(counts: Mapping[str, int], smallest: int = SMALLEST) -> frozenset[str]:
    """The groups whose figures are not told, so that none follows from the others and their sum.

    One small group alone could be found by subtraction, so the next smallest is hidden along with it;
    likewise when the hidden groups together are still fewer than `smallest`. Empty groups are told.
    """
    filled = sorted((count, name) for name, count in counts.items() if count)
    chosen = [name for count, name in filled if count < smallest]
    if not chosen:
        return frozenset()
    for _, name in filled[len(chosen) :]:
        if len(chosen) > 1 and sum(counts[each] for each in chosen) >= smallest:
            break
        chosen.append(name)
    return frozenset(chosen)


FEWEST_IN_A_MEAN = 30
"""Means and covariances of fewer people are not told: knowing most of them would tell the rest."""


def tells_of_few(people: int) -> bool:
    """Whether a mean or a covariance of so many would say too much of one of them."""
    return people < FEWEST_IN_A_MEAN


def too_close(people: int, before: Iterable[int], smallest: int = SMALLEST) -> bool:
    """Whether figures of so many, beside figures of `before` so many, would tell of the few between.

    The mean of 31 people minus that of 30 is one person's mark: so figures are not told again until
    at least `smallest` people have come or gone. The very same people may be told of twice.
    """
    return any(0 < abs(people - each) < smallest for each in before)


def in_steps(found: Sequence[T], smallest: int = SMALLEST) -> Sequence[T]:
    """Of a list that only grows, the part that may be told of today: always `smallest` more at once.

    Whoever looks at figures every day would otherwise read off what the one added since yesterday brought.
    """
    return found[: len(found) - len(found) % smallest]
