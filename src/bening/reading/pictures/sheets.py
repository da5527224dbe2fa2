"""One page as it was sent, and how it travels between processes: a description and bare pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bening.reading.ocr import Picture
from bening.reading.report import Word


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it was sent: upright as the camera said, nothing else done to it.

    `drawn`: width and height of the original in pixels (of a PDF, at 150 dots an inch).
    `words`: what the file itself says is written there, None when the picture must be read.
    """

    picture: Picture
    number: int
    drawn: tuple[int, int]
    words: tuple[Word, ...] | None = None


def sheets_as_parts(sheets: Sequence[Sheet]) -> tuple[list[dict[str, Any]], list[memoryview]]:
    """What there is to say about sheets, and their pixels."""
    about = [
        {
            "height": sheet.picture.shape[0],
            "width": sheet.picture.shape[1],
            "number": sheet.number,
            "drawn": list(sheet.drawn),
            "words": None if sheet.words is None else [asdict(word) for word in sheet.words],
        }
        for sheet in sheets
    ]
    return about, [np.ascontiguousarray(sheet.picture).data.cast("B") for sheet in sheets]


def sheets_from_parts(about: Sequence[Mapping[str, Any]], pixels: memoryview) -> tuple[Sheet, ...]:
    """The sheets that `sheets_as_parts` took apart."""
    sheets, place = [], 0
    for one in about:
        size = one["width"] * one["height"] * 3
        picture = np.frombuffer(pixels[place : place + size], np.uint8)
        words = one["words"]
        sheets.append(
            Sheet(
                picture.reshape(one["height"], one["width"], 3),
                one["number"],
                (one["drawn"][0], one["drawn"][1]),
                None if words is None else tuple(_word(word) for word in words),
            )
        )
        place += size
    return tuple(sheets)


def _word(told: Mapping[str, Any]) -> Word:
    x0, y0, x1, y1 = told["box"]
    return Word(told["text"], told["confidence"], (x0, y0, x1, y1), told["page"])
