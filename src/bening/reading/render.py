"""Pictures of pages: a verifier never opens an applicant's file, only a picture drawn from it."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageOps

WIDEST = 1600
"""Pixels; enough to read a page of A4, small enough for a slow office line (about 200 KB)."""


class NoSuchPage(Exception):
    """The document has fewer pages."""


def page_picture(data: bytes, media_type: str, page: int) -> bytes:
    """Page number `page` (from 1) as a fresh JPEG without any metadata of the original."""
    if media_type == "application/pdf":
        picture = _pdf_page(data, page)
    elif page == 1:
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))) or Image.new("RGB", (1, 1))
    else:
        raise NoSuchPage(page)
    picture = picture.convert("RGB")
    picture.thumbnail((WIDEST, WIDEST * 2))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _pdf_page(data: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page <= len(document):
            raise NoSuchPage(page)
        sheet = document[page - 1]
        width, height = sheet.get_size()
        scale = min(150 / 72, WIDEST / max(width, 1), WIDEST * 2 / max(height, 1))
        picture: Image.Image = sheet.render(scale=scale, may_draw_forms=False).to_pil()
        return picture
    finally:
        document.close()
