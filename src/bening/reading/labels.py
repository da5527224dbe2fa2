"""What stands beside, behind or below a label: "Nama : BUDI", "Nama / Name", a label in a box of its own.

Labels are data, in `labels.toml`: squeezed, one list for each meaning. A label begins a word; one slip of
reading is forgiven in a longer one.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from bening.reading.report import Word
from bening.reading.rows import TAB, Pixels, Row

SLIP_FROM, SLIPS_FROM = 5, 11
"""Letters of a label from which on one slip, and two slips, are forgiven."""
BELOW = 2.6
"""Heights of a letter within which a value may stand below its label, or go on below itself."""
TWICE = 2.0
"""Heights of its label from which on something is no value but a stamp or a picture."""
RUNNING = 3
"""Words before a label from which on it stands in running text."""
HALF = 0.95
"""Heights of a letter within which a value may stand above or below the middle of its label."""
_BETWEEN = re.compile(r"[\s:：.,;=\-–_*/|()\[\]\"'“”]*")
_TRANSLATION = re.compile(r"\s*/\s*[A-Z][A-Za-z ,.]{2,30}$")
"""What stands behind a label whose value stands below: "Jenis Kelamin / Sex"."""
_COLON = re.compile(r"\s*(?:[/(]\s*[\w\s.]{2,26}\)?\s*)?[:：=]")
LONG = 8
"""Letters of a label from which on the value may be glued to it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: its meaning, its row, where it begins and ends in the text of the row."""

    name: str
    row: int
    start: int
    end: int


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


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Meaning → labels, the longest first."""
    told = tomllib.loads((files("bening.reading") / "labels.toml").read_text("utf-8"))
    return {name: tuple(sorted(one, key=len, reverse=True)) for name, one in told["labels"].items()}


@cache
def _only(where: str) -> frozenset[str]:
    """Labels that count only before a colon (`strict`), or there and where a column begins (`soft`)."""
    told = tomllib.loads((files("bening.reading") / "labels.toml").read_text("utf-8"))
    return frozenset(told[where]["words"])


@cache
def _by_initial() -> dict[str, tuple[tuple[str, str], ...]]:
    """First letter → (label, meaning), the longest first: what may begin with that letter unharmed."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, some in labels().items():
        for label in some:
            found.setdefault(label[0], []).append((label, name))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}


def find_labels(rows: Sequence[Row]) -> tuple[Label, ...]:
    """All labels of a page, in reading order; where two overlap, the longer one."""
    return tuple(label for number, row in enumerate(rows) for label in _in_row(number, row))


def _in_row(number: int, row: Row) -> Iterator[Label]:
    letters, places, text = row.squeezed.letters, row.squeezed.places, row.text
    free = 0
    for at in range(len(letters)):
        if at < free or not _may_begin(text, places[at], at, places):
            continue
        found = _label_at(letters[: _before_colon(text, places, at)], at)
        if found is None:
            continue
        name, size, label = found
        start, end = row.squeezed.span(at, at + size)
        exact = letters[at : at + size] == label
        if _goes_on(text, end, exact and size >= LONG) or not _counts(row, label, start, end):
            continue
        free = at + size
        yield Label(name, number, start, end)


def _before_colon(text: str, places: Sequence[int], at: int) -> int:
    """The place among the letters up to which a label that begins at `at` may go: it never spans a colon."""
    signs = [place for place in (text.find(sign, places[at]) for sign in ":：=\t") if place >= 0]
    return bisect_left(places, min(signs)) if signs else len(places)


def _may_begin(text: str, place: int, at: int, places: Sequence[int]) -> bool:
    """Whether a label may begin there: at the beginning of a word."""
    return place == 0 or not text[place - 1].isalnum() or (at > 0 and places[at - 1] < place - 1)


def _goes_on(text: str, end: int, long: bool) -> bool:
    """Whether the word goes on ("namanya", "NISA"): no label then. Behind a long one a blank was lost."""
    if end >= len(text) or not text[end].isalpha():
        return False
    return text[end - 1].islower() == text[end].islower() and not (long and text[end].isupper())


def _counts(row: Row, label: str, start: int, end: int) -> bool:
    """Whether what may be running text stands where a label stands."""
    strict, soft = label in _only("strict"), label in _only("soft")
    if not strict and not soft:
        return True
    text = row.text
    part = row.part_at(start)
    ends = end >= len(text) or text[end] == TAB or (end - start) >= len(part.word.text.rstrip(" .")) - 1
    begins = start == 0 or text[start - 1] == TAB or start == row.starts[row.parts.index(part)]
    alone = begins and ends
    if alone or _COLON.match(text, end):
        return True
    after = text[end:].lstrip(" ./(")
    return soft and begins and bool(after) and not after[0].islower()


@cache
def _by_pair() -> dict[str, tuple[tuple[str, str], ...]]:
    """Two letters → labels that may have slips and have these as their first, second or third ones."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, some in labels().items():
        for label in some:
            if len(label) >= SLIP_FROM:
                for pair in dict.fromkeys((label[:2], label[1:3], label[2:4])):
                    found.setdefault(pair, []).append((label, name))
    return {pair: tuple(some) for pair, some in found.items()}


def _likely(piece: str) -> Iterator[tuple[str, str]]:
    """Labels that share two of their first letters with the piece, and begin not far from it."""
    pairs = (piece[:2], piece[1:3], piece[2:4])
    some = dict.fromkeys(one for pair in pairs for one in _by_pair().get(pair, ()))
    for label, name in some:
        alike = sum(one == other for one, other in zip(label[:4], piece[:4], strict=False))
        if len(piece) >= len(label) - 1 and (alike >= 3 or label[1:4] == piece[:3]):
            yield label, name


@lru_cache(maxsize=4096)
def _label_at_cached(piece: str) -> tuple[str, int, str] | None:
    exact = next((one for one in _by_initial().get(piece[0], ()) if piece.startswith(one[0])), None)
    best: tuple[int, int, str, str] | None = None
    for label, name in _likely(piece):
        allowed = 2 if len(label) >= SLIPS_FROM else 1
        for size in (len(label), len(label) - 1, len(label) + 1):
            slips = Levenshtein.distance(label, piece[:size], score_cutoff=allowed)
            cost = LONGER * slips - size
            fits = size <= len(piece) and 0 < slips <= allowed
            if fits and (best is None or cost < best[0]):
                best = (cost, size, name, label)
    if exact and (best is None or -best[0] <= len(exact[0])):
        return exact[1], len(exact[0]), exact[0]
    return (best[2], best[1], best[3]) if best else None


LONGER = 4
"""Letters by which a label must be longer for each slip in it, to be taken ("Nomor ljazah")."""
LONGEST = 32
"""Letters looked at for one label."""


def _label_at(letters: str, at: int) -> tuple[str, int, str] | None:
    """Meaning, letters taken, and the label as listed."""
    found = _label_at_cached(letters[at : at + LONGEST])
    return found if found and at + found[1] <= len(letters) else None


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
    if any(sign.isalnum() for sign in text) and not translated:
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
            end = start + len(part.word.text)
            taken = any(one.row == number and start <= one.start < end for one in found)
            overlaps = overlaps and own.height / TWICE < part.height < TWICE * own.height
            if overlaps and (taken or part.middle - own.middle > BELOW * max(own.height, part.height)):
                return None
            if overlaps and any(sign.isalnum() for sign in part.word.text):
                begin, stop = _trimmed(under.text, start, end)
                return Value(label.name, number, begin, stop, "below")
    return None
