"""From people to what may be published: counts, sums, means. Everything after this sees only that.

Small numbers go here and nowhere else (`core.suppression`): an analysis is computed from the rows that are
published, so it cannot tell more than they do. Each function takes people and gives rows of texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bening.core.suppression import SMALLEST, hidden, tells_of_few, too_close
from bening.stages.evaluation.analyses import items as questions
from bening.stages.evaluation.analyses.fairness import Fourfold, pooled
from bening.stages.evaluation.analyses.reliability import alpha
from bening.stages.evaluation.analyses.validity import moments

Row = dict[str, str]

FEWEST_STRATA = 3
"""Sums over fewer formasi could be taken apart into those formasi."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "fairness": (
        *("step", "grouping", "group", "people", "passed", "total", "other_passed", "other_total"),
        *("strata", "in_strata", "r", "s", "p", "d", "v"),
    ),
    "validity": ("group", "measure", "of", "with", "value"),
    "agreement": ("first", "second", "count"),
    "ratings": ("group", "measure", "of", "with", "value"),
    "funnel": ("verifier", "judged", "refused"),
    "items": ("question", "asked", "difficulty", "discrimination", "delta", "low", "high", "discovery"),
}
"""The columns of a published table, by the kind of analysis."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One person at one step: in which formasi, of which groups (grouping → group), whether they passed."""

    step: str
    stratum: str
    groups: Mapping[str, str]
    passed: bool


def number(value: float) -> str:
    """Six decimals: enough to compute from, too few to take a sum apart."""
    return f"{value:.6f}"


def fairness(attempts: Iterable[Attempt], before: Sequence[Row] = ()) -> list[Row]:
    """A row for each step, grouping and group: its figures against everybody else's, if they may be told."""
    steps: dict[str, list[Attempt]] = defaultdict(list)
    for each in attempts:
        steps[each.step].append(each)
    rows = []
    for step, found in steps.items():
        for grouping in sorted({name for each in found for name in each.groups}):
            known = [each for each in found if each.groups.get(grouping)]
            earlier = [row for row in before if (row["step"], row["grouping"]) == (step, grouping)]
            rows += _compared(step, grouping, known, earlier)
    return rows


def _compared(step: str, grouping: str, known: Sequence[Attempt], before: Sequence[Row]) -> list[Row]:
    passed: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for each in known:
        (passed if each.passed else failed)[each.groups[grouping]] += 1
    groups = sorted({*passed, *failed})
    secret = hidden(passed) | hidden(failed)
    if len(groups) == 1:  # nobody to compare with
        secret |= set(groups)
    secret |= {group for group in groups if _moved_little(group, passed, failed, before)}
    if len(secret) == 1:  # one alone would follow from the others
        secret |= set(sorted(groups, key=lambda group: passed[group] + failed[group])[:2])
    if any(0 < sum(count[group] for group in secret) < SMALLEST for count in (passed, failed)):
        secret |= set(groups)  # few people are left for the hidden ones together
    if len(groups) == 2:
        groups = groups[:1]  # the second would say the same, turned round
    return [_row(step, grouping, group, known, tell=group not in secret) for group in groups]


def _moved_little(group: str, passed: Counter[str], failed: Counter[str], before: Sequence[Row]) -> bool:
    """Whether what was told earlier differs by so few people that the difference points at them."""
    now = {"passed": passed[group], "total": passed[group] + failed[group]}
    now["other_passed"] = passed.total() - now["passed"]
    now["other_total"] = passed.total() + failed.total() - now["total"]
    earlier = [row for row in before if row["group"] == group and row["total"]]
    return any(too_close(count, [int(row[name]) for row in earlier]) for name, count in now.items())


def _row(step: str, grouping: str, group: str, known: Sequence[Attempt], *, tell: bool) -> Row:
    row = dict.fromkeys(COLUMNS["fairness"], "")
    row |= {"step": step, "grouping": grouping, "group": group, "people": str(len(known))}
    if not tell or len(known) < SMALLEST:
        return row
    whole = _fourfold(known, grouping, group)
    strata: dict[str, list[Attempt]] = defaultdict(list)
    for each in known:
        strata[each.stratum].append(each)
    sums = pooled([_fourfold(each, grouping, group) for each in strata.values()])
    row |= {
        "passed": str(whole.passed),
        "total": str(whole.total),
        "other_passed": str(whole.other_passed),
        "other_total": str(whole.other_total),
        "strata": str(len(strata)),
    }
    if sums.strata >= FEWEST_STRATA:
        row |= {"in_strata": str(sums.people)} | {
            name: number(getattr(sums, name)) for name in ("r", "s", "p", "d", "v")
        }
    return row


def _fourfold(known: Iterable[Attempt], grouping: str, group: str) -> Fourfold:
    cells: Counter[tuple[bool, bool]] = Counter(
        (each.groups[grouping] == group, each.passed) for each in known
    )
    return Fourfold(
        cells[True, True],
        cells[True, True] + cells[True, False],
        cells[False, True],
        cells[False, True] + cells[False, False],
    )


MARKS = ("skd", "skb", "work")
"""What the relation is computed from: basic test, field test (0 to 100), work (higher is better)."""
GROUPS = (("first", 1), ("second", 2), ("hired", 3))
"""Who took the first test, who took the second too, who was seen at work; how many marks each has."""


@dataclass(frozen=True, slots=True)
class Taker:
    """One person's marks, `None` from the step on that they did not come to."""

    skd: float
    skb: float | None = None
    work: float | None = None


def validity(takers: Iterable[Taker], before: Sequence[Row] = ()) -> list[Row]:
    """Numbers, means and covariances of the three groups, where they are large enough."""
    told = list(takers)
    among = {
        "first": [(each.skd,) for each in told],
        "second": [(each.skd, each.skb) for each in told if each.skb is not None],
        "hired": [(each.skd, each.skb, each.work) for each in told if None not in (each.skb, each.work)],
    }
    rows = []
    for group, size in GROUPS:
        people = len(among[group])
        rows.append(_measure(group, "people", value=str(people)))
        earlier = [int(r["value"]) for r in before if (r["group"], r["measure"]) == (group, "people")]
        if tells_of_few(people) or too_close(people, earlier):
            continue
        found = moments(MARKS[:size], np.array(among[group], float))
        if np.linalg.eigvalsh(np.round(found.covariances, 6)).min() <= 0:
            continue  # somebody rated all alike, say: there is no relation to be seen
        rows.append(_measure(group, "groups", value="1"))
        for place, of in enumerate(found.names):
            rows.append(_measure(group, "mean", of, value=number(found.means[place])))
            rows += [
                _measure(group, "covariance", of, found.names[other], number(found.covariances[place, other]))
                for other in range(place, size)
            ]
    return rows


def _measure(group: str, measure: str, of: str = "", other: str = "", value: str = "") -> Row:
    return {"group": group, "measure": measure, "of": of, "with": other, "value": value}


def agreement(pairs: Mapping[tuple[str, str], int]) -> list[Row]:
    """How often each two words met in blind double judgements; too few are told as their number alone."""
    total = sum(pairs.values())
    if tells_of_few(total):
        return [{"first": "", "second": "", "count": str(total)}]
    return [
        {"first": first, "second": second, "count": str(count)}
        for (first, second), count in sorted(pairs.items())
    ]


RATERS = ("first", "second")


def ratings(rated: np.ndarray) -> list[Row]:
    """Two raters of the same people, not-a-number where one did not observe: means, covariances, and alpha.

    Covariances are of those whom both rated; Krippendorff's alpha takes what is missing for what it is.
    """
    both = rated[~np.isnan(rated).any(axis=1)]
    rows = [_measure("rated", "people", value=str(len(both)))]
    if tells_of_few(len(both)):
        return rows
    found = moments(RATERS, both)
    if np.linalg.eigvalsh(np.round(found.covariances, 6)).min() <= 0:
        return rows
    rows += [
        _measure("rated", "groups", value="1"),
        _measure("rated", "alpha", value=number(alpha(rated, "ordinal"))),
    ]
    for place, of in enumerate(RATERS):
        rows.append(_measure("rated", "mean", of, value=number(found.means[place])))
        rows += [
            _measure("rated", "covariance", of, RATERS[other], number(found.covariances[place, other]))
            for other in range(place, len(RATERS))
        ]
    return rows


def funnel(verifiers: Mapping[str, tuple[int, int]]) -> list[Row]:
    """Each verifier by a mark, with how many they judged and refused; whoever judged few is left out."""
    return [
        {"verifier": mark, "judged": str(judged), "refused": str(refused)}
        for mark, (judged, refused) in sorted(verifiers.items())
        if judged >= SMALLEST
    ]


def items(names: Sequence[str], responses: np.ndarray, group: np.ndarray | None) -> list[Row]:
    """Every question's figures, never the answers themselves; none if too few people answered."""
    if tells_of_few(len(responses)):
        return []
    rows = []
    told = questions.items(responses)
    compare = group is not None and min(group.sum(), (~group).sum()) >= SMALLEST
    apart = questions.differing(responses, group) if compare and group is not None else []
    for place, name in enumerate(names):
        row = dict.fromkeys(COLUMNS["items"], "")
        row |= {
            "question": name,
            "asked": str(told[place].asked),
            "difficulty": number(told[place].difficulty),
            "discrimination": number(told[place].discrimination),
        }
        if apart:
            each = apart[place]
            row |= {
                "delta": number(each.delta),
                "low": number(each.low),
                "high": number(each.high),
                "discovery": number(each.discovery),
            }
        rows.append(row)
    whole = dict.fromkeys(COLUMNS["items"], "")
    whole |= {"question": "*", "asked": str(len(responses))}
    whole["discrimination"] = number(questions.consistency(responses))
    return [*rows, whole]


# ---------------------------------------------------------------- from a file of people

PEOPLE: Mapping[str, tuple[str, ...]] = {
    "fairness": ("step", "stratum", "passed"),
    "validity": MARKS,
    "agreement": ("first", "second"),
    "ratings": RATERS,
    "funnel": COLUMNS["funnel"],
    "items": ("group",),
}
"""The columns of a file of people that are always there; fairness has one more for each grouping, items one
for each question."""


class BadPeople(ValueError):
    """The file of people cannot be read so; the message says where and how."""


def from_people(kind: str, rows: Sequence[Mapping[str, str]]) -> list[Row]:
    """What may be published of a file of people, for offices that keep theirs outside Bening."""
    missing = set(PEOPLE[kind]) - set(rows[0] if rows else PEOPLE[kind])
    if missing:
        raise BadPeople(f"columns {', '.join(sorted(missing))} are missing")
    try:
        return _FROM[kind](rows)
    except ValueError as error:
        raise BadPeople(f"a cell cannot be read: {error}") from None


def _fairness_of(rows: Sequence[Mapping[str, str]]) -> list[Row]:
    return fairness(
        Attempt(
            row["step"],
            row["stratum"],
            {name: value for name, value in row.items() if name not in PEOPLE["fairness"] and value},
            bool(int(row["passed"])),
        )
        for row in rows
    )


def _validity_of(rows: Sequence[Mapping[str, str]]) -> list[Row]:
    def mark(text: str) -> float | None:
        return float(text) if text else None

    return validity(Taker(float(row["skd"]), mark(row["skb"]), mark(row["work"])) for row in rows)


def _ratings_of(rows: Sequence[Mapping[str, str]]) -> list[Row]:
    rated = [[float(row[rater] or "nan") for rater in RATERS] for row in rows]
    return ratings(np.array(rated).reshape(-1, len(RATERS)))


def _items_of(rows: Sequence[Mapping[str, str]]) -> list[Row]:
    names = [name for name in rows[0] if name != "group"] if rows else []
    responses = np.array([[float(row[name] or "nan") for name in names] for row in rows])
    group = np.array([bool(row["group"]) for row in rows])
    return items(names, responses, group)


_FROM = {
    "fairness": _fairness_of,
    "validity": _validity_of,
    "agreement": lambda rows: agreement(Counter((row["first"], row["second"]) for row in rows)),
    "ratings": _ratings_of,
    "funnel": lambda rows: funnel(
        {row["verifier"]: (int(row["judged"]), int(row["refused"])) for row in rows}
    ),
    "items": _items_of,
}
