"""The basic test (SKD) over columns: thresholds, rank, and the cut, as `core.cut` does it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bening.columnar.packing import by_participant, changes, pack, sorting, starts
from bening.columnar.tables import MARKS, PRESENT, Column, People, Seats
from bening.core.rules import SkdRule

ALL_TAKEN = 127
"""In `edge_key`: more are taken than the limit because they are equal; `edge_other` says how many."""


@dataclass(frozen=True, slots=True)
class BasicTest:
    """What the SKD gave each row. `rank` 0: no rank, because absent or below the threshold.

    `edge_key` is the number of the key that decided at the edge of the cut (0: no matter of it), and
    `edge_other` the row of the person across the edge.
    """

    present: Column
    total: Column
    rank: Column
    inside: Column
    edge_key: Column
    edge_other: Column


def basic_test(seats: Seats, people: People, skd: SkdRule) -> BasicTest:
    """Thresholds, ranks and the cut of everyone."""
    present = people.skd_status == PRESENT
    marks = {"twk": people.twk, "tiu": people.tiu, "tkp": people.tkp}
    marks["total"] = people.twk + people.tiu + people.tkp
    above = present.copy()
    small = np.uint8 if len(seats.thresholds) < 1 << 8 else np.int32
    threshold = seats.threshold.astype(small)[people.seat]
    for part in MARKS:
        least = seats.least(part)
        if least.any():
            above &= marks[part] >= least[threshold]
    rows = np.flatnonzero(above)
    size = len(people)
    found = BasicTest(
        present,
        marks["total"],
        np.zeros(size, np.int32),
        np.zeros(size, np.bool_),
        np.zeros(size, np.int8),
        np.full(size, -1, np.int32),
    )
    if len(rows):
        _cut(found, rows, seats, people, skd)
    return found


def _cut(found: BasicTest, rows: Column, seats: Seats, people: People, skd: SkdRule) -> None:
    """Rank, and whether within the cut, for the rows above the threshold."""
    marks = [found.total, *(getattr(people, part) for part in skd.cut_tie_order)]
    greatest = [skd.maximum["total"], *(skd.maximum[part] for part in skd.cut_tie_order)]
    keys = [(most - mark[rows], most) for mark, most in zip(marks, greatest, strict=True)]
    words = pack([(people.seat[rows], len(seats.codes)), *keys])
    ranked = sorting(words)
    words = [word[ranked] for word in words]
    rows = rows[ranked]
    seat = people.seat[rows]
    first = changes([seat])
    begin = starts(changes(words))
    ahead = begin - starts(first)
    by_participant(rows, begin, people.order)
    limit = seats.quota * skd.cut_multiple
    inside = ahead < limit[seat]
    found.rank[rows] = ahead + 1
    found.inside[rows] = inside
    _edge(found, rows, seat, ahead, inside, limit, marks)


def _edge(
    found: BasicTest,
    rows: Column,
    seat: Column,
    ahead: Column,
    inside: Column,
    limit: Column,
    marks: list[Column],
) -> None:
    """What the tie order decided at the edge of the cut, for those who have the total of the edge."""
    begins = np.flatnonzero(changes([seat]))
    sizes = np.diff(np.append(begins, len(seat)))
    taken = np.add.reduceat(inside.astype(np.int64), begins)
    last = begins + taken - 1
    following = np.where(taken < sizes, begins + taken, -1)
    line = np.repeat(np.arange(len(begins)), sizes)
    other = np.where(inside, following[line], last[line])
    total = found.total[rows]
    crowded = inside & (taken > limit[seat[begins]])[line] & (ahead == ahead[last][line])
    at_edge = ~crowded & (other >= 0) & (total == total[other])
    found.edge_key[rows[crowded]] = ALL_TAKEN
    found.edge_other[rows[crowded]] = taken[line][crowded]
    mine, theirs = rows[at_edge], rows[other[at_edge]]
    key = np.zeros(len(mine), np.int8)
    for number in range(len(marks) - 1, 0, -1):
        mark = marks[number]
        key[mark[mine] != mark[theirs]] = number
    found.edge_key[mine] = key
    found.edge_other[mine] = theirs
