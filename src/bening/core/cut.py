"""The basic test (SKD) of one formasi: thresholds, rank, and the cut to the best 3 × quota.

Law: the thresholds and the tie order at the cut stand in the regulation with their basis. Someone
equal to the last one taken on every key of the cut is taken too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bening.core.entries import (
    ABSENT,
    ABSENT_AT_SKD,
    AWAITING,
    BELOW_THRESHOLD,
    DISQUALIFIED,
    DISQUALIFIED_CODE,
    OUTSIDE_CUT,
    PASSED,
    PRESENT,
    UNDECIDED,
    Entry,
    FormasiLine,
    ScoreLine,
)
from bening.core.reason_text import join, write
from bening.core.scoring import Rules, shortfall_text, shortfalls
from bening.core.ties import Contender, Spot, decided_at, line_up

_WITHOUT_MARKS = {
    AWAITING: (UNDECIDED, "skd.awaiting"),
    ABSENT: (ABSENT_AT_SKD, "skd.absent"),
    DISQUALIFIED: (DISQUALIFIED_CODE, "skd.disqualified"),
}


def skd_entries(line: FormasiLine, people: Sequence[ScoreLine], rules: Rules) -> list[Entry]:
    """Everyone of one formasi with code, rank (if above the threshold) and reason."""
    threshold = rules.skd.threshold(line.track, line.position)
    entries: list[Entry] = []
    above: dict[str, Entry] = {}
    for score in people:
        if score.skd_status != PRESENT:
            code, reason = _WITHOUT_MARKS[score.skd_status]
            entries.append(Entry(score, code=code, reason=reason))
            continue
        entry = Entry(score, total=sum(score.marks))
        entries.append(entry)
        missed = shortfalls(threshold, *score.marks)
        if missed:
            entry.code, entry.reason = BELOW_THRESHOLD, shortfall_text("skd.below_threshold", missed)
        else:
            above[score.participant] = entry
    _cut(above, line.quota * rules.skd.cut_multiple, rules.skd.cut_tie_order)
    return entries


def _cut(above: Mapping[str, Entry], limit: int, tie_order: Sequence[str]) -> None:
    """Give rank, code (P/L or P) and reason to those above the threshold."""
    line = line_up(
        Contender(name, (entry.total, *(getattr(entry.score, key) for key in tie_order)))
        for name, entry in above.items()
    )
    taken = sum(spot.ahead < limit for spot in line)
    for number, spot in enumerate(line):
        inside = number < taken
        entry = above[spot.participant]
        entry.rank = spot.rank
        entry.code = PASSED if inside else OUTSIDE_CUT
        fact = write("skd.within_cut" if inside else "skd.outside_cut", rank=spot.rank, limit=limit)
        entry.reason = join(fact, _edge(line, number, taken, limit, ("total", *tie_order)))


def _edge(line: Sequence[Spot], number: int, taken: int, limit: int, keys: Sequence[str]) -> str:
    """What the tie order decided at the edge of the cut, for those who have the total of the edge."""
    spot = line[number]
    if number >= taken:
        other, side = line[taken - 1], "behind"
    elif taken > limit and spot.ahead == line[taken - 1].ahead:
        return write("cut.tied_all_taken", taken=taken, limit=limit)
    elif taken < len(line):
        other, side = line[taken], "ahead_of"
    else:
        return ""
    if other.contender.marks[0] != spot.contender.marks[0]:
        return ""
    key, _ = decided_at(spot.contender, other.contender)
    return write("cut.tie_decided", by=keys[key], **{side: other.participant})
