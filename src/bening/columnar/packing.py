"""Several columns in one whole number, so that one sort of one column does what a sort by many would."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bening.columnar.tables import Column

BITS = 63
Key = tuple[Column, int]
"""Values from 0, and the greatest that may stand there."""


def pack(keys: Sequence[Key]) -> list[Column]:
    """The keys, first the most important, in as few numbers as hold them."""
    words: list[Column] = []
    left = 0
    for values, greatest in keys:
        bits = int(greatest).bit_length()
        if not words or bits > left:
            words.append(values.astype(np.int64))
            left = BITS - bits
        else:
            words[-1] = (words[-1] << bits) | values
            left -= bits
    return words


def sorting(words: Sequence[Column]) -> Column:
    """The order in which the words rise; equal ones in any order."""
    if len(words) == 1:
        return np.argsort(words[0])
    return np.lexsort(words[::-1])


def changes(columns: Sequence[Column]) -> Column:
    """Where a row differs from the one before it in any of the columns; the first row always does."""
    size = len(columns[0])
    differs = np.ones(size, np.bool_)
    if size:
        differs[1:] = False
        for column in columns:
            differs[1:] |= column[1:] != column[:-1]
    return differs


def starts(first: Column) -> Column:
    """For every row, the number of the row at which its run begins."""
    return np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))


def by_participant(rows: Column, begin: Column, order: Column) -> None:
    """Put equals in the order of participants; `begin` has for every place where its run of equals begins."""
    again = begin != np.arange(len(begin))
    several = again.copy()
    several[begin[again]] = True
    places = np.flatnonzero(several)
    if len(places):
        own = order[rows[places]]
        words = pack([(begin[places], len(begin)), (own, int(own.max()))])
        rows[places] = rows[places][sorting(words)]
