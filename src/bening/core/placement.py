"""Who gets which seat: by rank within the formasi, then the steps that fill what stayed empty.

All seats of one position and qualification are placed together, because people may move only among
them. Where the tie order is silent and a seat hangs on it, nobody concerned is placed: the seat is
kept, and each of them is `UNDECIDED` until people decide. To know whether a seat hangs on it, every
order that the rules allow is tried; what comes out the same in all of them is certain.

Law: KepmenPANRB 320/2024 diktum 35 (the steps). The order in which people and seats are taken up
within a step is not published anywhere; ours is stated in `docs/guides/rank.md`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product
from math import prod

from bening.core.rules import FillStep
from bening.core.ties import Contender, Spot, line_up, precedes

GENERAL_TRACK = "umum"
ORDERS_AT_MOST = 720
PEOPLE_AT_MOST = 12
"""Orders tried in one group, people in one silent tie; beyond, the whole pool is left to people."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one formasi."""

    formasi: str
    unit: str
    track: str
    quota: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone with a final score. `may_move`: meets the threshold of track umum for the position."""

    contender: Contender
    formasi: str
    may_move: bool
    preferences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of one candidate.

    How is `rank` (within the quota), `moved` (by `step`), `outside` (behind the quota, and no seat
    could be had elsewhere), `no_seat` (others took what was empty), `below` (an empty seat, but the
    threshold of track umum is missed) or `undecided` (`own_seat` tells whether in the own formasi).
    """

    how: str
    formasi: str = ""
    step: FillStep | None = None
    own_seat: bool = False


UNDECIDED = Placed("undecided")
_UNDECIDED_OWN = Placed("undecided", own_seat=True)


@dataclass(frozen=True, slots=True)
class _Alike:
    """People whom neither the rules nor the seats tell apart: swapping two changes nothing else."""

    formasi: str
    unit: str
    track: str
    may_move: bool
    contested: bool
    preferences: tuple[str, ...]
    contender: Contender


def place(
    seats: Sequence[Seats],
    lines: Mapping[str, Sequence[Spot]],
    candidates: Mapping[str, Candidate],
    steps: Sequence[FillStep],
) -> dict[str, Placed]:
    """Everyone's place in one group (same position and qualification).

    `lines` has the line of each formasi, `candidates` everyone by participant number. Nobody is
    placed twice and no formasi beyond its quota.
    """
    placed: dict[str, Placed] = {}
    contested: dict[str, int] = {}
    for seat in seats:
        own = _by_rank(seat, lines.get(seat.formasi, ()))
        contested[seat.formasi] = seat.quota - sum(where.how == "rank" for where in own.values())
        placed.update(own)
    empty = empty_seats(seats, lines)
    if empty and steps:
        _fill(seats, empty, contested, placed, candidates, steps)
    return placed


def empty_seats(seats: Sequence[Seats], lines: Mapping[str, Sequence[Spot]]) -> dict[str, int]:
    """How many seats each formasi has beyond its own candidates, where there are any."""
    empty = {seat.formasi: seat.quota - len(lines.get(seat.formasi, ())) for seat in seats}
    return {formasi: count for formasi, count in empty.items() if count > 0}


def movers(placed: Mapping[str, Placed], candidates: Mapping[str, Candidate]) -> list[Contender]:
    """Those who may still take an empty seat, with those whose own seat hangs on a silent tie."""
    return [
        candidates[participant].contender
        for participant, where in placed.items()
        if where.own_seat or (where.how == "outside" and candidates[participant].may_move)
    ]


def _by_rank(seat: Seats, line: Sequence[Spot]) -> dict[str, Placed]:
    """Within the formasi: certainly in, certainly out, or hanging on a silent tie."""
    own: dict[str, Placed] = {}
    for spot in line:
        if len(line) - spot.behind <= seat.quota:
            own[spot.participant] = Placed("rank", seat.formasi)
        elif spot.ahead >= seat.quota:
            own[spot.participant] = Placed("outside")
        else:
            own[spot.participant] = _UNDECIDED_OWN
    return own


def _fill(
    seats: Sequence[Seats],
    empty: Mapping[str, int],
    contested: Mapping[str, int],
    placed: dict[str, Placed],
    candidates: Mapping[str, Candidate],
    steps: Sequence[FillStep],
) -> None:
    """Try every order the rules allow, and write down what all of them agree on."""
    at = {seat.formasi: seat for seat in seats}
    pool = movers(placed, candidates)
    alike: dict[_Alike, list[str]] = {}
    for contender in pool:
        one = candidates[contender.participant]
        alike.setdefault(_alike(one, at[one.formasi], placed), []).append(contender.participant)
    outcomes: dict[_Alike, set[Placed]] = {kind: set() for kind in alike}
    for order in _orders(alike) or ():
        for kind, where in zip(order, _take_up(order, at, empty, contested, steps), strict=True):
            outcomes[kind].add(where)
    for participant, where in placed.items():
        if where.how == "outside":
            placed[participant] = Placed("below")
    for kind, found in outcomes.items():
        open_still = _UNDECIDED_OWN if kind.contested else UNDECIDED
        where = found.pop() if len(found) == 1 else open_still
        placed.update(dict.fromkeys(alike[kind], where))


def _alike(one: Candidate, seat: Seats, placed: Mapping[str, Placed]) -> _Alike:
    contender = Contender("", one.contender.marks, one.contender.personal)
    contested = placed[one.contender.participant].own_seat
    return _Alike(seat.formasi, seat.unit, seat.track, one.may_move, contested, one.preferences, contender)


def _orders(alike: Mapping[_Alike, Sequence[str]]) -> list[list[_Alike]] | None:
    """Every order of the pool that the tie order allows, people who are alike being one kind.

    None if there are more than `ORDERS_AT_MOST`.
    """
    best_first = sorted(alike, key=lambda kind: kind.contender.marks, reverse=True)
    blocks: list[list[tuple[_Alike, ...]]] = []
    for _, equal in groupby(best_first, key=lambda kind: kind.contender.marks):
        blocks.append(_arrangements({kind: len(alike[kind]) for kind in equal}))
    if not all(blocks) or prod(map(len, blocks)) > ORDERS_AT_MOST:
        return None
    return [[kind for block in chosen for kind in block] for chosen in product(*blocks)]


def _arrangements(counts: dict[_Alike, int]) -> list[tuple[_Alike, ...]]:
    """Every order of people with equal marks in which nobody stands before one who precedes them.

    Empty if there are too many to try.
    """
    kinds = list(counts)
    named = [Contender(str(n), kind.contender.marks, kind.contender.personal) for n, kind in enumerate(kinds)]
    line = line_up(named)
    if not any(spot.rival for spot in line):
        ranked = (kinds[int(spot.participant)] for spot in line)
        return [tuple(kind for kind in ranked for _ in range(counts[kind]))]
    if sum(counts.values()) > PEOPLE_AT_MOST:
        return []
    found = list(islice(_sequences(counts), ORDERS_AT_MOST + 1))
    return found if len(found) <= ORDERS_AT_MOST else []


def _sequences(counts: dict[_Alike, int]) -> Iterator[tuple[_Alike, ...]]:
    left = [kind for kind, count in counts.items() if count]
    if not left:
        yield ()
    for kind in left:
        if not any(precedes(other.contender, kind.contender) for other in left):
            counts[kind] -= 1
            for rest in _sequences(counts):
                yield (kind, *rest)
            counts[kind] += 1


def _take_up(
    order: Sequence[_Alike],
    at: Mapping[str, Seats],
    empty: Mapping[str, int],
    contested: Mapping[str, int],
    steps: Sequence[FillStep],
) -> list[Placed]:
    """Place the pool in one given order: own seats first, then step by step, best first."""
    own, free = dict(contested), dict(empty)
    places: list[Placed] = []
    for one in order:
        if one.contested and own[one.formasi]:
            own[one.formasi] -= 1
            places.append(Placed("rank", one.formasi))
        else:
            places.append(Placed("no_seat" if one.may_move else "below"))
    for step in steps:
        by_unit = _open_in(step, at, free)
        for number, one in enumerate(order):
            if places[number].how == "no_seat" and _comes_from(one.track, step.from_tracks):
                unit = _choice(one, step, by_unit)
                if unit is not None:
                    formasi = by_unit[unit][0]
                    free[formasi] -= 1
                    places[number] = Placed("moved", formasi, step)
                    if not free[formasi]:
                        by_unit[unit].popleft()
    return places


def _comes_from(track: str, tracks: str) -> bool:
    """Whether a track belongs to `umum`, `khusus` (every other) or `any`."""
    return tracks == "any" or (track == GENERAL_TRACK) == (tracks == GENERAL_TRACK)


def _open_in(step: FillStep, at: Mapping[str, Seats], free: Mapping[str, int]) -> dict[str, deque[str]]:
    """The formasi with an empty seat that this step fills: by unit, in order of unit and code."""
    by_unit: dict[str, deque[str]] = {}
    for unit, formasi in sorted((at[formasi].unit, formasi) for formasi, count in free.items() if count):
        if _comes_from(at[formasi].track, step.seat_tracks):
            by_unit.setdefault(unit, deque()).append(formasi)
    return by_unit


def _choice(one: _Alike, step: FillStep, by_unit: Mapping[str, deque[str]]) -> str | None:
    """The unit this person goes to: their own, or by wish and then by name; None if nowhere."""
    units = (one.unit,) if step.same_unit else (*one.preferences, *by_unit)
    for unit in units:
        if by_unit.get(unit) and (unit == one.unit) == step.same_unit:
            return unit
    return None
