"""PP-OCRv6 in the wheel of faster-paddle: no dependencies, no files, no network."""

from __future__ import annotations

from typing import Any

import cv2
import faster_paddle  # type: ignore[import-untyped]  # ships no types

from bening.reading.ocr import Picture, told
from bening.reading.report import Word

FIND_AT = {"tiny": 1280, "small": 960}
"""Pixels of the longer side at which text is looked for; it is then read from the whole picture."""
SMALLEST = 64
"""The engine enlarges smaller pictures; left alone, it would blow up every strip of one line."""


class Paddle:
    """One model with one thread: two processes with one thread each do more than one with two."""

    def __init__(self, size: str) -> None:
        self.name = f"faster-paddle {faster_paddle.__version__} PP-OCRv6 {size}"
        self._engine = faster_paddle.OcrEngine(
            size, threads=1, det_max_side=FIND_AT[size], det_min_side=SMALLEST
        )

    def read(self, picture: Picture) -> tuple[Word, ...]:
        """All text found, boxes in pixels of `picture`."""
        # An uncompressed file costs 3 ms to pack a page of A4; the engine takes no bare pixels.
        packed = cv2.imencode(".bmp", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))[1].tobytes()
        bounds: dict[int, dict[str, Any]] = self._engine.ocr(packed)["bounds"]
        return tuple(
            Word(text, float(one["confidence"]), _box(one["topLeftCoord"], one["bottomRightCoord"]))
            for one in bounds.values()
            if (text := told(one["text"], one["confidence"]))
        )


def _box(start: tuple[int, int], end: tuple[int, int]) -> tuple[float, float, float, float]:
    return float(start[0]), float(start[1]), float(end[0]), float(end[1])
