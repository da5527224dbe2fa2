"""Typefaces of drawn papers: those of Debian where they are installed, the font of the program where not."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
PLAIN = ImageFont.Layout.BASIC
"""Letter by letter: the same picture on every machine, no ligatures."""
FACES = {
    # train
    "sans": "LiberationSans-Regular.ttf",
    "sans-bold": "LiberationSans-Bold.ttf",
    "sans-italic": "LiberationSans-Italic.ttf",
    "narrow": "LiberationSansNarrow-Regular.ttf",
    "narrow-bold": "LiberationSansNarrow-Bold.ttf",
    "serif": "LiberationSerif-Regular.ttf",
    "serif-bold": "LiberationSerif-Bold.ttf",
    "serif-italic": "LiberationSerif-Italic.ttf",
    "dejavu": "DejaVuSans.ttf",
    "dejavu-bold": "DejaVuSans-Bold.ttf",
    # dev
    "garamond": "EBGaramond12-Regular.otf",
    "garamond-bold": "EBGaramond12-Bold.otf",
    "garamond-italic": "EBGaramond12-Italic.otf",
    "carlito": "Carlito-Regular.ttf",
    "carlito-bold": "Carlito-Bold.ttf",
    "carlito-italic": "Carlito-Italic.ttf",
    "mono": "LiberationMono-Regular.ttf",
    "mono-bold": "LiberationMono-Bold.ttf",
    # test
    "caladea": "Caladea-Regular.ttf",
    "caladea-bold": "Caladea-Bold.ttf",
    "caladea-italic": "Caladea-Italic.ttf",
    "noto": "NotoSans-Regular.ttf",
    "noto-bold": "NotoSans-Bold.ttf",
    "noto-italic": "NotoSans-Italic.ttf",
    "noto-serif": "NotoSerif-Regular.ttf",
    "noto-serif-bold": "NotoSerif-Bold.ttf",
    "noto-serif-italic": "NotoSerif-Italic.ttf",
    "display": "NotoSerifDisplay-Regular.ttf",
    "display-bold": "NotoSerifDisplay-Bold.ttf",
    "display-italic": "NotoSerifDisplay-Italic.ttf",
    "dejavu-serif": "DejaVuSerif.ttf",
    "dejavu-serif-bold": "DejaVuSerif-Bold.ttf",
    "script": "DancingScript-Regular.otf",
    # all: the number on the card is always in this one
    "ocr": "OCRA.ttf",
}
"""Name here → file. No face of a family of `test` is used by a family of `train` or `dev`, but for `ocr`."""


@cache
def _installed() -> dict[str, Path]:
    return {
        path.name: path
        for folder in FOLDERS
        for ending in ("ttf", "otf")
        for path in sorted(folder.rglob(f"*.{ending}"))
    }


@cache
def path_of(face: str) -> Path | None:
    """The file of a face; None where it is not installed."""
    return _installed().get(FACES[face])


def missing() -> tuple[str, ...]:
    """Faces that are not installed. Specimens for measuring need all; a demo looks plainer without them."""
    return tuple(face for face in FACES if path_of(face) is None)


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face in pixels. Where it is missing, the variable font that is a dependency of the program."""
    path = path_of(face)
    if path is not None:
        return ImageFont.truetype(str(path), size, layout_engine=PLAIN)
    italic = "-Italic" if face.endswith("italic") or face == "script" else ""
    name = f"NotoSans{italic}[wdth,wght].ttf"
    spare = ImageFont.truetype(str(files("fontpkg_noto_sans") / "files" / name), size, layout_engine=PLAIN)
    if face.endswith("bold"):
        spare.set_variation_by_axes([100, 700])
    return spare
