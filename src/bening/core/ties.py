"""Who comes before whom, and where the rules fall silent.

Marks are known for everyone and always compared. What comes after them (GPA, date of birth) is
compared only between people for whom it is known and of the same kind: a university GPA and a school
average are two scales, and no rule says which is higher. So the order is *partial*: of two people,
one is ahead, or nobody may say. What nobody may say is left to people, never broken in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

Level = tuple[str, Fraction | int] | None
"""One personal key: (kind, value), higher is better, comparable within a kind; None = not known."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A person as the tie order sees them: `marks` first, then `personal`, each higher = better."""

    participant: str
    marks: tuple[int, ...]
    personal: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A contender's place in one line: how many are certainly ahead and certainly behind.

    `rival` is someone with whom the order is undefined (empty: nobody), and `silent_at` the number
    of the key at which the rules stop, counted over marks and personal keys; past the last key
    means that both are equal on every one.
    """

    contender: Contender
    ahead: int
    behind: int
    rival: str = ""
    silent_at: int = 0

    @property
    def participant(self) -> str:
        """Whose spot it is."""
        return self.contender.participant

    @property
    def rank(self) -> int:
        """The published rank: one more than those certainly ahead; undefined ties share it."""
        return self.ahead + 1


def decided_at(first: Contender, second: Contender) -> tuple[int, bool]:
    """At which key the comparison ends, and whether it decides there."""
    for number, (mine, theirs) in enumerate(zip(first.marks, second.marks, strict=True)):
        if mine != theirs:
            return number, True
    known = len(first.marks)
    for number, (own, other) in enumerate(zip(first.personal, second.personal, strict=True)):
        if own is None or other is None or own[0] != other[0]:
            return known + number, False
        if own[1] != other[1]:
            return known + number, True
    return known + len(first.personal), False


def precedes(first: Contender, second: Contender) -> bool:
    """Whether the rules certainly put the first before the second."""
    number, decided = decided_at(first, second)
    if not decided:
        return False
    known = len(first.marks)
    if number < known:
        return first.marks[number] > second.marks[number]
    own, other = first.personal[number - known], second.personal[number - known]
    return own is not None and other is not None and own[1] > other[1]


def line_up(contenders: Iterable[Contender]) -> list[Spot]:
    """Everyone's spot, best first; among those the rules leave open, by participant number."""
    ordered = sorted(contenders, key=attrgetter("participant"))
    ordered.sort(key=attrgetter("marks"), reverse=True)
    line: list[Spot] = []
    for _, equal in groupby(ordered, key=attrgetter("marks")):
        tied = list(equal)
        before, after = len(line), len(ordered) - len(line) - len(tied)
        if len(tied) == 1:
            line.append(Spot(tied[0], before, after))
        else:
            inside = sorted(_spots(tied, 0), key=attrgetter("ahead", "participant"))
            line.extend(_moved(spot, before, after) for spot in inside)
    return line


def personal_keys_used(contenders: Iterable[Contender]) -> Iterator[tuple[str, int]]:
    """Which personal keys the line looks at: (participant, number of the key), from 0."""
    ordered = sorted(contenders, key=attrgetter("marks"))
    for _, equal in groupby(ordered, key=attrgetter("marks")):
        yield from _keys_used(list(equal), 0)


def _keys_used(tied: Sequence[Contender], level: int) -> Iterator[tuple[str, int]]:
    if len(tied) == 1 or level == len(tied[0].personal):
        return
    for contender in tied:
        yield contender.participant, level
    for ladder in _ladders(tied, level):
        for rung in ladder:
            yield from _keys_used(rung, level + 1)


def _moved(spot: Spot, before: int, after: int) -> Spot:
    return Spot(spot.contender, spot.ahead + before, spot.behind + after, spot.rival, spot.silent_at)


def _ladders(tied: Sequence[Contender], level: int) -> list[list[list[Contender]]]:
    """The comparable ladders at one key: per kind, groups of equal value, best first."""
    kinds: dict[str, dict[Fraction | int, list[Contender]]] = {}
    for contender in tied:
        own = contender.personal[level]
        if own is not None:
            kinds.setdefault(own[0], {}).setdefault(own[1], []).append(contender)
    return [[rungs[value] for value in sorted(rungs, reverse=True)] for _, rungs in sorted(kinds.items())]


def _spots(tied: Sequence[Contender], level: int) -> Iterator[Spot]:
    """Spots among people equal on everything before the personal key `level`."""
    silent_at = len(tied[0].marks) + level
    if level == len(tied[0].personal):
        yield from _open(tied, tied, silent_at)
        return
    ladders = _ladders(tied, level)
    unknown = [contender for contender in tied if contender.personal[level] is None]
    yield from _open(unknown, tied, silent_at)
    for ladder in ladders:
        others = unknown or [one for other in ladders if other is not ladder for one in other[0]]
        yield from _climb(ladder, level, others[0].participant if others else "", silent_at)


def _open(people: Sequence[Contender], tied: Sequence[Contender], silent_at: int) -> Iterator[Spot]:
    """People whom the rules cannot compare with anyone tied with them."""
    for contender in people:
        rival = next((one.participant for one in tied if one is not contender), "")
        yield Spot(contender, 0, 0, rival, silent_at if rival else 0)


def _climb(ladder: list[list[Contender]], level: int, rival: str, silent_at: int) -> Iterator[Spot]:
    ahead, size = 0, sum(map(len, ladder))
    for rung in ladder:
        behind = size - ahead - len(rung)
        for spot in _spots(rung, level + 1):
            if rival:
                yield Spot(spot.contender, spot.ahead + ahead, spot.behind + behind, rival, silent_at)
            else:
                yield _moved(spot, ahead, behind)
        ahead += len(rung)
