"""The result of the columns as the core's own `Place` values: to compare, and for what fits memory."""

from __future__ import annotations

from collections.abc import Sequence

from bening.columnar.engine import Ranked, rank_final, rank_skd
from bening.columnar.lines import exact
from bening.columnar.tables import people_of, seats_of
from bening.columnar.wording import Wording
from bening.core.entries import FormasiLine, Place, ScoreLine
from bening.core.scoring import Rules


def rank_lines(
    formasi: Sequence[FormasiLine], scores: Sequence[ScoreLine], rules: Rules, *, final: bool
) -> list[Place]:
    """What `core.ranking` would give for these lines."""
    seats = seats_of(formasi, rules)
    people = people_of(scores, seats.codes)
    return places_of((rank_final if final else rank_skd)(seats, people, rules))


def places_of(ranked: Ranked) -> list[Place]:
    """Everyone in the order of publication."""
    reasons = Wording(ranked).reasons(ranked.sequence).to_pylist()
    return [
        _place(ranked, row, reason) for row, reason in zip(ranked.sequence.tolist(), reasons, strict=True)
    ]


def _place(ranked: Ranked, row: int, reason: str) -> Place:
    at = int(ranked.line_at[row])
    codes, lines, placement = ranked.seats.codes, ranked.lines, ranked.placement
    sat = at >= 0 and lines is not None and placement is not None
    seat = int(placement.seat[at]) if sat and placement is not None else -1
    return Place(
        participant=ranked.people.participant(row),
        formasi=codes[ranked.people.seat[row]],
        skd_total=int(ranked.basic.total[row]) if ranked.basic.present[row] else None,
        skb100=exact(lines.skb100, at) if sat and lines is not None else None,
        final=exact(lines.final, at) if sat and lines is not None else None,
        rank=int(ranked.rank[row]) or None,
        code=ranked.codes[ranked.code[row]],
        placed_formasi=codes[seat] if seat >= 0 else "",
        reason=reason,
    )
