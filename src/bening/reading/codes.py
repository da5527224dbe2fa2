"""QR and bar codes. They are looked for in the original pixels: a page made smaller loses them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from bening.reading.faces import Picture

SORTS = zxingcpp.barcode_formats_from_str("QRCode|DataMatrix|Aztec|PDF417|Code128|Code39|EAN13")
"""What offices print; fewer sorts are found sooner."""
PIXELS_TO_ENLARGE = 12_000_000
"""Larger pictures are not enlarged for the second look: memory is worth more than one code."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it says, its sort (`QR Code`, `PDF417`, …), its box in pixels of the picture."""

    text: str
    sort: str
    box: tuple[float, float, float, float]


def read_codes(picture: Picture, *, enlarge: bool = True, turned: bool = True) -> tuple[Code, ...]:
    """Every code of a picture, each once; where there is none, at twice the size too if `enlarge`.

    `turned`: whether bars may run down the picture; squares are found in any case. 15 to 40 ms for a page;
    the second look costs four to eight times that.
    """
    if picture.ndim == 3:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    found = _read(picture, 1, turned)
    if enlarge and not found and picture.shape[0] * picture.shape[1] <= PIXELS_TO_ENLARGE:
        larger = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        found = _read(np.asarray(larger, np.uint8), 2, turned)
    return tuple({code.text: code for code in reversed(found)}.values())[::-1]


def _read(picture: Picture, enlarged: int, turned: bool) -> list[Code]:
    codes = []
    for found in zxingcpp.read_barcodes(picture, formats=SORTS, try_invert=False, try_rotate=turned):
        place = found.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across, down = [one.x / enlarged for one in corners], [one.y / enlarged for one in corners]
        box = (min(across), min(down), max(across), max(down))
        if found.valid and found.text:
            codes.append(Code(found.text, str(found.format).rpartition(".")[2], box))
    return codes
