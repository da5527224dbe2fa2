"""What papers and cards are printed on: plain, grained, waves of fine lines, frames. Kept, for they are dear."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bening.devtools.papers.sheet import Colour

Grid = NDArray[np.float32]


def _grid(size: tuple[int, int]) -> tuple[Grid, Grid]:
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return x / height, y / height


def _blend(size: tuple[int, int], base: Colour, ink: Colour, share: Grid) -> Image.Image:
    lower, upper = np.array(base, np.float32), np.array(ink, np.float32)
    return Image.fromarray((lower + (upper - lower) * share[..., None]).clip(0, 255).astype(np.uint8))


@cache
def paper(
    size: tuple[int, int], tone: Colour = (252, 250, 244), grain: float = 3.0, seed: int = 1
) -> Image.Image:
    """Paper with a little grain and a slow change of tone."""
    lots = np.random.default_rng(seed)
    small = lots.normal(0, 1, (12, 9)).astype(np.float32)
    slow = np.array(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))
    fine = lots.normal(0, grain * 0.5, (size[1], size[0])).astype(np.float32)
    pixels = np.array(tone, np.float32) + (slow * grain * 0.8 + fine)[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


@cache
def waves(
    size: tuple[int, int],
    base: Colour,
    ink: Colour,
    *,
    lines: float = 70.0,
    bend: float = 0.05,
    strength: float = 0.5,
) -> Image.Image:
    """Fine crossing waves, as on papers that are hard to copy; an invented pattern."""
    x, y = _grid(size)
    one = np.sin(2 * np.pi * lines * (y + bend * np.sin(7 * x) + 0.3 * bend * np.sin(23 * x + 2)))
    two = np.sin(2 * np.pi * lines * 0.9 * (x * 0.6 + y * 0.5 + bend * np.sin(9 * y + 1)))
    share = strength * (np.clip(one - 0.55, 0, 1) + 0.8 * np.clip(two - 0.6, 0, 1)) * 2
    return _blend(size, base, ink, share.astype(np.float32))


@cache
def rosettes(size: tuple[int, int], base: Colour, ink: Colour, *, strength: float = 0.5) -> Image.Image:
    """Rings of fine lines around two points, over a slope of colour."""
    x, y = _grid(size)
    share = np.zeros_like(x)
    for cx, cy, petals in ((0.35, 0.5, 12), (1.15, 0.45, 9)):
        dx, dy = x - cx, y - cy
        far, angle = np.hypot(dx, dy), np.arctan2(dy, dx)
        ring = np.sin(2 * np.pi * (38 * far + 0.5 * np.sin(petals * angle)))
        share += strength * np.clip(ring - 0.6, 0, 1) * 2
    slope = 0.22 * (x / max(1e-6, float(x.max())))
    return _blend(size, base, ink, (share + slope).astype(np.float32))


@cache
def framed(
    size: tuple[int, int], base: Colour, ink: Colour, *, edge: float = 0.035, style: str = "braid"
) -> Image.Image:
    """Paper with an ornamental frame all around; `edge`: its place and width, a share of the height."""
    x, y = _grid(size)
    right, bottom = float(x.max()), float(y.max())
    near = np.minimum(np.minimum(x, right - x), np.minimum(y, bottom - y))
    along = np.where(np.minimum(x, right - x) < np.minimum(y, bottom - y), y, x)
    inside = (near > edge * 0.7) & (near < edge * 1.7)
    across = (near - edge * 1.2) / (edge * 0.5)
    if style == "braid":
        mark = np.abs(np.abs(across) - np.abs(np.sin(along * 90))) < 0.22
    elif style == "boxes":
        mark = (np.sin(along * 130) > 0.2) ^ (across > 0)
    else:
        mark = (np.abs(across) > 0.75) | (np.abs(across) < 0.2)
    share = (inside & mark).astype(np.float32) * 0.85
    share += (np.abs(near - edge * 1.85) < 0.0014) * 0.9
    ground = np.array(paper(size, base), np.float32)
    pixels = ground + (np.array(ink, np.float32) - ground) * share[..., None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
