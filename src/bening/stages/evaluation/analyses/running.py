"""A plan carried out on published rows: what comes out is the same wherever it is computed.

Several tables are added (regencies, years) before anything is computed: sums with sums, moments within each,
pairs with pairs, verifiers side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf, isfinite

import numpy as np

from bening.stages.evaluation.analyses import fairness, funnels, reliability, validity, verdicts
from bening.stages.evaluation.analyses.plans import Plan
from bening.stages.evaluation.analyses.publishing import COLUMNS, GROUPS, MARKS, RATERS, Row
from bening.stages.evaluation.analyses.verdicts import NOT_ENOUGH, NOT_LARGE, SHOWN

RESULT = ("about", "measure", "value")
"""The columns of a result: of what, which figure, the figure as text; `verdict` is one of the three."""

FEWEST_VERIFIERS = 5
"""From fewer, how much verifiers differ cannot be told."""


class BadTable(ValueError):
    """The table is not one that was published for this kind of analysis; the message says where and how."""


def run(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> list[Row]:
    """Carry out the plan on one table or on several together; rows of `RESULT`."""
    for rows in tables:
        _check(plan.kind, rows)
    return list(_RUN[plan.kind](plan, tables))


def _check(kind: str, rows: Sequence[Mapping[str, str]]) -> None:
    for place, row in enumerate(rows, start=1):
        if set(row) != set(COLUMNS[kind]):
            raise BadTable(f"row {place}: exactly the columns {', '.join(COLUMNS[kind])} are expected")


def _numbers(row: Mapping[str, str], names: Sequence[str], read: Callable[[str], float]) -> list[float]:
    try:
        return [read(row[name]) for name in names]
    except ValueError:
        raise BadTable(f"{dict(row)}: {', '.join(names)} must be numbers") from None


def _told(about: str, **measures: float | int | str) -> Iterable[Row]:
    for measure, value in measures.items():
        yield {"about": about, "measure": measure, "value": value if isinstance(value, str) else _text(value)}


def _text(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if not isfinite(value):
        return "" if value != inf else "inf"
    return f"{value:.4f}"


# ---------------------------------------------------------------- fairness

_CELLS = ("passed", "total", "other_passed", "other_total")
_SUMS = ("r", "s", "p", "d", "v")


def _fairness(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    found: dict[tuple[str, str, str], list[Mapping[str, str]]] = defaultdict(list)
    for rows in tables:
        for row in rows:
            found[row["step"], row["grouping"], row["group"]].append(row)
    if not found:  # nobody's group is known
        yield from _told("groups", verdict=NOT_ENOUGH)
    level, limit = float(plan.level), float(plan.limit)
    compared = {key: _one_group(rows, level) for key, rows in found.items()}
    known = [key for key, each in compared.items() if each is not None]
    discoveries = dict(
        zip(known, fairness.false_discovery([compared[key][3] for key in known]), strict=True)  # type: ignore[index]  # known
    )
    for key, rows in found.items():
        about, each = "/".join(key), compared[key]
        cells = _added(rows)
        yield from _told(about, people=sum(int(row["people"] or 0) for row in rows))
        if cells is not None:
            yield from _told(about, **{name: getattr(cells, name) for name in _CELLS})
            low, high = fairness.ratio_interval(cells, level)
            yield from _told(about, crude=cells.ratio, crude_low=low, crude_high=high)
            yield from _told(about, crude_mid_p=fairness.mid_p(cells), needed=_needed(cells, limit))
        if each is None:
            yield from _told(about, verdict=NOT_ENOUGH)
            continue
        ratio, low, high, chance = each
        surprising = discoveries[key] <= float(plan.discovery)
        verdict = verdicts.of_ratio(low, high, limit, surprising=surprising)
        yield from _told(about, ratio=ratio, low=low, high=high, chance=chance, discovery=discoveries[key])
        yield from _told(about, verdict=verdict)


def _added(rows: Sequence[Mapping[str, str]]) -> fairness.Fourfold | None:
    shown = [_numbers(row, _CELLS, int) for row in rows if row["total"]]
    return fairness.Fourfold(*(int(sum(column)) for column in zip(*shown, strict=True))) if shown else None


def _one_group(rows: Sequence[Mapping[str, str]], level: float) -> tuple[float, float, float, float] | None:
    """(ratio, low, high, p) within formasi; of the crude table only where it is one formasi alone."""
    sums = fairness.NOTHING
    for row in rows:
        if row["r"]:
            sums += fairness.Pooled(1, 1, *_numbers(row, _SUMS, float))
        elif row["strata"] == "1":
            sums += fairness.pooled([fairness.Fourfold(*map(int, _numbers(row, _CELLS, int)))])
    if not sums.people:
        return None
    if len(rows) == 1 and rows[0]["strata"] == "1":
        cells = fairness.Fourfold(*map(int, _numbers(rows[0], _CELLS, int)))
        return (cells.ratio, *fairness.ratio_interval(cells, level), fairness.mid_p(cells))
    return (sums.ratio, *sums.interval(level), sums.chance)


def _needed(cells: fairness.Fourfold, limit: float) -> int:
    """How many per group would show a ratio as small as the limit in four of five cases."""
    rate = cells.other_passed / cells.other_total if cells.other_total else 0.0
    return fairness.people_needed(rate, limit) if 0 < rate < 1 else 0


# ---------------------------------------------------------------- validity


def _validity(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    counted = {
        group: sum(
            int(row["value"])
            for rows in tables
            for row in rows
            if (row["group"], row["measure"]) == (group, "people")
        )
        for group, _size in GROUPS
    }
    yield from _told("final/work", **counted)
    groups = {
        group: [each for rows in tables if (each := _moments(rows, group, MARKS[:size])) is not None]
        for group, size in GROUPS
    }
    if not all(groups.values()):
        yield from _told("final/work", verdict=NOT_ENOUGH)
        return
    weights = tuple(map(float, plan.data["weights"]))
    selected = validity.Selected(*(validity.added(groups[group]) for group, _size in GROUPS), weights=weights)
    low, high = selected.interval(float(plan.level), plan.draws, plan.seed)
    verdict = verdicts.of_relation(low, high, float(plan.limit))
    yield from _told("final/work", observed=selected.observed(), one_step=selected.one_step())
    yield from _told("final/work", ratio=selected.corrected(), low=low, high=high, verdict=verdict)


def _moments(
    rows: Sequence[Mapping[str, str]], group: str, names: tuple[str, ...]
) -> validity.Moments | None:
    """The moments of one group of one regency, if its table tells them."""
    values = {(r["measure"], r["of"], r["with"]): r["value"] for r in rows if r["group"] == group}
    if ("groups", "", "") not in values:
        return None
    try:
        means = np.array([float(values["mean", name, ""]) for name in names])
        spread = np.array(
            [[float(values["covariance", *sorted((a, b), key=names.index)]) for b in names] for a in names]
        )
        people, centred = int(values["people", "", ""]), int(values["groups", "", ""])
    except (KeyError, ValueError) as error:
        raise BadTable(f"group {group}: a mean or covariance is missing or no number ({error})") from None
    if np.linalg.eigvalsh(spread).min() <= 0:
        raise BadTable(f"group {group}: these are no covariances of marks that differ")
    return validity.Moments(names, people, centred, means, spread)


# ---------------------------------------------------------------- agreement, funnel, items


def _agreement(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    pairs: dict[tuple[str, str], int] = defaultdict(int)
    total = 0
    for row in (row for rows in tables for row in rows):
        (count,) = _numbers(row, ("count",), int)
        total += int(count)
        if row["first"]:
            pairs[row["first"], row["second"]] += int(count)
    yield from _told("verification", judged=total)
    if not pairs or len({word for pair, count in pairs.items() if count for word in pair}) < 2:
        yield from _told("verification", verdict=NOT_ENOUGH)
        return
    alike = sum(count for (one, other), count in pairs.items() if one == other) / sum(pairs.values())
    alpha, low, high = reliability.alpha_of_pairs(
        pairs, level=float(plan.level), draws=plan.draws, seed=plan.seed
    )
    verdict = verdicts.of_agreement(low, high, float(plan.limit))
    yield from _told("verification", alike=alike, ratio=alpha, low=low, high=high, verdict=verdict)


def _ratings(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    people = sum(int(row["value"]) for rows in tables for row in rows if row["measure"] == "people")
    yield from _told("raters", people=people)
    found = [each for rows in tables if (each := _moments(rows, "rated", RATERS)) is not None]
    if not found:
        yield from _told("raters", verdict=NOT_ENOUGH)
        return
    two = validity.added(found)
    same = reliability.intraclass_of(two)
    low, high = reliability.agreement_interval(two, float(plan.level), plan.draws, plan.seed)
    if len(tables) == 1:  # an alpha cannot be added: of several tables each has its own
        alpha = next(float(row["value"]) for row in tables[0] if row["measure"] == "alpha")
        yield from _told("raters", alpha=alpha)
    yield from _told("raters", consistency=same.consistency, mean=same.mean, ratio=same.agreement)
    yield from _told("raters", low=low, high=high)
    yield from _told("raters", verdict=verdicts.of_agreement(low, high, float(plan.limit)))


def _funnel(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    judged = [
        funnels.Judged(row["verifier"], *map(int, _numbers(row, ("judged", "refused"), int)))
        for rows in tables
        for row in rows
    ]
    if any(not 0 <= each.refused <= each.judged for each in judged):
        raise BadTable("refused: never more than were judged")
    enough = len(judged) >= FEWEST_VERIFIERS
    for point in funnels.compared(judged):
        away = point.discovery <= float(plan.limit)
        yield from _told(f"verifier/{point.mark}", judged=point.judged, refused=point.refused)
        yield from _told(
            f"verifier/{point.mark}",
            share=point.refused / point.judged,
            others=point.others,
            discovery=point.discovery,
            verdict=(SHOWN if away else NOT_LARGE) if enough else NOT_ENOUGH,
        )
    if len(judged) < 2:
        yield from _told("verifier", verdict=NOT_ENOUGH)


def _items(plan: Plan, tables: Sequence[Sequence[Mapping[str, str]]]) -> Iterable[Row]:
    limit = float(plan.limit)
    rows = [row for each in tables for row in each]
    if not rows:
        yield from _told("test", verdict=NOT_ENOUGH)
    for row in rows:
        if row["question"] == "*":
            yield from _told("test", people=int(row["asked"]), consistency=float(row["discrimination"]))
            continue
        about = f"question/{row['question']}"
        difficulty, discrimination = _numbers(row, ("difficulty", "discrimination"), float)
        yield from _told(about, asked=int(row["asked"]), difficulty=difficulty, discrimination=discrimination)
        if not row["delta"]:
            yield from _told(about, verdict=NOT_ENOUGH)
            continue
        delta, low, high, discovery = _numbers(row, ("delta", "low", "high", "discovery"), float)
        large = discovery <= float(plan.discovery) and abs(delta) >= limit
        small = -limit < low and high < limit
        verdict = SHOWN if large else NOT_LARGE if small else NOT_ENOUGH
        yield from _told(about, ratio=delta, low=low, high=high, discovery=discovery, verdict=verdict)


_RUN: Mapping[str, Callable[[Plan, Sequence[Sequence[Mapping[str, str]]]], Iterable[Row]]] = {
    "fairness": _fairness,
    "validity": _validity,
    "agreement": _agreement,
    "ratings": _ratings,
    "funnel": _funnel,
    "items": _items,
}
