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
        self._text_of = np.zeros(len(total), np.int32)
        if self._begin[-1] <= TABLE_AT_MOST:
            example = np.full(int(self._begin[-1]), -1, np.int32)
            example[keys] = rows
            used = np.flatnonzero(example >= 0)
            examples = example[used]
            example[used] = np.arange(len(used), dtype=np.int32)
            self._text_of[rows] = example[keys]
        else:
            _, first, number = np.unique(keys, return_index=True, return_inverse=True)
            examples = rows[first]
            self._text_of[rows] = number
        asked = [seats.thresholds[number] for number in threshold[people.seat[examples]].tolist()]
        marks = zip(*(part[examples].tolist() for part in self._marks[:3]), strict=True)
        texts = [
            shortfall_text(code, shortfalls(least, twk, tiu, tkp))
            for least, (twk, tiu, tkp) in zip(asked, marks, strict=True)
        ]
        self.texts = pa.array(texts, pa.string())

    def of(self, rows: Column) -> pa.Array:
        """The text of each of these rows."""
        return self.texts.take(pa.array(self._text_of[rows]))

    def _keys(self, rows: Column) -> Column:
        """One number for the threshold and every mark that is missed, the same for the same text."""
        number = self._threshold[self._seat[rows]]
        key = np.zeros(len(rows), np.int64)
        for least, marks in zip(self._least, self._marks, strict=True):
            if least.any():
                asked, mark = least[number], marks[rows]
                key = key * (asked + np.int64(1)) + np.where(mark < asked, mark + 1, 0)
        return key + self._begin[number]
