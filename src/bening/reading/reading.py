"""What one engine read on one document, made ready for looking things up: rows and labels, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bening.reading.labels import Label, find_labels
from bening.reading.report import Word
from bening.reading.rows import TAB, Pixels, Row, rows_of
from bening.reading.values import Value, values


@dataclass(frozen=True)
class Reading:
    """Words of one engine, in rows."""

    words: tuple[Word, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """From top to bottom, page after page."""
        return rows_of(self.words)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """In reading order."""
        return find_labels(self.rows)

    def at(self, *names: str) -> tuple[Value, ...]:
        """What stands at labels of these meanings."""
        return values(self.rows, self.labels, *names)

    def text(self, value: Value) -> str:
        """As it was read."""
        return value.text(self.rows)

    def has_label(self, row: int, before: int | None = None) -> bool:
        """Whether the row has a label (one that begins before that place of its text)."""
        return any(one.row == row and (before is None or one.start < before) for one in self.labels)

    @cached_property
    def digital(self) -> bool:
        """Whether nothing was guessed: the text stood in the file."""
        return bool(self.words) and all(word.confidence >= 1.0 for word in self.words)


@lru_cache(maxsize=4)
def _prepared(words: tuple[Word, ...]) -> Reading:
    return Reading(words)


def reading_of(words: Sequence[Word]) -> Reading:
    """The words made ready; the last few are kept, because many fields are looked for in the same ones."""
    return _prepared(tuple(words))


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row, with its box."""

    row: Row
    start: int
    end: int

    @property
    def text(self) -> str:
        """As it was read."""
        return self.row.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The row up to it."""
        return self.row.text[: self.start]

    @property
    def after(self) -> str:
        """The rest of the row."""
        return self.row.text[self.end :]

    @property
    def box(self) -> Pixels:
        """In pixels."""
        return self.row.box(self.start, self.end)

    @property
    def words(self) -> list[Word]:
        """The words it stands in."""
        return self.row.words(self.start, self.end)


def occurrences(row: Row, letters: str) -> list[Span]:
    """Every place where these squeezed letters stand in a row."""
    found, at = [], row.squeezed.letters.find(letters)
    while at >= 0:
        start, end = row.squeezed.span(at, at + len(letters))
        if TAB not in row.text[start:end]:
            found.append(Span(row, start, end))
        at = row.squeezed.letters.find(letters, at + 1)
    return found
