"""What stands at a label: beside it, half a row off, below it, or where running text goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bening.reading.labels import Label
from bening.reading.lines import is_mark, squeezed
from bening.reading.report import Word
from bening.reading.rows import TAB, Pixels, Row

BELOW = 2.6
"""Heights of a letter within which a value may stand below its label, or go on below itself."""
TWICE = 2.0
"""Heights of its label from which on something is no value but a stamp or a picture."""
RUNNING = 3
"""Words before a label from which on it stands in running text."""
HALF = 0.95
"""Heights of a letter within which a value may stand above or below the middle of its label."""
_BETWEEN = re.compile(r"[\s:：.,;=\-–_*/|()\[\]\"'“”]*")
_COLON_AS_ONE = re.compile(r"1 +(?=[A-Z][A-Z]{2})")
"""Before a word in capitals."""
_TRANSLATION = re.compile(r"\s*/\s*[A-Z][A-Za-z ,.]{2,30}$")
"""What stands behind a label whose value stands below: "Jenis Kelamin / Sex"."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands at a label. `start` and `end`: in the text of its row.

    `how`: `beside` the label, `half` (a row off), or `below` it.
    """

    name: str
    row: int
    start: int
    end: int
    how: str

    def text(self, rows: Sequence[Row]) -> str:
        """As it was read."""
        return rows[self.row].text[self.start : self.end]

    def words(self, rows: Sequence[Row]) -> list[Word]:
        """The words it was read from."""
        return rows[self.row].words(self.start, self.end)

    def box(self, rows: Sequence[Row]) -> Pixels:
        """In pixels."""
        return rows[self.row].box(self.start, self.end)


def values(rows: Sequence[Row], found: Sequence[Label], *names: str) -> tuple[Value, ...]:
    """What stands at labels of these meanings, in reading order."""
    return tuple(
        value for label in found if label.name in names for value in [value_at(rows, found, label)] if value
    )


def value_at(rows: Sequence[Row], found: Sequence[Label], label: Label) -> Value | None:
    """What stands at one label: beside it, or below it where nothing stands beside."""
    row = rows[label.row]
    start = _after(row.text, label, [one for one in found if one.row == label.row])
    stop = _next_label(found, label, start, len(row.text))
    text = row.text[start:stop]
    translated = _TRANSLATION.match(row.text[label.end : stop])
    if any(sign.isalnum() for sign in text) and not translated and not is_mark(squeezed(text)):
        start, end = _trimmed(row.text, start, _column_end(text) + start)
        return Value(label.name, label.row, start, end, "beside")
    if row.text[label.end :].strip()[:1] in (";", "."):
        return None  # an item of a list
    if len(row.text[: label.start].rpartition(TAB)[2].split()) >= RUNNING:
        return _in_next_row(rows, found, label)
    return half_a_row_off(rows, found, label) or _below(rows, found, label)


def _in_next_row(rows: Sequence[Row], found: Sequence[Label], label: Label) -> Value | None:
    """The beginning of the next row, where a label ends a row of running text."""
    number = label.row + 1
    if number >= len(rows) or rows[number].page != rows[label.row].page:
        return None
    first = rows[number].parts[0].word.text
    stop = min((one.start for one in found if one.row == number), default=len(first))
    start, end = _trimmed(rows[number].text, 0, min(stop, len(first)))
    return Value(label.name, number, start, end, "below") if start < end else None


def _after(text: str, label: Label, beside: Sequence[Label]) -> int:
    """Where the value begins: behind the label, its translation ("Nama / Name") and its colon."""
    end = label.end
    while True:
        signs = _BETWEEN.match(text, end)
        start = signs.end() if signs else end
        if misread := _COLON_AS_ONE.match(text, start):
            return misread.end()
        same = [one for one in beside if one.start == start and one.name == label.name]
        if not same or (signs and ":" in signs[0]):
            return start
        end = same[0].end


def _next_label(found: Sequence[Label], label: Label, start: int, most: int) -> int:
    later = [one.start for one in found if one.row == label.row and one.start >= start]
    return min(later, default=most)


def _column_end(text: str) -> int:
    """A value ends at the next wide gap, but for the one right behind its label."""
    end = text.find(TAB)
    return end if end >= 0 else len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    return start, end


def half_a_row_off(rows: Sequence[Row], found: Sequence[Label], label: Label) -> Value | None:
    """The value right of a label of two rows ("Nama", below it "Name"), at the height between them."""
    row = rows[label.row]
    right, own = row.box(label.start, label.end)[2], row.part_at(label.start)
    for number in (label.row - 1, label.row + 1):
        if not 0 <= number < len(rows) or rows[number].page != row.page:
            continue
        other = rows[number]
        for part, start in zip(other.parts, other.starts, strict=True):
            labelled = any(one.row == number and one.start <= start + len(part.word.text) for one in found)
            level = abs(part.middle - own.middle) < HALF * own.height and part.height < TWICE * own.height
            if part.left > right and level and not labelled and _says(part.word.text):
                begin, stop = _trimmed(other.text, start, start + len(part.word.text))
                return Value(label.name, number, begin, stop, "half")
    return None


def _says(text: str) -> bool:
    """Whether a text has two letters or digits at least, and so may be a value."""
    return sum(sign.isalnum() for sign in text) >= 2


def _below(rows: Sequence[Row], found: Sequence[Label], label: Label) -> Value | None:
    """The word below the label, where nothing stands beside it."""
    row = rows[label.row]
    x0, _, x1, _ = row.box(label.start, label.end)
    own = row.part_at(label.start)
    for number in range(label.row + 1, min(label.row + 3, len(rows))):
        under = rows[number]
        if under.page != row.page:
            return None
        for part, start in zip(under.parts, under.starts, strict=True):
            overlaps = min(part.right, x1) - max(part.left, x0) > 0 or abs(part.left - x0) < part.height
            if is_mark(squeezed(part.word.text)):
                continue
            end = start + len(part.word.text)
            taken = any(one.row == number and start <= one.start < end for one in found)
            overlaps = overlaps and own.height / TWICE < part.height < TWICE * own.height
            if overlaps and (taken or part.middle - own.middle > BELOW * max(own.height, part.height)):
                return None
            if overlaps and any(sign.isalnum() for sign in part.word.text):
                begin, stop = _trimmed(under.text, start, end)
                return Value(label.name, number, begin, stop, "below")
    return None
