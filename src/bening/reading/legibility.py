"""Whether a page can be read at all: size of the writing, sharpness, glare. Tells people what to do better.

The size of the writing in pixels decides, not the sharpness: a large blurred card reads well, a page of
A4 in 1,200 pixels does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from bening.core.decision import Check, Fact
from bening.reading.checking import met, no_data, uncertain
from bening.reading.limits import limit
from bening.reading.ocr import Picture
from bening.reading.pictures.flatten import Page
from bening.reading.report import Word
from bening.reading.turning import confidence

LETTERS = 4
"""A row with fewer says nothing about the size of the writing."""
WHITE, PAPER = 250, 225
"""Grey levels: a spot of glare, and the brightest paper beside which one can be told from paper."""
SOFT = (2.0, 9.0)
"""Grey levels a pixel by which light fades out; white print ends harder, a margin not at all."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`text_height`: pixels of a usual row, in the picture as sent. `blur`: pixels over which an edge of a
    letter is spread, in the picture as read. `glare`: share of the page that is burnt out. `sure`: mean
    confidence of the engine."""

    text_height: float
    blur: float
    glare: float
    sure: float
    rows: int


def measure(page: Page, words: Sequence[Word]) -> Seen:
    """The measures of one page that was read from a picture. 10 ms."""
    rows = [word.box for word in words if len(word.text) >= LETTERS]
    heights = sorted(y1 - y0 for _, y0, _, y1 in rows)
    height = heights[len(heights) // 2] / page.enlarged if heights else 0.0
    return Seen(height, blur_of(page.picture, rows), glare_of(page.picture), confidence(words), len(rows))


def blur_of(picture: Picture, rows: Sequence[tuple[float, float, float, float]]) -> float:
    """Pixels over which the sharpest edges of the longest rows are spread; 0 where there are no rows."""
    widths = []
    for x0, y0, x1, y1 in sorted(rows, key=lambda box: box[0] - box[2])[:8]:
        cut = picture[max(0, round(y0)) : round(y1), max(0, round(x0)) : round(x1)]
        if min(cut.shape[:2]) < 6:
            continue
        grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY).astype(np.float32)
        across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
        steepest = float(np.percentile(np.hypot(across, down), 99)) / 8
        contrast = float(np.percentile(grey, 98) - np.percentile(grey, 2))
        if steepest > 0:
            widths.append(contrast / steepest)
    return float(np.median(widths)) if widths else 0.0


def glare_of(picture: Picture) -> float:
    """Share of the page in burnt-out spots; on white paper none can be told from paper."""
    scale = min(1.0, 400 / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    least = small.min(axis=2)
    if float(np.median(least)) > PAPER:
        return 0.0
    spots = cv2.morphologyEx((least >= WHITE).astype(np.uint8), cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    count, marked, sizes, _ = cv2.connectedComponentsWithStats(spots)
    steep = np.hypot(cv2.Sobel(least, cv2.CV_32F, 1, 0), cv2.Sobel(least, cv2.CV_32F, 0, 1)) / 8
    total = 0
    for number in range(1, count):
        spot = (marked == number).astype(np.uint8)
        rim = cv2.dilate(spot, np.ones((7, 7), np.uint8)) - spot
        if SOFT[0] <= float(np.median(steep[rim > 0])) <= SOFT[1]:
            total += int(sizes[number, cv2.CC_STAT_AREA])
    return total / marked.size


def check_legibility(pages: Sequence[Seen]) -> tuple[Check, ...]:
    """Three checks on all pages of a document; the worst page tells. No writing, no data."""
    written = [seen for seen in pages if seen.rows]
    if not written:
        why = "image.nothing_written"
        return no_data("image.legible", why), no_data("image.resolution", why)
    smallest = min(written, key=lambda seen: seen.text_height)
    unsure = min(written, key=lambda seen: seen.sure)
    glaring = max(pages, key=lambda seen: seen.glare)
    return _legible(unsure), _resolution(smallest), _glare(glaring)


def _legible(seen: Seen) -> Check:
    told: dict[str, Fact] = {"sure": f"{seen.sure:.2f}", "blur": f"{seen.blur:.1f}", "rows": seen.rows}
    if seen.sure >= limit("image.sure"):
        return met("image.legible", **told)
    return uncertain("image.legible", "image.hardly_legible", **told)


def _resolution(seen: Seen) -> Check:
    told: dict[str, Fact] = {"pixels": round(seen.text_height)}
    if seen.text_height >= limit("image.text_height"):
        return met("image.resolution", **told)
    return uncertain("image.resolution", "image.small_writing", **told)


def _glare(seen: Seen) -> Check:
    told: dict[str, Fact] = {"percent": round(100 * seen.glare)}
    if seen.glare <= limit("image.glare"):
        return met("image.glare", **told)
    return uncertain("image.glare", "image.glaring", **told)
