"""Who gets which seat, over columns, as `core.placement` decides it.

Seats within the quota and the steps inside one unit are worked for all groups at once; the step between
units goes from person to person, but only where a seat is open. Every group in which two who might move are
equal in all marks, or a seat hangs on a silent tie, is handed to `core.placement.place` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bening.columnar.equals import Personal
from bening.columnar.lines import Lines
from bening.columnar.packing import changes, pack, sorting, starts
from bening.columnar.tables import MARKS, Column, People, Seats, folded
from bening.core.placement import Candidate, place
from bening.core.placement import Seats as CoreSeats
from bening.core.ranking import contender_of
from bening.core.rules import GENERAL_TRACK, FillStep
from bening.core.scoring import Rules
from bening.core.ties import Spot, line_up

RANK, OWN_UNDECIDED, OUTSIDE, MOVED, BELOW, NO_SEAT, UNDECIDED = range(1, 8)
_HOW = {"rank": RANK, "outside": OUTSIDE, "moved": MOVED, "below": BELOW, "no_seat": NO_SEAT}
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Placement:
    """For every place in the lines: how, the seat (or `NOWHERE`), and the number of the step of a move."""

    how: Column
    seat: Column
    step: Column


def place_everyone(
    lines: Lines, seats: Seats, people: People, total: Column, steps: Sequence[FillStep], rules: Rules
) -> Placement:
    """Own seats by rank, then what stayed empty, step by step."""
    quota = seats.quota[lines.seat]
    how = np.full(len(lines.row), OWN_UNDECIDED, np.int8)
    how[lines.ahead >= quota] = OUTSIDE
    how[lines.size[lines.seat] - lines.behind <= quota] = RANK
    found = Placement(how, np.full(len(how), NOWHERE, np.int32), np.zeros(len(how), np.int8))
    found.seat[how == RANK] = lines.seat[how == RANK]
    free = np.maximum(seats.quota - lines.size, 0)
    if steps and free.any() and len(how):
        _fill(found, free, lines, seats, people, total, steps, rules)
    return found


def _fill(
    found: Placement,
    free: Column,
    lines: Lines,
    seats: Seats,
    people: People,
    total: Column,
    steps: Sequence[FillStep],
    rules: Rules,
) -> None:
    """Whoever has no seat yet and meets the threshold of track umum may take an empty one."""
    groups = int(seats.group.max()) + 1
    opened = np.bincount(seats.group, weights=free, minlength=groups) > 0
    group = seats.group[lines.seat]
    waiting = np.flatnonzero(opened[group] & (found.how != RANK))
    may_move = _meets_general(lines.row[waiting], lines.seat[waiting], seats, people, total)
    outside = found.how[waiting] == OUTSIDE
    found.how[waiting[outside & ~may_move]] = BELOW
    hard = np.zeros(groups, np.bool_)
    pool = _best_first(waiting[~outside | may_move], group, hard, lines, seats, people, rules)
    hard[group[pool[found.how[pool] == OWN_UNDECIDED]]] = True
    if hard.any():
        _by_the_core(found, np.flatnonzero(hard), lines, seats, people, total, steps, rules)
    free[hard[seats.group]] = 0
    pool = pool[~hard[group[pool]]]
    found.how[pool] = NO_SEAT
    for number, step in enumerate(steps, start=1):
        unplaced = pool[found.how[pool] == NO_SEAT]
        unplaced = unplaced[_comes_from(seats.general[lines.seat[unplaced]], step.from_tracks)]
        open_seats = np.flatnonzero((free > 0) & _comes_from(seats.general, step.seat_tracks))
        if len(unplaced) and len(open_seats):
            move = _inside_units if step.same_unit else _between_units
            movers, target = move(unplaced, open_seats, free, lines, seats, people)
            found.how[movers], found.seat[movers], found.step[movers] = MOVED, target, number
            np.subtract.at(free, target, 1)


def _best_first(
    pool: Column, group: Column, hard: Column, lines: Lines, seats: Seats, people: People, rules: Rules
) -> Column:
    """The pool by group, best first; groups in which two are in no order are marked as hard."""
    personal = Personal(lines.row[pool], people, rules)
    score, marks = lines.score[pool], lines.marks[pool]
    best_score, best_marks = int(score.max(initial=0)), int(marks.max(initial=0))
    words = pack(
        [
            (group[pool], len(hard)),
            (best_score - score, best_score),
            (best_marks - marks, best_marks),
            *personal.keys,
        ]
    )
    order = sorting(words)
    pool = pool[order]
    personal.arranged(order)
    begin = starts(changes([group[pool], lines.score[pool], lines.marks[pool]]))
    for first, last in personal.handfuls(begin):
        named = {people.participant(lines.row[at]): at for at in pool[first:last].tolist()}
        contenders = [
            contender_of(people.line(lines.row[at], seats.codes[lines.seat[at]]), (), rules)
            for at in named.values()
        ]
        line = line_up(contenders)
        hard[group[pool[first]]] |= any(spot.rival for spot in line)
        pool[first:last] = [named[spot.participant] for spot in line]
    return pool


def _meets_general(rows: Column, seat: Column, seats: Seats, people: People, total: Column) -> Column:
    marks = {"twk": people.twk, "tiu": people.tiu, "tkp": people.tkp, "total": total}
    met = np.ones(len(rows), np.bool_)
    for part in MARKS:
        met &= marks[part][rows] >= seats.least(part)[seats.general_threshold[seat]]
    return met


def _comes_from(general: Column, tracks: str) -> Column:
    """Whether a track belongs to `umum`, `khusus` (every other) or `any`."""
    if tracks == "any":
        return np.ones(len(general), np.bool_)
    return general if tracks == GENERAL_TRACK else ~general


def _inside_units(
    unplaced: Column, open_seats: Column, free: Column, lines: Lines, seats: Seats, people: People
) -> tuple[Column, Column]:
    """The k-th of those waiting in a unit gets its k-th open seat, seats in order of code."""
    units = len(seats.units)
    cell_of_seat = seats.group.astype(np.int64) * units + seats.unit
    slots = np.repeat(open_seats, free[open_seats])
    slots = slots[np.argsort(cell_of_seat[slots], kind="stable")]
    slot_cell = cell_of_seat[slots]
    cell = cell_of_seat[lines.seat[unplaced]]
    by_cell = np.argsort(cell, kind="stable")
    movers, cell = unplaced[by_cell], cell[by_cell]
    turn = np.arange(len(cell)) - np.searchsorted(cell, cell)
    slot = np.searchsorted(slot_cell, cell) + turn
    given = slot < np.searchsorted(slot_cell, cell, side="right")
    return movers[given], slots[slot[given]]


def _between_units(
    unplaced: Column, open_seats: Column, free: Column, lines: Lines, seats: Seats, people: People
) -> tuple[Column, Column]:
    """Best first, each takes a seat of another unit: by wish, else the first unit by name."""
    opened = np.zeros(int(seats.group.max()) + 1, np.bool_)
    opened[seats.group[open_seats]] = True
    unplaced = unplaced[opened[seats.group[lines.seat[unplaced]]]]
    open_seats = open_seats[np.lexsort((open_seats, seats.unit[open_seats], seats.group[open_seats]))]
    own = lines.seat[unplaced]
    wanted = [tuple(map(folded, wishes)) for wishes in people.wish_lists]
    wish_units = [tuple(seats.units[name] for name in names if name in seats.units) for names in wanted]
    movers: list[int] = []
    target: list[int] = []
    seat_groups = seats.group[open_seats]
    begins = np.flatnonzero(changes([seats.group[own]])) if len(own) else own
    ends = np.append(begins[1:], len(own))
    groups = seats.group[own[begins]]
    firsts = np.searchsorted(seat_groups, groups)
    lasts = np.searchsorted(seat_groups, groups, side="right")
    spans = zip(begins.tolist(), ends.tolist(), firsts.tolist(), lasts.tolist(), strict=True)
    seat_numbers, seat_units = open_seats.tolist(), seats.unit[open_seats].tolist()
    wishes = people.wishes[lines.row[unplaced]]
    seat_free, own_units = free[open_seats].tolist(), seats.unit[own]
    for begin, end, first, last in spans:
        by_unit: dict[int, list[list[int]]] = {}
        for at in range(first, last):
            by_unit.setdefault(seat_units[at], []).append([seat_numbers[at], seat_free[at]])
        for at in range(begin, end):
            one, unit = int(unplaced[at]), int(own_units[at])
            chosen = _choice(unit, wish_units[wishes[at]], by_unit)
            if chosen != NOWHERE:
                movers.append(one)
                target.append(_take(by_unit, chosen))
                if not by_unit:
                    break
    return np.array(movers, np.int64), np.array(target, np.int32)


def _choice(own: int, wishes: Iterable[int], by_unit: dict[int, list[list[int]]]) -> int:
    for unit in wishes:
        if unit != own and unit in by_unit:
            return unit
    return next((unit for unit in by_unit if unit != own), NOWHERE)


def _take(by_unit: dict[int, list[list[int]]], unit: int) -> int:
    """One seat of the unit, the first by code; the unit goes when it has none left."""
    first = by_unit[unit][0]
    first[1] -= 1
    if not first[1]:
        by_unit[unit].pop(0)
        if not by_unit[unit]:
            del by_unit[unit]
    return first[0]


def _by_the_core(
    found: Placement,
    groups: Column,
    lines: Lines,
    seats: Seats,
    people: People,
    total: Column,
    steps: Sequence[FillStep],
    rules: Rules,
) -> None:
    """The groups in which silence of the rules may matter, each placed by `core.placement`."""
    concerned = np.flatnonzero(np.isin(seats.group, groups))
    concerned = concerned[np.argsort(seats.group[concerned], kind="stable")]
    begins = np.searchsorted(lines.seat, np.arange(len(seats.codes) + 1))
    cuts = np.flatnonzero(changes([seats.group[concerned]]))[1:]
    for members in np.split(concerned, cuts):
        _one_group(found, members.tolist(), begins, lines, seats, people, total, steps, rules)


def _one_group(
    found: Placement,
    members: Sequence[int],
    begins: Column,
    lines: Lines,
    seats: Seats,
    people: People,
    total: Column,
    steps: Sequence[FillStep],
    rules: Rules,
) -> None:
    number_of = {seats.codes[seat]: seat for seat in members}
    places: dict[str, int] = {}
    spots: dict[str, list[Spot]] = {}
    candidates: dict[str, Candidate] = {}
    for seat in members:
        code = seats.codes[seat]
        span = np.arange(begins[seat], begins[seat + 1])
        rows = lines.row[span]
        may_move = _meets_general(rows, np.full(len(rows), seat), seats, people, total)
        spots[code] = []
        for at, row, free_to_go in zip(span.tolist(), rows.tolist(), may_move.tolist(), strict=True):
            marks = (int(lines.score[at]), int(lines.marks[at]))
            contender = contender_of(people.line(row, code), marks, rules)
            wishes = tuple(dict.fromkeys(map(folded, people.wish_lists[people.wishes[row]])))
            places[contender.participant] = at
            candidates[contender.participant] = Candidate(contender, code, free_to_go, wishes)
            spots[code].append(Spot(contender, int(lines.ahead[at]), int(lines.behind[at])))
    units = list(seats.units)
    offered = [
        CoreSeats(code, units[seats.unit[seat]], _track(seats, seat), int(seats.quota[seat]))
        for code, seat in number_of.items()
    ]
    numbers = {step: number for number, step in enumerate(steps, start=1)}
    for participant, where in place(offered, spots, candidates, steps).items():
        at = places[participant]
        undecided = OWN_UNDECIDED if where.own_seat else UNDECIDED
        found.how[at] = _HOW.get(where.how, undecided)
        found.seat[at] = number_of.get(where.formasi, NOWHERE)
        found.step[at] = numbers[where.step] if where.step else 0


def _track(seats: Seats, seat: int) -> str:
    """The core asks only whether a track is umum."""
    return GENERAL_TRACK if seats.general[seat] else "khusus"
