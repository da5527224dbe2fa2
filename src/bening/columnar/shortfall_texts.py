"""The texts of missed thresholds: each different one is asked of the core once, rows point to theirs."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from bening.columnar.tables import MARKS, Column, People, Seats
from bening.core.scoring import shortfall_text, shortfalls

TABLE_AT_MOST = 1 << 23
"""Entries of the table in which combinations of marks are looked up; more are found by sorting."""


class ShortfallTexts:
    """One code (`skd.below_threshold`, `fill.below_threshold`) for all rows it concerns."""

    def __init__(
        self, code: str, rows: Column, threshold: Column, seats: Seats, people: People, total: Column
    ) -> None:
        self._least = [seats.least(part) for part in MARKS]
        self._marks = (people.twk, people.tiu, people.tkp, total)
        self._threshold, self._seat = threshold, people.seat
        sizes = np.prod([least.astype(np.int64) + 1 for least in self._least], axis=0)
        self._begin = np.concatenate([[0], np.cumsum(sizes)])
        keys = self._keys(rows)
        self._sorted: Column | None = None
        if self._begin[-1] <= TABLE_AT_MOST:
            example = np.full(int(self._begin[-1]), -1, np.int32)
            example[keys] = rows
            used = np.flatnonzero(example >= 0)
            examples = example[used]
            self._place = np.zeros(len(example), np.int32)
            self._place[used] = np.arange(len(used), dtype=np.int32)
        else:
            self._sorted, first = np.unique(keys, return_index=True)
            examples = rows[first]
        self.texts = pa.array([self._text(code, row, seats) for row in examples.tolist()], pa.string())

    def of(self, rows: Column) -> pa.Array:
        """The text of each of these rows."""
        keys = self._keys(rows)
        place = self._place[keys] if self._sorted is None else np.searchsorted(self._sorted, keys)
        return self.texts.take(pa.array(place))

    def _keys(self, rows: Column) -> Column:
        """One number for the threshold and every mark that is missed, the same for the same text."""
        number = self._threshold[self._seat[rows]]
        key = np.zeros(len(rows), np.int64)
        for least, marks in zip(self._least, self._marks, strict=True):
            if least.any():
                asked, mark = least[number], marks[rows]
                key = key * (asked + np.int64(1)) + np.where(mark < asked, mark + 1, 0)
        return key + self._begin[number]

    def _text(self, code: str, row: int, seats: Seats) -> str:
        threshold = seats.thresholds[self._threshold[self._seat[row]]]
        twk, tiu, tkp, _ = (int(marks[row]) for marks in self._marks)
        return shortfall_text(code, shortfalls(threshold, twk, tiu, tkp))
