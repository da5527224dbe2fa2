"""Ranking as a pure function: formasi + scores + regulation → a code, a rank and a reason for all.

`rank_skd` stops after the cut to 3 × quota; `rank_final` goes on to integration and placement. The
order in which lines are given never matters, and nothing is rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from bening.core.cut import skd_entries
from bening.core.entries import (
    ABSENT,
    ABSENT_AT_SKB,
    AWAITING,
    DISQUALIFIED,
    DISQUALIFIED_CODE,
    GPA_KINDS,
    NOT_PLACED,
    PASSED,
    PRESENT,
    STATUSES,
    UNDECIDED,
    Entry,
    FormasiLine,
    Place,
    ScoreLine,
    by_formasi,
    in_order,
)
from bening.core.placement import GENERAL_TRACK, Candidate, Placed, Seats, empty_seats, movers, place
from bening.core.reason_text import join, write
from bening.core.rules import Threshold
from bening.core.scoring import Rules, Scale, scale_for, shortfall_text, shortfalls, skb100
from bening.core.ties import Contender, Level, Spot, decided_at, line_up, personal_keys_used, precedes

__all__ = [
    "GPA_KINDS",
    "STATUSES",
    "FormasiLine",
    "Place",
    "Rules",
    "ScoreLine",
    "contender_of",
    "contradiction",
    "rank_final",
    "rank_skd",
    "tie_breakers_needed",
    "tie_keys",
]


@dataclass(slots=True)
class _Group:
    """All formasi of one institution, position and qualification, with those who sat the SKB.

    `general` is the threshold of track umum for the position: whoever moves must meet it.
    """

    general: Threshold
    seats: list[Seats] = field(default_factory=list)
    lines: dict[str, list[Spot]] = field(default_factory=dict)
    candidates: dict[str, Candidate] = field(default_factory=dict)


def rank_skd(formasi: Iterable[FormasiLine], scores: Iterable[ScoreLine], rules: Rules) -> list[Place]:
    """The basic test: thresholds, rank, and the cut to the best 3 × quota of each formasi.

    Ranks count those who meet the threshold. Sorted by formasi, rank (those without one last) and
    participant number. Raises `ValueError` for lines that contradict each other.
    """
    return in_order(skd_entries(line, people, rules) for line, people in by_formasi(formasi, scores))


def rank_final(formasi: Iterable[FormasiLine], scores: Iterable[ScoreLine], rules: Rules) -> list[Place]:
    """The whole selection: who of those invited to the SKB gets which seat, and why.

    Ranks count those who sat the SKB; whoever did not reach it keeps the code of the SKD. Sorted and
    raising as `rank_skd`.
    """
    entries, groups = _integrated(formasi, scores, rules)
    for group in groups:
        placed = place(group.seats, group.lines, group.candidates, rules.fill)
        for seat in group.seats:
            by_name = {entry.participant: entry for entry in entries[seat.formasi]}
            line = group.lines[seat.formasi]
            for number, spot in enumerate(line):
                entry, where = by_name[spot.participant], placed[spot.participant]
                entry.rank, entry.code, entry.placed_formasi = spot.rank, _code(where), where.formasi
                seat_text = _seat_text(where, entry, seat.quota, group.general)
                entry.reason = join(seat_text, _tie_text(line, number, rules))
    return in_order(entries.values())


def tie_breakers_needed(
    formasi: Iterable[FormasiLine], scores: Iterable[ScoreLine], rules: Rules
) -> dict[str, frozenset[str]]:
    """Whose `gpa` and `born` a tie reaches: participant → names of the fields.

    Published scores may leave them out for everyone else: the ranking comes out the same.
    """
    _, personal = tie_keys(rules)
    _, groups = _integrated(formasi, scores, rules)
    needed: dict[str, set[str]] = {}
    for group in groups:
        lines = [[spot.contender for spot in line] for line in group.lines.values()]
        placed = place(group.seats, group.lines, group.candidates, ())
        if rules.fill and empty_seats(group.seats, group.lines):
            lines.append(movers(placed, group.candidates))
        for line in lines:
            for participant, number in personal_keys_used(line):
                if number:  # the first personal key is a decision, not something private
                    needed.setdefault(participant, set()).add(personal[number - 1])
    return {participant: frozenset(fields) for participant, fields in needed.items()}


def contradiction(order: Sequence[ScoreLine], rules: Rules) -> tuple[str, str] | None:
    """Two people whom an order given by people puts the wrong way round: first the one ahead by law.

    For those whose marks are equal; looks at GPA and birth date as the tie order does.
    """
    _, personal = tie_keys(rules)
    people = [Contender(one.participant, (), tuple(_PERSONAL[key](one) for key in personal)) for one in order]
    for number, behind in enumerate(people):
        for ahead in people[:number]:
            if precedes(behind, ahead):
                return behind.participant, ahead.participant
    return None


def _integrated(
    formasi: Iterable[FormasiLine], scores: Iterable[ScoreLine], rules: Rules
) -> tuple[dict[str, list[Entry]], list[_Group]]:
    """SKD codes, then final scores of those who sat the SKB, gathered for placement."""
    lines = by_formasi(formasi, scores)
    extras = (one.skb_extra for _, people in lines for one in people)
    scale = scale_for(rules, (extra for extra in extras if extra is not None))
    entries: dict[str, list[Entry]] = {}
    groups: dict[tuple[str, ...], _Group] = {}
    for line, people in lines:
        entries[line.code] = skd_entries(line, people, rules)
        same = tuple(map(_folded, (line.institution, line.position, line.qualification)))
        if same not in groups:
            groups[same] = _Group(rules.skd.threshold(GENERAL_TRACK, line.position))
        group = groups[same]
        group.seats.append(Seats(line.code, _folded(line.unit), line.track, line.quota))
        sat = [_candidate(one, group.general, rules, scale) for one in entries[line.code] if _sat_skb(one)]
        group.candidates.update((one.contender.participant, one) for one in sat)
        group.lines[line.code] = line_up(one.contender for one in sat)
    return entries, list(groups.values())


def _folded(text: str) -> str:
    """Names that differ only in case or blanks are the same position, qualification or unit."""
    return " ".join(text.casefold().split())


_WITHOUT_SKB = {
    AWAITING: (UNDECIDED, "skb.awaiting"),
    ABSENT: (ABSENT_AT_SKB, "skb.absent"),
    DISQUALIFIED: (DISQUALIFIED_CODE, "skb.disqualified"),
}


def _sat_skb(entry: Entry) -> bool:
    """Whether a final score is due; if not, the entry says what stands instead."""
    status = entry.score.skb_status
    entry.rank = None
    if entry.code != PASSED:
        if status == PRESENT:
            entry.reason = join(entry.reason, "skb.not_invited")
        return False
    if status == PRESENT:
        return True
    entry.code, entry.reason = _WITHOUT_SKB[status]
    return False


def _candidate(entry: Entry, general: Threshold, rules: Rules, scale: Scale) -> Candidate:
    """The final score, and the person as tie order and placement see them."""
    score = entry.score
    if score.skb_cat is None:
        raise ValueError(f"participant {score.participant} sat the SKB but the CAT mark is missing")
    numerator = scale.numerator(entry.total, score.skb_cat, score.skb_extra)
    entry.skb100 = skb100(score.skb_cat, score.skb_extra, rules.skb)
    entry.final = Fraction(numerator, scale.denominator)
    keys, _ = tie_keys(rules)
    marks = (numerator, *(entry.total if key == "skd_total" else getattr(score, key) for key in keys))
    contender = contender_of(score, marks, rules)
    may_move = not shortfalls(general, *score.marks)
    wishes = tuple(dict.fromkeys(_folded(unit) for unit in score.preferred_units))
    return Candidate(contender, score.formasi, may_move, wishes)


def contender_of(score: ScoreLine, marks: tuple[int, ...], rules: Rules) -> Contender:
    """A person as the tie order sees them: marks, a decision of people, then what is personal."""
    _, personal = tie_keys(rules)
    return Contender(
        score.participant, marks, (_decision(score), *(_PERSONAL[key](score) for key in personal))
    )


def _decision(score: ScoreLine) -> Level:
    """People without one are equal here; with one and without cannot be compared."""
    return ("decided", -score.decided) if score.decided else ("", 0)


def _gpa(score: ScoreLine) -> Level:
    return None if score.gpa is None else (score.gpa_kind, score.gpa)


def _age(score: ScoreLine) -> Level:
    """The older comes first, so the earlier day is the higher value."""
    return None if score.born is None else ("", -score.born.toordinal())


_PERSONAL: dict[str, Callable[[ScoreLine], Level]] = {"gpa": _gpa, "born": _age}


def tie_keys(rules: Rules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tie order as marks, then personal keys; a rule that mixes them is not one we know."""
    order = rules.final.tie_order
    marks = tuple(key for key in order if key not in _PERSONAL)
    personal = tuple(key for key in order if key in _PERSONAL)
    if marks + personal != order:
        raise ValueError(f"tie order {', '.join(order)}: marks must come before gpa and born")
    return marks, personal


def _code(where: Placed) -> str:
    if where.step:
        return where.step.code
    return {"rank": PASSED, "undecided": UNDECIDED}.get(where.how, NOT_PLACED)


def _seat_text(where: Placed, entry: Entry, quota: int, general: Threshold) -> str:
    """Why this seat or none: the own formasi first, then the filling of empty seats."""
    rank = entry.rank or 0
    if where.how == "rank":
        return write("final.within_quota", rank=rank, quota=quota)
    if where.own_seat:
        return write("seat.undecided", rank=rank, quota=quota)
    outside = write("final.outside_quota", rank=rank, quota=quota)
    if where.step:
        return join(outside, write("fill.moved", step=where.step.step, seat=where.formasi))
    if where.how == "below":
        missed = shortfalls(general, *entry.score.marks)
        return join(outside, shortfall_text("fill.below_threshold", missed))
    return join(outside, {"no_seat": "fill.no_seat_left", "undecided": "fill.undecided"}.get(where.how, ""))


def _tie_text(line: Sequence[Spot], number: int, rules: Rules) -> str:
    """Ties on the final score: which key decided against which neighbour, or where none does."""
    marks, personal = tie_keys(rules)
    keys = ("final", *marks, "decision", *personal, "everything")
    spot = line[number]
    texts = []
    for side, other in (("behind", number - 1), ("ahead_of", number + 1)):
        if not 0 <= other < len(line) or line[other].contender.marks[0] != spot.contender.marks[0]:
            continue
        key, decided = decided_at(spot.contender, line[other].contender)
        if decided:
            texts.append(write("tie.decided", by=keys[key], **{side: line[other].participant}))
    if spot.rival:
        texts.append(write("tie.undefined", at=keys[spot.silent_at], rival=spot.rival))
    return join(*texts)
