"""A closer look at the place of a duty stamp: its print is a third as high as that of the letter it is on.

Only where a stamp or its serial is still wanting, and only where it may be: around what was read of one,
around a code, and where the signature belongs, for a stamp is signed across.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from bening.reading.codes import Code, read_codes
from bening.reading.ocr import Engine, Picture
from bening.reading.report import Box, Word

LOOKED_AT = 1280
"""Pixels to which the longer side of the place is enlarged: the engine looks for text in no more."""
PIXELS = 1280 * 905
"""As many as a page of A4 has there: a square place would take more memory than any page."""
MOST = 4.0
"""Times by which it is enlarged at most; more adds nothing but blur."""
LEAST = 1.2
"""A place that can be enlarged by less is as large as the page: it was looked at already."""
SMALLEST = 12
"""Pixels of a side below which there is nothing to see."""


def enlarged(picture: Picture, box: Box) -> tuple[Picture, float, tuple[int, int]] | None:
    """(The place enlarged, how many times, its upper left corner); None where that would show nothing."""
    height, width = picture.shape[:2]
    x0, y0 = max(0, round(box[0])), max(0, round(box[1]))
    x1, y1 = min(width, round(box[2])), min(height, round(box[3]))
    wide, high = x1 - x0, y1 - y0
    if min(wide, high) < SMALLEST:
        return None
    times = min(MOST, LOOKED_AT / max(wide, high), math.sqrt(PIXELS / (wide * high)))
    if times < LEAST:
        return None
    large = cv2.resize(picture[y0:y1, x0:x1], None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    return np.ascontiguousarray(large), times, (x0, y0)


def look_closer(
    picture: Picture, places: Iterable[Box], engine: Engine, page: int
) -> tuple[tuple[Word, ...], tuple[Code, ...]]:
    """The words and codes in these places of one page, boxes in its pixels. 0.1 to 0.3 CPU seconds each."""
    words: list[Word] = []
    codes: list[Code] = []
    for place in places:
        found = enlarged(picture, place)
        if found is None:
            continue
        large, times, corner = found
        words += [replace(word, page=page, box=_back(word.box, times, corner)) for word in engine.read(large)]
        codes += [
            replace(code, box=_back(code.box, times, corner)) for code in read_codes(large, enlarge=False)
        ]
    return tuple(words), tuple(codes)


def _back(box: Box, times: float, corner: tuple[int, int]) -> Box:
    x0, y0, x1, y1 = (side / times for side in box)
    return x0 + corner[0], y0 + corner[1], x1 + corner[0], y1 + corner[1]


def apart(places: Sequence[Box]) -> list[Box]:
    """Places that overlap, joined to one."""
    joined: list[Box] = []
    for place in places:
        while True:
            other = next((one for one in joined if _overlap(one, place)), None)
            if other is None:
                break
            joined.remove(other)
            place = _around(one=other, other=place)
        joined.append(place)
    return joined


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0


def _around(one: Box, other: Box) -> Box:
    x0, y0, x1, y1 = one
    return min(x0, other[0]), min(y0, other[1]), max(x1, other[2]), max(y1, other[3])
