"""The instrument of assessments and the rules of contracts, from `rules/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import cache
from hashlib import sha256
from importlib.resources import files

from django.utils.translation import get_language

from bening.core.deadlines import working_deadline
from bening.core.performance import Formula
from bening.core.rules import ProbationRule, Source
from bening.core.terms import contract
from bening.participation.periods import holidays

RESULTS, BEHAVIOUR = "results", "behaviour"


@dataclass(frozen=True, slots=True)
class Scale:
    """One thing that is marked, and what the lowest, the middle and the highest mark look like."""

    code: str
    name_id: str
    name_en: str
    anchors_id: tuple[str, ...]
    anchors_en: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.name_en if _english() else self.name_id

    @property
    def anchors(self) -> tuple[str, ...]:
        """Lowest, middle, highest, in the reader's language."""
        return self.anchors_en if _english() else self.anchors_id


@dataclass(frozen=True, slots=True)
class Instrument:
    """Everything an assessment is made by; `digest` pins the bytes of the file."""

    digest: str
    formula: Formula
    formula_source: Source
    evidence_for: frozenset[int]
    most_goals: int
    plan_days: int
    plan_source: Source
    answer_days: int
    decide_days: int
    results: Scale
    behaviours: tuple[Scale, ...]

    def criteria(self, goals: int) -> tuple[str, ...]:
        """Every item a rater marks: the results of the plan, then the seven behaviours."""
        return (
            *(f"{RESULTS}.{number}" for number in range(1, goals + 1)),
            *(f"{BEHAVIOUR}.{scale.code}" for scale in self.behaviours),
        )


def _english() -> bool:
    return (get_language() or "id").startswith("en")


def _text(name: str) -> str:
    return (files("bening.stages.evaluation") / "rules" / f"{name}.toml").read_text("utf-8")


@cache
def instrument() -> Instrument:
    """The instrument in use."""
    text = _text("performance")
    told = tomllib.loads(text)
    formula, plan, answer = told["formula"], told["plan"], told["answer"]
    return Instrument(
        digest="sha256:" + sha256(text.encode()).hexdigest(),
        formula=Formula(
            version=formula["version"],
            lowest=formula["lowest"],
            highest=formula["highest"],
            above=Fraction(formula["above"]),
            meets=Fraction(formula["meets"]),
            fewest_percent=formula["fewest_percent"],
        ),
        formula_source=Source(formula["basis"], formula["verified"]),
        evidence_for=frozenset(formula["evidence_for"]),
        most_goals=plan["most_goals"],
        plan_days=plan["answer_days"],
        plan_source=Source(plan["basis"], plan["verified"]),
        answer_days=answer["days"],
        decide_days=answer["decide"],
        results=_scale({"code": RESULTS, "name_id": "", "name_en": ""} | told["results"]),
        behaviours=tuple(map(_scale, told["behaviour"])),
    )


def _scale(row: dict[str, Sequence[str]]) -> Scale:
    return Scale(
        str(row["code"]), str(row["name_id"]), str(row["name_en"]), tuple(row["id"]), tuple(row["en"])
    )


@cache
def contract_rule() -> ProbationRule:
    """The rules of a contract (PPPK)."""
    return contract(_text("contract"))


def working_days_after(since: datetime, days: int) -> datetime:
    """The end of the last of so many working days."""
    return working_deadline(since, days, holidays())
