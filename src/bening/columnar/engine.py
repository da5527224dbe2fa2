"""The whole selection over columns: `rank_skd` and `rank_final` of the core, for files of any size.

Reasons are kept as numbers; `wording` makes the text of a portion of rows when it is written, so that memory
does not grow with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from bening.columnar import filling
from bening.columnar.cut import BasicTest, basic_test
from bening.columnar.filling import Placement, place_everyone
from bening.columnar.lines import Lines, line_everyone_up
from bening.columnar.packing import pack, sorting
from bening.columnar.tables import ABSENT, DISQUALIFIED, PRESENT, Column, People, Seats
from bening.core import entries
from bening.core.scoring import Rules

WHATS = (
    "none",
    "skd.awaiting",
    "skd.absent",
    "skd.disqualified",
    "skd.below_threshold",
    "skd.within_cut",
    "skd.outside_cut",
    "skb.awaiting",
    "skb.absent",
    "skb.disqualified",
    "final",
)
WHAT = {name: number for number, name in enumerate(WHATS)}
"""What the first reason of a row is about; `final`: it sat the SKB, `Lines` and `Placement` have the rest."""

_SKD_STATES = {
    0: (entries.UNDECIDED, "skd.awaiting"),
    ABSENT: (entries.ABSENT_AT_SKD, "skd.absent"),
    DISQUALIFIED: (entries.DISQUALIFIED_CODE, "skd.disqualified"),
}
_SKB_STATES = {
    0: (entries.UNDECIDED, "skb.awaiting"),
    ABSENT: (entries.ABSENT_AT_SKB, "skb.absent"),
    DISQUALIFIED: (entries.DISQUALIFIED_CODE, "skb.disqualified"),
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """What became of everyone, row by row as the people came; `sequence` is the order of publication.

    `code` numbers `codes`; `rank` 0 is none; `line_at` is the place in `lines` of
    those who sat the SKB, or -1.
    """

    seats: Seats
    people: People
    rules: Rules
    basic: BasicTest
    sequence: Column
    codes: Sequence[str]
    code: Column
    what: Column
    rank: Column
    not_invited: Column
    line_at: Column
    lines: Lines | None = None
    placement: Placement | None = None


def rank_skd(seats: Seats, people: People, rules: Rules) -> Ranked:
    """The basic test alone: codes, ranks and the cut."""
    basic = basic_test(seats, people, rules.skd)
    codes = [*_codes(rules)]
    code, what = _skd_codes(people, basic, codes)
    nobody = np.full(len(people), -1, np.int32)
    sequence = _sequence(people, basic.rank, seats)
    none = np.zeros(len(people), np.bool_)
    return Ranked(seats, people, rules, basic, sequence, codes, code, what, basic.rank, none, nobody)


def rank_final(seats: Seats, people: People, rules: Rules) -> Ranked:
    """The whole selection: integration, lines, seats."""
    basic = basic_test(seats, people, rules.skd)
    codes = [*_codes(rules)]
    code, what = _skd_codes(people, basic, codes)
    sat = people.skb_status == PRESENT
    not_invited = sat & ~basic.inside
    rows = np.flatnonzero(basic.inside & sat)
    for status, (name, reason) in _SKB_STATES.items():
        concerned = basic.inside & (people.skb_status == status)
        code[concerned], what[concerned] = codes.index(name), WHAT[reason]
    lines = line_everyone_up(rows, basic, seats, people, rules)
    rank = np.zeros(len(people), np.int32)
    rank[lines.row] = lines.ahead + 1
    with ThreadPoolExecutor(1) as thread:
        in_order = thread.submit(_sequence, people, rank, seats)
        placement = place_everyone(lines, seats, people, basic.total, rules.fill, rules)
        sequence = in_order.result()
    code[lines.row] = _final_codes(placement, codes, rules)
    what[lines.row] = WHAT["final"]
    line_at = np.full(len(people), -1, np.int32)
    line_at[lines.row] = np.arange(len(lines.row), dtype=np.int32)
    return Ranked(
        seats, people, rules, basic, sequence, codes, code, what, rank, not_invited, line_at, lines, placement
    )


def _codes(rules: Rules) -> dict[str, None]:
    """Every code that may be given, each once."""
    own = (
        entries.UNDECIDED,
        entries.PASSED,
        entries.OUTSIDE_CUT,
        entries.BELOW_THRESHOLD,
        entries.ABSENT_AT_SKD,
        entries.DISQUALIFIED_CODE,
        entries.NOT_PLACED,
        entries.ABSENT_AT_SKB,
    )
    return dict.fromkeys((*own, *(step.code for step in rules.fill)))


def _skd_codes(people: People, basic: BasicTest, codes: Sequence[str]) -> tuple[Column, Column]:
    code = np.full(len(people), codes.index(entries.BELOW_THRESHOLD), np.int8)
    what = np.full(len(people), WHAT["skd.below_threshold"], np.int8)
    above = basic.rank > 0
    code[above], what[above] = codes.index(entries.OUTSIDE_CUT), WHAT["skd.outside_cut"]
    code[basic.inside], what[basic.inside] = codes.index(entries.PASSED), WHAT["skd.within_cut"]
    for status, (name, reason) in _SKD_STATES.items():
        concerned = people.skd_status == status
        code[concerned], what[concerned] = codes.index(name), WHAT[reason]
    return code, what


def _final_codes(placement: Placement, codes: Sequence[str], rules: Rules) -> Column:
    by_how = np.full(filling.UNDECIDED + 1, codes.index(entries.NOT_PLACED), np.int8)
    by_how[filling.RANK] = codes.index(entries.PASSED)
    by_how[[filling.OWN_UNDECIDED, filling.UNDECIDED]] = codes.index(entries.UNDECIDED)
    by_step = np.array([0, *(codes.index(step.code) for step in rules.fill)], np.int8)
    return np.where(placement.step > 0, by_step[placement.step], by_how[placement.how])


def _sequence(people: People, rank: Column, seats: Seats) -> Column:
    """Rows by formasi, rank (those without one last) and participant.

    The key ends with the participant's number in order, so that sorting the key alone gives the rows.
    """
    last = int(rank.max(initial=0)) + 1
    place = np.where(rank > 0, rank, last)
    most = max(0, len(people) - 1)
    words = pack([(people.seat, len(seats.codes)), (place, last), (people.order, most)])
    if len(words) > 1:
        return sorting(words).astype(np.int32)
    row_of = np.empty(len(people), np.int32)
    row_of[people.order] = np.arange(len(people), dtype=np.int32)
    words[0].sort()
    return row_of[words[0] & ((1 << most.bit_length()) - 1)]
