"""Which short texts say much the same: TF-IDF of words and their pairs, cosine, groups. A proposal, no more.

A person decides what belongs together; this only saves reading the same wish forty times.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

ALIKE = 0.3
"""Cosine from which two comments are put into one group. Chosen on invented comments; see the tests."""
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON_WORDS = (
    "yang dan atau untuk dari dengan pada dalam ini itu tidak akan agar supaya saya kami kita anda adalah"
    " juga sudah belum bisa dapat harus lebih karena oleh sebagai jika bila maka saja hanya para the and"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def words(text: str) -> list[str]:
    """The words that carry meaning, each without its commonest Indonesian endings, and their pairs."""
    plain = [_stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON]
    return plain + [f"{one} {other}" for one, other in pairwise(plain)]


def _stem(word: str) -> str:
    for ending in ("nya", "lah", "kah", "kan"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def vectors(texts: Sequence[str]) -> list[Mapping[str, float]]:
    """One vector of length 1 for each text (empty for a text without words)."""
    counted = [Counter(words(text)) for text in texts]
    found_in = Counter(word for counts in counted for word in counts)
    return [_unit(counts, found_in, len(texts)) for counts in counted]


def _unit(counts: Counter[str], found_in: Counter[str], texts: int) -> Mapping[str, float]:
    weighed = {
        word: (1 + math.log(count)) * (1 + math.log(texts / found_in[word])) for word, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {word: weight / length for word, weight in weighed.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two vectors are: 0 nothing in common, 1 the same words."""
    small, large = sorted((one, other), key=len)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())


def groups(texts: Sequence[str], alike: float = ALIKE) -> list[list[int]]:
    """Positions of texts that say much the same, each in exactly one group, in order of their first.

    A text joins the group whose first text it is most like, if enough; so one long chain of small
    likenesses never pulls everything together.
    """
    made: list[list[int]] = []
    known = vectors(texts)
    for position, vector in enumerate(known):
        best = max(made, key=lambda group: cosine(known[group[0]], vector), default=None)
        if best is not None and cosine(known[best[0]], vector) >= alike:
            best.append(position)
        else:
            made.append([position])
    return made
