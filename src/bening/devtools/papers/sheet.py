"""A sheet that is written on: it remembers every text and where it stands, so that nothing is said twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from bening.devtools.papers.fonts import font

A4 = (1240, 1754)
"""Units of a page: dots at 150 an inch."""
CARD = (1012, 638)
"""Units of a plastic card: dots at 300 an inch."""
INK = (28, 28, 34)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """One text on the sheet, in units; `box` is where its ink lies."""

    text: str
    x: float
    y: float
    face: str
    size: float
    colour: Colour
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One picture on the sheet, in units."""

    image: Image.Image
    x: float
    y: float
    width: float
    height: float
    role: str


class Sheet:
    """A page in units; `scale` pixels a unit."""

    def __init__(
        self, size: tuple[int, int], ground: Image.Image | Colour = (255, 255, 255), scale: float = 1.0
    ):
        self.size, self.scale = size, scale
        pixels = (round(size[0] * scale), round(size[1] * scale))
        if isinstance(ground, Image.Image):
            self.image = ground.copy() if ground.size == pixels else ground.resize(pixels)
        else:
            self.image = Image.new("RGB", pixels, ground)
        self.pen = ImageDraw.Draw(self.image)
        self.written: list[Written] = []
        self.pasted: list[Pasted] = []
        self.lines: list[tuple[float, float, float, float, float, Colour]] = []

    def width(self, text: str, face: str, size: float) -> float:
        """Units that a text needs."""
        return font(face, round(size * self.scale)).getlength(text) / self.scale

    def text(
        self, x: float, y: float, text: str, face: str, size: float, colour: Colour = INK, align: str = "l"
    ) -> float:
        """Writes; `y` is the line on which letters stand. Returns where the text ends on the right."""
        wide = self.width(text, face, size)
        left = x - {"l": 0.0, "m": wide / 2, "r": wide}[align]
        letters = font(face, round(size * self.scale))
        self.pen.text((left * self.scale, y * self.scale), text, fill=colour, font=letters, anchor="ls")
        box = (left, y - size * 0.8, left + wide, y + size * 0.22)
        self.written.append(Written(text, left, y, face, size, colour, box))
        return left + wide

    def fitted(
        self, x: float, y: float, text: str, face: str, size: float, most: float, align: str = "l"
    ) -> None:
        """Writes in one line at most `most` units wide, smaller where it must be."""
        while size > 12 and self.width(text, face, size) > most:
            size *= 0.94
        self.text(x, y, text, face, size, align=align)

    def wrapped(self, text: str, face: str, size: float, most: float) -> list[str]:
        """The text in lines at most `most` units wide."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, face, size) <= most:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def paragraph(
        self,
        x: float,
        y: float,
        most: float,
        text: str,
        face: str,
        size: float,
        *,
        align: str = "l",
        leading: float = 1.45,
    ) -> float:
        """Writes in lines. Returns the line on which the next paragraph may stand."""
        place = x + {"l": 0.0, "m": most / 2, "r": most}[align]
        for line in self.wrapped(text, face, size, most):
            self.text(place, y, line, face, size, align=align)
            y += size * leading
        return y

    def rows(
        self,
        y: float,
        rows: Sequence[tuple[str, str]],
        *,
        label: tuple[float, str, float],
        value: tuple[float, str, float],
        most: float,
        leading: float = 1.6,
        colon: str = ": ",
    ) -> float:
        """Label and value beside each other. `label` and `value`: x, face, size."""
        for name, text in rows:
            if name:
                self.text(label[0], y, name, label[1], label[2])
            if colon and name:
                self.text(value[0] - self.width(colon, value[1], value[2]), y, colon, value[1], value[2])
            for line in self.wrapped(text, value[1], value[2], most) or [""]:
                if line:
                    self.text(value[0], y, line, value[1], value[2])
                y += value[2] * leading
        return y

    def line(
        self, x0: float, y0: float, x1: float, y1: float, thick: float = 1.5, colour: Colour = INK
    ) -> None:
        """A straight line."""
        s = self.scale
        self.pen.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=colour, width=max(1, round(thick * s)))
        self.lines.append((x0, y0, x1, y1, thick, colour))

    def frame(
        self, x0: float, y0: float, x1: float, y1: float, thick: float = 1.5, colour: Colour = INK
    ) -> None:
        """A rectangle of four lines."""
        for ends in ((x0, y0, x1, y0), (x1, y0, x1, y1), (x1, y1, x0, y1), (x0, y1, x0, y0)):
            self.line(*ends, thick, colour)

    def paste(
        self, image: Image.Image, x: float, y: float, width: float, height: float, role: str = ""
    ) -> None:
        """Lays a picture on the sheet; transparent where the picture is."""
        pixels = (max(1, round(width * self.scale)), max(1, round(height * self.scale)))
        small = image.resize(pixels, Image.Resampling.LANCZOS)
        mask = small if small.mode == "RGBA" else None
        self.image.paste(small, (round(x * self.scale), round(y * self.scale)), mask)
        self.pasted.append(Pasted(image, x, y, width, height, role))


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn document: its pages and the truth about it.

    `fields`: of `reading.report.FIELDS`, only what is printed on it. `extra`: other facts printed on it
    (formasi, addressee, serial of the stamp, grade, days of validity …).
    """

    kind: str
    family: str
    sheets: tuple[Sheet, ...]
    fields: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def images(self) -> tuple[Image.Image, ...]:
        """The pages as pictures."""
        return tuple(sheet.image for sheet in self.sheets)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is written on it."""
        return tuple(one.text for sheet in self.sheets for one in sheet.written)
