"""Engines that turn a picture into words, behind one small interface.

Two sizes of one family of models: `tiny` reads everything, `small` (five times slower) what is left in
doubt. Both lie in the wheel of faster-paddle; where that wheel does not run, rapidocr reads instead,
slower, with the larger model for both. Nothing is ever downloaded.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, Protocol

from numpy.typing import NDArray

from bening.reading.report import Word

Picture = NDArray[Any]
"""Pixels: rows, columns, red-green-blue."""
SIZES = ("tiny", "small")
MAKERS = ("faster-paddle", "rapidocr")
"""Packages that may carry the engines, in the order in which they are tried."""


SPECK, LETTERS_OF_A_SPECK = 0.5, 2
"""Confidence and letters below which something read is dirt, a colon or a part of a pattern."""


class Engine(Protocol):
    """Something that reads; `name` stands in the evidence: package, version, model."""

    @property
    def name(self) -> str:
        """Package, version and model."""

    def read(self, picture: Picture) -> tuple[Word, ...]:
        """All text found, boxes in pixels of `picture`; about 0.2 to 4 CPU seconds."""


class NoEngine(Exception):
    """No package that can read is installed, or not the one asked for."""


@cache
def engine(size: str, maker: str = "") -> Engine:
    """The engine of that size, loaded once in this process. `maker`: one of `MAKERS`, or any."""
    if size not in SIZES or maker not in ("", *MAKERS):
        raise NoEngine(f"{maker} {size}")
    if maker != "rapidocr":
        try:
            from bening.reading.ocr.paddle import Paddle

            return Paddle(size)
        except ImportError:
            if maker:
                raise NoEngine(maker) from None
    try:
        from bening.reading.ocr.rapid import rapid

        return rapid()
    except ImportError:
        raise NoEngine("faster-paddle, rapidocr") from None


def told(text: str, confidence: float) -> str:
    """What an engine read, as it is kept: plain, and without specks taken for a letter or two."""
    text = plain(text)
    return "" if confidence < SPECK and len(text) <= LETTERS_OF_A_SPECK else text


def plain(text: str) -> str:
    """Text as it is compared: full-width signs made usual ones, runs of blanks made one."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
