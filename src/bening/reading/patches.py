"""Filled patches on paper: a duty stamp is one, whatever is printed on it; writing and pen strokes are none.

Colour is compared with the paper around, whose light may slope; so a stamp is found on a photograph, and on
a grey copy too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.faces import Picture
from bening.reading.limits import limit
from bening.reading.report import Box

PAPER = 60
"""Percent of the pixels of a place that are darker than where its paper is looked for."""
SQUARE, WHOLE = 0.8, 0.92
"""Share of its rectangle that a patch fills at least; and one that may have pen strokes hanging on it."""
LEAN = 12.0
"""Degrees by which a stamp may be glued askew."""
SIDES = 1.8, 16.0
"""Heights of a letter: the sides of a stamp."""
GAP = 0.25
"""Heights of a letter between the modules of a code, or the letters of a stamp."""
STROKE = 0.6
"""Heights of a letter: what is thinner is a stroke of a pen or of a letter."""
ROUND = 6
"""Times that the slope of the light is fitted, without what is no paper."""


def not_paper(crop: Picture) -> NDArray[np.bool_]:
    """Which pixels have plainly another colour than the paper of this place."""
    lab = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_RGB2LAB).astype(np.float32)
    height, width = lab.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    ways = np.stack([np.ones_like(rows), rows / max(1, height), columns / max(1, width)], axis=-1)
    step = max(1, min(height, width) // 60)
    points, values = ways[::step, ::step].reshape(-1, 3), lab[::step, ::step].reshape(-1, 3)
    paper = values[:, 0] >= np.percentile(values[:, 0], PAPER)
    plane = np.zeros((3, 3), np.float32)
    for _ in range(ROUND):
        if paper.sum() < 20:
            break
        plane = np.linalg.lstsq(points[paper], values[paper], rcond=None)[0]
        paper = np.linalg.norm(values - points @ plane, axis=1) < limit("patch.colour")
    away: NDArray[np.bool_] = np.linalg.norm(lab - ways @ plane, axis=2) >= limit("patch.colour")
    return away


def filled_share(picture: Picture, box: Box, room: float) -> float:
    """Share of a box that is not paper. `room`: pixels around it in which paper is looked for."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = box
    left, top = max(0, round(x0 - room)), max(0, round(y0 - room))
    right, bottom = min(width, round(x1 + room)), min(height, round(y1 + room))
    if right - left < 4 or bottom - top < 4:
        return 0.0
    away = not_paper(picture[top:bottom, left:right])
    inside = away[
        max(0, round(y0) - top) : max(1, round(y1) - top), max(0, round(x0) - left) : max(1, round(x1) - left)
    ]
    return float(inside.mean()) if inside.size else 0.0


def patches(crop: Picture, letter: float) -> Iterator[NDArray[np.float32]]:
    """The corners of each upright rectangle that is printed all over. `letter`: height of one in pixels.

    With what crosses it taken off, and, where nothing does, as it is: a code on white in a frame, too.
    """
    away = not_paper(crop).astype(np.uint8)
    near = cv2.morphologyEx(away, cv2.MORPH_CLOSE, _square(GAP * letter))
    solid = cv2.morphologyEx(near, cv2.MORPH_OPEN, _square(STROKE * letter))
    for mask, square in ((near, WHOLE), (solid, SQUARE)):
        for outline in cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            corners = _rectangle(np.asarray(outline), letter, square)
            if corners is not None and _printed_share(away, corners) >= limit("patch.printed"):
                yield corners


def _square(side: float) -> NDArray[np.uint8]:
    return np.ones((max(3, round(side)),) * 2, np.uint8)


def _rectangle(outline: NDArray[Any], letter: float, square: float) -> NDArray[np.float32] | None:
    """The corners around an outline that is an upright rectangle of the size of a stamp."""
    rectangle = cv2.minAreaRect(outline)
    (wide, high), angle = rectangle[1:]
    least, most = (sides * letter for sides in SIDES)
    if min(wide, high) < least or max(wide, high) > most or min(angle % 90, 90 - angle % 90) > LEAN:
        return None
    if cv2.contourArea(outline) < square * wide * high:
        return None
    return np.asarray(cv2.boxPoints(rectangle), np.float32)


def _printed_share(away: NDArray[np.uint8], corners: NDArray[np.float32]) -> float:
    """Share of a rectangle that is not paper."""
    inside = np.zeros_like(away)
    cv2.fillPoly(inside, [corners.astype(np.int32)], 1)
    return float((away & inside).sum()) / max(1, int(inside.sum()))
