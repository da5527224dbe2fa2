"""Reasons as text, a portion of rows at a time.

The words are those of the core: it is asked once for every different shortfall, and every other text is
numbers and names put between its fixed words. Text is made when a portion is written and then let go.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bening.columnar import filling
from bening.columnar.cells_in import string_buffers
from bening.columnar.cut import ALL_TAKEN
from bening.columnar.engine import WHAT, WHATS, Ranked
from bening.columnar.lines import Lines
from bening.columnar.shortfall_texts import ShortfallTexts
from bening.columnar.tables import Column
from bening.core.ranking import tie_keys
from bening.core.reason_text import write

_CUT = (WHAT["skd.within_cut"], WHAT["skd.outside_cut"])
_SPECIAL = (("%", "%25"), (" ", "%20"), (";", "%3B"), ("=", "%3D"))


class Wording:
    """Makes the reasons of one ranking; remembers the texts that come again and again."""

    def __init__(self, ranked: Ranked) -> None:
        self.ranked = ranked
        self.names = pa.array(ranked.people.name, pa.string())
        self._as_fact = _escaped(self.names)
        self._limit = ranked.seats.quota * ranked.rules.skd.cut_multiple
        self._cut_keys = ("total", *ranked.rules.skd.cut_tie_order)
        marks, personal = tie_keys(ranked.rules)
        self._tie_keys = ("final", *marks, "decision", *personal, "everything")
        self.formasi = pa.array(ranked.seats.codes, pa.string())
        self._codes = _escaped(self.formasi)
        below = np.flatnonzero(ranked.what == WHAT["skd.below_threshold"])
        self._below = self._shortfalls("skd.below_threshold", below, ranked.seats.threshold)
        lines, placement = ranked.lines, ranked.placement
        stuck = np.zeros(0, np.int64)
        if lines is not None and placement is not None:
            stuck = lines.row[placement.how == filling.BELOW]
        self._stuck = self._shortfalls("fill.below_threshold", stuck, ranked.seats.general_threshold)

    def _shortfalls(self, code: str, rows: Column, threshold: Column) -> ShortfallTexts:
        ranked = self.ranked
        return ShortfallTexts(code, rows, threshold, ranked.seats, ranked.people, ranked.basic.total)

    def reasons(self, rows: Column) -> pa.Array:
        """The reason of each of these rows."""
        ranked = self.ranked
        what = ranked.what[rows]
        final, below, cut = (
            np.flatnonzero(what == WHAT["final"]),
            np.flatnonzero(what == WHAT["skd.below_threshold"]),
            np.flatnonzero((what == _CUT[0]) | (what == _CUT[1])),
        )
        plain = np.ones(len(rows), np.bool_)
        plain[final] = plain[below] = plain[cut] = False
        rest = np.flatnonzero(plain)
        parts = [
            (rest, pa.array(WHATS).take(pa.array(what[rest]))),
            (below, self._below.of(rows[below])),
            (cut, self._of_the_cut(rows[cut])),
            (final, self._of_the_final(ranked.line_at[rows[final]])),
        ]
        whole = _assembled(parts, len(rows))
        uninvited = ranked.not_invited[rows]
        if uninvited.any():
            places = np.flatnonzero(uninvited)
            longer = pc.binary_join_element_wise(whole.take(pa.array(places)), "skb.not_invited", "; ")
            whole = pc.replace_with_mask(whole, pa.array(uninvited), longer)
        return whole

    def _of_the_cut(self, rows: Column) -> pa.Array:
        """Rank against the limit, and what decided at the edge."""
        ranked = self.ranked
        inside = ranked.basic.inside[rows]
        limit = self._limit[ranked.people.seat[rows]]
        lead = _two("skd.outside_cut rank=", "skd.within_cut rank=", inside)
        texts = _joined(lead, _digits(ranked.basic.rank[rows]), " limit=", _digits(limit))
        key = ranked.basic.edge_key[rows]
        at_edge = np.flatnonzero(key)
        if not len(at_edge):
            return texts
        return _added(texts, at_edge, self._edges(rows[at_edge], inside[at_edge], limit[at_edge]))

    def _edges(self, rows: Column, inside: Column, limit: Column) -> pa.Array:
        basic = self.ranked.basic
        key, other = basic.edge_key[rows], basic.edge_other[rows]
        crowd = key == ALL_TAKEN
        taken, decided = np.flatnonzero(crowd), np.flatnonzero(~crowd)
        all_taken = _joined(
            "; cut.tied_all_taken taken=", _digits(other[taken]), " limit=", _digits(limit[taken])
        )
        by = pa.array([f"; cut.tie_decided by={name}" for name in self._cut_keys]).take(
            pa.array(key[decided])
        )
        side = _two(" behind=", " ahead_of=", inside[decided])
        tie = _joined(by, side, self._as_fact.take(pa.array(other[decided])))
        return _assembled([(taken, all_taken), (decided, tie)], len(rows))

    def _of_the_final(self, places: Column) -> pa.Array:
        """Rank against the quota, what the filling of empty seats gave, and ties on the score."""
        lines, placement, seats = self.ranked.lines, self.ranked.placement, self.ranked.seats
        if lines is None or placement is None or not len(places):
            return pa.array([], pa.string())
        how = placement.how[places]
        lead = np.full(filling.UNDECIDED + 1, 2, np.int8)
        lead[filling.RANK], lead[filling.OWN_UNDECIDED] = 0, 1
        words = ("final.within_quota rank=", "seat.undecided rank=", "final.outside_quota rank=")
        texts = _joined(
            pa.array(words).take(pa.array(lead[how])),
            _digits(lines.ahead[places] + 1),
            " quota=",
            _digits(seats.quota[lines.seat[places]]),
        )
        filled = np.flatnonzero(
            np.isin(how, (filling.MOVED, filling.BELOW, filling.NO_SEAT, filling.UNDECIDED))
        )
        if len(filled):
            texts = _added(texts, filled, self._fills(places[filled], how[filled]))
        return self._with_ties(texts, lines, places)

    def _fills(self, places: Column, how: Column) -> pa.Array:
        lines, placement = self.ranked.lines, self.ranked.placement
        assert lines is not None
        assert placement is not None
        moved, below = np.flatnonzero(how == filling.MOVED), np.flatnonzero(how == filling.BELOW)
        rest = np.flatnonzero((how == filling.NO_SEAT) | (how == filling.UNDECIDED))
        fixed = _two("; fill.undecided", "; fill.no_seat_left", how[rest] == filling.NO_SEAT)
        steps = ["", *(f"; fill.moved step={_fact(step.step)} seat=" for step in self.ranked.rules.fill)]
        target = self._codes.take(pa.array(placement.seat[places[moved]]))
        lead = pa.array(steps).take(pa.array(placement.step[places[moved]]))
        missed = self._stuck.of(lines.row[places[below]])
        return _assembled(
            [
                (moved, _joined(lead, target)),
                (below, _joined("; ", missed)),
                (rest, fixed),
            ],
            len(places),
        )

    def _with_ties(self, texts: pa.Array, lines: Lines, places: Column) -> pa.Array:
        """Equal scores: which key decided against which neighbour, or where none does."""
        by = [f"; tie.decided by={name}" for name in self._tie_keys]
        after = np.append(lines.before, np.int8(0))[places + 1]
        for key, side, neighbour in ((lines.before[places], " behind=", -1), (after, " ahead_of=", 1)):
            decided = np.flatnonzero(key)
            if len(decided):
                other = lines.row[places[decided] + neighbour]
                names = self._as_fact.take(pa.array(other))
                tie = _joined(pa.array(by).take(pa.array(key[decided])), side, names)
                texts = _added(texts, decided, tie)
        if lines.rivals:
            texts = self._with_rivals(texts, lines, places)
        return texts

    def _with_rivals(self, texts: pa.Array, lines: Lines, places: Column) -> pa.Array:
        known = np.fromiter(lines.rivals, np.int64, len(lines.rivals))
        silent = np.flatnonzero(np.isin(places, known))
        if not len(silent):
            return texts
        tails = []
        for place in places[silent].tolist():
            rival, at = lines.rivals[place]
            tails.append("; " + write("tie.undefined", at=self._tie_keys[at], rival=rival))
        return _added(texts, silent, pa.array(tails))


def _escaped(names: pa.Array) -> pa.Array:
    """Names as they stand inside a reason; nearly always as they are."""
    content = string_buffers(names)[1]
    if not len(content) or (content.min() >= ord("0") and content.max() <= ord("9")):
        return names
    for sign, code in _SPECIAL:
        if pc.any(pc.match_substring(names, sign)).as_py():
            names = pc.replace_substring(names, sign, code)
    return names


def _fact(value: str) -> str:
    """One value as the core writes it into a reason."""
    return write("", x=value).partition("=")[2]


def _digits(numbers: Column) -> pa.Array:
    return pa.array(numbers).cast(pa.string())


def _two(no: str, yes: str, condition: Column) -> pa.Array:
    return pa.array([no, yes]).take(pa.array(condition.astype(np.int8)))


def _joined(*parts: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _added(texts: pa.Array, places: Column, tails: pa.Array) -> pa.Array:
    """The texts with something behind some of them."""
    mask = np.zeros(len(texts), np.bool_)
    mask[places] = True
    longer = _joined(texts.take(pa.array(places)), tails)
    return pc.replace_with_mask(texts, pa.array(mask), longer)


def _assembled(parts: Sequence[tuple[Column, pa.Array]], size: int) -> pa.Array:
    """Texts of several kinds, each at its places, as one column."""
    order = np.empty(size, np.int32)
    begin = 0
    for places, _ in parts:
        order[places] = np.arange(begin, begin + len(places), dtype=np.int32)
        begin += len(places)
    return pa.concat_arrays([texts for _, texts in parts]).take(pa.array(order))
