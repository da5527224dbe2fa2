"""From sealed sheets to places: what goes into the engine, what comes out, what must be published of it.

Nothing is written here. The engine is `core.ranking`; this module only carries values to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from bening.core import ranking, reason_text
from bening.core.ranking import FormasiLine, Place, ScoreLine
from bening.core.rules import Regulation
from bening.core.scoring import decimal_text

TieData = tuple[Any, str, Any, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Computation:
    """Places, best first in each formasi, and what was looked at beyond the marks to make them.

    `orders` are the decisions of people that counted.
    """

    places: tuple[Place, ...]
    inputs: tuple[ScoreLine, ...]
    open_ties: tuple[tuple[ScoreLine, ...], ...]
    orders: tuple[tuple[str, ...], ...] = ()


def compute_skd(formasi: Sequence[FormasiLine], lines: Iterable[ScoreLine], rules: Regulation) -> Computation:
    """The basic test. Its ties need nothing beyond the marks: who is equal at the cut is taken too."""
    return Computation(tuple(ranking.rank_skd(formasi, lines, rules)), (), ())


def compute_final(
    formasi: Sequence[FormasiLine],
    marks: Iterable[ScoreLine],
    rules: Regulation,
    personal: Mapping[str, TieData],
    decisions: Iterable[Sequence[str]] = (),
) -> Computation:
    """The whole selection. `decisions` are orders that people gave; each counts only for a tie that
    is open today with exactly these participants.

    What is to be published beside the marks is as little as gives the same places again; that it does
    is computed, not believed.
    """
    lines = [_with_personal(line, personal) for line in marks]
    places = ranking.rank_final(formasi, lines, rules)
    ties = open_ties(places, lines, formasi)
    orders = _counting(ties, decisions)
    if orders:
        decided = {name: number for order in orders for number, name in enumerate(order, start=1)}
        lines = [replace(line, decided=decided.get(line.participant, 0)) for line in lines]
        places = ranking.rank_final(formasi, lines, rules)
        ties = open_ties(places, lines, formasi)
    shown = _shown(formasi, lines, rules, places)
    if ranking.rank_final(formasi, shown, rules) != places:
        raise AssertionError("the ranking does not follow from what is to be published")
    beyond = tuple(line for line in shown if _beyond_marks(line))
    return Computation(tuple(places), beyond, ties, orders)


def _with_personal(line: ScoreLine, personal: Mapping[str, TieData]) -> ScoreLine:
    """GPA, birth date and wishes of someone who sat the SKB; nobody else's are looked at."""
    if line.skb_status != ranking.STATUSES[0] or line.participant not in personal:
        return line
    gpa, kind, born, units = personal[line.participant]
    return replace(line, gpa=gpa, gpa_kind=kind if gpa is not None else "", born=born, preferred_units=units)


def _shown(
    formasi: Sequence[FormasiLine], lines: Sequence[ScoreLine], rules: Regulation, places: Iterable[Place]
) -> list[ScoreLine]:
    needed = ranking.tie_breakers_needed(formasi, lines, rules)
    seekers = {place.participant for place in places if place.final is not None and place.code != "P/L"}
    shown = []
    for line in lines:
        fields = needed.get(line.participant, frozenset())
        gpa = line.gpa if "gpa" in fields else None
        shown.append(
            replace(
                line,
                gpa=gpa,
                gpa_kind=line.gpa_kind if gpa is not None else "",
                born=line.born if "born" in fields else None,
                preferred_units=line.preferred_units if line.participant in seekers else (),
            )
        )
    return shown


def _beyond_marks(line: ScoreLine) -> bool:
    return line.gpa is not None or line.born is not None or bool(line.preferred_units or line.decided)


def open_ties(
    places: Iterable[Place], lines: Iterable[ScoreLine], formasi: Iterable[FormasiLine]
) -> tuple[tuple[ScoreLine, ...], ...]:
    """Groups whose order the law leaves open while a seat hangs on it: people must decide.

    People of one group have the same marks in everything and compete for the same seats.
    """
    position = {line.code: (_folded(line.position), _folded(line.qualification)) for line in formasi}
    by_number = {line.participant: line for line in lines}
    groups: dict[Any, list[ScoreLine]] = {}
    for place in places:
        if place.final is not None:
            line = by_number[place.participant]
            same = (position[place.formasi], place.final, *line.marks)
            groups.setdefault(same, []).append(line)
    undecided = {place.participant for place in places if place.final is not None and not place.code}
    return tuple(
        tuple(sorted(group, key=lambda line: line.participant))
        for group in groups.values()
        if any(line.participant in undecided for line in group)
    )


def _counting(
    ties: Iterable[Sequence[ScoreLine]], decisions: Iterable[Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """The decisions about a tie that is open today with exactly these people; of several, the last."""
    open_today = {frozenset(line.participant for line in tie) for tie in ties}
    found = {frozenset(order): tuple(order) for order in decisions if frozenset(order) in open_today}
    return tuple(found.values())


def tie_rivals(reason: str) -> list[str]:
    """The participants named in a machine-readable reason, in its order."""
    names = ("behind", "ahead_of", "rival")
    found = [each.facts[name] for each in reason_text.read(reason) for name in names if name in each.facts]
    return [str(number) for number in dict.fromkeys(found)]


def place_fields(place: Place, rules: Regulation) -> dict[str, Any]:
    """A place as the table keeps it: scores as text with the decimals of the regulation."""
    decimals = rules.final.decimals
    return {
        "participant": place.participant,
        "formasi": place.formasi,
        "skd_total": place.skd_total,
        "skb100": "" if place.skb100 is None else decimal_text(place.skb100, decimals),
        "final": "" if place.final is None else decimal_text(place.final, decimals),
        "rank": place.rank,
        "code": place.code,
        "placed_formasi": place.placed_formasi,
        "reason": place.reason,
    }


def input_fields(line: ScoreLine) -> dict[str, Any]:
    """What was looked at beyond the marks of one participant, as the table keeps it."""
    return {
        "participant": line.participant,
        "gpa": "" if line.gpa is None else exact_text(line.gpa),
        "gpa_kind": line.gpa_kind,
        "born": line.born,
        "preferred_units": ";".join(line.preferred_units),
        "decided": line.decided,
    }


def exact_text(value: Fraction) -> str:
    """A decimal exactly as it was stated; whoever recomputes must compare the same number."""
    places = next(n for n in range(20) if (value * 10**n).denominator == 1)
    return decimal_text(value, places)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
