"""Every published ranking, computed again from the published data with the named regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from bening.core import ranking, regulation
from bening.core.ranking import FormasiLine, Place, ScoreLine
from bening.core.scoring import decimal_text

from .report import Report
from .tables import CheckedTable, Values

FINAL_KINDS = ("ranking-final", "result")
RANKINGS = ("ranking-skd", *FINAL_KINDS)
INPUTS = ("formasi", "skd", "skb", "ties")
FIELDS = ("formasi", "skd_total", "skb100", "final", "rank", "code", "placed_formasi", "reason")


def verify_rankings(tables: list[CheckedTable], report: Report) -> None:
    """Compute each ranking again and compare it row by row; a row that differs is named."""
    by_root = {table.event.root: table for table in tables if table.kind in INPUTS}
    for table in tables:
        if table.kind in RANKINGS:
            _verify(table, by_root, report)


def _verify(table: CheckedTable, by_root: Mapping[str, CheckedTable], report: Report) -> None:
    name, before = table.event.dataset, report.total
    missing = [root for root in table.event.inputs if root not in by_root]
    for root in missing:
        report.problem("ranking.input_missing", table=name, root=root)
    rules = _regulation(table, report)
    inputs = [by_root[root] for root in table.event.inputs if root in by_root]
    for each in inputs:
        if each.kind != "ties" and each.seen.index > table.seen.index:
            report.problem("ranking.inputs_late", table=name, input=each.event.dataset)
    if missing or rules is None:
        return
    if any(each.erased for each in inputs):
        report.note("note.not_recomputed", table=name)
        return
    try:
        places = _compute(table.kind, inputs, rules)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        report.problem("ranking.impossible", table=name, detail=str(error) or repr(error))
        return
    _compare(table, places, rules.final.decimals, report)
    if report.holds_since(before):
        report.step("step.ranking", table=name, rows=len(places))


def _regulation(table: CheckedTable, report: Report) -> Any:
    """The regulation as this program has it, if it is the very one that the log names."""
    event = table.event
    try:
        rules = regulation.load(event.regulation)
    except regulation.RegulationError as error:
        report.problem("ranking.impossible", table=event.dataset, detail=str(error))
        return None
    if rules.digest != event.rules:
        facts = {"regulation": event.regulation, "found": rules.digest, "expected": event.rules}
        report.problem("ranking.regulation", table=event.dataset, **facts)
        return None
    return rules


def _compute(kind: str, inputs: Iterable[CheckedTable], rules: Any) -> list[Place]:
    rows: dict[str, list[Values]] = {name: [] for name in INPUTS}
    for table in inputs:
        rows[table.kind] += table.rows
    formasi = [_formasi(row) for row in rows["formasi"]]
    scores = list(_scores(rows))
    rank = ranking.rank_final if kind in FINAL_KINDS else ranking.rank_skd
    return rank(formasi, scores, rules)


def _formasi(row: Values) -> FormasiLine:
    return FormasiLine(
        code=str(row["formasi"]),
        position=str(row["position"]),
        qualification=str(row["qualification"]),
        unit=str(row["unit"]),
        track=str(row["track"]),
        quota=int(row["quota"]),
    )


def _scores(rows: Mapping[str, list[Values]]) -> Iterator[ScoreLine]:
    """One line a participant of the SKD, with the marks of the SKB and what ties were decided by."""
    skb = {str(row["participant"]): row for row in rows["skb"]}
    ties = {str(row["participant"]): row for row in rows["ties"]}
    for row in rows["skd"]:
        number = str(row["participant"])
        yield _score(row, skb.get(number, {}), ties.get(number, {}))


def _score(skd: Values, skb: Values, tie: Values) -> ScoreLine:
    sat_skd = skd["skd_status"] == "present"
    sat_skb = skb.get("skb_status") == "present"
    twk, tiu, tkp = (int(skd[part]) if sat_skd else None for part in ("twk", "tiu", "tkp"))
    gpa = tie.get("gpa")
    return ScoreLine(
        participant=str(skd["participant"]),
        formasi=str(skd["formasi"]),
        twk=twk,
        tiu=tiu,
        tkp=tkp,
        skd_status=str(skd["skd_status"]),
        skb_cat=int(skb["skb_cat"]) if sat_skb else None,
        skb_extra=Fraction(str(skb["skb_extra"])) if sat_skb and "skb_extra" in skb else None,
        skb_status=str(skb.get("skb_status", "")),
        gpa=None if gpa is None else Fraction(str(gpa)),
        gpa_kind=str(tie.get("gpa_kind", "")),
        born=date.fromisoformat(str(tie["born"])) if "born" in tie else None,
        preferred_units=tuple(filter(None, str(tie.get("preferred_units", "")).split(";"))),
        decided=int(tie.get("decided", 0)),
    )


def _told(place: Place, decimals: int) -> dict[str, Any]:
    """A computed place by the names and in the writing of the published table."""
    return {
        "formasi": place.formasi,
        "skd_total": place.skd_total,
        "skb100": None if place.skb100 is None else decimal_text(place.skb100, decimals),
        "final": None if place.final is None else decimal_text(place.final, decimals),
        "rank": place.rank,
        "code": place.code or None,
        "placed_formasi": place.placed_formasi or None,
        "reason": place.reason or None,
    }


def _compare(table: CheckedTable, places: list[Place], decimals: int, report: Report) -> None:
    name = table.event.dataset
    published = {str(row.get("participant")): row for row in table.rows}
    computed = {place.participant: _told(place, decimals) for place in places}
    for number in computed.keys() - published.keys() if not table.erased else ():
        how = ("seharusnya ada, tetapi tidak diumumkan", "should be there, but was not published")
        report.problem("ranking.missing", table=name, participant=number, how=how)
    for number in published.keys() - computed.keys():
        how = ("diumumkan, tetapi tidak ada dalam nilai", "was published, but has no marks")
        report.problem("ranking.missing", table=name, participant=number, how=how)
    for number in published.keys() & computed.keys():
        _compare_row(name, number, published[number], computed[number], report)


def _compare_row(name: str, number: str, published: Values, computed: Values, report: Report) -> None:
    for field in FIELDS:
        shown, right = published.get(field), computed[field]
        if shown != right:
            facts = {"published": _word(shown), "computed": _word(right)}
            report.problem("ranking.differs", table=name, participant=number, field=field, **facts)


def _word(value: Any) -> str:
    return "–" if value is None else str(value)
