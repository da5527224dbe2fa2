"""What a ranking over columns leaves to people, counted, the first few named in the order of publication."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bening.columnar import filling
from bening.columnar.engine import WHAT, Ranked
from bening.columnar.tables import Column


def open_questions(ranked: Ranked, names_at_most: int) -> dict[str, tuple[int, list[str]]]:
    """Code of the reason → how many it concerns, and the first of them."""
    found = {}
    for code, concerned in _concerned(ranked):
        if concerned.any():
            rows = ranked.sequence[concerned[ranked.sequence]]
            first = [ranked.people.participant(row) for row in rows[:names_at_most].tolist()]
            found[code] = (len(rows), first)
    return found


def _concerned(ranked: Ranked) -> Iterator[tuple[str, Column]]:
    if ranked.lines is not None and ranked.placement is not None:
        how = ranked.placement.how
        for code, number in (
            ("seat.undecided", filling.OWN_UNDECIDED),
            ("fill.undecided", filling.UNDECIDED),
        ):
            concerned = np.zeros(len(ranked.people), np.bool_)
            concerned[ranked.lines.row[how == number]] = True
            yield code, concerned
    for code in ("skd.awaiting", "skb.awaiting"):
        yield code, ranked.what == WHAT[code]
    yield "skb.not_invited", ranked.not_invited
