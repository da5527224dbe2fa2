"""Final scores and the line of every formasi over columns, as `core.ranking` and `core.ties` make them.

A score is a whole number over one denominator (`core.scoring.Scale`). People whose marks are all equal are
few; each such handful is ordered by `core.ties` itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np

from bening.columnar.cut import BasicTest
from bening.columnar.equals import Personal
from bening.columnar.packing import changes, pack, sorting, starts
from bening.columnar.tables import MISSING, Column, People, Seats
from bening.core.ranking import contender_of, tie_keys
from bening.core.scoring import HUNDRED, Rules, scale_for
from bening.core.ties import Contender, Spot, decided_at, line_up

ROOM = 1 << 62
"""Whole numbers below this fit a column even after rounding doubles them."""


class TooFine(Exception):
    """The weights and marks have more digits than a column of whole numbers can hold."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """Scores as whole numbers over one denominator."""

    numerator: Column
    denominator: int

    def rounded(self, decimals: int) -> Column:
        """The scores times 10 ** decimals, rounded half up from the exact value."""
        twice = 2 * self.numerator * 10**decimals + self.denominator
        return twice // (2 * self.denominator)


@dataclass(slots=True)
class Lines:
    """Everyone who sat the SKB, formasi by formasi and best first.

    `row` leads back to the people. `before` is the number of the key that decided against the neighbour in
    front who has the same score (0: none did). `contenders` and `rivals` exist only for people equal in every
    mark, by place in the line: whom no rule puts before or behind, and at which key the rules stop.
    """

    row: Column
    seat: Column
    number: Column
    score: Column
    marks: Column
    ahead: Column
    behind: Column
    before: Column
    size: Column
    final: Scaled
    skb100: Scaled
    contenders: dict[int, Contender] = field(default_factory=dict)
    rivals: dict[int, tuple[str, int]] = field(default_factory=dict)


def line_everyone_up(rows: Column, basic: BasicTest, seats: Seats, people: People, rules: Rules) -> Lines:
    """The lines of those in `rows`, with ranks and what decided between neighbours."""
    final, skb = _scores(rows, basic, people, rules)
    keys, _ = tie_keys(rules)
    named = {"skd_total": basic.total, "twk": people.twk, "tiu": people.tiu, "tkp": people.tkp}
    marks = [named[key][rows] for key in keys]
    greatest = [rules.skd.maximum["total" if key == "skd_total" else key] for key in keys]
    packed = pack([(mark, most) for mark, most in zip(marks, greatest, strict=True)])
    if len(packed) > 1:
        raise TooFine
    together = packed[0] if packed else np.zeros(len(rows), np.int64)
    most_score, most_marks = int(final.numerator.max(initial=0)), int(together.max(initial=0))
    seat = people.seat[rows]
    personal = Personal(rows, people, rules)
    words = pack(
        [
            (seat, len(seats.codes)),
            (most_score - final.numerator, most_score),
            (most_marks - together, most_marks),
            *personal.keys,
        ]
    )
    order = sorting(words)
    personal.arranged(order)
    seat = seat[order]
    first = starts(changes([seat]))
    begin = starts(changes([seat, final.numerator[order], together[order]]))
    place = np.arange(len(rows))
    size = np.bincount(seat, minlength=len(seats.codes))
    lines = Lines(
        row=rows[order],
        seat=seat,
        number=place - first,
        score=final.numerator[order],
        marks=together[order],
        ahead=place - first,
        behind=size[seat] - (place - first) - 1,
        before=np.zeros(len(rows), np.int8),
        size=size,
        final=Scaled(final.numerator[order], final.denominator),
        skb100=Scaled(skb.numerator[order], skb.denominator),
    )
    for begins, ends in personal.handfuls(begin):
        _one_handful(lines, begins, ends, seats, people, rules)
    _neighbours(lines, [mark[order] for mark in marks], personal)
    return lines


def _scores(rows: Column, basic: BasicTest, people: People, rules: Rules) -> tuple[Scaled, Scaled]:
    """Final scores and SKB out of 100. Raises `TooFine` if a column cannot hold them exactly."""
    scale = scale_for(rules, people.extras)
    weight, skb = rules.skb.cat_weight_with_extra, rules.skb
    steps = (
        HUNDRED / skb.cat_maximum,
        weight * HUNDRED / skb.cat_maximum,
        (1 - weight) * HUNDRED / (skb.extra_maximum * scale.extra_parts),
    )
    hundredth = lcm(*(step.denominator for step in steps))
    alone, with_extra, of_extra = (int(step * hundredth) for step in steps)
    parts = [int(extra * scale.extra_parts) for extra in people.extras]
    unit = 2 * 10**rules.final.decimals * 101
    if max(scale.denominator, hundredth, max(parts, default=0) * max(scale.extra, of_extra)) * unit >= ROOM:
        raise TooFine
    cat, extra = people.skb_cat[rows].astype(np.int64), people.extra[rows]
    part = np.array([*parts, 0], np.int64)[extra]
    held = extra != MISSING
    field_test = np.where(held, scale.cat_with_extra, scale.cat_alone) * cat + scale.extra * part
    skb100 = np.where(held, with_extra, alone) * cat + of_extra * part
    final = scale.skd * basic.total[rows].astype(np.int64) + field_test
    return Scaled(final, scale.denominator), Scaled(skb100, hundredth)


def _one_handful(lines: Lines, start: int, stop: int, seats: Seats, people: People, rules: Rules) -> None:
    formasi = seats.codes[lines.seat[start]]
    equal = (int(lines.score[start]), int(lines.marks[start]))
    by_name = {}
    for place in range(start, stop):
        row = int(lines.row[place])
        by_name[people.participant(row)] = (row, place)
    contenders = [contender_of(people.line(row, formasi), equal, rules) for row, _ in by_name.values()]
    before, after = int(lines.number[start]), int(lines.size[lines.seat[start]])
    after -= before + stop - start
    skb100 = {row: lines.skb100.numerator[place] for row, place in by_name.values()}
    for place, spot in enumerate(line_up(contenders), start=start):
        row, _ = by_name[spot.participant]
        lines.row[place] = row
        lines.skb100.numerator[place] = skb100[row]
        lines.ahead[place] = before + spot.ahead
        lines.behind[place] = after + spot.behind
        lines.contenders[place] = spot.contender
        if spot.rival:
            lines.rivals[place] = (spot.rival, _silent_at(spot, rules))


def _silent_at(spot: Spot, rules: Rules) -> int:
    """The number of the key among all of them: the handful was given two marks instead of its own."""
    marks, _ = tie_keys(rules)
    return spot.silent_at - 2 + 1 + len(marks)


def _neighbours(lines: Lines, marks: Sequence[Column], personal: Personal) -> None:
    """Which key decided between neighbours who have the same final score."""
    if not len(lines.row):
        return
    same = np.zeros(len(lines.row), np.bool_)
    same[1:] = (lines.seat[1:] == lines.seat[:-1]) & (lines.score[1:] == lines.score[:-1])
    places = np.flatnonzero(same)
    key = np.zeros(len(places), np.int8)
    for number in range(len(marks), 0, -1):
        mark = marks[number - 1]
        key[mark[places] != mark[places - 1]] = number
    equal = key == 0
    key[equal] = personal.decided_by(places[equal])
    lines.before[places] = key
    for place in places[equal].tolist() if lines.contenders else ():
        if place in lines.contenders:
            number, decided = decided_at(lines.contenders[place - 1], lines.contenders[place])
            lines.before[place] = number - 2 + 1 + len(marks) if decided else 0


def exact(scaled: Scaled, place: int) -> Fraction:
    """One score as a fraction."""
    return Fraction(int(scaled.numerator[place]), scaled.denominator)
