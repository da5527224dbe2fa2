"""Covering on a picture what an officer need not know."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw

COVER = (205, 205, 205)
BESIDE = 0.8
"""Heights of a box by which it is wider on both sides: where a word begins in its row is an estimate."""


def cover(picture: bytes, boxes: Iterable[tuple[float, float, float, float]]) -> bytes:
    """The JPEG with these boxes (shares of its width and height) painted over, a little beyond."""
    image = Image.open(io.BytesIO(picture))
    width, height = image.size
    pen, margin = ImageDraw.Draw(image), height * 0.003
    for x0, y0, x1, y1 in boxes:
        beside = BESIDE * (y1 - y0) * height
        pen.rectangle(
            (x0 * width - beside, y0 * height - margin, x1 * width + beside, y1 * height + margin), fill=COVER
        )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()
