"""Draws one page as a fresh picture. Runs only in the child that `bening.reading.apart` may kill."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageOps

from bening.reading.findings import JPEG, PDF

WIDEST = 1600
"""Pixels; enough to read a page of A4, small enough for a slow office line (about 200 KB)."""
DOTS_AN_INCH = 150
POINTS_AN_INCH = 72


def draw(data: bytes, media_type: str, page: int) -> bytes:
    """Page number `page` (from 1) as a JPEG without any metadata; empty if there is no such page."""
    picture = _pdf_page(data, page) if media_type == PDF else _image(data, media_type, page)
    if picture is None:
        return b""
    picture = picture.convert("RGB")
    picture.info.clear()  # Pillow would write a JPEG comment back
    picture.thumbnail((WIDEST, WIDEST * 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def warm_up() -> None:
    """Let the libraries open what they need while this process may still open files."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PDF")
    draw(out.getvalue(), PDF, 1)


def _image(data: bytes, media_type: str, page: int) -> Image.Image | None:
    if page != 1:
        return None
    image = Image.open(io.BytesIO(data))
    if media_type == JPEG:  # decoded no larger than it will be shown
        image.draft("RGB", (WIDEST, WIDEST * 2))
    return ImageOps.exif_transpose(image)


def _pdf_page(data: bytes, page: int) -> Image.Image | None:
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page <= len(document):
            return None
        sheet = document[page - 1]
        width, height = sheet.get_size()
        scale = min(DOTS_AN_INCH / POINTS_AN_INCH, WIDEST / max(width, 1), WIDEST * 2 / max(height, 1))
        picture: Image.Image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
        return picture
    finally:
        document.close()
