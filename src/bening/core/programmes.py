"""Names of study programmes: which two surely mean the same, which surely do not, which people must decide.

The reference is BKN's list of education codes with the names of the national list of formasi
(`regulations/programmes.txt`). Names that differ in spelling, signs or level only are the same. Two that
the reference knows as different programmes are different (MATEMATIKA and PENDIDIKAN MATEMATIKA), unless
only a word divides them that says nothing of the field (ILMU HUKUM and HUKUM), an abbreviation or a slip
of the pen. All else is left to people: that a name is not known is no proof of another programme. Levels
are compared elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from importlib.resources import files

_ONE_LEVEL = r"(?:d-?(?:iv|iii|ii|i|[1-4])|s-?[123]|a-iv|profesi|spesialis|subspesialis)"
_LEVELS = re.compile(rf"^{_ONE_LEVEL}(?:/{_ONE_LEVEL})* (?=\S)")
_AT_FRONT = re.compile(r"^(?:program studi|prodi|jurusan|departemen|fakultas) (?=\S)")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SPELLINGS = {
    "management": "manajemen",
    "managemen": "manajemen",
    "menejemen": "manajemen",
    "design": "desain",
    "disain": "desain",
    "tehnik": "teknik",
    "technologi": "teknologi",
    "tehnologi": "teknologi",
    "syari'ah": "syariah",
    "dan": "",
}
"""Ways to write one word. "dan" (and) and signs between words say nothing."""
EMPTY_WORDS = frozenset({"ilmu", "studi", "program", "profesi", "umum", "murni", "reguler", "konsentrasi"})
"""Words that may stand or be missing without surely naming another field: whether they do, people decide."""
ABBREVIATED = 3
"""Letters of a word that may stand for all of it."""
MISSPELT = 0.8
"""Share of letters in common from which on a word may be the other one, written wrongly."""


class Alike(str, Enum):
    """What is sure of two names."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def plain(name: str) -> str:
    """A programme's name in one form: no level in front, one spelling, no signs, no initials of itself."""
    folded = " ".join(name.casefold().replace("`", "'").replace("’", "'").split())
    text = _LEVELS.sub("", folded)
    text = _IN_BRACKETS.sub(lambda found: _unless_initials(found, text), text)
    words = (SPELLINGS.get(word, word) for word in _WORD.findall(text))
    return _AT_FRONT.sub("", " ".join(word for word in words if word)) or folded


def _unless_initials(found: re.Match[str], whole: str) -> str:
    """Brackets with the initials of what stands before them are left out: PENDIDIKAN GURU … (PGSD)."""
    inside = found[1].strip()
    initials = "".join(word[0] for word in _WORD.findall(whole[: found.start()]))
    return " " if inside and initials.endswith(inside) else f" {inside} "


def compare(one: str, other: str) -> Alike:
    """What is sure of two names of programmes."""
    first, second = plain(one), plain(other)
    if first == second:
        return Alike.SAME
    known = reference()
    if first in known and second in known and not _may_be_one(_telling(first), _telling(second)):
        return Alike.OTHER
    return Alike.UNSURE


def _telling(name: str) -> list[str]:
    """The words that name a field."""
    return [word for word in name.split() if word not in EMPTY_WORDS]


def _may_be_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether each word may be the other's, abbreviated or misspelt: lists of names have both."""
    if _initials(first) == "".join(second) or _initials(second) == "".join(first):
        return True
    return len(first) == len(second) and all(map(_may_be_word, first, second))


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _may_be_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= ABBREVIATED and long.startswith(short):
        return True
    return SequenceMatcher(None, short, long).ratio() >= MISSPELT


def codes_of(name: str) -> tuple[str, ...]:
    """BKN's codes of a programme at any level; none where it is not known, or known without a code."""
    return reference().get(plain(name), ())


@lru_cache(maxsize=1)
def reference() -> Mapping[str, tuple[str, ...]]:
    """Every known name in its one form, with BKN's codes. Read in a fifth of a second, once."""
    found: dict[str, tuple[str, ...]] = {}
    text = files("bening.regulations").joinpath("programmes.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, _, codes = line.partition("\t")
            found[plain(name)] = (*found.get(plain(name), ()), *codes.split())
    return found
