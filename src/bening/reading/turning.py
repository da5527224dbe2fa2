"""Reads a page the right way up. In the usual case that costs nothing beyond reading it once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bening.reading.ocr import Engine, Picture
from bening.reading.pictures import Sheet
from bening.reading.pictures.flatten import Page, flatten, turned, zoomed
from bening.reading.report import Box, Word

SURE = 0.90
"""Mean confidence, by length, from which on writing surely stands upright: upside down it is lower."""
TALL = 1.5
"""Times higher than wide: a row of letters seen from the side (the engines read it turned left)."""
LETTERS_OF_A_ROW = 3
PROBES = 8
"""Rows that are read upside down to find out which way is up."""
BETTER = 0.05
"""How much surer the other way must be."""
MARGIN = 4
LOST = 0.95
"""Share of the letters that must be read again from nearer; fewer, and the card was missed."""
SMALL_PART, SMALL_WRITING, BORDER = 0.3, 19.0, 0.2
"""Share of the page, and pixels of a row, below which a card far away is looked at from nearer; what is
left around its writing."""


def read_sheet(sheet: Sheet, engine: Engine) -> tuple[Page, tuple[Word, ...]]:
    """The sheet as a page, flat and upright, and all words on it; small writing is looked at from nearer."""
    page, words = read_upright(flatten(sheet), engine)
    part = None if page.paper_found else small_part(page, words)
    if part is None:
        return page, words
    nearer, more = read_upright(zoomed(sheet, part), engine)
    return (nearer, more) if _letters(more) >= LOST * _letters(words) else (page, words)


def small_part(page: Page, words: Sequence[Word]) -> Box | None:
    """Where all the writing is, in shares of the page as drawn, if it is small in a small part of it."""
    rows = [word.box for word in words if len(word.text) >= LETTERS_OF_A_ROW]
    if len(rows) < LETTERS_OF_A_ROW:
        return None
    x0, y0 = min(box[0] for box in rows), min(box[1] for box in rows)
    x1, y1 = max(box[2] for box in rows), max(box[3] for box in rows)
    heights = sorted(box[3] - box[1] for box in rows)
    height, width = page.picture.shape[:2]
    if (x1 - x0) * (y1 - y0) > SMALL_PART * height * width or heights[len(heights) // 2] > SMALL_WRITING:
        return None
    beside, above = BORDER * (x1 - x0), BORDER * (y1 - y0)
    return page.box((x0 - beside, y0 - above, x1 + beside, y1 + above))


def _letters(words: Sequence[Word]) -> float:
    return sum(word.confidence * len(word.text) for word in words)


def read_upright(page: Page, engine: Engine) -> tuple[Page, tuple[Word, ...]]:
    """The page turned so that its writing stands upright, and all words on it."""
    words = engine.read(page.picture)
    if lies_on_its_side(words):
        # Turned left by the engine and well read: the page lies on its right side, else on its left.
        quarters = 3 if confidence(words) >= SURE else 1
        first, first_words = _read(turned(page, quarters), engine)
        if confidence(first_words) >= SURE:
            return first, first_words
        return _surer((first, first_words), turned(page, quarters + 2), engine)
    if words and confidence(words) < SURE:
        return _surer((page, words), turned(page, 2), engine)
    return page, words


def _read(page: Page, engine: Engine) -> tuple[Page, tuple[Word, ...]]:
    return page, engine.read(page.picture)


def _surer(read: tuple[Page, tuple[Word, ...]], other: Page, engine: Engine) -> tuple[Page, tuple[Word, ...]]:
    """Whichever of two opposite ways reads better; the other way is tried on a few rows first."""
    page, words = read
    rows = longest(words)
    height, width = page.picture.shape[:2]
    over = [replace(row, box=_opposite(row.box, width, height)) for row in rows]
    tried = engine.read(strip(other.picture, over))
    if confidence(tried) < confidence(rows) + BETTER:
        return read
    return _read(other, engine)


def longest(words: Sequence[Word]) -> list[Word]:
    """The few longest rows of letters."""
    rows = [word for word in words if len(word.text) >= LETTERS_OF_A_ROW]
    return sorted(rows, key=lambda word: word.box[0] - word.box[2])[:PROBES]


def confidence(words: Sequence[Word]) -> float:
    """How sure the engine is of all it read, by length; 0 when it read nothing."""
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / total if total else 0.0


def lies_on_its_side(words: Sequence[Word]) -> bool:
    """Whether most rows of three letters and more are much higher than wide."""
    rows = [word.box for word in words if len(word.text) >= LETTERS_OF_A_ROW]
    tall = sum(y1 - y0 > TALL * (x1 - x0) for x0, y0, x1, y1 in rows)
    return len(rows) >= 2 and tall > len(rows) / 2


def _opposite(
    box: tuple[float, float, float, float], width: int, height: int
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return width - x1, height - y1, width - x0, height - y0


def strip(picture: Picture, rows: Sequence[Word]) -> Picture:
    """Rows cut out of a picture and set one below the other on paper of their own colour."""
    cuts = [cut(picture, row.box) for row in rows]
    cuts = [one for one in cuts if one.size]
    if not cuts:
        return np.full((8, 8, 3), 255, np.uint8)
    width = max(one.shape[1] for one in cuts)
    padded = [np.pad(one, ((0, 8), (0, width - one.shape[1]), (0, 0)), mode="edge") for one in cuts]
    return np.ascontiguousarray(np.concatenate(padded))


def cut(picture: Picture, box: tuple[float, float, float, float], margin: int = MARGIN) -> Picture:
    """What lies inside a box, with a little around it."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (round(value) for value in box)
    rows = slice(max(0, y0 - margin), min(height, y1 + margin))
    columns = slice(max(0, x0 - margin), min(width, x1 + margin))
    return picture[rows, columns]
