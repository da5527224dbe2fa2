"""A known text laid beside what was read: where it stands, which of its words differ, what was put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bening.reading.lines import squeezed

SHORT, LONG = 3, 8
"""Letters of a word: below the first no slip of reading is forgiven, from the second on two are."""
LOST = 2
"""What a letter lost or read as another costs; a letter put in costs 1, so that a word put in near the
edge of a text is not taken for its edge."""
ADDED_AT_LEAST = 3
"""Letters in a row that were not announced, from which on they are words and not a slip."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """How one announced text was found. Places count squeezed letters of what was read.

    `found`: share of its letters, 0 to 1. `changed`: announced words that are not there as announced.
    `added`: what stands between them unannounced. Both in the order of the text.
    """

    found: float
    changed: tuple[str, ...]
    added: tuple[str, ...]
    start: int
    end: int

    @property
    def same(self) -> bool:
        """Word for word as announced, but for slips that reading makes."""
        return not self.changed and not self.added


def align(announced: str, read: str) -> Aligned:
    """The best place of `announced` in `read`, both with spaces; about 2 ms for a page."""
    words = [word for word in announced.split() if squeezed(word)]
    letters = "".join(map(squeezed, words))
    text = squeezed(read)
    if not letters or not text:
        return Aligned(0.0, tuple(words), (), 0, 0)
    steps = _steps(letters, text)
    wrong = [0] * len(letters)
    inserted: list[tuple[int, int]] = []  # (letters of the announced text before it, place in what was read)
    matched, place = 0, steps[0][1]
    for at, where, what in steps:
        if what == "=":
            matched += 1
        elif what == "+":
            inserted.append((at, where))
        else:
            wrong[at] = 1
        place = where
    changed, added = _by_word(words, wrong, inserted, text)
    return Aligned(matched / len(letters), changed, added, steps[0][1], place + 1)


def _steps(letters: str, text: str) -> list[tuple[int, int, str]]:
    """(Place in `letters`, place in `text`, `=` same, `~` other, `-` missing or `+` put in), in order."""
    costs = _costs(letters, text)
    at, where = len(letters), int(np.argmin(costs[-1]))
    steps: list[tuple[int, int, str]] = []
    while at > 0:
        here = costs[at, where]
        same = where > 0 and letters[at - 1] == text[where - 1]
        more = bool(steps) and steps[-1][2] == "+" and where > 0 and here == costs[at, where - 1] + 1
        if not more and where > 0 and here == costs[at - 1, where - 1] + (0 if same else LOST):
            at, where = at - 1, where - 1
            steps.append((at, where, "=" if same else "~"))
        elif not more and here == costs[at - 1, where] + LOST:
            at -= 1
            steps.append((at, max(where - 1, 0), "-"))
        else:  # letters put in stay together where that costs the same
            where -= 1
            steps.append((at, where, "+"))
    return steps[::-1]


def _costs(letters: str, text: str) -> NDArray[np.int32]:
    """Least edits of each beginning of `letters` that ends at each place of `text`, begun anywhere."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    ramp = np.arange(len(text) + 1, dtype=np.int32)
    costs = np.zeros((len(letters) + 1, len(text) + 1), np.int32)
    for row, letter in enumerate(letters, start=1):
        above = costs[row - 1]
        best = above + LOST
        np.minimum(best[1:], above[:-1] + LOST * (codes != ord(letter)), out=best[1:])
        costs[row] = np.minimum.accumulate(best - ramp) + ramp  # and letters put in, left to right
    return costs


def _by_word(
    words: Sequence[str], wrong: Sequence[int], inserted: Sequence[tuple[int, int]], text: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ends = list(accumulate(len(squeezed(word)) for word in words))
    runs = [_slid(run, text, {0, *ends}) for run in _runs(inserted)]
    changed = []
    for word, last in zip(words, ends, strict=True):
        first = last - len(squeezed(word))
        inside = sum(run.length for run in runs if first < run.at < last)
        if sum(wrong[first:last]) + inside > _forgiven(squeezed(word)):
            changed.append(word)
    added = (text[run.start : run.start + run.length] for run in runs if run.length >= ADDED_AT_LEAST)
    return tuple(changed), tuple(added)


def _forgiven(word: str) -> int:
    if len(word) < SHORT or any(letter.isdigit() for letter in word):
        return 0
    return 2 if len(word) >= LONG else 1


class _Run(NamedTuple):
    """Letters put in: before which announced letter, from where in what was read, how many."""

    at: int
    start: int
    length: int


def _runs(inserted: Sequence[tuple[int, int]]) -> list[_Run]:
    runs: list[_Run] = []
    for at, where in inserted:
        last = runs[-1] if runs else None
        if last and last.at == at and last.start + last.length == where:
            runs[-1] = last._replace(length=last.length + 1)
        else:
            runs.append(_Run(at, where, 1))
    return runs


def _slid(run: _Run, text: str, boundaries: set[int]) -> _Run:
    """The same letters put in, moved to between two words where the text allows it (`a|dijaw|a`)."""
    at, start, length = run
    while at not in boundaries and start > 0 and text[start - 1] == text[start + length - 1]:
        at, start = at - 1, start - 1
    if at in boundaries:
        return _Run(at, start, length)
    at, start, length = run
    while at not in boundaries and start + length < len(text) and text[start] == text[start + length]:
        at, start = at + 1, start + 1
    return _Run(at, start, length) if at in boundaries else run
