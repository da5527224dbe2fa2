"""Lays a page flat, upright and large enough; remembers where every pixel came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.ocr import Picture
from bening.reading.pictures import Sheet
from bening.reading.pictures.blobs import LOOKED_AT, find_blobs, tilt_of
from bening.reading.pictures.edges import find_corners, flat_size, flattening
from bening.reading.report import Box

Matrix = NDArray[Any]
LEAST, MOST, MOST_OF_CARD = 1000, 2000, 1300
"""Pixels of the longer side that are read: fewer are enlarged, more made fewer."""
LEAST_TILT = 0.4
"""Degrees; a smaller lean costs more in resampling than it hides."""
CARD_SHAPE = 0.68
"""Shorter by longer side: below it a card (0.63), above it a sheet (0.71)."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is read.

    `to_page`: takes pixels of `picture` to shares (0 to 1) of the page as `reading.render` draws it.
    `enlarged`: by how much its pixels outnumber those of the file, so that heights can be told honestly.
    `paper_found`: whether the edges of a paper were found and the rest cut away.
    """

    picture: Picture
    number: int
    to_page: Matrix
    enlarged: float = 1.0
    tilt: float = 0.0
    paper_found: bool = False

    def box(self, pixels: tuple[float, float, float, float]) -> Box:
        """The upright box around a box of this picture, in shares of the page as drawn."""
        x0, y0, x1, y1 = pixels
        corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], np.float64)
        moved = np.clip(cv2.perspectiveTransform(corners, self.to_page)[0], 0.0, 1.0)
        (left, top), (right, bottom) = moved.min(axis=0), moved.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def point(self, across: float, down: float) -> tuple[float, float]:
        """A point of this picture, given in shares of it, in shares of the page as drawn (unclipped)."""
        height, width = self.picture.shape[:2]
        x, y, scale = self.to_page @ np.array([across * width, down * height, 1.0])
        return float(x / scale), float(y / scale)


def as_drawn(sheet: Sheet) -> Page:
    """The sheet untouched: for text that the file itself carried."""
    height, width = sheet.picture.shape[:2]
    return Page(sheet.picture, sheet.number, np.diag([1 / width, 1 / height, 1.0]))


def flatten(sheet: Sheet) -> Page:
    """The paper cut out, laid flat and straightened, at a size that reads well. 30 to 60 ms."""
    picture = sheet.picture
    height, width = picture.shape[:2]
    scale = min(1.0, LOOKED_AT / max(width, height))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    blobs = find_blobs(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    corners = find_corners(small, blobs)
    if corners is not None:
        flat_width, flat_height = flat_size(corners)
        forward: Matrix = flattening(corners)
        size = (round(flat_width), round(flat_height))
        small = cv2.warpPerspective(small, forward, size, flags=cv2.INTER_AREA)
        blobs = find_blobs(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    else:
        forward, size = np.eye(3), (small.shape[1], small.shape[0])
    tilt = tilt_of(blobs)
    if abs(tilt) >= LEAST_TILT:
        turned, size = _turn(size, tilt)
        forward = turned @ forward
    else:
        tilt = 0.0
    changed = corners is not None or tilt != 0.0
    forward = forward @ np.diag([scale, scale, 1.0])
    return _drawn_anew(sheet, forward, size, scale, tilt, changed=changed, paper=corners is not None)


def _turn(size: tuple[int, int], degrees: float) -> tuple[Matrix, tuple[int, int]]:
    """Turns a picture about its middle into a frame that holds all of it."""
    width, height = size
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0, 0, 1]])
    sine, cosine = abs(turn[0, 1]), abs(turn[0, 0])
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    turn[0, 2] += (wide - width) / 2
    turn[1, 2] += (high - height) / 2
    return turn, (wide, high)


def _drawn_anew(
    sheet: Sheet,
    forward: Matrix,
    size: tuple[int, int],
    scale: float,
    tilt: float,
    *,
    changed: bool,
    paper: bool,
) -> Page:
    """The picture in one step from the pixels that came, so that nothing is resampled twice."""
    height, width = sheet.picture.shape[:2]
    factor = _factor((size[0] / scale, size[1] / scale)) / scale
    final = np.diag([factor, factor, 1.0]) @ forward
    out = (max(1, round(size[0] * factor)), max(1, round(size[1] * factor)))
    enlarged = factor * scale
    if changed:
        flags = cv2.INTER_CUBIC if enlarged > 1 else cv2.INTER_LINEAR
        picture = cv2.warpPerspective(sheet.picture, final, out, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    elif abs(enlarged - 1) > 0.02:
        how = cv2.INTER_CUBIC if enlarged > 1 else cv2.INTER_AREA
        picture = cv2.resize(sheet.picture, out, interpolation=how)
    else:
        picture, final, enlarged = sheet.picture, np.eye(3), 1.0
    to_page = np.diag([1 / width, 1 / height, 1.0]) @ np.linalg.inv(final)
    return Page(np.ascontiguousarray(picture, np.uint8), sheet.number, to_page, enlarged, tilt, paper)


def _factor(size: tuple[float, float]) -> float:
    """What makes a picture of that size one that reads well."""
    longer, shorter = max(size), min(size)
    if longer < LEAST:
        return LEAST / longer
    most = MOST_OF_CARD if shorter < CARD_SHAPE * longer else MOST
    return min(1.0, most / longer)


def zoomed(sheet: Sheet, part: Box) -> Page:
    """A part of the sheet (in shares of it), laid flat and enlarged as if it were all that was sent."""
    height, width = sheet.picture.shape[:2]
    x0, y0 = int(part[0] * width), int(part[1] * height)
    x1, y1 = max(x0 + 1, round(part[2] * width)), max(y0 + 1, round(part[3] * height))
    page = flatten(replace(sheet, picture=sheet.picture[y0:y1, x0:x1]))
    whole = np.array([[(x1 - x0) / width, 0, x0 / width], [0, (y1 - y0) / height, y0 / height], [0, 0, 1.0]])
    return replace(page, to_page=whole @ page.to_page)


def turned(page: Page, quarters: int) -> Page:
    """The page turned clockwise by that many quarters."""
    quarters %= 4
    if not quarters:
        return page
    height, width = page.picture.shape[:2]
    back = {
        1: np.array([[0, 1, 0], [-1, 0, height], [0, 0, 1.0]]),
        2: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        3: np.array([[0, -1, width], [1, 0, 0], [0, 0, 1.0]]),
    }[quarters]
    picture = np.ascontiguousarray(np.rot90(page.picture, -quarters))
    return Page(picture, page.number, page.to_page @ back, page.enlarged, page.tilt, page.paper_found)
