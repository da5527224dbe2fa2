"""A value read off a page, and cutting it out of the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bening.reading.match.edges import clean_after, continued_below
from bening.reading.match.folds import put_right
from bening.reading.reading import Reading, Span
from bening.reading.report import Field, Word
from bening.reading.rows import Pixels, around

_ENDS = re.compile(r"\s*[,;:(]|\s+[-–]\s+|\.\s|\.$|\t")


STOPS = frozenset({"fakultas", "jenjang", "nim", "npm", "program", "prodi", "jurusan", "kutipan"})
"""Words with a capital in front of which a phrase ends."""


@dataclass(frozen=True, slots=True)
class Off:
    """`value` as it is told, the words it stands in, its box in pixels."""

    value: str
    words: tuple[Word, ...]
    box: Pixels

    @property
    def field(self) -> Field:
        """As the report tells it; as sure as the least sure of its words."""
        sure = min((word.confidence for word in self.words), default=0.0)
        return Field(self.value, sure, self.words[0].page if self.words else 1, self.box)


def off(value: str, spans: Iterable[Span]) -> Off:
    """A value that stands in these pieces of rows."""
    pieces = list(spans)
    words = [word for span in pieces for word in span.words]
    return Off(" ".join(value.split()), tuple(words), around([span.box for span in pieces]))


def phrase(reading: Reading, span: Span, *, whole: bool = True) -> Off | None:
    """A phrase cut off where running text goes on, with its rest in the row below if it was broken."""
    end = cut(span.text) if whole else len(span.text)
    one = Span(span.row, span.start, span.start + end)
    if not any(sign.isalnum() for sign in one.text):
        return None
    rest = continued_below(reading, one, phrase=True)
    if rest is None:
        return off(put_right(one.text), [one])
    text = rest.word.text[: cut(rest.word.text)]
    row = next(row for row in reading.rows if rest in row.parts)
    start = row.starts[row.parts.index(rest)]
    return off(put_right(f"{one.text} {text}"), [one, Span(row, start, start + len(text))])


def cut(text: str) -> int:
    """Where a phrase ends: at a sign, or before the first word of running text."""
    sign = _ENDS.search(text)
    end = sign.start() if sign else len(text)
    for blank in re.finditer(r"\s+", text[:end]):
        if (
            blank.start()
            and clean_after(text[blank.start() : end], phrase=True)
            and _is_running(text[blank.end() :])
        ):
            return blank.start()
    return end


def _is_running(text: str) -> bool:
    """Small letters go on, or another label in capitals: not a degree, which ends a name anyway."""
    return bool(text) and (text[0].islower() or text.split()[0].lower() in STOPS)
