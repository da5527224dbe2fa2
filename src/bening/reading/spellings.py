"""Short forms and spellings of Indonesian names. The only list of them."""

from __future__ import annotations

SHORT = {
    **dict.fromkeys(("m", "md", "moh", "moch", "mohd", "muh", "muhd", "mhd", "mch"), "muhammad"),
    **dict.fromkeys(("abd", "abdl"), "abdul"),
    **dict.fromkeys(("st", "sti"), "siti"),
}
"""Short form → the name it stands for: written out it is the same name, even on one paper."""
SPELLINGS = (
    (
        "muhammad", "muhamad", "mohammad", "mohamad", "mochammad", "mochamad", "muhammed", "muhamed",
        "mukhammad", "mukhamad", "mohamed", "mohammed", "muchamad", "muchammad",
    ),
    ("ahmad", "achmad", "akhmad", "ahmat", "achmat", "akhmat"),
    ("abdul", "abdoel"),
    ("siti", "sitti"),
    ("nur", "noor", "noer", "nor"),
)  # fmt: skip
"""Spellings of one name, the usual one first: on two papers one person's, in one paper against what
was typed a person looks."""
_USUAL = {spelling: group[0] for group in SPELLINGS for spelling in group}


def usual(word: str) -> str:
    """A word of a name, squeezed, in the spelling that stands for all of its kind."""
    long = SHORT.get(word, word)
    return _USUAL.get(long, long)
