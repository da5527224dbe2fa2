"""The same portrait under another name: a hash of the face brought upright, robust against edits.

It finds the same photo again, cropped, brightened, mirrored or saved anew; it does not recognise people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.core.decision import Check
from bening.reading.checking import met, uncertain
from bening.reading.faces import Face, Picture, Point, steadied
from bening.reading.limits import limit

SIDE = 64
LEFT, RIGHT = (0.32 * SIDE, 0.40 * SIDE), (0.68 * SIDE, 0.40 * SIDE)
"""Where the eyes come to lie."""
BITS = 64
GRID = 6
"""Squares a side of the coarse picture of colours: face, hair or veil, shoulders."""
FARTHEST = 6
"""Of its squares, those farthest apart count: what differs is not averaged away."""
WIDE = ((0.42 * GRID, 0.36 * GRID), (0.58 * GRID, 0.36 * GRID))
"""Where the eyes come to lie in it."""


@dataclass(frozen=True, slots=True)
class PortraitHash:
    """64 bits of the face, and of its mirror image; and the colours of head and shoulders, row by row.

    The bits alone take two people of alike build for one; the same photo has the same clothes too.
    """

    straight: int
    mirrored: int
    colours: tuple[int, ...] = ()

    def distance(self, other: PortraitHash) -> float:
        """Share of bits that differ, the better of both ways round: 0 the same, about 0.5 another."""
        ways = (self.straight ^ other.straight, self.mirrored ^ other.straight)
        return min(way.bit_count() for way in ways) / BITS

    def is_same_photo(self, other: PortraitHash) -> bool:
        """Whether both are one photo, as far as a machine may say so: alike in bits and in colours."""
        if self.distance(other) > limit("similar.portrait"):
            return False
        return self.colours_apart(other) <= limit("similar.portrait_colours")

    @property
    def text(self) -> str:
        """As hexadecimal digits, to be kept."""
        return f"{self.straight:016x}{self.mirrored:016x}" + bytes(one + 128 for one in self.colours).hex()

    @classmethod
    def of_text(cls, text: str) -> PortraitHash | None:
        """The hash that `text` wrote down; None where it is none."""
        try:
            whole = bytes.fromhex(text)
        except ValueError:
            return None
        if len(whole) not in (16, 16 + 3 * GRID * GRID):
            return None
        bits = int.from_bytes(whole[:8], "big"), int.from_bytes(whole[8:16], "big")
        return cls(*bits, tuple(one - 128 for one in whole[16:]))

    def colours_apart(self, other: PortraitHash) -> float:
        """How far the colours are apart, 0 to 255, the better way round; of the light, half counts."""
        own, theirs = (np.array(one.colours, np.float32).reshape(-1, 3) for one in (self, other))
        if own.shape != theirs.shape or not own.size:
            return 255.0
        rows = theirs.reshape(GRID, GRID, 3)
        ways = (theirs, rows[:, ::-1].reshape(-1, 3))
        return min(float(np.sort(np.abs(own - way).max(axis=1))[-FARTHEST:].mean()) for way in ways)


def portrait_hash(picture: Picture, face: Face) -> PortraitHash:
    """The hash of one face of a picture; about 100 ms."""
    face = steadied(picture, face)
    straight = _upright(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), face, (LEFT, RIGHT), SIDE)
    lab = _upright(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), face, WIDE, GRID)
    lab[..., 0] = (lab[..., 0] - np.median(lab[..., 0])) / 2
    lab[..., 1:] -= 128
    colours = tuple(int(value) for value in lab.round().clip(-128, 127).flatten())
    return PortraitHash(_bits(straight), _bits(np.ascontiguousarray(straight[:, ::-1])), colours)


def _upright(
    picture: NDArray[Any], face: Face, places: tuple[Point, Point], side: int
) -> NDArray[np.float32]:
    """The face brought to `side` pixels square, its eyes always at the same two places."""
    (x0, y0), (x1, y1) = face.left_eye, face.right_eye
    across = complex(places[1][0] - places[0][0], places[1][1] - places[0][1])
    turn = across / (complex(x1 - x0, y1 - y0) or 1)
    matrix = np.array([[turn.real, -turn.imag, 0.0], [turn.imag, turn.real, 0.0]])
    matrix[:, 2] = np.array(places[0]) - matrix[:, :2] @ np.array([x0, y0])
    scale = abs(turn)
    if scale < 0.5:  # soften before making it small, or fine noise decides
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 / scale)
    upright = cv2.warpAffine(picture, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
    return upright.astype(np.float32)


def _bits(grey: NDArray[np.float32]) -> int:
    """Signs of the 64 lowest waves but the very lowest, against their median."""
    waves = cv2.dct(grey)[:9, :9].flatten()[1 : BITS + 1]
    return int("".join("1" if wave > np.median(waves) else "0" for wave in waves), 2)


def check_portrait(own: PortraitHash, others: dict[str, PortraitHash]) -> Check:
    """Whether another applicant's portrait is the same photo. `others` by the caller's names."""
    code = "duplicate.same_portrait"
    same = [other for other in others.values() if own.is_same_photo(other)]
    if same:
        nearest = min(own.distance(other) for other in same)
        return uncertain(code, "duplicate.portrait_seen", distance=f"{nearest:.2f}")
    return met(code)
