"""Words of a page as rows, however the page was held: up to some ten degrees of tilt.

A row is one text in which a letter still knows its word. Words that stand close together are joined with a
blank, words with a wide gap between them with a tab: behind a tab begins another column.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bening.reading.lines import plain
from bening.reading.report import Word

STEEPEST = 10.0
"""Degrees of tilt that are looked for."""
FEWEST = 5
"""Words below which no tilt can be told."""
LEAST_LETTER = 0.6
"""Share of the height of a usual box that letters have at least; what is more in a wide one, tilt makes."""
SAME_ROW = 0.55
"""Heights of a letter by which the middles of one row may differ."""
MARK, OF_MARK, NARROW = 3.5, 2, 0.3
"""Heights of a usual letter from which on a word may be set across the page; it is, if it is of so few
letters, or so narrow for its height that its letters cannot stand side by side."""
NEAR = 2.5
"""Heights of a letter: a wider gap begins another column."""
TAB = "\t"

Pixels = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with its place after the tilt is taken out: middle, left and right end, height of letters."""

    word: Word
    middle: float
    left: float
    right: float
    height: float


@dataclass(frozen=True)
class Row:
    """What stands side by side, left to right."""

    parts: tuple[Placed, ...]

    @property
    def page(self) -> int:
        """Counted from 1."""
        return self.parts[0].word.page

    @cached_property
    def middle(self) -> float:
        """Of all its words, downwards."""
        return sum(part.middle for part in self.parts) / len(self.parts)

    @cached_property
    def height(self) -> float:
        """Of its letters, in pixels."""
        heights = sorted(part.height for part in self.parts)
        return heights[len(heights) // 2]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in `text`."""
        places, at = [], 0
        for part in self.parts:
            places.append(at)
            at += len(part.word.text) + 1
        return tuple(places)

    @cached_property
    def text(self) -> str:
        """All words, joined with blanks or tabs."""
        pieces = [self.parts[0].word.text]
        for one, other in zip(self.parts, self.parts[1:], strict=False):
            wide = other.left - one.right > NEAR * min(one.height, other.height)
            pieces += [TAB if wide else " ", other.word.text]
        return "".join(pieces)

    @cached_property
    def squeezed(self) -> Squeezed:
        """The text without signs and blanks."""
        return squeeze(self.text)

    def box(self, start: int, end: int) -> Pixels:
        """Around the letters from `start` to `end` of the text; letters of a word count as equally wide."""
        boxes = []
        for part, first in zip(self.parts, self.starts, strict=True):
            size = len(part.word.text)
            begin, stop = max(start, first) - first, min(end, first + size) - first
            if begin < stop:
                x0, y0, x1, y1 = part.word.box
                wide = (x1 - x0) / size
                boxes.append((x0 + begin * wide, y0, x0 + stop * wide, y1))
        return around(boxes)

    def words(self, start: int, end: int) -> list[Word]:
        """The words that have letters between these two places."""
        return [
            part.word
            for part, first in zip(self.parts, self.starts, strict=True)
            if max(start, first) < min(end, first + len(part.word.text))
        ]

    def part_at(self, place: int) -> Placed:
        """The word in which that place of the text lies."""
        found = self.parts[0]
        for part, first in zip(self.parts, self.starts, strict=True):
            if first <= place:
                found = part
        return found


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Letters and digits of a text, and for each its place in the text."""

    letters: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Places in the text of letters `start` up to `end`."""
        return self.places[start], self.places[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """Small letters and digits only, as `lines.squeezed`, with their places."""
    letters, places = [], []
    for place, sign in enumerate(text):
        for letter in plain(sign):
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return Squeezed("".join(letters), tuple(places))


def around(boxes: Sequence[Pixels]) -> Pixels:
    """The box around all of them."""
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def rows_of(words: Iterable[Word]) -> tuple[Row, ...]:
    """Rows from top to bottom, page after page."""
    pages: dict[int, list[Word]] = {}
    for word in words:
        if word.text.strip():
            pages.setdefault(word.page, []).append(word)
    return tuple(row for page in sorted(pages) for row in _page_rows(pages[page]))


def _page_rows(words: Sequence[Word]) -> list[Row]:
    slope = tilt(words)
    rows: list[list[Placed]] = []
    for part in sorted(_without_marks(words, slope), key=lambda one: one.middle):
        near = [row for row in rows[-3:] if _fits(row, part)]
        if near:
            min(near, key=lambda row: abs(_mean(row) - part.middle)).append(part)
        else:
            rows.append([part])
    made = [Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]
    return sorted(made, key=lambda row: row.middle)


def _without_marks(words: Sequence[Word], slope: float) -> list[Placed]:
    """The words but for one set across the page, as "DRAFT" is, and for its letters read one by one.

    They stand in no row; taken for neighbours of what they cross, they would make every name a longer one.
    """
    parts = [_placed(word, slope) for word in words]
    heights = sorted(part.height for part in parts)
    return [part for part in parts if not _is_across(part, heights[len(heights) // 2])]


def _is_across(part: Placed, usual: float) -> bool:
    letters, wide = len(part.word.text), part.right - part.left
    return part.height > MARK * usual and (letters <= OF_MARK or wide < NARROW * letters * part.height)


def _fits(row: Sequence[Placed], part: Placed) -> bool:
    heights = sorted(one.height for one in row)
    height = min(max(part.height, 1.0), max(heights[len(heights) // 2], 1.0))
    if abs(_mean(row) - part.middle) > SAME_ROW * height:
        return False
    # Two words over each other are two rows, however close.
    return all(
        min(one.right, part.right) - max(one.left, part.left) < 0.5 * min(part.height, one.height)
        or abs(one.middle - part.middle) < 0.3 * height
        for one in row
    )


def _mean(row: Sequence[Placed]) -> float:
    return sum(one.middle for one in row) / len(row)


def _placed(word: Word, slope: float) -> Placed:
    x0, y0, x1, y1 = word.box
    height = max(y1 - y0 - abs(slope) * (x1 - x0), 0.35 * (y1 - y0), 1.0)
    across = (x0 + x1) / 2
    return Placed(word, (y0 + y1) / 2 - slope * across, x0, x1, height)


def tilt(words: Sequence[Word]) -> float:
    """Slope of the rows (pixels down for each to the right) by which most neighbours stand in one row.

    A tilted row makes its box higher, so the flattest boxes say how far the page can be tilted at all.
    """
    if len(words) < FEWEST:
        return 0.0
    boxes = np.array([word.box for word in words], dtype=float)
    wide, high = boxes[:, 2] - boxes[:, 0], np.maximum(boxes[:, 3] - boxes[:, 1], 1.0)
    letters = float(np.percentile(high, 25))
    lean = np.maximum(high - LEAST_LETTER * letters, 0.5) / np.maximum(wide, 1.0)
    steepest = min(math.tan(math.radians(STEEPEST)), float(np.percentile(lean, 10)))
    across, down = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    apart = boxes[None, :, 0] - boxes[:, None, 2]  # from the right end of one to the left end of the other
    one, other = np.nonzero((apart > -0.3 * letters) & (apart < 20 * letters))
    aside, fall = across[other] - across[one], down[other] - down[one]
    near = (np.abs(fall) < steepest * aside + 0.3 * letters) & (aside > letters)
    aside, fall = aside[near], fall[near]
    if len(aside) < FEWEST - 2:
        return 0.0
    coarse = _best(np.linspace(-steepest, steepest, 41), aside, fall, letters)
    step = steepest / 20
    return _best(np.linspace(coarse - step, coarse + step, 9), aside, fall, letters)


def _best(slopes: np.ndarray, aside: np.ndarray, fall: np.ndarray, letters: float) -> float:
    """The slope with most pairs of neighbours in one row; of equals, the flattest."""
    off = np.abs(fall[None, :] - slopes[:, None] * aside[None, :]) / (0.3 * letters)
    votes = np.clip(1.0 - off, 0.0, None).sum(axis=1) * (1.0 - 0.5 * np.abs(slopes))
    order = np.lexsort((np.abs(slopes), -np.round(votes, 6)))
    return float(slopes[order[0]])
