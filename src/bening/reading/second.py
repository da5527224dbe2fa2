"""The second look: the larger model reads again only those rows in which something is in doubt.

A row costs it about 0.05 seconds, a page of a hundred rows three. The rows are cut out, set one below
the other on one small picture, and what is read there is put back to where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz

from bening.reading.lines import squeezed
from bening.reading.ocr import Engine, Picture
from bening.reading.pictures.flatten import Page
from bening.reading.report import Word

Pixels = tuple[float, float, float, float]
LIKELY = 55.0
"""Likeness, 0 to 100, from which on a row may hold a typed value."""
ROWS_A_VALUE = 3
BESIDE = 3.0
"""Heights of a row that are looked at left and right of it, for letters that were overlooked."""
GAP = 12
TALLEST = 900
"""Pixels of rows on one picture: the engine looks for text in no more."""


def likely_rows(words: Sequence[Word], values: Iterable[str]) -> list[Word]:
    """Those words in which one of the values may stand, misread."""
    found: dict[int, Word] = {}
    texts = [squeezed(word.text) for word in words]
    for value in values:
        wanted = squeezed(value)
        scored = sorted(((_likeness(wanted, text), place) for place, text in enumerate(texts)), reverse=True)
        for score, place in scored[:ROWS_A_VALUE]:
            if score >= LIKELY:
                found[place] = words[place]
    return [found[place] for place in sorted(found)]


def _likeness(wanted: str, text: str) -> float:
    if len(text) < 3 or not wanted:
        return 0.0
    return fuzz.partial_ratio(wanted, text) * min(1.0, len(text) / min(len(wanted), 6))


def read_again(
    page: Page, words: Sequence[Word], doubtful: Sequence[Word], engine: Engine
) -> tuple[Word, ...]:
    """What the engine reads in the rows of `doubtful` words of one page, boxes in pixels of the page."""
    found: list[Word] = []
    for regions in _helpings(regions_of(page.picture, words, doubtful)):
        canvas, tops = _stacked(page.picture, regions)
        found += _put_back(engine.read(canvas), regions, tops)
    return _numbered(found, page.number)


def _helpings(regions: Sequence[Pixels]) -> Iterator[list[Pixels]]:
    """As many regions as go on one picture without being made smaller."""
    helping: list[Pixels] = []
    height = 0.0
    for region in regions:
        tall = region[3] - region[1] + GAP
        if helping and height + tall > TALLEST:
            yield helping
            helping, height = [], 0.0
        helping.append(region)
        height += tall
    if helping:
        yield helping


def regions_of(picture: Picture, words: Sequence[Word], doubtful: Sequence[Word]) -> list[Pixels]:
    """Boxes around whole rows: the doubtful words, their neighbours left and right, a little of both ends."""
    height, width = picture.shape[:2]
    regions: list[Pixels] = []
    for word in sorted(doubtful, key=lambda word: word.box[1]):
        row = [other.box for other in words if _same_row(word.box, other.box)]
        tall = word.box[3] - word.box[1]
        x0, x1 = min(box[0] for box in row) - BESIDE * tall, max(box[2] for box in row) + BESIDE * tall
        y0, y1 = min(box[1] for box in row) - 0.3 * tall, max(box[3] for box in row) + 0.3 * tall
        region = max(0.0, x0), max(0.0, y0), min(float(width), x1), min(float(height), y1)
        if regions and _same_row(regions[-1], region):
            last = regions.pop()
            region = min(last[0], region[0]), min(last[1], region[1]), max(last[2], x1), max(last[3], y1)
        regions.append(region)
    return regions


def _same_row(one: Pixels, other: Pixels) -> bool:
    both = min(one[3], other[3]) - max(one[1], other[1])
    return both > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _stacked(picture: Picture, regions: Sequence[Pixels]) -> tuple[Picture, list[int]]:
    """The regions one below the other, and where each begins."""
    cuts = [picture[round(y0) : round(y1), round(x0) : round(x1)] for x0, y0, x1, y1 in regions]
    width = max(cut.shape[1] for cut in cuts)
    tops, parts, top = [], [], 0
    for cut in cuts:
        tops.append(top)
        parts.append(np.pad(cut, ((0, GAP), (0, width - cut.shape[1]), (0, 0)), mode="edge"))
        top += cut.shape[0] + GAP
    return np.ascontiguousarray(np.concatenate(parts)), tops


def _put_back(found: Iterable[Word], regions: Sequence[Pixels], tops: Sequence[int]) -> Iterable[Word]:
    for word in found:
        x0, y0, x1, y1 = word.box
        place = max(0, int(np.searchsorted(tops, (y0 + y1) / 2, side="right")) - 1)
        across, down = round(regions[place][0]), round(regions[place][1]) - tops[place]
        yield Word(word.text, word.confidence, (x0 + across, y0 + down, x1 + across, y1 + down))


def _numbered(words: Iterable[Word], number: int) -> tuple[Word, ...]:
    return tuple(Word(word.text, word.confidence, word.box, number) for word in words)


def merged(first: Sequence[Word], second: Sequence[Word]) -> tuple[Word, ...]:
    """The second reading where it read, the first one everywhere else."""
    kept = [word for word in first if not any(_overlap(word, other) for other in second)]
    return tuple(sorted([*kept, *second], key=lambda word: (word.page, word.box[1], word.box[0])))


def _overlap(one: Word, other: Word) -> bool:
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    if one.page != other.page or across <= 0 or down <= 0:
        return False
    return across * down > 0.3 * (one.box[2] - one.box[0]) * (one.box[3] - one.box[1])
