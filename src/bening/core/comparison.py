"""A published result list against the recomputed one: every cell that differs, and why it may.

For anyone who checks a list of others, such as one of Panselnas. Nothing is guessed: a cell is compared with
the exact value at as many decimals as the list shows, and an explanation is given only if computing in that
wrong way gives exactly what the list says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bening.core import reason_text
from bening.core.cells import CellReader
from bening.core.decision import Reason
from bening.core.entries import Place, ScoreLine
from bening.core.ranking_csv import RANKING_COLUMNS, Sheet, records
from bening.core.scoring import HUNDRED, Rules, decimal_text

COMPARED = tuple(name for name in RANKING_COLUMNS if name not in ("participant", "reason"))
_SCORES = ("skb100", "final")
_SCORE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,9})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
EXAM_MAXIMUM_BEFORE_2021 = 500
"""What press examples divide the SKD by, although its maximum is 550 since 2021."""


@dataclass(frozen=True, slots=True)
class Official:
    """One row of the list that is checked: what it says, by column; columns it lacks are not there."""

    participant: str
    row: int
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that differs. Column `participant`: the whole person is in only one of the lists."""

    participant: str
    formasi: str
    column: str
    official: str
    computed: str
    why: tuple[Reason, ...]


def read_official(lines: Iterable[str]) -> Sheet[Official]:
    """The published list: `participant` and any of the columns of a ranking; `reason` is not looked at."""
    sheet: Sheet[Official] = Sheet()
    seen: dict[str, int] = {}
    for row, cells in records(lines, ("participant",), sheet, optional=RANKING_COLUMNS):
        read = CellReader(row, cells, sheet.problems)
        says = {name: read.plain(name) for name in COMPARED if name in cells}
        if not says:
            sheet.problems.clear()
            read.refuse("participant", f"nothing to compare; give at least one of {', '.join(COMPARED)}")
            return sheet
        for name in (*_SCORES, "skd_total", "rank"):
            text = says.get(name, "")
            if text and not (_SCORE if name in _SCORES else _WHOLE).fullmatch(text):
                read.refuse(name, f"{text} is not a number; write digits, with a point for decimals")
        one = Official(read.identifier("participant"), row, says)
        read.once("participant", one.participant, seen)
        sheet.add(row, one)
    return sheet


def compare(
    official: Iterable[Official], places: Sequence[Place], scores: Iterable[ScoreLine], rules: Rules
) -> list[Difference]:
    """Every difference, in the order of the recomputed list; people nobody knows come last."""
    listed = {one.participant: one for one in official}
    marks = {one.participant: one for one in scores}
    found: list[Difference] = []
    for place in places:
        one = listed.pop(place.participant, None)
        if one is None:
            why = (Reason("compare.not_listed"), *reason_text.read(place.reason))
            found.append(
                Difference(place.participant, place.formasi, "participant", "", place.participant, why)
            )
        else:
            found.extend(_cells(one, place, marks[place.participant], rules))
    for one in sorted(listed.values(), key=lambda other: other.row):
        why = (Reason("compare.not_in_scores", facts={"row": one.row}),)
        formasi = one.says.get("formasi", "")
        found.append(Difference(one.participant, formasi, "participant", one.participant, "", why))
    return found


def _cells(one: Official, place: Place, score: ScoreLine, rules: Rules) -> Iterator[Difference]:
    """The cells of one person that differ; those that follow from a score say so."""
    scores_wrong: list[str] = []
    for column, says in one.says.items():
        ours = _computed(column, says, place, rules)
        if says == ours:
            continue
        if column in ("skd_total", *_SCORES):
            why = tuple(_score_reasons(column, says, place, score, rules)) or (Reason("compare.unexplained"),)
            scores_wrong.append(column)
        else:
            why = _place_reasons(column, says, place, scores_wrong)
        yield Difference(place.participant, place.formasi, column, says, ours, why)


def _computed(column: str, says: str, place: Place, rules: Rules) -> str:
    """Our value as the list would show it: a score with the list's own number of decimals."""
    value = getattr(place, column)
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return decimal_text(value, _decimals(says, rules))
    return str(value)


def _decimals(says: str, rules: Rules) -> int:
    """How many decimals the list shows; those of the regulation where it shows no number."""
    return len(says.partition(".")[2]) if says else rules.final.decimals


def _place_reasons(column: str, says: str, place: Place, scores_wrong: Sequence[str]) -> tuple[Reason, ...]:
    """Rank, code and seat: our own reason, after what it may follow from."""
    ahead: list[Reason] = [Reason("compare.follows_score", facts={"column": name}) for name in scores_wrong]
    if column == "formasi":
        return (Reason("compare.other_formasi"),)
    if column == "code" and not place.code:
        ahead.append(Reason("compare.decided_by_people", facts={"code": says}))
    return (*ahead, *reason_text.read(place.reason))


def _score_reasons(column: str, says: str, place: Place, score: ScoreLine, rules: Rules) -> Iterator[Reason]:
    """Ways of computing that give exactly what the list says."""
    if not says:
        yield Reason("compare.score_left_out")
    elif column == "skd_total" and place.skd_total is not None:
        yield Reason("compare.marks", facts=dict(zip(("twk", "tiu", "tkp"), score.marks, strict=True)))
    elif place.skd_total is None or place.skb100 is None or place.final is None or score.skb_cat is None:
        yield Reason("compare.no_score_due")
    else:
        for code, value in _other_ways(
            column, place.skd_total, place.skb100, score, rules, _decimals(says, rules)
        ):
            if value == says:
                yield Reason(code, facts={"maximum": rules.skd.maximum["total"]})


def _other_ways(
    column: str, skd_total: int, field_test: Fraction, score: ScoreLine, rules: Rules, places: int
) -> Iterator[tuple[str, str]]:
    """Code of a wrong way, and the score as it would come out, with so many decimals."""
    skd, skb = rules.final.skd_weight, rules.final.skb_weight
    cat_alone = Fraction((score.skb_cat or 0) * 100, rules.skb.cat_maximum)
    whole = Fraction(skd_total * 100, rules.skd.maximum["total"])
    extra = score.skb_extra is not None
    if column == "skb100":
        yield "compare.cut_not_rounded", _cut_off(field_test, places)
        if extra:
            yield "compare.extra_left_out", decimal_text(cat_alone, places)
        return
    yield "compare.cut_not_rounded", _cut_off(skd * whole + skb * field_test, places)
    rounded = _rounded(skd * whole, places) + _rounded(skb * field_test, places)
    yield "compare.parts_rounded", decimal_text(rounded, places)
    of_500 = Fraction(skd_total, EXAM_MAXIMUM_BEFORE_2021) * HUNDRED
    yield "compare.skd_of_500", decimal_text(skd * of_500 + skb * field_test, places)
    yield "compare.weights_exchanged", decimal_text(skb * whole + skd * field_test, places)
    if extra:
        yield "compare.extra_left_out", decimal_text(skd * whole + skb * cat_alone, places)


def _rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(decimal_text(value, places))


def _cut_off(value: Fraction, places: int) -> str:
    unit = 10**places
    return decimal_text(Fraction(value.numerator * unit // value.denominator, unit), places)


def counts(differences: Iterable[Difference]) -> dict[str, int]:
    """How many differ in each column, in the order of the columns."""
    found = [difference.column for difference in differences]
    return {name: found.count(name) for name in ("participant", *COMPARED) if name in found}
