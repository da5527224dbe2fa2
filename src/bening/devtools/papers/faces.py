"""Portraits of nobody: heads modelled by light on ellipsoids, in colours and shapes drawn by lot."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from bening.devtools.papers.sheet import Colour

RED = (190, 30, 45)
BLUE = (40, 80, 170)
SIZE = (600, 800)
SKINS = ((226, 180, 145), (205, 155, 118), (188, 138, 102), (166, 116, 82), (150, 104, 74))
VEILS = ((30, 30, 36), (240, 240, 236), (70, 80, 130), (172, 84, 112), (120, 100, 80), (200, 190, 170))
SHIRTS = ((245, 245, 248), (250, 250, 250), (235, 238, 245), (40, 44, 60), (90, 110, 150))
Pixels = NDArray[np.float32]


def _ball(layer: Pixels, box: tuple[float, float, float, float], colour: Colour, light: float = 0.35) -> None:
    """An ellipsoid lit from the upper left, with a soft edge."""
    x0, y0, x1, y1 = box
    left, top, right, bottom = max(0, int(x0)), max(0, int(y0)), int(x1) + 1, int(y1) + 1
    part = layer[top:bottom, left:right]
    y, x = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]].astype(np.float32)
    dx, dy = (x - (x0 + x1) / 2) / ((x1 - x0) / 2), (y - (y0 + y1) / 2) / ((y1 - y0) / 2)
    far = dx * dx + dy * dy
    depth = np.sqrt(np.clip(1 - far, 0, 1))
    shade = 1 - light + light * np.clip(0.75 * depth - 0.25 * dx - 0.28 * dy + 0.25, 0, 1.1)
    edge = np.clip((1 - far) * (x1 - x0) / 6, 0, 1)[..., None]
    part[:] = part * (1 - edge) + np.array(colour, np.float32) * shade[..., None] * edge


Shape = tuple[str, Any, tuple[int, ...], int]


def _edges(draw: list[Shape], room: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of the picture that shapes and their blur touch."""
    points = np.concatenate([np.asarray(place, np.float32).reshape(-1, 2) for _, place, _, _ in draw])
    (x0, y0), (x1, y1) = points.min(axis=0) - room, points.max(axis=0) + room
    return max(0, int(x0)), max(0, int(y0)), min(size[0], int(x1) + 1), min(size[1], int(y1) + 1)


def _soft(image: Image.Image, blur: float, draw: list[Shape]) -> None:
    """Shapes laid over the picture with a soft edge: (shape, place, colour with opacity, width)."""
    edges = _edges(draw, round(3 * blur) + 10, image.size)
    layer = Image.new("RGBA", (edges[2] - edges[0], edges[3] - edges[1]), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for shape, place, colour, width in draw:
        moved = (np.asarray(place, np.float32).reshape(-1, 2) - edges[:2]).ravel().tolist()
        if shape == "line":
            pen.line(moved, fill=colour, width=width, joint="curve")
        elif shape == "polygon":
            pen.polygon(moved, fill=colour)
        else:
            pen.ellipse(moved, fill=colour)
    image.alpha_composite(layer.filter(ImageFilter.GaussianBlur(blur)), edges[:2])


def ground(dice: random.Random, colour: Colour, style: str, size: tuple[int, int] = SIZE) -> Pixels:
    """What is behind the head: `plain`, `shaded` (light from one side) or `wrinkled` cloth."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    shade = np.ones_like(x)
    if style != "plain":
        shade = 1.06 - 0.24 * np.hypot(x / width - dice.uniform(0.2, 0.8), y / height - 0.3)
    if style == "wrinkled":
        for _ in range(7):
            slope, place = dice.uniform(-0.5, 0.5), dice.uniform(0, width)
            fold = (x + slope * y - place) / dice.uniform(6, 22)
            shade = shade + dice.choice((-0.14, -0.1, 0.09)) * np.exp(-fold * fold)
    lit: Pixels = (np.array(colour, np.float32) * shade[..., None]).clip(0, 255)
    return lit


@lru_cache(maxsize=64)
def portrait(seed: int, sex: str, colour: Colour = RED, style: str = "plain") -> Image.Image:
    """Head and shoulders, 600 × 800; the same face for the same seed and sex."""
    dice = random.Random(seed)
    skin = _skin(dice)
    veiled = sex == "P" and dice.random() < 0.6
    hair = dice.choice(((24, 20, 20), (34, 26, 22), (48, 38, 32)))
    veil, shirt = dice.choice(VEILS), dice.choice(SHIRTS)
    wide, tall = dice.uniform(0.92, 1.06), dice.uniform(0.96, 1.05)
    layer = ground(random.Random(seed + 1), colour, style)
    _clothes(layer, hair, veil, shirt, skin, sex, veiled, wide)
    head = (300 - 112 * wide, 385 - 152 * tall, 300 + 112 * wide, 385 + 152 * tall)
    if not veiled:
        for side in (-1, 1):
            ear = 300 + side * 112 * wide
            _ball(layer, (ear - 20, 360, ear + 20, 425), _dim(skin, 0.9), 0.3)
    _ball(layer, head, skin, 0.34)  # type: ignore[arg-type]  # four numbers, built as a tuple of any length
    image = Image.fromarray(layer.clip(0, 255).astype(np.uint8)).convert("RGBA")
    _hair(image, dice, head, hair, veil, veiled, sex)
    _features(image, dice, skin, wide, tall, sex)
    return image.convert("RGB")


def _dim(colour: tuple[int, ...], share: float) -> Colour:
    return tuple(round(part * share) for part in colour)  # type: ignore[return-value]  # three in, three out


def _clothes(
    layer: Pixels,
    hair: Colour,
    veil: Colour,
    shirt: Colour,
    skin: tuple[int, ...],
    sex: str,
    veiled: bool,
    wide: float,
) -> None:
    if veiled:
        _ball(layer, (300 - 160 * wide, 190, 300 + 160 * wide, 640), veil, 0.4)
    elif sex == "P":
        _ball(layer, (300 - 150 * wide, 200, 300 + 150 * wide, 680), hair, 0.4)
    else:
        _ball(layer, (300 - 118 * wide, 205, 300 + 118 * wide, 500), hair, 0.4)
    _ball(layer, (60, 600, 540, 1200), shirt, 0.3)
    if veiled:
        _ball(layer, (300 - 175 * wide, 500, 300 + 175 * wide, 790), veil, 0.4)
    else:
        _ball(layer, (240, 470, 360, 660), _dim(skin, 0.85), 0.45)


def _hair(
    image: Image.Image,
    dice: random.Random,
    head: tuple[float, float, float, float],
    hair: Colour,
    veil: Colour,
    veiled: bool,
    sex: str,
) -> None:
    x0, y0, x1, y1 = head
    colour = veil if veiled else hair
    line = y0 + (y1 - y0) * (dice.uniform(0.13, 0.2) if veiled or sex == "L" else dice.uniform(0.16, 0.24))
    top = [
        (x0 - 8, y0 + 150),
        (x0 + 4, y0 + 52),
        (x0 + 60, y0 - 10),
        (300, y0 - 24),
        (x1 - 60, y0 - 10),
        (x1 - 4, y0 + 52),
        (x1 + 8, y0 + 150),
    ]
    low = [
        (x1 - 14, y0 + 105),
        (x1 - 46, line + 12),
        (300, line - 6),
        (x0 + 46, line + 12),
        (x0 + 14, y0 + 105),
    ]
    _soft(image, 3, [("polygon", [*top, *low], (*colour, 255), 0)])


def _features(
    image: Image.Image, dice: random.Random, skin: tuple[int, ...], wide: float, tall: float, sex: str
) -> None:
    apart, eyes = 50 * wide * dice.uniform(0.94, 1.06), 372 + dice.uniform(-6, 6)
    dark, lip = _dim(skin, 0.62), (*_lips(skin, sex), 235)
    soft: list[Shape] = []
    sharp: list[Shape] = []
    brow = dice.uniform(26, 32)
    for side in (-1, 1):
        x = 300 + side * apart
        soft.append(("ellipse", (x - 36, eyes - 26, x + 36, eyes + 24), (*dark, 105), 0))
        sharp += [
            ("ellipse", (x - 26, eyes - 11, x + 26, eyes + 12), (238, 234, 230, 255), 0),
            ("ellipse", (x - 12, eyes - 12, x + 12, eyes + 12), (38, 24, 18, 255), 0),
            ("ellipse", (x - 5, eyes - 9, x + 1, eyes - 3), (250, 250, 250, 230), 0),
            (
                "line",
                [
                    (x - 30, eyes + 2),
                    (x - 16, eyes - 12),
                    (x, eyes - 15),
                    (x + 16, eyes - 12),
                    (x + 30, eyes + 2),
                ],
                (30, 20, 18, 255),
                5,
            ),
            (
                "line",
                [(x - side * 34, eyes - brow + 6), (x, eyes - brow - 8), (x + side * 36, eyes - brow + 4)],
                (34, 26, 22, 220),
                9 if sex == "L" else 6,
            ),
        ]
    nose = eyes + 82 * tall
    soft += [
        ("polygon", [(294, eyes), (306, eyes), (330, nose), (272, nose)], (*dark, 40), 0),
        ("ellipse", (268, nose - 10, 332, nose + 16), (*dark, 120), 0),
    ]
    mouth = nose + 46
    half = dice.uniform(38, 48)
    sharp += [
        ("ellipse", (278, nose + 1, 292, nose + 10), (*_dim(skin, 0.4), 220), 0),
        ("ellipse", (308, nose + 1, 322, nose + 10), (*_dim(skin, 0.4), 220), 0),
        (
            "polygon",
            [
                (300 - half, mouth),
                (288, mouth - 11),
                (300, mouth - 7),
                (312, mouth - 11),
                (300 + half, mouth),
                (300, mouth + 17),
            ],
            lip,
            0,
        ),
        ("line", [(300 - half, mouth), (300, mouth + 3), (300 + half, mouth)], (*_dim(skin, 0.38), 255), 4),
    ]
    soft.append(("ellipse", (270, mouth + 26, 330, mouth + 40), (*dark, 90), 0))
    _soft(image, 8, soft)
    _soft(image, 1.3, sharp)


def _lips(skin: tuple[int, ...], sex: str) -> Colour:
    red, green, blue = skin
    lift = 10 if sex == "P" else -12
    return (min(255, red - 14 + lift), max(0, green - 62), max(0, blue - 44))


def _skin(dice: random.Random) -> tuple[int, ...]:
    return tuple(part + dice.randint(-8, 8) for part in dice.choice(SKINS))


def skin_of(seed: int) -> tuple[int, ...]:
    """The skin of the portrait of that seed."""
    return _skin(random.Random(seed))


def hands(image: Image.Image, skin: tuple[int, ...], places: tuple[tuple[int, int], ...]) -> Image.Image:
    """Thumbs and fingers that hold something at these places."""
    for number, (x, y) in enumerate(places):
        side = 1 if number == 0 else -1
        shapes: list[Shape] = []
        for finger in range(4):
            top = y - 40 + finger * 26
            shapes.append(
                ("ellipse", (x - 70, top, x + 18, top + 30), (*_dim(skin, 0.9 - 0.03 * finger), 255), 0)
            )
        shapes.append(("ellipse", (x - 44 + side * 20, y - 20, x + 44 + side * 20, y + 26), (*skin, 255), 0))
        shapes.append(
            ("ellipse", (x - 90 - side * 30, y, x + 50 - side * 30, y + 200), (*_dim(skin, 0.92), 255), 0)
        )
        _soft(image, 2, shapes)
    return image
