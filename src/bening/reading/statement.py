"""The signed statement, clause by clause against the announced text.

Committees refuse statements that are not in the announced wording, so each clause gets its own answer
with the words that differ. A single word may turn a clause round (`tidak`), and a stamp may hide a line:
the first is told, the second is left to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bening.core.decision import Check, Fact
from bening.reading.alignment import Aligned, align
from bening.reading.checking import met, no_data, not_met, uncertain
from bening.reading.lines import lines_of, squeezed
from bening.reading.report import Word

CODE = "statement.clause"
FOUND_AT_LEAST = 0.5
"""Share of its letters; a clause with less is not there."""
TURNING = frozenset({"tidak", "bukan", "tanpa", "belum", "pernah", "kecuali", "selain"})
"""Words that turn a clause round when they come or go."""
LIMITING = frozenset({"kecuali", "selain", "asalkan", "apabila", "sepanjang", "jika", "dengansyarat"})
"""Words that take something back when they follow."""
WORDS_SHOWN = 12
DIGITAL = 1.0
"""Confidence of words that were not read but stood in the file as text."""


class Clause(Protocol):
    """One announced clause (`core.rules.Statement` is one)."""

    @property
    def code(self) -> str:
        """Its stable code."""

    @property
    def text_id(self) -> str:
        """Its announced wording."""


def check_statement(readings: Sequence[Sequence[Word]], clauses: Sequence[Clause]) -> tuple[Check, ...]:
    """One `statement.clause` check a clause, in their order. `readings`: one an engine, best first."""
    texts = [" ".join(line.text for line in lines_of(words)) for words in readings if words]
    if not texts:
        return tuple(no_data(CODE, "statement.not_read", clause=clause.code) for clause in clauses)
    by_text = [
        _own_places([_with_edges(align(clause.text_id, text), text) for clause in clauses]) for text in texts
    ]
    found = list(zip(*by_text, strict=True))
    read = sum(any(one.same for one in answers) for answers in found)
    sure = len(texts) > 1 or all(word.confidence >= DIGITAL for word in readings[0])
    legible = sure and 2 * read >= len(clauses)
    return tuple(
        _judged(clause, answers, sure, legible) for clause, answers in zip(clauses, found, strict=True)
    )


def _with_edges(found: Aligned, text: str) -> Aligned:
    """A clause is also turned round by a word just before it, and hollowed out by one just behind it."""
    letters = squeezed(text)
    before = [word for word in TURNING if letters[: found.start].endswith(word)]
    behind = [word for word in LIMITING if letters[found.end :].startswith(word)]
    if not found.found or not before + behind:
        return found
    return replace(found, added=(*before, *found.added, *behind))


def _own_places(found: Sequence[Aligned]) -> list[Aligned]:
    """Clauses resemble each other: one that only fits where another stands word for word is not there."""
    taken = [range(one.start, one.end) for one in found if one.same]
    return [
        replace(one, found=0.0) if not one.same and any(_overlaps(one, place) for place in taken) else one
        for one in found
    ]


def _overlaps(one: Aligned, place: range) -> bool:
    both = min(one.end, place.stop) - max(one.start, place.start)
    return 2 * both > one.end - one.start


def _judged(clause: Clause, answers: Sequence[Aligned], sure: bool, legible: bool) -> Check:
    """`sure`: more than one reading, or no reading at all; `legible`: most other clauses were found."""
    best = max(answers, key=lambda one: (one.same, one.found))
    told: dict[str, Fact] = {"clause": clause.code, "percent": round(100 * best.found)}
    if best.same:
        return met(CODE, **told)
    if best.found < FOUND_AT_LEAST:
        how = not_met if legible and all(one.found < FOUND_AT_LEAST for one in answers) else uncertain
        return how(CODE, "statement.clause_missing", **told)
    words: dict[str, Fact] = {"missing": _shown(best.changed), "added": _shown(best.added)}
    if sure and all(map(_turned, answers)):
        return not_met(CODE, "statement.clause_turned", **told, **words)
    return uncertain(CODE, "statement.clause_differs", **told, **words)


def _shown(words: Sequence[str]) -> str:
    more = " …" if len(words) > WORDS_SHOWN else ""
    return " ".join(words[:WORDS_SHOWN]) + more if words else "–"


def _turned(found: Aligned) -> bool:
    """Whether one turning word came or went while nearly all the rest stands as announced."""
    came = [word for word in TURNING | LIMITING for run in found.added if word in run]
    went = [word for word in found.changed if squeezed(word) in TURNING]
    return len(found.changed) + len(found.added) <= 2 and bool(came) != bool(went)
