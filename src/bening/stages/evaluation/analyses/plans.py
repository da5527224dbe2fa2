"""A plan says what will be asked of which data and how it will be judged, before anybody has looked.

Its canonical bytes are published, their digest stands in the public log, and the result names it. So nobody
can look at the data first and choose the question, the test or the limit afterwards. See
docs/guides/analyses.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from bening.core.tlog.canonical import NotCanonical, canonical
from bening.core.tlog.canonical import parse as parse_canonical

FORMAT = "bening/analysis-plan/v1"
KINDS = ("fairness", "validity", "agreement", "ratings", "funnel", "items")

STEPS = ("screening", "skd", "final")
"""The steps at which groups may be compared: documents accepted, basic test passed, a seat at the end."""
GROUPINGS = ("sex", "age", "disability")
"""The groups that may be compared."""

DATA: Mapping[str, tuple[str, ...]] = {
    "fairness": ("steps", "groupings"),
    "validity": ("weights",),
    "agreement": (),
    "ratings": (),
    "funnel": (),
    "items": (),
}
"""What a plan of each kind must say about its data, each a list of texts. `weights`: of the basic and of the
field test in the final mark, both 0 to 100, as the regulation of the recruitment has them."""

TESTS: Mapping[str, str] = {
    "fairness": "ratio of shares: Mantel-Haenszel over formasi, Greenland-Robins interval, "
    "Miettinen-Nurminen and mid-p where there is one formasi; Benjamini-Hochberg over all comparisons",
    "validity": "Pearson correlation of the final mark with work, corrected twice for range restriction "
    "(Lawley); interval from Wishart draws of the published moments",
    "agreement": "Krippendorff's alpha of blind double judgements; interval by drawing judgements again",
    "ratings": "intraclass correlation of two raters (two-way, absolute agreement, one rater); interval from "
    "Wishart draws of the published moments; Krippendorff's ordinal alpha with missing ratings beside it",
    "funnel": "each verifier's refusals against the others' beta-binomial, left out of it; mid-p; "
    "Benjamini-Hochberg over verifiers",
    "items": "difficulty, item-rest correlation, Cronbach's alpha; Mantel-Haenszel per question within "
    "bands of the rest score, Benjamini-Hochberg over questions",
}
"""The test belongs to the kind, so that a plan cannot choose among several."""

LIMITS: Mapping[str, tuple[str, str, str]] = {
    "fairness": ("0.5", "0.8", "0.95"),
    "validity": ("0.05", "0.2", "0.5"),
    "agreement": ("0.5", "0.667", "0.9"),
    "ratings": ("0.4", "0.7", "0.9"),
    "funnel": ("0.01", "0.05", "0.1"),
    "items": ("0.5", "1.5", "3"),
}
"""Least, usual and greatest limit that a plan may set: what counts as small."""


class BadPlan(ValueError):
    """The plan says something it may not, or leaves something out; the message names the field."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One question. Decimals are texts, so that the bytes never depend on how a program prints them.

    `limit`: what counts as small (ratio, correlation, agreement, share of false alarms, scale of ETS).
    `level`: of intervals; `discovery`: the share of false alarms allowed; `draws`, `seed`: of the dice.
    """

    kind: str
    object: str
    number: int
    question: str
    data: Mapping[str, tuple[str, ...]]
    limit: str
    level: str = "0.95"
    discovery: str = "0.05"
    draws: int = 2000
    seed: int = 1

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise BadPlan(problem)

    def written(self) -> bytes:
        """The bytes that are published and whose digest stands in the log."""
        return canonical(
            {
                "format": FORMAT,
                "analysis": self.kind,
                "object": self.object,
                "number": self.number,
                "question": self.question,
                "data": {name: list(values) for name, values in self.data.items()},
                "test": TESTS[self.kind],
                "limit": self.limit,
                "level": self.level,
                "discovery": self.discovery,
                "draws": self.draws,
                "seed": self.seed,
            }
        )

    @property
    def digest(self) -> str:
        """Of the bytes, as the log says it."""
        return "sha256:" + hashlib.sha256(self.written()).hexdigest()


def read(data: bytes) -> Plan:
    """A plan from its published bytes; raises `BadPlan`."""
    try:
        told: Any = parse_canonical(data.strip())
    except NotCanonical as error:
        raise BadPlan(f"not the bytes of a published plan: {error}") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadPlan(f"format: {FORMAT} is expected")
    fields = {"analysis", "object", "number", "question", "data", "limit", "level", "discovery", "draws"}
    if set(told) != fields | {"format", "test", "seed"}:
        raise BadPlan(f"fields: exactly {', '.join(sorted(fields))}, format, seed and test are expected")
    if not isinstance(told["data"], dict):
        raise BadPlan("data: an object is expected")
    plan = Plan(
        kind=told["analysis"],
        object=told["object"],
        number=told["number"],
        question=told["question"],
        data={name: tuple(values) for name, values in told["data"].items()},
        **{name: told[name] for name in ("limit", "level", "discovery", "draws", "seed")},
    )
    if plan.written() != data.strip():
        raise BadPlan("test: not the one that this program carries out")
    return plan


def _problems(plan: Plan) -> list[str]:
    if plan.kind not in KINDS:
        return [f"analysis: {plan.kind!r} is not one of {', '.join(KINDS)}"]
    found = [
        f"{name}: {getattr(plan, name)!r} is not a text"
        for name in ("object", "question", "limit", "level", "discovery")
        if not isinstance(getattr(plan, name), str) or not getattr(plan, name).strip()
    ]
    found += [
        f"{name}: {getattr(plan, name)!r} is not a whole number from {least} to {most}"
        for name, least, most in (("number", 1, 10**6), ("draws", 200, 20000), ("seed", 0, 2**31))
        if type(getattr(plan, name)) is not int or not least <= getattr(plan, name) <= most
    ]
    least, _usual, most = LIMITS[plan.kind]
    found += [
        f"{name}: {getattr(plan, name)!r} is not a decimal from {low} to {high}"
        for name, low, high in (
            ("limit", least, most),
            ("level", "0.8", "0.999"),
            ("discovery", "0.001", "0.2"),
        )
        if not _between(getattr(plan, name), low, high)
    ]
    if set(plan.data) != set(DATA[plan.kind]):
        return [*found, f"data: {', '.join(DATA[plan.kind]) or 'nothing'} is expected"]
    return [*found, *(problem for name, values in plan.data.items() for problem in _of_data(name, values))]


def _of_data(name: str, values: tuple[str, ...]) -> list[str]:
    if name == "weights":
        good = len(values) == 2 and all(_between(each, "0", "1") for each in values)
        if good and sum(map(Decimal, values)) == 1:
            return []
        return ["data: weights must be two decimals that make 1"]
    allowed = STEPS if name == "steps" else GROUPINGS
    found = [
        f"data: {name} holds {each!r}, not one of {', '.join(allowed)}"
        for each in values
        if each not in allowed
    ]
    if not values or len(set(values)) != len(values):
        found.append(f"data: {name} must name something, each once")
    return found


def _between(text: object, low: str, high: str) -> bool:
    try:
        return isinstance(text, str) and Decimal(low) <= Decimal(text) <= Decimal(high)
    except InvalidOperation:
        return False
