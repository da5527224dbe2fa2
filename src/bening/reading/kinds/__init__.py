"""The kind of a document by the words on it: weighted anchors, some of them speaking against.

Rules and not a trained model: on the papers of people whose papers nobody has seen, a model had learned the
layouts and not the kinds. In doubt the answer is `lain`, with a low confidence, and a person looks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bening.reading.lines import squeezed
from bening.reading.report import Word
from bening.reading.rows import Row, rows_of
from bening.reading.thresholds import threshold

OTHER = "lain"
FUZZY_FROM = 8
"""Letters of an anchor from which on slips of reading are forgiven."""
PARTS = ("title", "text", "against", "against_title")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a document is. `margin`: by how much it is ahead of the second; `second`: that kind.

    `decided`: no person has to say what it is.
    """

    name: str
    confidence: float
    margin: float
    second: str = ""

    @property
    def decided(self) -> bool:
        """Whether it is surely that kind."""
        return self.name != OTHER


@cache
def anchors() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Kind → part → anchor → weight."""
    return tomllib.loads((files("bening.reading.kinds") / "anchors.toml").read_text("utf-8"))


def kind_of(words: Sequence[Word]) -> Kind:
    """What the document with these words is; some 3 ms a page."""
    rows = rows_of(words)
    scores = sorted(scores_of(rows).items(), key=lambda one: -one[1])
    (best, score), (second, less) = scores[0], scores[1]
    margin = score - max(less, 0.0)
    if score >= threshold("kinds.score") and margin >= threshold("kinds.margin"):
        return Kind(best, min(1.0, score), margin, second)
    return Kind(OTHER, max(0.0, min(0.4, 0.4 - score / 2)), margin, best if score > 0 else "")


def scores_of(rows: Sequence[Row]) -> dict[str, float]:
    """How much speaks for each kind."""
    page = Page(rows)
    return {kind: _score(page, parts) for kind, parts in anchors().items()}


def _score(page: Page, parts: Mapping[str, Mapping[str, float]]) -> float:
    pro = sum(weight for anchor, weight in parts.get("title", {}).items() if page.is_titled(anchor))
    pro = min(pro, max(parts.get("title", {}).values(), default=0.0))
    pro += sum(weight for anchor, weight in parts.get("text", {}).items() if page.says(anchor))
    if pro < 0.2:
        return pro  # nothing to speak against
    against = sum(weight for anchor, weight in parts.get("against", {}).items() if page.says(anchor))
    titles = parts.get("against_title", {}).items()
    return min(pro, 1.2) - against - max((w for anchor, w in titles if page.is_titled(anchor)), default=0.0)


class Page:
    """The text of a document, prepared for many questions."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        lines = [row.squeezed.letters for row in rows]
        boxes = [squeezed(part.word.text) for row in rows for part in row.parts]
        self._titles = {one for one in (*lines, *boxes, *_halves(rows)) if one and not one[0].isdigit()}
        # Two rows may break a phrase; a sign keeps words of different rows from making a new one.
        self._text = "".join(lines)
        self._words = frozenset(squeezed(word) for row in rows for word in row.text.replace("/", " ").split())
        self._said: dict[str, bool] = {}
        self._titled: dict[str, bool] = {}

    def says(self, anchor: str) -> bool:
        """Whether it stands anywhere, as a whole word if it is short."""
        if anchor not in self._said:
            self._said[anchor] = self._says(anchor)
        return self._said[anchor]

    def _says(self, anchor: str) -> bool:
        if len(anchor) < 6:
            return anchor in self._words
        if anchor in self._text:
            return True
        if len(anchor) < FUZZY_FROM:
            return False
        likeness = threshold("kinds.likeness")
        return fuzz.partial_ratio(anchor, self._text, score_cutoff=likeness) >= likeness

    def is_titled(self, anchor: str) -> bool:
        """Whether a row or a box says this and nothing else."""
        if anchor not in self._titled:
            slips = 0 if len(anchor) < 6 else 1 if len(anchor) < 12 else 2
            self._titled[anchor] = anchor in self._titles or (
                slips > 0
                and any(
                    abs(len(anchor) - len(title)) <= slips
                    and Levenshtein.distance(anchor, title, score_cutoff=slips) <= slips
                    for title in self._titles
                )
            )
        return self._titled[anchor]


def _halves(rows: Sequence[Row]) -> Iterable[str]:
    """Titles with their translation: "IJAZAH / DIPLOMA", "TRANSKRIP (TRANSCRIPT)"."""
    for row in rows:
        for part in row.parts:
            for sign in "/(|:-–":
                if sign in part.word.text:
                    yield from (squeezed(half) for half in part.word.text.split(sign))
