"""Reads one document: pages → words → kind → fields → what was typed → all other checks.

The small model reads everything; the larger one only what is then in doubt, and only the rows in question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2

from bening.reading.ocr import engine
from bening.reading.pictures import Sheet
from bening.reading.pictures.flatten import Page, as_drawn, flatten
from bening.reading.question import Question
from bening.reading.report import Report, Word
from bening.reading.similar import tokens_of
from bening.reading.turning import read_upright


@dataclass(frozen=True, slots=True)
class Read:
    """One page with what the first engine, or the file itself, says is written there."""

    page: Page
    words: tuple[Word, ...]
    digital: bool


class Inspector:
    """Everything that reads, loaded once: make one for each process and keep it."""

    def __init__(self, maker: str = "") -> None:
        cv2.setNumThreads(1)
        self.maker = maker
        self.tiny = engine("tiny", maker)

    def inspect(self, sheets: Sequence[Sheet], question: Question) -> Report:
        """The report on one document of some pages. 0.2 to 2 CPU seconds a page."""
        reads = [self.read(sheet) for sheet in sheets]
        tokens = frozenset().union(*(tokens_of(read.words) for read in reads))
        return Report("lain", 0.0, tokens=tokens, drawn=tuple(sheet.drawn for sheet in sheets))

    def read(self, sheet: Sheet) -> Read:
        """One page, upright, with its words."""
        if sheet.words is not None:
            return Read(as_drawn(sheet), sheet.words, True)
        page, words = read_upright(flatten(sheet), self.tiny)
        numbered = tuple(Word(word.text, word.confidence, word.box, sheet.number) for word in words)
        return Read(page, numbered, False)
