"""Whether two names are of one person, as Indonesian names are written: titles, short forms, spellings."""

from __future__ import annotations

from enum import Enum

from rapidfuzz.distance import Levenshtein

from bening.reading.name_words import bare
from bening.reading.spellings import usual


class Likeness(Enum):
    """How alike two names are."""

    SAME = "same"
    CLOSE = "close"
    OTHER = "other"


def compare_names(typed: str, read: str) -> Likeness:
    """Same after titles and usual variants; close when a few letters or a word differ: a person judges."""
    one, other = _words(typed), _words(read)
    if not one or not other:
        return Likeness.CLOSE
    first, second = "".join(one), "".join(other)
    if first == second:
        return Likeness.SAME
    slips = Levenshtein.distance(first, second)
    if slips <= max(2, len(first) // 5) or set(one) <= set(other) or set(other) <= set(one):
        return Likeness.CLOSE
    return Likeness.OTHER


def _words(name: str) -> list[str]:
    """The words of a name in their usual spelling, titles gone."""
    return [usual(word) for word in bare(name) if word]
