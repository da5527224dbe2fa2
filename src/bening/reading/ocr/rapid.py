"""PP-OCRv6 small in the wheel of rapidocr: for machines on which faster-paddle has no wheel."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import version
from typing import Any

import cv2

from bening.reading.ocr import Picture, told
from bening.reading.report import Word

OPTIONS = {
    "Global.use_cls": False,  # pages are turned upright before
    "Global.log_level": "error",
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
"""The models named by default are the ones in the wheel; any other name would start a download."""


class Rapid:
    """The one model of that wheel, whatever size is asked for."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional, ships no types

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self.name = f"rapidocr {version('rapidocr')} PP-OCRv6 small"
        self._engine: Any = RapidOCR(params=OPTIONS)

    def read(self, picture: Picture) -> tuple[Word, ...]:
        """All text found, boxes in pixels of `picture`."""
        found = self._engine(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        if found.txts is None or found.boxes is None:
            return ()
        return tuple(
            Word(
                text,
                float(score),
                (
                    float(min(x for x, _ in box)),
                    float(min(y for _, y in box)),
                    float(max(x for x, _ in box)),
                    float(max(y for _, y in box)),
                ),
            )
            for said, score, box in zip(found.txts, found.scores, found.boxes, strict=True)
            if (text := told(said, float(score)))
        )


@cache
def rapid() -> Rapid:
    """The engine, loaded once for both sizes: it takes 700 MB."""
    return Rapid()
