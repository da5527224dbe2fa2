"""Other cameras and copiers than those of the first two sets: shadows, photocopies, messengers, scans."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image

Pixels = np.ndarray
DESKS = ((62, 58, 54), (196, 178, 150), (120, 88, 60), (222, 222, 220), (70, 84, 110), (150, 40, 44))


def _lots(dice: random.Random) -> np.random.Generator:
    return np.random.default_rng(dice.randrange(1 << 30))


def _longest(pixels: Pixels, side: int) -> Pixels:
    share = min(1.0, side / max(pixels.shape[:2]))
    return cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def _ramp(pixels: Pixels, angle: float) -> Pixels:
    """0 to 1 across the picture in a direction."""
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    along = columns * np.cos(angle) + rows * np.sin(angle)
    return (along - along.min()) / max(1.0, float(np.ptp(along)))


def seen_aslant(pixels: Pixels, dice: random.Random, bend: float = 0.05) -> Pixels:
    """A sheet on a desk, its four corners pulled about, perhaps the whole a few degrees round."""
    height, width = pixels.shape[:2]
    room = dice.uniform(0.03, 0.14)
    wide, high = int(width * (1 + 2 * room)), int(height * (1 + 2 * room))
    corners = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    angle = np.radians(dice.uniform(-4, 4))
    turn = np.float32([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
    middle = np.float32([width / 2, height / 2])
    moved = (corners - middle) @ turn.T + np.float32([wide / 2, high / 2])
    moved += np.float32([[dice.uniform(-bend, bend) * side for side in (width, height)] for _ in corners])
    moved = moved.clip([1, 1], [wide - 2, high - 2]).astype(np.float32)
    grain = _lots(dice).normal(0, 5, (high // 4 + 1, wide // 4 + 1, 1)).astype(np.float32)
    grain = cv2.resize(grain, (wide, high))[..., None]
    desk = (np.array(dice.choice(DESKS), np.float32) + grain).clip(0, 255).astype(np.uint8)
    return cv2.warpPerspective(
        pixels, cv2.getPerspectiveTransform(corners, moved), (wide, high), dst=desk,
        flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT,
    )  # fmt: skip


def shadowed(pixels: Pixels, dice: random.Random) -> Pixels:
    """The shadow of an arm across the sheet, with a soft edge."""
    ramp = _ramp(pixels, dice.uniform(0, 2 * np.pi))
    edge, soft = dice.uniform(0.3, 0.7), dice.uniform(0.01, 0.06)
    dark = 1 / (1 + np.exp(-(ramp - edge) / soft))
    return (pixels * (1 - dice.uniform(0.3, 0.55) * dark[..., None])).astype(np.uint8)


def photocopied(pixels: Pixels, dice: random.Random) -> Pixels:
    """Grey on grey, specks, streaks along the way of the paper."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    dark, light = dice.uniform(60, 95), dice.uniform(185, 225)
    grey = dark + (light - dark) * grey / 255 + _lots(dice).normal(0, 5, grey.shape)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(grey.shape[1] - 4)
        grey[:, place : place + dice.randint(1, 3)] -= 35
    specks = _lots(dice).random(grey.shape) < 0.0006
    grey[cv2.dilate(specks.astype(np.uint8), np.ones((2, 2))) > 0] = dark
    return np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)


def rolled(pixels: Pixels, dice: random.Random) -> Pixels:
    """A sheet that will not lie flat: rows are bent."""
    height, width = pixels.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = dice.choice((-1, 1)) * dice.uniform(0.006, 0.014) * height
    bent = rows + lift * np.sin(np.pi * columns / width)
    light = 0.86 + 0.14 * np.sin(np.pi * columns / width)
    moved = cv2.remap(pixels, columns, bent, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return (moved * light[..., None]).clip(0, 255).astype(np.uint8)


def tilted(pixels: Pixels, dice: random.Random) -> Pixels:
    """Up to eight degrees askew on the glass."""
    image = Image.fromarray(pixels)
    angle = dice.choice((-1, 1)) * dice.uniform(4, 8)
    ground = dice.choice(((255, 255, 255), (18, 18, 20), (205, 205, 200)))
    return np.asarray(image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=ground))


def lamp(pixels: Pixels, dice: random.Random) -> Pixels:
    """Yellow light of the evening, and the noise of a small sensor."""
    lit = pixels * np.array([1.0, 0.86, 0.62]) * dice.uniform(0.5, 0.75)
    return (lit + _lots(dice).normal(0, 7, pixels.shape)).clip(0, 255).astype(np.uint8)


def shaken(pixels: Pixels, dice: random.Random) -> Pixels:
    """A hand that moved."""
    long = 5
    kernel = np.zeros((long, long), np.float32)
    kernel[long // 2] = 1 / long
    turn = cv2.getRotationMatrix2D((2.0, 2.0), dice.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (long, long))
    return cv2.filter2D(pixels, -1, kernel / kernel.sum())


def phoned(pixels: Pixels, dice: random.Random, side: int = 2200) -> Pixels:
    """Aslant, shadow, softness, noise: a quick photo."""
    photo = shadowed(_longest(seen_aslant(pixels, dice), side), dice)
    soft = cv2.GaussianBlur(photo, (0, 0), 0.7)
    return (soft + _lots(dice).normal(0, 3, soft.shape)).clip(0, 255).astype(np.uint8)


WAYS: dict[str, tuple[Callable[[Pixels, random.Random], Pixels], int]] = {
    "plain": (lambda pixels, _: _longest(pixels, 2000), 90),
    "aslant": (lambda pixels, dice: seen_aslant(pixels, dice, 0.06), 85),
    "tilted": (tilted, 85),
    "photocopy": (lambda pixels, dice: photocopied(_longest(pixels, 1754), dice), 75),
    "shadow": (phoned, 80),
    "packed": (lambda pixels, _: _longest(pixels, 1754), 38),
    "messenger": (lambda pixels, dice: phoned(pixels, dice, 1600), 55),
    "quarter": (lambda pixels, dice: np.rot90(pixels, dice.choice((1, 3))), 85),
    "upside-down": (lambda pixels, _: np.rot90(pixels, 2), 85),
    "marked": (lambda pixels, dice: seen_aslant(pixels, dice, 0.03), 85),
    "rolled": (rolled, 85),
    "lamp": (lamp, 85),
    "shaken": (shaken, 85),
    "scanned": (lambda pixels, _: _longest(pixels, 1754), 80),
}
"""Name → what happens, and the quality of the JPEG. `scanned` ends as a PDF, `marked` turned by EXIF only."""
_TURNS = {3: 2, 6: 1, 8: 3}


def photographed(image: Image.Image, way: str, dice: random.Random) -> tuple[str, bytes]:
    """Ending of the file's name, and the file."""
    step, quality = WAYS[way]
    pixels = step(np.asarray(image.convert("RGB")), dice)
    exif = Image.Exif()
    if way == "marked":
        orientation = dice.choice(tuple(_TURNS))
        pixels = np.rot90(pixels, _TURNS[orientation])
        exif[0x0112] = orientation
    out = io.BytesIO()
    made = Image.fromarray(np.ascontiguousarray(pixels))
    if way == "scanned":
        made.save(out, "PDF", resolution=150, quality=quality)
        return "pdf", out.getvalue()
    made.save(out, "JPEG", quality=quality, exif=exif)
    return "jpg", out.getvalue()
