"""The same document handed in by another applicant: by its content, for pictures of pages all look alike.

Three ways: keys that only one paper has (a number), words in common weighed by how rare they are, and the
aligned face of a portrait. A hit is never held against anyone: a person looks at both. Family cards and
accreditations are shared by honest people and are left out.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bening.core.decision import Check
from bening.reading.checking import met, uncertain
from bening.reading.limits import limit
from bening.reading.lines import plain, squeezed
from bening.reading.report import Field, Word

SHARED_KINDS = frozenset({"kk", "akreditasi", "lain"})
"""Kinds that several honest applicants hold the same copy of, or that are no certain kind."""
NUMBERED_KINDS = frozenset(
    {"ijazah", "transkrip", "str", "serdik", "sertifikat", "skck", "surat_disabilitas"}
)
UNIQUE_ALONE = 12
"""Letters and digits of a number, from which on it needs no institution beside it to be unique."""
NUMBER_AT_LEAST = 5
SURE = 0.8
"""Confidence below which a value that was read makes no key."""
WORD = re.compile(r"[a-z]{4,}|[0-9]{3,}")
CANDIDATES = 64


def tokens_of(words: Iterable[Word]) -> frozenset[str]:
    """The words of a document worth comparing: from 4 letters or 3 digits on, each once."""
    return frozenset(token for word in words for token in WORD.findall(plain(word.text)))


def keys_of(
    kind: str, fields: Mapping[str, Field], *, codes: Sequence[str] = (), stamp: str = ""
) -> tuple[str, ...]:
    """What only this paper has, as `sort:value`. Personal: keep them only hashed with a secret key.

    `codes`: contents of QR and bar codes. `stamp`: the serial of a duty stamp.
    """
    keys = [f"stamp:{squeezed(stamp)}"] if stamp else []
    if kind in SHARED_KINDS:
        return tuple(keys)
    nik = _sure(fields, "nik")
    if kind == "ktp" and len(nik) == 16:
        keys.append(f"nik:{nik}")
    number = _sure(fields, "number")
    if kind in NUMBERED_KINDS and len(number) >= NUMBER_AT_LEAST:
        beside = "" if len(number) >= UNIQUE_ALONE else _sure(fields, "institution")
        if beside or len(number) >= UNIQUE_ALONE:
            keys.append(f"{kind}:{number}{beside and ':' + beside}")
    keys += [f"code:{hashlib.sha256(text.encode()).hexdigest()[:32]}" for text in codes if _telling(text)]
    return tuple(keys)


def _sure(fields: Mapping[str, Field], name: str) -> str:
    read = fields.get(name)
    return squeezed(read.value) if read is not None and read.confidence >= SURE else ""


def _telling(payload: str) -> bool:
    """Whether the content of a code is of one paper, and not the address of a university's front page."""
    inside = squeezed(re.sub(r"^https?://[^/]*", "", payload))
    return len(inside) >= 10 and sum(letter.isdigit() for letter in inside) >= 4


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that resembles another; `share` of their words, weighed, 0 to 1."""

    name: str
    share: float


class Index:
    """The words of all documents of one kind, to find those that resemble a new one.

    A look takes about a millisecond for thousands. Weights follow what is in it, so that labels and
    the words of a form count for nothing. Names are the caller's; nothing is kept on disk.
    """

    def __init__(self, documents: Iterable[tuple[str, frozenset[str]]] = ()) -> None:
        self._tokens: dict[str, frozenset[str]] = {}
        self._with: dict[str, set[str]] = defaultdict(set)
        for name, tokens in documents:
            self.add(name, tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, name: str, tokens: frozenset[str]) -> None:
        """Take in a document, in the place of an earlier one of that name."""
        self.remove(name)
        self._tokens[name] = tokens
        for token in tokens:
            self._with[token].add(name)

    def remove(self, name: str) -> None:
        """Forget a document, if it is known."""
        for token in self._tokens.pop(name, ()):
            self._with[token].discard(name)

    def most_alike(
        self, tokens: frozenset[str], *, but_not: frozenset[str] = frozenset()
    ) -> tuple[Alike, ...]:
        """Documents above the limit, the most alike first; `but_not`: names of the applicant's own."""
        least = limit("similar.overlap" if len(self) >= limit("similar.enough") else "similar.overlap_of_few")
        found = [Alike(name, self.share(tokens, name)) for name in self._candidates(tokens, but_not)]
        return tuple(
            sorted((one for one in found if one.share > least), key=lambda one: (-one.share, one.name))
        )

    def _candidates(self, tokens: frozenset[str], but_not: frozenset[str]) -> list[str]:
        """Those with which it has the rarest words in common; common words would name everybody."""
        common = max(8, len(self) // 20)
        weights: Counter[str] = Counter()
        for token in tokens:
            names = self._with.get(token, ())
            if len(names) <= common:
                weight = self._weight(token)
                for name in names:
                    weights[name] += weight  # type: ignore[assignment]  # weights are no whole numbers
        best = (name for name, _ in weights.most_common(CANDIDATES + len(but_not)))
        return [name for name in best if name not in but_not]

    def _weight(self, token: str) -> float:
        return math.log((len(self) + 2) / (len(self._with.get(token, ())) + 1))

    def share(self, tokens: frozenset[str], name: str) -> float:
        """How alike in words, 0 to 1: the cosine of both, each word weighed by how rare it is.

        Squares of weights, so that papers of one university with its whole form in common stay far below
        two photographs of one paper.
        """
        other = self._tokens[name]
        both = self._square(tokens & other)
        whole = math.sqrt(self._square(tokens) * self._square(other))
        return both / whole if whole > 0 else 0.0

    def _square(self, tokens: frozenset[str]) -> float:
        return sum(self._weight(token) ** 2 for token in tokens)


def check_same_file(kind: str, elsewhere: int) -> tuple[Check, ...]:
    """`elsewhere`: how many other applicants handed in the very same bytes."""
    if kind in SHARED_KINDS:
        return ()
    if elsewhere:
        return (uncertain("duplicate.same_file", "duplicate.file_seen", others=elsewhere),)
    return (met("duplicate.same_file"),)


def check_same_document(
    kind: str, *, keys_elsewhere: Sequence[str] = (), alike: Sequence[Alike] = ()
) -> tuple[Check, ...]:
    """`keys_elsewhere`: keys of this paper that other applicants' papers have; `alike`: other applicants'."""
    if kind in SHARED_KINDS:
        return ()
    code = "duplicate.same_document"
    if keys_elsewhere:
        sort = keys_elsewhere[0].partition(":")[0]
        return (uncertain(code, "duplicate.number_seen", key=sort),)
    if alike:
        return (uncertain(code, "duplicate.text_seen", percent=round(100 * alike[0].share)),)
    return (met(code),)
