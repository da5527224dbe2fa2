"""The same portrait under another name: a hash of the face brought upright, robust against edits.

It finds the same photo again, cropped, brightened, mirrored or saved anew; it does not recognise people.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.core.decision import Check
from bening.reading.checking import met, uncertain
from bening.reading.faces import Face, Picture, steadied
from bening.reading.limits import limit

SIDE = 64
LEFT, RIGHT = (0.32 * SIDE, 0.40 * SIDE), (0.68 * SIDE, 0.40 * SIDE)
"""Where the eyes come to lie."""
BITS = 64


@dataclass(frozen=True, slots=True)
class PortraitHash:
    """64 bits of the face, and of its mirror image."""

    straight: int
    mirrored: int

    def distance(self, other: PortraitHash) -> float:
        """Share of bits that differ, the better of both ways round: 0 the same, about 0.5 another."""
        ways = (self.straight ^ other.straight, self.mirrored ^ other.straight)
        return min(way.bit_count() for way in ways) / BITS


def portrait_hash(picture: Picture, face: Face) -> PortraitHash:
    """The hash of one face of a picture; about 100 ms."""
    straight = _upright(picture, steadied(picture, face))
    return PortraitHash(_bits(straight), _bits(np.ascontiguousarray(straight[:, ::-1])))


def _upright(picture: Picture, face: Face) -> NDArray[np.float32]:
    """The face in grey, 64 pixels square, its eyes always at the same two places."""
    (x0, y0), (x1, y1) = face.left_eye, face.right_eye
    across = complex(RIGHT[0] - LEFT[0], RIGHT[1] - LEFT[1])
    turn = across / (complex(x1 - x0, y1 - y0) or 1)
    matrix = np.array([[turn.real, -turn.imag, 0.0], [turn.imag, turn.real, 0.0]])
    matrix[:, 2] = np.array(LEFT) - matrix[:, :2] @ np.array([x0, y0])
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    scale = abs(turn)
    if scale < 0.5:  # soften before making it small, or fine noise decides
        grey = cv2.GaussianBlur(grey, (0, 0), 0.4 / scale)
    upright = cv2.warpAffine(grey, matrix, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)
    return upright.astype(np.float32)


def _bits(grey: NDArray[np.float32]) -> int:
    """Signs of the 64 lowest waves but the very lowest, against their median."""
    waves = cv2.dct(grey)[:9, :9].flatten()[1 : BITS + 1]
    return int("".join("1" if wave > np.median(waves) else "0" for wave in waves), 2)


def check_portrait(own: PortraitHash, others: dict[str, PortraitHash]) -> Check:
    """Whether another applicant's portrait is the same photo. `others` by the caller's names."""
    code = "duplicate.same_portrait"
    nearest = min((own.distance(other) for other in others.values()), default=1.0)
    told = f"{nearest:.2f}"
    if nearest <= limit("similar.portrait"):
        return uncertain(code, "duplicate.portrait_seen", distance=told)
    return met(code, distance=told)
