"""The same sheet as a PDF with real text instead of pixels, as word processors write it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import typst
from PIL import Image

from bening.devtools.papers.fonts import FACES, font, path_of
from bening.devtools.papers.sheet import Colour, Pasted, Sheet, Written

POINTS = 0.48
"""Points of a page a unit of a sheet: 72 at 150 an inch."""

SPECIMEN = (
    '#place(center + horizon, rotate(-52deg, text(font: "Noto Sans", weight: "bold", size: 96pt, '
    'fill: rgb("#e6b4b0"), "SPESIMEN")))'
)


def pdf(sheets: Iterable[Sheet]) -> bytes:
    """A PDF with text, lines and pictures of the sheets; what is behind them (grain, waves) is left out."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [_page(sheet, number, Path(folder)) for number, sheet in enumerate(sheets)]
        source = "\n#pagebreak()\n".join(pages)
        (Path(folder) / "main.typ").write_text(source, encoding="utf-8")
        made: bytes = typst.compile(
            str(Path(folder) / "main.typ"), font_paths=_folders(), ignore_system_fonts=True, timestamp=0
        )
    return made


@cache
def _folders() -> list[str]:
    """Where the typefaces lie; that of the program comes with a package."""
    from importlib.resources import files

    found = {str(path.parent) for face in FACES if (path := path_of(face))}
    return sorted({*found, str(files("fontpkg_noto_sans") / "files")})


def _page(sheet: Sheet, number: int, folder: Path) -> str:
    width, height = (side * POINTS for side in sheet.size)
    lines = [f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)"]
    lines.append(SPECIMEN)
    lines += [_line(*each) for each in sheet.lines]
    lines += _pictures(sheet.pasted, number, folder)
    lines += [_text(each) for each in sheet.written]
    return "\n".join(lines)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _line(x0: float, y0: float, x1: float, y1: float, thick: float, colour: Colour) -> str:
    start, end = (f"({x * POINTS:.2f}pt, {y * POINTS:.2f}pt)" for x, y in ((x0, y0), (x1, y1)))
    stroke = f'{thick * POINTS:.2f}pt + rgb("{_hex(colour)}")'
    return f"#place(top + left, line(start: {start}, end: {end}, stroke: {stroke}))"


def _pictures(pasted: Iterable[Pasted], page: int, folder: Path) -> Iterator[str]:
    for number, one in enumerate(pasted):
        name = f"picture-{page}-{number}.png"
        small = one.image.resize(
            (max(1, round(one.width * 1.6)), max(1, round(one.height * 1.6))), Image.Resampling.LANCZOS
        )
        out = io.BytesIO()
        small.save(out, "PNG")
        (folder / name).write_bytes(out.getvalue())
        place = f"dx: {one.x * POINTS:.2f}pt, dy: {one.y * POINTS:.2f}pt"
        yield f'#place(top + left, {place}, image("{name}", width: {one.width * POINTS:.2f}pt))'


@cache
def _named(face: str) -> str:
    """How typst calls the face: family, weight and slope."""
    family = font(face, 12).getname()[0] or "Noto Sans"
    weight = "bold" if face.endswith("bold") else "regular"
    slope = "italic" if face.endswith("italic") else "normal"
    return f'font: "{family}", weight: "{weight}", style: "{slope}"'


def _text(one: Written) -> str:
    letters = one.text.replace("\\", "\\\\").replace('"', '\\"')
    set_in = f'{_named(one.face)}, size: {one.size * POINTS:.2f}pt, fill: rgb("{_hex(one.colour)}")'
    # The baseline is the place given: the box of the text ends there.
    edges = 'top-edge: "baseline", bottom-edge: "baseline", hyphenate: false'
    words = f'text({set_in}, {edges}, "{letters}")'
    return f"#place(top + left, dx: {one.x * POINTS:.2f}pt, dy: {one.y * POINTS:.2f}pt, box(width: 2000pt, {words}))"
