"""Marks on papers: ink, rubber stamps, duty stamps and the word SPESIMEN. None imitates a real seal."""

from __future__ import annotations

import math
import random
from functools import cache

import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFilter

from bening.devtools.papers.fonts import font
from bening.devtools.papers.sheet import Colour, Sheet

BLUE_INK = (28, 44, 140)
SEAL_INK = (92, 60, 150)


def signature(
    dice: random.Random, size: tuple[int, int] = (420, 200), colour: Colour = BLUE_INK
) -> Image.Image:
    """A scribble of one stroke with loops, on nothing."""
    width, height = size
    image = Image.new("RGBA", size, (*colour, 0))
    pen = ImageDraw.Draw(image)
    waves = [(dice.uniform(3, 9), dice.uniform(0, 6), dice.uniform(0.1, 0.3)) for _ in range(3)]
    points = []
    for step in range(160):
        share = step / 159
        lift = sum(power * math.sin(speed * 6 * share + start) for speed, start, power in waves)
        back = 0.09 * math.sin(share * dice.choice((34.0, 34.0, 35.0)) + waves[0][1])
        fade = 1 - 0.6 * share
        points.append((width * (0.1 + 0.72 * share + back), height * (0.5 + 0.55 * lift * fade)))
    thick = dice.choice((4, 5, 6))
    pen.line(points, fill=(*colour, 235), width=thick, joint="curve")
    pen.line(
        (width * 0.15, height * dice.uniform(0.7, 0.85), width * 0.9, height * dice.uniform(0.55, 0.7)),
        fill=(*colour, 225), width=thick - 1,
    )  # fmt: skip
    return image.filter(ImageFilter.GaussianBlur(0.7))


@cache
def _ring(text: str, middle: str, size: int, colour: Colour) -> Image.Image:
    image = Image.new("RGBA", (size, size), (*colour, 0))
    pen = ImageDraw.Draw(image)
    for share, thick in ((0.98, 7), (0.92, 3), (0.62, 3)):
        edge = size * (1 - share) / 2
        pen.ellipse((edge, edge, size - edge, size - edge), outline=(*colour, 255), width=thick)
    letters = font("sans-bold", size // 13)
    step = 2 * math.pi / max(34, len(text) + 8)
    for place, letter in enumerate(text):
        angle = -math.pi / 2 + (place - len(text) / 2) * step
        glyph = Image.new("RGBA", (size // 8, size // 8), (*colour, 0))
        ImageDraw.Draw(glyph).text((size // 16, size // 16), letter, (*colour, 255), letters, "mm")
        glyph = glyph.rotate(-math.degrees(angle) - 90, Image.Resampling.BICUBIC)
        x, y = size / 2 + size * 0.39 * math.cos(angle), size / 2 + size * 0.39 * math.sin(angle)
        image.alpha_composite(glyph, (round(x - size / 16), round(y - size / 16)))
    pen.text((size / 2, size / 2), middle, (*colour, 255), font("sans-bold", size // 11), "mm")
    return image


def round_stamp(dice: random.Random, text: str, colour: Colour = SEAL_INK) -> Image.Image:
    """A round rubber stamp, worn and tilted; its middle says SPESIMEN."""
    ring = _ring(text.upper()[:40], "SPESIMEN", 420, colour)
    worn = np.array(ring)
    noise = np.random.default_rng(dice.randrange(2**31)).integers(60, 215, (28, 28), dtype=np.uint8)
    wear = np.array(Image.fromarray(noise).resize(ring.size, Image.Resampling.BICUBIC), np.float32) / 255
    worn[..., 3] = (worn[..., 3] * wear).astype(np.uint8)
    return Image.fromarray(worn).rotate(dice.uniform(-18, 18), Image.Resampling.BICUBIC)


def electronic_stamp(serial: str) -> Image.Image:
    """An electronic duty stamp with a code that says SPESIMEN and its serial."""
    image = Image.new("RGBA", (420, 520), (238, 226, 232, 255))
    pen = ImageDraw.Draw(image)
    for offset in range(-520, 420, 14):
        pen.line((offset, 0, offset + 520, 520), fill=(226, 196, 208, 255), width=3)
    pen.rectangle((8, 8, 411, 511), outline=(150, 40, 80, 255), width=5)
    pen.text((210, 42), "METERAI ELEKTRONIK", (120, 20, 60, 255), font("sans-bold", 31), "mm")
    pen.text((210, 80), "SPESIMEN", (120, 20, 60, 255), font("sans-bold", 30), "mm")
    code = segno.make(f"SPESIMEN {serial}", error="m", micro=False)
    matrix = np.array([[255 - 255 * bit for bit in row] for row in code.matrix], np.uint8)
    drawn = Image.fromarray(np.pad(matrix, 2, constant_values=255)).resize(
        (272, 272), Image.Resampling.NEAREST
    )
    image.paste(drawn.convert("RGBA"), (74, 104))
    pen.text((210, 406), "10000", (120, 20, 60, 255), font("sans-bold", 50), "mm")
    pen.text((210, 444), "SEPULUH RIBU RUPIAH", (120, 20, 60, 255), font("sans-bold", 25), "mm")
    pen.text((210, 482), serial, (20, 20, 20, 255), font("sans", 28), "mm")
    return image


def paper_stamp(dice: random.Random, serial: str) -> Image.Image:
    """A glued duty stamp with its perforated edge; a specimen that is like no real one."""
    image = Image.new("RGBA", (560, 360), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((10, 10, 549, 349), fill=(236, 208, 214, 255))
    for x in range(10, 560, 22):
        for y in (10, 350):
            pen.ellipse((x - 6, y - 6, x + 6, y + 6), fill=(0, 0, 0, 0))
    for y in range(20, 350, 9):
        wave = [(x, y + 6 * math.sin(x / 26 + y)) for x in range(16, 546, 12)]
        pen.line(wave, fill=(206, 140, 160, 255), width=2)
    red = (140, 20, 50, 255)
    pen.text((300, 64), "METERAI TEMPEL", red, font("sans-bold", 40), "mm")
    pen.text((300, 150), "10000", red, font("serif-bold", 104), "mm")
    pen.text((300, 222), "SEPULUH RIBU RUPIAH", red, font("sans-bold", 30), "mm")
    pen.text((300, 264), "SPESIMEN", red, font("sans-bold", 34), "mm")
    pen.text((300, 318), serial, (30, 30, 30, 255), font("sans", 32), "mm")
    return image.rotate(dice.uniform(-4, 4), Image.Resampling.BICUBIC, expand=True)


@cache
def crest(hue: Colour, points: int = 8, size: int = 300) -> Image.Image:
    """An emblem of nobody: petals around an S."""
    image = Image.new("RGBA", (size, size), (*hue, 0))
    pen = ImageDraw.Draw(image)
    for petal in range(points):
        angle = 2 * math.pi * petal / points
        x, y = size / 2 + size * 0.3 * math.cos(angle), size / 2 + size * 0.3 * math.sin(angle)
        pen.ellipse(
            (x - size * 0.16, y - size * 0.16, x + size * 0.16, y + size * 0.16), outline=(*hue, 255), width=7
        )
    pen.ellipse((size * 0.27, size * 0.27, size * 0.73, size * 0.73), fill=(*hue, 255))
    pen.text((size / 2, size / 2), "S", (255, 255, 255, 255), font("serif-bold", round(size * 0.3)), "mm")
    return image


def specimen(sheet: Sheet, size: float, colour: Colour = (222, 178, 178), angle: float = 28) -> None:
    """The word SPESIMEN across the sheet, under what is written later."""
    word = _word(round(size * sheet.scale), colour, angle)
    place = ((sheet.image.width - word.width) // 2, (sheet.image.height - word.height) // 2)
    sheet.image.paste(word, place, word)


@cache
def _word(size: int, colour: Colour, angle: float) -> Image.Image:
    letters = font("sans-bold", size)
    image = Image.new("RGBA", (round(letters.getlength("SPESIMEN")) + 20, round(size * 1.3)), (*colour, 0))
    ImageDraw.Draw(image).text((10, 0), "SPESIMEN", (*colour, 150), letters)
    return image.rotate(angle, Image.Resampling.BICUBIC, expand=True)


def sign(
    sheet: Sheet,
    dice: random.Random,
    x: float,
    y: float,
    *,
    stamp: str = "",
    colour: Colour = BLUE_INK,
    width: float = 250,
) -> None:
    """A signature at x, y (its left and middle), with a round stamp over it where `stamp` names an office."""
    sheet.paste(signature(dice, colour=colour), x, y - width * 0.24, width, width * 0.48, "signature")
    if stamp:
        side = width * 0.8
        sheet.paste(round_stamp(dice, stamp), x - side * 0.45, y - side * 0.5, side, side, "seal")
