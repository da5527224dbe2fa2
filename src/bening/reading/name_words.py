"""The words of a name, and the words that are none: titles, labels, running text (`words.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from bening.reading.lines import plain, squeezed
from bening.reading.spellings import SHORT


@cache
def lexicon(name: str) -> frozenset[str]:
    """Words of running text and labels (`prose`), or titles and degrees (`titles`), squeezed."""
    told = tomllib.loads((files("bening.reading") / "words.toml").read_text("utf-8"))
    return frozenset(word for line in told[name]["words"] for word in line.split())


def is_title(token: str) -> bool:
    """Whether a word is a title or a degree: "Dr.", "H.", "S.Kom.", "A.Md.Keb."."""
    return squeezed(token) in lexicon("titles")


def bare(name: str) -> list[str]:
    """Words of a name in small letters without titles in front and degrees behind."""
    front = re.sub(r"[’'`]", "", name.partition(",")[0])
    text = re.sub(r"\b((?:[A-Za-z]{1,2}\.\s?){2,}[A-Za-z]{0,4}\.?)(?=\s|$)", _joined, front)
    words = [word for word in re.split(r"[\s.\-]+", plain(text)) if word]
    kept = list(words)
    while len(kept) > 1 and is_title(kept[0]) and kept[0] not in SHORT:
        kept.pop(0)
    while len(kept) > 1 and is_title(kept[-1]):
        kept.pop()
    return ["".join(letter for letter in word if letter.isalnum()) for word in kept]


def _joined(match: re.Match[str]) -> str:
    """A degree written with dots as one word: "S. Kom." is "skom"."""
    degree = re.sub(r"[.\s]", "", match[1])
    return degree if is_title(degree) else match[1]
