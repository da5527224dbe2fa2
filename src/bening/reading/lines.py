"""Words of a page as lines of running text, and text squeezed to what engines do not disagree about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bening.reading.report import Word

SAME_ROW = 0.55
"""Share of a word's height by which its middle may lie above or below that of its row."""
LEAST_OF_MARK = 4
"""Letters of a piece of the word that is printed over papers that are none."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side. `box` in pixels of the picture that was read."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, left to right."""
        return " ".join(word.text for word in self.words)

    @property
    def page(self) -> int:
        """Counted from 1."""
        return self.words[0].page

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Around all its words."""
        boxes = [word.box for word in self.words]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Lines from top to bottom, page after page."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.page, _middle(one))):
        last = rows[-1] if rows else None
        if last and last[0].page == word.page and _same_row(last, word):
            last.append(word)
        else:
            rows.append([word])
    return tuple(Line(tuple(sorted(row, key=lambda one: one.box[0]))) for row in rows)


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _same_row(row: Sequence[Word], word: Word) -> bool:
    middle = sum(map(_middle, row)) / len(row)
    height = min(word.box[3] - word.box[1], max(one.box[3] - one.box[1] for one in row))
    return abs(middle - _middle(word)) < SAME_ROW * max(height, 1.0)


def plain(text: str) -> str:
    """Small letters without accents, full-width signs as their usual ones."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def squeezed(text: str) -> str:
    """Letters and digits only: engines drop spaces and signs, letters hardly ever."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def is_mark(text: str) -> bool:
    """Whether squeezed letters are a piece of "SPESIMEN", which is printed over papers that are none."""
    return len(text) >= LEAST_OF_MARK and text in "spesimen"
