"""The four corners of a paper or card in a photo of it, if they can be told with some certainty.

A wrong guess is worse than none, because engines read a page in perspective quite well. So the four
corners must hold nearly all of the writing: on a card that fills the picture, the best quadrilateral
is the portrait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.pictures.blobs import Blobs
from bening.reading.pictures.proofs import is_paper

Corners = NDArray[np.float32]
"""Four points: upper left, upper right, lower right, lower left."""
NARROWEST = 40
"""Pixels of a side below which no paper with a ground around it can be seen."""
SMALLEST = 0.15
"""Of the picture's area; smaller papers are other things on the table."""
WHOLE = 0.97
"""From this share on, the paper is the picture."""
INSIDE = 0.75
"""Share of the rows of writing that must lie inside."""
STRAIGHT = 0.90
"""How much of the quadrilateral the outline must fill, and the outline of it."""
SHARPEST, BLUNTEST = 55.0, 125.0
"""Degrees of each corner."""


def find_corners(small: NDArray[Any], blobs: Blobs) -> Corners | None:
    """Corners in pixels of `small` (about 900 pixels, red-green-blue), None when in doubt. 10 to 20 ms."""
    height, width = small.shape[:2]
    if min(height, width) < NARROWEST:
        return None
    found: list[tuple[float, Corners]] = []
    for mask in _masks(small):
        for corners, fill in _quadrilaterals(mask):
            share = float(cv2.contourArea(corners)) / (width * height)
            if not SMALLEST <= share <= WHOLE or not _plausible(corners):
                continue
            inside = _share_inside(corners, blobs)
            if inside >= INSIDE:
                found.append((share * fill * inside, corners))
    best_first = sorted(found, key=lambda one: -one[0])
    return next((one for _, one in best_first if is_paper(small, one, flattening(one), blobs)), None)


def flattening(corners: Corners) -> NDArray[Any]:
    """The projection that lays the paper flat."""
    width, height = flat_size(corners)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return cv2.getPerspectiveTransform(corners, target)


def _masks(small: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Guesses of which pixels are paper: unlike the border, lighter than the rest, inside strong edges."""
    soft = cv2.GaussianBlur(cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), (5, 5), 0)
    lab = cv2.cvtColor(soft, cv2.COLOR_RGB2LAB).astype(np.float32)
    border = np.concatenate([lab[:4].reshape(-1, 3), lab[-4:].reshape(-1, 3)])
    border = np.concatenate([border, lab[:, :4].reshape(-1, 3), lab[:, -4:].reshape(-1, 3)])
    away = np.linalg.norm(lab - np.median(border, axis=0), axis=2)
    away = np.clip(away, 0, 255).astype(np.uint8)
    light = cv2.cvtColor(soft, cv2.COLOR_RGB2GRAY)
    coloured = cv2.cvtColor(soft, cv2.COLOR_RGB2HSV)[:, :, 1]
    for grey in (away, light, coloured):
        _, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield _closed(mask)
    edges = cv2.Canny(light, 40, 120)
    yield _closed(cv2.dilate(edges, np.ones((3, 3), np.uint8)))


def _closed(mask: NDArray[Any]) -> NDArray[Any]:
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))


def _quadrilaterals(mask: NDArray[Any]) -> Iterator[tuple[Corners, float]]:
    """Outlines that four straight sides describe, in pixels of the picture twice as large as `mask`."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
        hull = cv2.convexHull(contour)
        filled = cv2.contourArea(contour) / max(cv2.contourArea(hull), 1.0)
        corners = _four(hull)
        if corners is None or filled < STRAIGHT:
            continue
        fit = cv2.contourArea(hull) / max(cv2.contourArea(corners), 1.0)
        if STRAIGHT <= fit <= 1 / STRAIGHT:
            yield _ordered(corners.reshape(4, 2).astype(np.float32) * 2), min(fit, 1 / fit)


def _four(hull: NDArray[Any]) -> NDArray[np.float32] | None:
    length = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.045, 0.06):
        corners = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(corners) == 4:
            return corners.astype(np.float32)
        if len(corners) < 4:
            return None
    return None


def _ordered(corners: NDArray[np.float32]) -> Corners:
    """Clockwise, beginning with the corner nearest to the upper left."""
    middle = corners.mean(axis=0)
    around = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    turned = corners[np.argsort(around)]
    first = int(np.argmin(turned.sum(axis=1)))
    return np.roll(turned, -first, axis=0)


def _plausible(corners: Corners) -> bool:
    for index in range(4):
        before, here, after = corners[index - 1], corners[index], corners[(index + 1) % 4]
        one, other = before - here, after - here
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        angle = np.degrees(np.arccos(np.clip(float(one @ other) / max(lengths, 1e-6), -1, 1)))
        if not SHARPEST <= angle <= BLUNTEST:
            return False
    return True


def _share_inside(corners: Corners, blobs: Blobs) -> float:
    """How much of the writing, by length, lies inside; 1 when there is none."""
    if not len(blobs):
        return 1.0
    inside = [cv2.pointPolygonTest(corners, (float(x), float(y)), False) >= 0 for x, y in blobs.centres]
    return float(blobs.lengths[np.array(inside)].sum() / blobs.lengths.sum())


def flat_size(corners: Corners) -> tuple[float, float]:
    """Width and height of the paper laid flat, in the same pixels: the longer of two opposite sides."""
    sides = [float(np.linalg.norm(corners[(index + 1) % 4] - corners[index])) for index in range(4)]
    return max(sides[0], sides[2]), max(sides[1], sides[3])
