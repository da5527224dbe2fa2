"""Labels of a page: "Nama :", "Nama / Name", a label in a box of its own. `values` tells what stands there.

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

from bening.reading.rows import TAB, Row

SLIP_FROM, SLIPS_FROM = 5, 11
"""Letters of a label from which on one slip, and two slips, are forgiven."""
_COLON = re.compile(r"\s*(?:[/(]\s*[\w\s.]{2,26}\)?\s*)?[:：=]")
_ORDINAL = re.compile(r"(?:\W*[0-9]{1,2}\s?[.)]\s*)?")
"""What may stand before the first word of a row: "3. Jenis Kelamin"."""
LONG = 8
"""Letters of a label from which on the value may be glued to it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: its meaning, its row, where it begins and ends in the text of the row."""

    name: str
    row: int
    start: int
    end: int


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Meaning → labels, the longest first."""
    told = tomllib.loads((files("bening.reading") / "labels.toml").read_text("utf-8"))
    return {name: tuple(sorted(one, key=len, reverse=True)) for name, one in told["labels"].items()}


@cache
def _only(where: str) -> frozenset[str]:
    """Labels that count only before a colon (`colon`), or alone (`strict`), or first in a column (`soft`)."""
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
    text = row.text
    if label in _only("colon"):
        return bool(_COLON.match(text, end))
    if not strict and not soft:
        return True
    part = row.part_at(start)
    ends = end >= len(text) or text[end] == TAB or (end - start) >= len(part.word.text.rstrip(" .")) - 1
    first = row.starts[row.parts.index(part)]
    begins = start == 0 or text[start - 1] == TAB or bool(_ORDINAL.fullmatch(text, first, start))
    begins = begins or text[:start].rstrip().endswith("/")  # its translation: "Nama / Name"
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
