"""Whether a supposed outline of a paper is one, and not the edge of a shadow or of a coloured field.

Three signs against it: a side runs through writing; laid flat, the rows lean more differently than before; a
side is no edge but a slope of light.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.reading.pictures.blobs import Blobs

CUT, BESIDE = 0.05, 8.0
"""Share of the writing that the sides may cut through, and pixels by which a row must reach over a side."""
WORSE = 4.0
"""Degrees by which the leans of the rows may differ more when the outline is laid flat."""
STEEP = 0.6
"""Share of the step from ground to paper that must be taken within `NEAR` pixels to both sides."""
NEAR, REACH = 3, 14
FAINTEST = 3.0
"""Step in colour (Lab) below which no edge is seen at all."""
SEEN = 6
"""Places of a side, of 24, that must lie inside the picture for the side to be judged."""


def is_paper(small: NDArray[Any], corners: NDArray[np.float32], flat: NDArray[Any], blobs: Blobs) -> bool:
    """Whether nothing speaks against the outline. `flat`: the projection that lays it flat. 3 ms."""
    if len(blobs):
        ends = _ends(blobs)
        if share_cut(corners, ends, blobs.lengths) > CUT:
            return False
        laid = [cv2.perspectiveTransform(one[None].astype(np.float64), flat)[0] for one in ends]
        if _spread(laid, blobs.lengths) > _spread(ends, blobs.lengths) + WORSE:
            return False
    return all(steepness >= STEEP for steepness in steepnesses(small, corners))


def _ends(blobs: Blobs) -> list[NDArray[Any]]:
    leans = np.radians(blobs.leans)
    half = np.stack([np.cos(leans), np.sin(leans)], axis=1) * blobs.lengths[:, None] / 2
    return [blobs.centres - half, blobs.centres + half]


def share_cut(corners: NDArray[np.float32], ends: list[NDArray[Any]], lengths: NDArray[np.float32]) -> float:
    """How much of the writing, by length, has one end inside and one outside."""
    depths = [
        [cv2.pointPolygonTest(corners, (float(x), float(y)), True) for x, y in points] for points in ends
    ]
    low, high = np.min(depths, axis=0), np.max(depths, axis=0)
    return float(lengths[(low < -BESIDE) & (high > BESIDE)].sum() / lengths.sum())


def _spread(ends: list[NDArray[Any]], lengths: NDArray[np.float32]) -> float:
    """Degrees between which the middle half of the rows lean."""
    away = ends[1] - ends[0]
    leans = (np.degrees(np.arctan2(away[:, 1], away[:, 0])) + 45) % 90 - 45
    order = np.argsort(leans)
    share = np.cumsum(lengths[order]) / lengths.sum()
    low, high = (float(leans[order][np.searchsorted(share, at)]) for at in (0.25, 0.75))
    return high - low


def steepnesses(small: NDArray[Any], corners: NDArray[np.float32]) -> list[float]:
    """For each side inside the picture, how much of the step to the ground is taken at once."""
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    height, width = lab.shape[:2]
    found = []
    for index in range(4):
        here, there = corners[index], corners[(index + 1) % 4]
        along = there - here
        across = np.array([-along[1], along[0]]) / max(float(np.linalg.norm(along)), 1.0)
        points = here + np.linspace(0.08, 0.92, 24)[:, None] * along
        room = np.minimum(points, np.array([width - 1, height - 1]) - points).min(axis=1)
        points = points[room > REACH + 1]
        if len(points) >= SEEN:
            places = points[:, None] + np.arange(-REACH, REACH + 1)[None, :, None] * across
            x, y = np.round(places).astype(int).transpose(2, 0, 1)
            found.append(float(np.median([_steepness(profile) for profile in lab[y, x]])))
    return found


def _steepness(profile: NDArray[Any]) -> float:
    """The largest step over a few pixels, in shares of the whole step from one end to the other."""
    soft = cv2.blur(profile, (1, 3))
    whole = float(np.linalg.norm(soft[0] - soft[-1]))
    most = float(np.linalg.norm(soft[2 * NEAR :] - soft[: -2 * NEAR], axis=1).max())
    if whole <= FAINTEST:
        return 1.0 if most > FAINTEST else 0.0
    return most / whole
