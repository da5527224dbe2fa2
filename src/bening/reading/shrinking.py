"""Makes a photo small enough, and photos into one PDF. Runs only in the child of `bening.reading.apart`.

What it makes has no metadata: no place where the photo was taken, no name of a phone's owner.
"""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageOps

from bening.reading.file_kinds import accepted_kind
from bening.reading.findings import HEIC, JPEG, PDF, PNG, Problem
from bening.reading.hidden import check_carried
from bening.reading.images import in_colours, look_at_image, on_white
from bening.reading.pdf import look_at_pdf

FORMATS = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF"}
SIDES = (2400, 2000, 1700, 1400, 1150, 950, 800)
"""Pixels of the longer side, tried from the best; 1700 is A4 at 150 dots an inch."""
FINEST, COARSEST = 88, 58
"""Quality of the JPEG: below, letters begin to fray."""
WRAPPING = 1_500
"""Bytes that a PDF of one photo is larger than the photo, and some spare."""
A4 = (595, 842)
FINE = 300 / 72
"""The most dots a point at which a page becomes a picture: 300 an inch."""


def fit(data: bytes, sizes: list[int], media_type: str, largest: int, quarters: int) -> bytes:
    """A line of JSON (width, height of the first page; or the problem and the number of its file), then the
    new file: one JPEG, or one PDF with a page for each photo. `quarters`: turns to the right.
    """
    number = 0
    try:
        pictures = []
        for part in _parts(data, sizes):
            number += 1
            pictures.append(_opened(part, quarters))
        made, size = _made(pictures, media_type, largest)
    except Problem as problem:
        return json.dumps({"problem": problem.code, "facts": problem.facts, "file": number}).encode() + b"\n"
    except MemoryError:
        return json.dumps({"problem": "file.too_complex", "facts": {}, "file": number}).encode() + b"\n"
    except Exception:  # whatever a library stumbles over is a damaged file
        return json.dumps({"problem": "file.damaged", "facts": {}, "file": number}).encode() + b"\n"
    return json.dumps({"width": size[0], "height": size[1]}).encode() + b"\n" + made


def warm_up() -> None:
    """Let the libraries open what they need while this process may still open files."""
    out = io.BytesIO()
    Image.new("RGB", (64, 64)).save(out, "JPEG")
    paper = fit(out.getvalue(), [len(out.getvalue())], PDF, 10_000, 1).partition(b"\n")[2]
    fit(paper, [len(paper)], JPEG, 10_000, 0)


def _parts(data: bytes, sizes: list[int]) -> list[bytes]:
    parts, place = [], 0
    for size in sizes:
        parts.append(data[place : place + size])
        place += size
    return parts


def _opened(data: bytes, quarters: int) -> Image.Image:
    """The photo upright, no larger than the best that may be kept."""
    kind = accepted_kind(data)
    if kind not in FORMATS and kind != PDF:
        raise Problem("file.not_a_photo")
    check_carried(data)
    if kind == PDF:
        return _turned(_page(data), quarters)
    look_at_image(data, kind)
    with Image.open(io.BytesIO(data), formats=(FORMATS[kind],)) as image:
        coloured = in_colours(image)
        coloured.thumbnail((SIDES[0], SIDES[0]), Image.Resampling.LANCZOS, reducing_gap=2.0)
        upright = on_white(ImageOps.exif_transpose(coloured))
    return _turned(upright, quarters)


def _turned(upright: Image.Image, quarters: int) -> Image.Image:
    turned = upright.rotate(-90 * (quarters % 4), expand=True) if quarters % 4 else upright
    return turned.convert("RGB")


def _page(data: bytes) -> Image.Image:
    """The only page of a PDF as a picture: of a page with one photo alone, that photo."""
    _, active = look_at_pdf(data, 1)
    if active:
        raise Problem(active[0])
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        width, height = page.get_size()
        box = _only_photo(page) or (0.0, 0.0, width, height)
        across, down = box[2] - box[0], box[3] - box[1]
        scale = min(FINE, SIDES[0] / max(across, down))
        picture = page.render(
            scale=scale, crop=(box[0], box[1], width - box[2], height - box[3]), may_draw_forms=False
        )
        return picture.to_pil().convert("RGB")


def _only_photo(page: pypdfium2.PdfPage) -> tuple[float, float, float, float] | None:
    """Where the one picture of a page without text lies, in points: left, low, right, high."""
    found = list(page.get_objects(max_depth=1))
    if len(found) != 1 or found[0].type != raw.FPDF_PAGEOBJ_IMAGE or page.get_rotation():
        return None
    width, height = page.get_size()
    left, low, right, high = found[0].get_bounds()
    box = max(0.0, left), max(0.0, low), min(width, right), min(height, high)
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else None


def _made(pictures: list[Image.Image], media_type: str, largest: int) -> tuple[bytes, tuple[int, int]]:
    if media_type == JPEG:
        return _jpeg(pictures[0], largest)
    room = largest // len(pictures) - WRAPPING
    return _pdf([_jpeg(picture, room) for picture in pictures])


def _jpeg(picture: Image.Image, largest: int) -> tuple[bytes, tuple[int, int]]:
    """The largest picture, and of it the finest, that fits."""
    longest = max(picture.size)
    for side in (longest, *(one for one in SIDES if one < longest)):
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        coarse = _encoded(smaller, COARSEST)
        if len(coarse) > largest:
            continue
        low, high, best = COARSEST, FINEST, coarse
        while low < high:
            middle = (low + high + 1) // 2
            tried = _encoded(smaller, middle)
            if len(tried) <= largest:
                low, best = middle, tried
            else:
                high = middle - 1
        return best, smaller.size
    raise Problem("file.cannot_be_shrunk")


def _encoded(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _pdf(photos: list[tuple[bytes, tuple[int, int]]]) -> tuple[bytes, tuple[int, int]]:
    """A PDF whose pages are these very JPEGs, each on A4, upright or lying as the photo is."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for data, (width, height) in photos:
            _add_page(pdf, data, width, height)
        pdf.save(out)
    return out.getvalue(), photos[0][1]


def _add_page(pdf: pikepdf.Pdf, data: bytes, width: int, height: int) -> None:
    sheet = A4 if height >= width else A4[::-1]
    scale = min(sheet[0] / width, sheet[1] / height)
    across, down = width * scale, height * scale
    left, low = (sheet[0] - across) / 2, (sheet[1] - down) / 2
    picture = pikepdf.Stream(pdf, data)
    about: dict[str, Any] = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": width,
        "/Height": height,
        "/ColorSpace": pikepdf.Name.DeviceRGB,
        "/BitsPerComponent": 8,
        "/Filter": pikepdf.Name.DCTDecode,
    }
    for name, value in about.items():
        picture[name] = value
    drawn = f"q {across:.2f} 0 0 {down:.2f} {left:.2f} {low:.2f} cm /Photo Do Q".encode()
    page = pdf.add_blank_page(page_size=sheet)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Photo=picture))
    page.Contents = pikepdf.Stream(pdf, drawn)
