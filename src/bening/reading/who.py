"""Whether two names are of one person, as Indonesian names are written: titles, short forms, spellings."""

from __future__ import annotations

import re
from enum import Enum

from rapidfuzz.distance import Levenshtein

from bening.reading.lines import plain

_TITLES = re.compile(
    r"\b(?:prof|drs?|dra|drg|ir|hj?|kh|tgk|rr?|ns|apt|bdn|"
    r"a\s*md\w*(?:\s*(?:kep|keb|kom|ak))?|"
    r"s\s*(?:e|h|t|p|ag|pd|pdi|kom|kep|si|sos|st|ip|ked|km|kg|farm|gz|hut|ikom|psi|pt|tr\w*|th|hum|s|ap|ak|m)|"
    r"m\s*(?:si|pd|kom|kes|m|h|t|ag|hum|sc|ap|ak|kn|p|e|eng|kep|farm)|"
    r"sp\s*\w{1,4}|gr|mba|msc|ba|bsc|phd|akt|ak)\b\.?"
)
_VARIANTS = {
    **dict.fromkeys(
        ("m", "md", "moh", "moch", "moh", "mohd", "muh", "muhd", "mhd", "mohamad", "mohammad", "mochamad",
         "mochammad", "muhamad", "muhamed", "muhammed", "mukhamad", "mukhammad", "mohamed", "mohammed"),
        "muhammad",
    ),
    **dict.fromkeys(("achmad", "akhmad", "ahmat", "achmat", "akhmat", "ahmd"), "ahmad"),
    **dict.fromkeys(("abd", "abdl"), "abdul"),
    **dict.fromkeys(("sitti", "st", "sti"), "siti"),
    "noor": "nur", "noer": "nur",
}  # fmt: skip


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
    """The words of a name, titles gone, variants as one. Behind a comma there are only titles."""
    text = plain(name).partition(",")[0].replace("'", "")
    bare = _TITLES.sub(" ", re.sub(r"[.\-]", ". ", text).replace("  ", " "))
    words = re.findall(r"[a-z]+", bare) or re.findall(r"[a-z]+", text)
    return [_VARIANTS.get(word, word) for word in words]
