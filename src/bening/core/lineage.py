"""What became of the clauses of a draft: kept, moved, split, merged, replaced or dropped, version by version.

A clause keeps its id as long as it goes on. A clause that came out of others names them; everything else
follows from that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One version: its clauses in order, and for each that came out of others, out of which."""

    clauses: tuple[str, ...]
    origins: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Family:
    """Clauses of an older version and the clauses of a newer one that carry them on.

    `kind`: kept, moved (kept, at another place), split, merged, regrouped (several into several), replaced
    (another id), new (nothing before) or dropped (nothing after).
    """

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def heirs(clause: str, steps: Sequence[Step]) -> tuple[str, ...]:
    """The clauses of the last step that carry `clause` on, in their order; none: it was dropped on the way.

    Without steps it is itself.
    """
    found = {clause}
    for step in steps:
        found = {
            each for each in step.clauses if each in found or found & step.origins.get(each, frozenset())
        }
    return tuple(each for each in steps[-1].clauses if each in found) if steps else (clause,)


def families(old: Sequence[str], steps: Sequence[Step]) -> tuple[Family, ...]:
    """Every clause of the older version and of the last step, each in exactly one family.

    In the order of the newer version; what was dropped stands after the clause that stood before it.
    """
    if not steps:
        return tuple(Family("kept", (each,), (each,)) for each in old)
    groups = _groups(old, steps)
    stayed = [group for group in groups if all(group)]
    still = _in_order([(old.index(group[0][0]), steps[-1].clauses.index(group[1][0])) for group in stayed])
    families = []
    for before, after in groups:
        kind = _kind(before, after)
        if kind == "kept" and old.index(before[0]) not in still:
            kind = "moved"
        families.append(Family(kind, before, after))
    return tuple(sorted(families, key=lambda family: _place(family, old, families, steps[-1].clauses)))


def _groups(old: Sequence[str], steps: Sequence[Step]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Old and new clauses that hang together, directly or through each other."""
    sets: list[tuple[set[str], set[str]]] = []
    for clause in old:
        joined = ({clause}, set(heirs(clause, steps)))
        for other in [each for each in sets if each[1] & joined[1]]:
            sets.remove(other)
            joined = (joined[0] | other[0], joined[1] | other[1])
        sets.append(joined)
    known = set().union(*(new for _, new in sets))
    sets += [(set(), {each}) for each in steps[-1].clauses if each not in known]
    return [
        (
            tuple(each for each in old if each in before),
            tuple(each for each in steps[-1].clauses if each in after),
        )
        for before, after in sets
    ]


def _kind(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    if not before or not after:
        return "new" if after else "dropped"
    if len(before) > 1:
        return "merged" if len(after) == 1 else "regrouped"
    if len(after) > 1:
        return "split"
    return "kept" if before == after else "replaced"


def _in_order(places: Sequence[tuple[int, int]]) -> set[int]:
    """Of pairs (old place, new place) the old places of a longest run that kept its order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    pairs = sorted(places)
    for number, (_, new) in enumerate(pairs):
        at = bisect_left(ends, new)
        ends[at : at + 1], last[at : at + 1] = [new], [number]
        before.append(last[at - 1] if at else -1)
    kept: set[int] = set()
    number = last[-1] if last else -1
    while number >= 0:
        kept.add(pairs[number][0])
        number = before[number]
    return kept


def _place(
    family: Family, old: Sequence[str], families: Sequence[Family], new: Sequence[str]
) -> tuple[int, int]:
    """Where a family stands on a page: by its first new clause, else after what stood before it."""
    if family.new:
        return new.index(family.new[0]), -1
    here = old.index(family.old[0])
    for place in range(here - 1, -1, -1):
        found = next(each for each in families if old[place] in each.old)
        if found.new:
            return new.index(found.new[0]), here
    return -1, here
