"""Where writing seems to stand, found without reading: small dark or light marks that form rows.

Used to find how far a page is tilted and whether a supposed edge of the paper has the writing inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[Any]
JOINS = (9, 27)
"""Pixels over which letters are joined to rows, in a picture whose longer side has `LOOKED_AT` pixels:
enough for a page of small print; where that gives few rows, enough for a certificate in large letters."""
FEW = 12
LOOKED_AT = 900
LONG = 3.0
"""Times longer than high: a row of writing rather than a mark."""
_Row = tuple[float, float, float, float]
MOST_TILT = 20.0
"""Degrees; beyond it, a lean is a pattern and no tilt of the page."""
FEWEST = 6
STEADY = 3.0
"""Degrees between which the middle half of the rows lean, when it is the page that leans."""


@dataclass(frozen=True, slots=True)
class Blobs:
    """Rows of marks: centres, and how each leans from its own long axis, in degrees."""

    centres: NDArray[np.float32]
    leans: NDArray[np.float32]
    lengths: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.centres)


def find_blobs(grey: Grey) -> Blobs:
    """Rows of marks in a picture of about `LOOKED_AT` pixels. 5 ms."""
    strokes = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    around = cv2.blur(strokes, (41, 41))
    marks = ((strokes > np.maximum(around * 1.6, 24)) * 255).astype(np.uint8)
    best: list[_Row] = []
    for join in JOINS:
        for shape in ((1, join), (join, 1)):
            rows = _rows(cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones(shape, np.uint8)))
            best = max(best, rows, key=_length)
        if len(best) >= FEW:
            break
    table = np.array(best, np.float32).reshape(-1, 4)
    return Blobs(table[:, :2], table[:, 2], table[:, 3])


def _length(rows: list[_Row]) -> float:
    return sum(length for *_, length in rows)


def _rows(joined: Grey) -> list[_Row]:
    # Both levels, for a frame drawn around the page would swallow all that stands inside it.
    contours, levels = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    rows = []
    for contour, level in zip(contours, levels[0] if contours else (), strict=True):
        if len(contour) < 4 or level[3] >= 0:
            continue
        (x, y), (width, height), angle = cv2.minAreaRect(contour)
        long, short = max(width, height), min(width, height)
        if not 3 <= short <= 60 or long < LONG * short or long < 18:
            continue
        lean = angle if width >= height else angle - 90
        rows.append((x, y, (lean + 90) % 180 - 90, long))
    return rows


def tilt_of(blobs: Blobs) -> float:
    """Degrees by which rows (or columns, of a page on its side) lean; 0 when they do not agree."""
    if len(blobs) < FEWEST:
        return 0.0
    leans = (blobs.leans + 45) % 90 - 45
    order = np.argsort(leans)
    leans, weights = leans[order], blobs.lengths[order]
    share = np.cumsum(weights) / weights.sum()
    low, middle, high = (float(leans[np.searchsorted(share, at)]) for at in (0.25, 0.5, 0.75))
    if high - low > STEADY or abs(middle) > MOST_TILT:
        return 0.0
    return middle
