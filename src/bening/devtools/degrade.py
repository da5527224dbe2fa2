"""What happens to a paper between the table and the upload: cameras, light, folds, messengers."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
DESKS = ((92, 66, 44), (148, 118, 84), (60, 60, 66), (188, 184, 176), (112, 92, 88), (40, 52, 48))


def _blank(dice: random.Random, size: tuple[int, int]) -> Pixels:
    """A desk: one colour, grain along one way, a slope of light."""
    width, height = size
    desk = _grain(width, height).astype(np.float32) * dice.uniform(6, 16)
    slope = np.linspace(dice.uniform(-22, 0), dice.uniform(0, 22), width, dtype=np.float32)
    pixels = np.array(dice.choice(DESKS), np.float32) + desk[..., None] + slope[None, :, None]
    return pixels.clip(0, 255).astype(np.uint8)


@lru_cache(maxsize=8)
def _grain(width: int, height: int) -> NDArray[np.float16]:
    small = np.random.default_rng(7).normal(0, 1, (height // 3, max(2, width // 40))).astype(np.float32)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float16)


def _longest(pixels: Pixels, side: int) -> Pixels:
    share = side / max(pixels.shape[:2])
    if share == 1:
        return pixels
    way = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    return cv2.resize(pixels, None, fx=share, fy=share, interpolation=way).astype(np.uint8)


def _scan(pixels: Pixels) -> Pixels:
    """A page at 150 dots an inch, a card as it is."""
    return _longest(pixels, 1754) if max(pixels.shape[:2]) > 1754 else pixels


def rotated(pixels: Pixels, dice: random.Random) -> Pixels:
    """Laid on the scanner up to eight degrees askew."""
    angle = dice.uniform(2, 8) * dice.choice((-1, 1))
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    wide = int(height * abs(matrix[0, 1]) + width * matrix[0, 0])
    high = int(height * matrix[0, 0] + width * abs(matrix[0, 1]))
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    tone = dice.choice(((255, 255, 255), (236, 236, 236), (24, 24, 24)))
    return cv2.warpAffine(pixels, matrix, (wide, high), borderValue=tone).astype(np.uint8)


def perspective(
    pixels: Pixels, dice: random.Random, *, bend: float = 0.06, room: float = 0.1, side: int = 0
) -> Pixels:
    """Photographed on a desk from somewhere above; `side`: pixels of the longer side of the photograph."""
    height, width = pixels.shape[:2]
    size = (int(width * (1 + 2 * room)), int(height * (1 + 2 * room)))
    share = side / max(size) if side else 1.0
    size = (int(size[0] * share), int(size[1] * share))
    if share < 1:
        pixels = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.uint8)
        height, width = pixels.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    edge = np.array([(size[0] - width) / 2, (size[1] - height) / 2], np.float32)
    moved = corners + edge
    for corner in moved:
        corner += np.array(
            [dice.uniform(-bend, bend) * width * 0.7, dice.uniform(-bend, bend) * height * 0.7], np.float32
        )
    moved = moved.clip([2, 2], [size[0] - 3, size[1] - 3]).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, moved)
    desk = _blank(dice, size)
    shadow = cv2.warpPerspective(np.full((height, width), 120, np.uint8), matrix, size, borderValue=0)
    shadow = cv2.blur(np.roll(shadow, (12, 10), (0, 1)), (31, 31))
    desk = (desk * (1 - shadow[..., None].astype(np.float32) / 255)).astype(np.uint8)
    return cv2.warpPerspective(
        pixels, matrix, size, dst=desk, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    ).astype(np.uint8)


def blurred(pixels: Pixels, dice: random.Random) -> Pixels:
    """A hand that shook or a lens that did not focus."""
    far = max(pixels.shape[:2]) / 1754
    if dice.random() < 0.5:
        return cv2.GaussianBlur(pixels, (0, 0), dice.uniform(1.0, 1.6) * max(0.8, far)).astype(np.uint8)
    long = dice.choice((5, 7))
    kernel = np.zeros((long, long), np.float32)
    kernel[long // 2] = 1 / long
    turn = cv2.getRotationMatrix2D((long / 2 - 0.5, long / 2 - 0.5), dice.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (long, long)).astype(np.float32)
    return cv2.filter2D(pixels, -1, kernel / max(1e-6, float(kernel.sum()))).astype(np.uint8)


def _spot(shape: tuple[int, ...], x: float, y: float, far: float) -> NDArray[np.float32]:
    """A soft round spot, 0 to 1, worked out small."""
    height, width = shape[0] // 8 + 1, shape[1] // 8 + 1
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    away = ((columns / width - x) ** 2 * (width / height) ** 2 + (rows / height - y) ** 2) / far**2
    spot: NDArray[np.float32] = cv2.resize(np.exp(-away).astype(np.float32), (shape[1], shape[0]))
    return spot


def glare(pixels: Pixels, dice: random.Random) -> Pixels:
    """A lamp reflected in the paper: text under its middle is hard to read."""
    spot = _spot(pixels.shape, dice.uniform(0.2, 0.8), dice.uniform(0.2, 0.8), dice.uniform(0.1, 0.2))
    light = spot * dice.uniform(120, 190)
    return (pixels + light[..., None]).clip(0, 255).astype(np.uint8)


def low_light(pixels: Pixels, dice: random.Random) -> Pixels:
    """Evening, one lamp aside, noise."""
    lit = dice.uniform(0.34, 0.5) + 0.3 * _spot(pixels.shape, dice.random(), dice.random(), 0.6)
    dark = pixels.astype(np.float32) * lit[..., None] * np.array([1.06, 0.98, 0.86], np.float32)
    return _noisy(dark.clip(0, 255).astype(np.uint8), dice, dice.uniform(4, 8))


def _noisy(pixels: Pixels, dice: random.Random, much: float) -> Pixels:
    noise: Any = np.empty(pixels.shape, np.int16)
    cv2.setRNGSeed(dice.randrange(2**31))
    cv2.randn(noise, np.zeros(3), np.full(3, much))
    return cv2.add(pixels, noise, dtype=cv2.CV_8U).astype(np.uint8)


def crumpled(pixels: Pixels, dice: random.Random) -> Pixels:
    """Folded and pressed flat again: lines and light bend."""
    height, width = pixels.shape[:2]
    lots = np.random.default_rng(dice.randrange(2**31))
    bend = lots.normal(0, 1, (2, 9, 7)).astype(np.float32)
    shift = [
        cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) * max(height, width) * 0.0022
        for part in bend
    ]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    moved = cv2.remap(
        pixels, columns + shift[0], rows + shift[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    light = np.ones((height, width), np.float32)
    for _ in range(dice.randint(3, 6)):
        angle, place = dice.uniform(0, np.pi), dice.uniform(-0.2, 1.0)
        away = (columns * np.cos(angle) + rows * np.sin(angle)) / max(height, width) - place
        light += np.where(away > 0, 0.10, -0.08).astype(np.float32) * np.exp(-np.abs(away) * 26).astype(
            np.float32
        )
    return (moved.astype(np.float32) * light[..., None]).clip(0, 255).astype(np.uint8)


def moire(pixels: Pixels, dice: random.Random) -> Pixels:
    """A screen or laminate photographed: waves of colour."""
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]].astype(np.float32)
    angle, pitch = dice.uniform(-0.3, 0.3), dice.uniform(7, 13)
    wave = columns * np.cos(angle) + rows * np.sin(angle) + 4 * np.sin(rows / dice.uniform(90, 160))
    lift = np.stack([np.sin(2 * np.pi * wave / pitch + phase) for phase in (0.0, 0.7, 1.6)], axis=-1)
    waved: Pixels = (pixels.astype(np.float32) + 9 * lift).clip(0, 255).astype(np.uint8)
    return waved


def finger(pixels: Pixels, dice: random.Random) -> Pixels:
    """A thumb over an edge of a photographed paper."""
    photo = perspective(pixels, dice, bend=0.03, room=0.06)
    height, width = photo.shape[:2]
    long = int(0.16 * min(height, width))
    left = dice.random() < 0.5
    middle = (0 if left else width, int(height * dice.uniform(0.55, 0.9)))
    skin = dice.choice(((206, 150, 120), (170, 118, 88), (140, 94, 70)))
    layer = photo.copy()
    cv2.ellipse(layer, middle, (long, long // 2), dice.uniform(-20, 20), 0, 360, skin, -1, cv2.LINE_AA)
    mask = cv2.GaussianBlur((layer != photo).any(axis=-1).astype(np.float32), (0, 0), 4)[..., None]
    covered: Pixels = (photo * (1 - mask) + layer * mask).astype(np.uint8)
    return covered


def phone(pixels: Pixels, dice: random.Random, side: int) -> Pixels:
    """An everyday photograph: a little askew, uneven light, a little noise."""
    photo = perspective(pixels, dice, bend=0.05, room=0.05, side=side)
    light = dice.uniform(0.78, 0.95) + 0.18 * _spot(photo.shape, dice.random(), dice.random(), 0.7)
    photo = (photo.astype(np.float32) * light[..., None]).clip(0, 255).astype(np.uint8)
    return _noisy(cv2.GaussianBlur(photo, (0, 0), 0.6).astype(np.uint8), dice, 2.5)


def hard(pixels: Pixels, dice: random.Random) -> Pixels:
    """Dark, blurred, small: for cards a trial, for pages mostly hopeless."""
    photo = perspective(pixels, dice, bend=0.06, room=0.06, side=1200)
    return cv2.GaussianBlur(low_light(photo, dice), (0, 0), 0.9).astype(np.uint8)


Step = Callable[[Pixels, random.Random], Pixels]
STEPS: dict[str, tuple[Step, int]] = {
    "clean": (lambda pixels, dice: _scan(pixels), 92),
    "rot": (lambda pixels, dice: rotated(_scan(pixels), dice), 88),
    "turn90": (lambda pixels, dice: np.rot90(_scan(pixels), 1), 88),
    "turn180": (lambda pixels, dice: np.rot90(_scan(pixels), 2), 88),
    "turn270": (lambda pixels, dice: np.rot90(_scan(pixels), 3), 88),
    "exif": (lambda pixels, dice: _scan(pixels), 88),
    "perspective": (lambda pixels, dice: perspective(_scan(pixels), dice), 88),
    "blur": (lambda pixels, dice: blurred(_scan(pixels), dice), 88),
    "jpeg40": (lambda pixels, dice: _scan(pixels), 40),
    "glare": (lambda pixels, dice: glare(_scan(pixels), dice), 88),
    "lowlight": (lambda pixels, dice: low_light(_scan(pixels), dice), 85),
    "crumple": (lambda pixels, dice: crumpled(_scan(pixels), dice), 88),
    "phone1200": (lambda pixels, dice: phone(pixels, dice, 1200), 85),
    "phone2000": (lambda pixels, dice: phone(pixels, dice, 2000), 85),
    "whatsapp": (lambda pixels, dice: phone(pixels, dice, 1600), 50),
    "moire": (lambda pixels, dice: moire(_scan(pixels), dice), 85),
    "finger": (lambda pixels, dice: finger(_scan(pixels), dice), 85),
    "hard": (hard, 45),
}
"""Name → what happens, and the quality of the JPEG."""
NAMES = tuple(STEPS)
_EXIF_TURNS = {3: 2, 6: 1, 8: 3}
"""Orientation → quarter turns to the left that bring the pixels into it."""


def degrade(image: Image.Image, name: str, dice: random.Random) -> bytes:
    """The picture after that fate, as JPEG. `exif`: turned pixels and the mark that says so."""
    step, quality = STEPS[name]
    pixels = step(np.asarray(image.convert("RGB")), dice)
    exif = Image.Exif()
    if name == "exif":
        orientation = dice.choice(tuple(_EXIF_TURNS))
        pixels = np.rot90(pixels, _EXIF_TURNS[orientation])
        exif[0x0112] = orientation
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def as_pdf(pictures: list[bytes]) -> bytes:
    """Pictures as the pages of a scanned PDF."""
    pages = [Image.open(io.BytesIO(each)) for each in pictures]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150, quality=85)
    return out.getvalue()
