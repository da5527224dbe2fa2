"""The practice test: items as data, papers of them, and what answers are worth. Pure: no clock, no row.

The items are our own. A paper is a third of the real one (or two thirds), cut evenly, so that its time
and its thresholds are those of the regulation in proportion.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from bening.core.rules import Paper, SkdRule, Threshold
from bening.core.scoring import Shortfall, shortfalls

FOLDER = Path(__file__).parent / "texts" / "practice"
PARTS = ("twk", "tiu", "tkp")
LETTERS = "abcde"
FIRST, SECOND, BOTH = "1", "2", "12"
SETS = (FIRST, SECOND, BOTH)
BEST = 5
"""Marks of the best answer in these items; the regulation's `points` say the same of the real ones."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `points`: what each option earns, in their order; nothing is lost by a wrong one."""

    key: str
    part: str
    topic: str
    text: str
    options: tuple[str, ...]
    points: tuple[int, ...]
    why: str

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Letter and words of every option."""
        return tuple(zip(LETTERS, self.options, strict=True))

    @property
    def best(self) -> str:
        """The letter of the option that earns most."""
        return LETTERS[self.points.index(max(self.points))]

    def worth(self, letter: str) -> int:
        """What an answer earns; none given earns nothing."""
        return self.points[LETTERS.index(letter)] if letter and letter in LETTERS else 0

    def words(self, letter: str) -> str:
        """What an option says."""
        return self.options[LETTERS.index(letter)] if letter and letter in LETTERS else ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One answered item: its number on the paper, the letter given ("" = none), what it earned."""

    number: int
    item: Item
    given: str

    @property
    def earned(self) -> int:
        """The marks for this answer."""
        return self.item.worth(self.given)

    @property
    def full(self) -> bool:
        """Whether it earned all that could be earned."""
        return self.earned == BEST


@dataclass(frozen=True, slots=True)
class PartResult:
    """One part: marks earned of `most`, what that is on a whole paper of `whole` marks, and the least."""

    part: str
    earned: int
    most: int
    answered: int
    items: int
    projected: int
    whole: int
    least: int | None

    @property
    def reached(self) -> bool | None:
        """Whether the least was reached; None if this part has no threshold of its own."""
        return None if self.least is None else self.projected >= self.least


@dataclass(frozen=True, slots=True)
class Result:
    """An answered paper. `missed` is None unless all three parts were on it."""

    marked: tuple[Marked, ...]
    parts: tuple[PartResult, ...]
    total: PartResult | None
    missed: tuple[Shortfall, ...] | None


@cache
def items(part: str) -> tuple[Item, ...]:
    """Every item of one of `PARTS`, in the order of the file: topic by topic."""
    told = tomllib.loads((FOLDER / f"{part}.toml").read_text("utf-8"))["item"]
    return tuple(
        Item(one["key"], part, one["topic"], one["text"], tuple(one["options"]), _points(one), one["why"])
        for one in told
    )


def _points(one: dict[str, Any]) -> tuple[int, ...]:
    if "points" in one:
        return tuple(one["points"])
    return tuple(BEST if letter == one["right"] else 0 for letter in LETTERS)


@cache
def paper(scope: str, number: str) -> tuple[Item, ...]:
    """The items of a paper: `scope` is "semua" or a part, `number` one of `SETS`; the two sets share none."""
    parts = PARTS if scope not in PARTS else (scope,)
    taken: dict[str, slice] = {FIRST: slice(0, None, 2), SECOND: slice(1, None, 2)}
    return tuple(item for part in parts for item in items(part)[taken.get(number, slice(None))])


def minutes(asked: tuple[Item, ...], real: Paper, *, longer: bool = False) -> int:
    """The time of the real paper in proportion to the items, rounded up; `longer` as for the blind."""
    whole = real.minutes_blind if longer else real.minutes
    return -(-whole * len(asked) // sum(real.items[part] for part in PARTS))


def numbered(asked: tuple[Item, ...], answers: Mapping[str, str]) -> tuple[Marked, ...]:
    """The items with their numbers and the letters given."""
    return tuple(
        Marked(number, item, letter if (letter := answers.get(item.key, "")) in LETTERS else "")
        for number, item in enumerate(asked, 1)
    )


def by_part(marked: tuple[Marked, ...]) -> tuple[tuple[str, tuple[Marked, ...]], ...]:
    """The items part by part, as pages show them."""
    return tuple((part, tuple(rows)) for part, rows in groupby(marked, key=lambda one: one.item.part))


def mark(asked: tuple[Item, ...], answers: Mapping[str, str], rule: SkdRule, threshold: Threshold) -> Result:
    """What the answers are worth, and whether the same share of a whole paper would reach the threshold.

    Whole marks are rounded down, so that nobody is told more than was shown.
    """
    marked = numbered(asked, answers)
    parts = tuple(_part(name, rows, rule, threshold) for name, rows in by_part(marked))
    if len(parts) < len(PARTS):
        return Result(marked, parts, None, None)
    total = PartResult(
        "total",
        *(sum(getattr(one, name) for one in parts) for name in ("earned", "most", "answered", "items")),
        projected=sum(one.projected for one in parts),
        whole=rule.maximum["total"],
        least=threshold.minimum.get("total"),
    )
    got = {one.part: one.projected for one in parts}
    return Result(marked, parts, total, shortfalls(threshold, got["twk"], got["tiu"], got["tkp"]))


def _part(name: str, rows: tuple[Marked, ...], rule: SkdRule, threshold: Threshold) -> PartResult:
    earned, most = sum(one.earned for one in rows), BEST * len(rows)
    whole = rule.maximum[name]
    return PartResult(
        name,
        earned,
        most,
        answered=sum(1 for one in rows if one.given),
        items=len(rows),
        projected=earned * whole // most,
        whole=whole,
        least=threshold.minimum.get(name),
    )
