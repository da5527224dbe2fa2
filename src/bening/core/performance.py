"""From the marks of two raters to results and behaviour: above, meets or below what was expected.

A mark is 1 to 5 by an anchored scale; `None` is "not observed", which is no mark and never a nought: it
takes no part in any mean. The formula has a version, which is kept with every result made by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Marks = Mapping[str, int | None]
"""Criterion → mark, or None where the rater observed nothing."""


@dataclass(frozen=True, slots=True)
class Formula:
    """How marks become a level: the ends of the scale, the edges, how many criteria must be observed.

    A mean of at least `above` is above what was expected, one below `meets` is below it. `fewest`: so many
    of a hundred criteria must have been observed by somebody; with fewer there is no level.
    """

    version: int
    lowest: int
    highest: int
    above: Fraction
    meets: Fraction
    fewest_percent: int


def together(first: Marks, second: Marks) -> dict[str, Fraction]:
    """Each criterion that somebody observed: the mark of whoever did, or the mean of both."""
    found = {}
    for criterion in {**first, **second}:
        seen = [mark for mark in (first.get(criterion), second.get(criterion)) if mark is not None]
        if seen:
            found[criterion] = Fraction(sum(seen), len(seen))
    return found


def enough(observed: int, asked: int, formula: Formula) -> bool:
    """Whether so many observed criteria of those asked carry a level."""
    return observed > 0 and observed * 100 >= asked * formula.fewest_percent


def mean(marks: Mapping[str, Fraction]) -> Fraction:
    """The mean over what was observed, every criterion counting the same. Needs at least one."""
    return sum(marks.values(), Fraction(0)) / len(marks)


def level(of: Fraction, formula: Formula) -> str:
    """`above`, `meets` or `below`."""
    if of >= formula.above:
        return "above"
    return "meets" if of >= formula.meets else "below"


def hundredths(of: Fraction) -> int:
    """A mean as it is kept and shown: in hundredths, rounded half up."""
    return int(of * 100 + Fraction(1, 2))
