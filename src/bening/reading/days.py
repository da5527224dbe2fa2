"""Dates in running text, as Indonesian and English letters write them and as engines garble them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Levenshtein

from bening.reading.lines import plain

_MONTHS = {
    1: ("januari", "january", "jan"),
    2: ("februari", "pebruari", "february", "feb", "peb"),
    3: ("maret", "march", "mar"),
    4: ("april", "apr"),
    5: ("mei", "may"),
    6: ("juni", "june", "jun"),
    7: ("juli", "july", "jul"),
    8: ("agustus", "august", "agu", "agt", "ags", "aug"),
    9: ("september", "sept", "sep"),
    10: ("oktober", "october", "okt", "oct"),
    11: ("november", "nopember", "nov", "nop"),
    12: ("desember", "december", "des", "dec"),
}
_BY_NAME = {name: number for number, names in _MONTHS.items() for name in names}
_WORDED = re.compile(
    r"(?=(?<![0-9])(?:(?<![a-z])[lio]|[0-3]?[0-9]|[0-3][lio])\s*[.,-]?\s*[a-z])"
    r"(?=(([0-3]?[0-9lio])\s*[.,-]?\s*([a-z0-9]{3,10}?)\s*[.,-]?\s*((?:19|20)[0-9]{2}))(?![0-9]))"
)
"""Looks ahead only: what is no date ("sampai 12Mei": its i is no 1) must not swallow the one behind it."""
_ENGLISH = re.compile(r"([a-z]{3,10})\s*([0-3]?[0-9])\s*(?:st|nd|rd|th)?\s*,\s*((?:19|20)[0-9]{2})(?![0-9])")
_NUMBERS = re.compile(
    r"(?<![0-9])([0-3]?[0-9])\s*([-/.\s])\s*([01]?[0-9])\s*\2\s*((?:19|20)[0-9]{2})(?![0-9])"
)
_ISO = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?![0-9])")
_DIGITS = str.maketrans("lio", "110")


@dataclass(frozen=True, slots=True)
class Day:
    """A date found in a text, with its first and last place (in the text made plain)."""

    on: date
    start: int
    end: int


def days_in(text: str) -> tuple[Day, ...]:
    """Every date of a text in its order; the place counts letters of `lines.plain(text)`."""
    read = plain(text)
    found: list[Day] = []
    for start, end, year, month, day in sorted(_candidates(read)):
        if month and not any(start < other.end and other.start < end for other in found):
            try:
                found.append(Day(date(year, month, day), start, end))
            except ValueError:
                continue  # no such day
    return tuple(found)


def _candidates(read: str) -> Iterator[tuple[int, int, int, int, int]]:
    for match in _ISO.finditer(read):
        yield *match.span(), int(match[1]), int(match[2]), int(match[3])
    for match in _NUMBERS.finditer(read):
        yield *match.span(), int(match[4]), int(match[3]), int(match[1])
    for match in _WORDED.finditer(read):
        day = match[2].translate(_DIGITS)
        yield *match.span(1), int(match[4]), _month(match[3]), int(day)
    for match in _ENGLISH.finditer(read):
        yield *match.span(), int(match[3]), _month(match[1]), int(match[2])


def _month(word: str) -> int:
    """1 to 12, forgiving one slip in a name of five letters or more; 0 if it is no month."""
    if word in _BY_NAME:
        return _BY_NAME[word]
    if len(word) < 5:
        return 0
    slips = ((Levenshtein.distance(word, name, score_cutoff=1), name) for name in _BY_NAME if len(name) >= 5)
    best = min(slips)
    return _BY_NAME[best[1]] if best[0] <= 1 else 0
