"""The three things an analysis may say. "Fair" and "valid" are not among them: no figure shows that."""

from __future__ import annotations

SHOWN = "shown"
"""The whole interval lies on one side: a difference, a relation, a deviation is there."""
NOT_LARGE = "not_large"
"""The whole interval lies within the limit of the plan: whatever there is, it is not large."""
NOT_ENOUGH = "not_enough_data"
"""The data allow both: nothing may be concluded."""

VERDICTS = (SHOWN, NOT_LARGE, NOT_ENOUGH)


def of_ratio(low: float, high: float, limit: float, *, surprising: bool) -> str:
    """Of a ratio of two shares: away from 1 and surprising even among many comparisons, or near 1.

    `limit` is the smallest ratio that the plan calls small, 0.8 say; its inverse is the largest.
    """
    if not low > 0 or high == float("inf"):
        return NOT_ENOUGH
    if surprising and (high < 1 or low > 1):
        return SHOWN
    return NOT_LARGE if limit < low and high < 1 / limit else NOT_ENOUGH


def of_relation(low: float, high: float, limit: float) -> str:
    """Of a correlation: above zero for certain, or below `limit` for certain."""
    if low > 0:
        return SHOWN
    return NOT_LARGE if high < limit else NOT_ENOUGH


def of_agreement(low: float, high: float, limit: float) -> str:
    """Of agreement between raters: at least `limit` for certain, or below it for certain."""
    if low >= limit:
        return SHOWN
    return NOT_LARGE if high < limit else NOT_ENOUGH
