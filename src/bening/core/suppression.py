"""Small numbers are not told: a group of few people would point at them."""

from __future__ import annotations

from collections.abc import Mapping

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
