"""What pages of A4 share: their style, their ground, what stands under a signature."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PIL import Image

from bening.devtools.papers import grounds, marks, words
from bening.devtools.papers.sheet import A4, Colour, Sheet

SCALE = 1.3
"""Pixels a unit: 195 dots an inch."""
WIDE = (A4[1], A4[0])
Ground = Callable[[tuple[int, int]], Image.Image]


@dataclass(frozen=True, slots=True)
class Style:
    """Faces, ground and spelling of a family of pages. `name`: the face of the holder's name."""

    face: str
    bold: str
    italic: str
    name: str
    ground: Ground
    day: Callable[[date], str] = words.long
    name_size: float = 46
    size: float = 27
    capitals: bool = True

    def named(self, name: str) -> str:
        """The holder's name as this family writes it."""
        return name.upper() if self.capitals and self.name != "script" else name


def style(family: str, ground: Ground, **changes: object) -> Style:
    """A style of one family of faces with its bold and italic."""
    bold, italic = f"{family}-bold", f"{family}-italic"
    values: dict[str, object] = {"face": family, "bold": bold, "italic": italic, "name": bold, **changes}
    return Style(ground=ground, **values)  # type: ignore[arg-type]  # values of each look, by name


def plain(tone: Colour = (253, 252, 248), grain: float = 2.5) -> Ground:
    """Paper."""
    return lambda size: grounds.paper(size, tone, grain)


def white(size: tuple[int, int]) -> Image.Image:
    """Nothing at all, as from a printer."""
    return grounds.paper(size, (255, 255, 255), 0.0)


def framed(base: Colour, ink: Colour, kind: str, edge: float = 0.035) -> Ground:
    """Paper with a frame."""
    return lambda size: grounds.framed(size, base, ink, style=kind, edge=edge)


def waved(base: Colour, ink: Colour, lines: float = 60.0, strength: float = 0.35) -> Ground:
    """Paper with fine waves."""
    return lambda size: grounds.waves(size, base, ink, lines=lines, strength=strength)


def page(look: Style, size: tuple[int, int] = A4, *, word: float = 210) -> Sheet:
    """An empty page with SPESIMEN under all."""
    pixels = (round(size[0] * SCALE), round(size[1] * SCALE))
    sheet = Sheet(size, look.ground(pixels), SCALE)
    marks.specimen(sheet, word, (236, 208, 206), 52 if size[1] > size[0] else 30)
    return sheet


def signed(
    sheet: Sheet,
    look: Style,
    dice: random.Random,
    x: float,
    y: float,
    lines: tuple[str, ...],
    who: str,
    *,
    stamp: str = "",
    under: str = "",
    align: str = "m",
    room: float = 150,
) -> float:
    """Place and office over a signature with a stamp, and who signed. Returns the line below."""
    size = look.size * 0.92
    for line in lines:
        sheet.text(x, y, line, look.face, size, align=align)
        y += size * 1.35
    left = {"m": x - 130, "l": x, "r": x - 260}[align]
    marks.sign(sheet, dice, left, y + room * 0.42, stamp=stamp)
    y += room
    sheet.text(x, y, who, look.bold, size, align=align)
    if under:
        sheet.text(x, y + size * 1.3, under, look.face, size, align=align)
    return y + size * 2.6


def staff_number(dice: random.Random) -> str:
    """An employee number of 18 digits that nobody has: it starts in 1900."""
    return f"NIP 1900{dice.randint(1, 12):02d}{dice.randint(1, 28):02d} 1999{dice.randint(1, 12):02d} 1 {dice.randint(900, 999)}"
