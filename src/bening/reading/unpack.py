"""Turns a stranger's file into bare pixels, and into text where it carries text that can be believed.

Runs only in the child that `bening.reading.apart` may kill. What leaves the child is a short description
and rows of pixels: nothing in it is parsed again.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageOps

from bening.reading.findings import HEIC, JPEG, PDF, PNG, Limits, Problem
from bening.reading.hidden import check_carried
from bening.reading.images import in_colours, look_at_image, on_white
from bening.reading.limits import limit
from bening.reading.pdf import look_at_pdf
from bening.reading.pdf_text import text_of_page

FORMATS = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF"}
WIDEST = 2400
"""Pixels of the longer side of what is handed on: 200 dots an inch of A4, more than the engines use."""
DOTS_AN_INCH = 150
POINTS_AN_INCH = 72


def unpack(data: bytes, kind: str, limits: Limits, room: int) -> bytes:
    """A line of JSON, then the pixels of all pages; or a line of JSON that says what is wrong.

    `room`: bytes of pixels at most.
    """
    try:
        check_carried(data)
        if kind == PDF:
            _, codes = look_at_pdf(data, limits.pages)
            if codes:
                raise Problem(codes[0])
            about, pixels = _pages_of_pdf(data, room)
        else:
            look_at_image(data, kind)
            about, pixels = _page_of_image(data, kind, room)
    except Problem as problem:
        return json.dumps({"problem": problem.code, "facts": problem.facts}).encode()
    except MemoryError:
        return json.dumps({"problem": "file.too_complex", "facts": {}}).encode()
    except Exception:  # whatever a library stumbles over is a damaged file
        return json.dumps({"problem": "file.damaged", "facts": {}}).encode()
    return b"".join((json.dumps({"pages": about}).encode(), b"\n", *pixels))


def warm_up() -> None:
    """Let the libraries open what they need while this process may still open files."""
    out = io.BytesIO()
    picture = Image.new("RGB", (64, 64))
    picture.save(out, "HEIF")
    unpack(out.getvalue(), HEIC, Limits((HEIC,), 0, 1_000_000, 1), 1_000_000)
    out = io.BytesIO()
    picture.save(out, "PDF")
    unpack(out.getvalue(), PDF, Limits((PDF,), 0, 1_000_000, 1), 1_000_000)
    limit("pdf_text.contrast")  # read from a file, once


def _page_of_image(data: bytes, kind: str, room: int) -> tuple[list[dict[str, Any]], list[bytes]]:
    with Image.open(io.BytesIO(data), formats=(FORMATS[kind],)) as image:
        width, height = image.size
        if image.getexif().get(0x0112, 1) in (5, 6, 7, 8):  # lies on its side
            width, height = height, width
        fitting = round(max(width, height) * (room / 3 / (width * height)) ** 0.5)
        most = max(1, min(WIDEST, fitting))
        coloured = in_colours(image)
        coloured.thumbnail((most, most), Image.Resampling.BICUBIC, reducing_gap=2.0)
        upright = on_white(ImageOps.exif_transpose(coloured))
    about = {"width": upright.width, "height": upright.height, "drawn": [width, height], "words": None}
    return [about], [upright.tobytes()]


def _pages_of_pdf(data: bytes, room: int) -> tuple[list[dict[str, Any]], list[bytes]]:
    about, pixels = [], []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, sheet in enumerate(document, start=1):
            width, height = sheet.get_size()
            fitting = (room / 3 / len(document) / max(width * height, 1.0)) ** 0.5
            scale = min(DOTS_AN_INCH / POINTS_AN_INCH, WIDEST / max(width, height, 1.0), fitting)
            picture = sheet.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
            words = text_of_page(data, number, scale=scale)
            about.append(
                {
                    "width": picture.width,
                    "height": picture.height,
                    "drawn": [picture.width, picture.height],
                    "words": None if words is None else [asdict(word) for word in words],
                }
            )
            pixels.append(picture.tobytes())
    finally:
        document.close()
    return about, pixels
