"""How a probation or a contract may be decided: what must be on record before a ground can be proposed.

The program only says whether a ground can stand; which outcome is proposed, and whether it is approved,
two people decide.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bening.core.decision import Reason
from bening.core.regulation_people import RATINGS, read_probation
from bening.core.rules import OutcomeGround, ProbationRule
from bening.core.toml_table import Problems, Table


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What is known of one person on the day of the proposal.

    `ends`: the first day after the term; `trained`: a result of the basic training is on record, `passed`
    whether it was passed; `rating`: the last rating of the term, empty if there is none; `until`: the first
    day after the term that is proposed, if any.
    """

    on: date
    ends: date
    trained: bool
    passed: bool
    rating: str
    until: date | None


def against(ground: OutcomeGround, facts: TermFacts, rule: ProbationRule) -> Iterator[Reason]:
    """Everything that keeps this ground from standing, each with the law behind the ground."""
    basis = ground.source.basis
    for need in ground.needs:
        if not _met(need, facts, rule):
            told = {"ends": facts.ends.isoformat()} if need == "term_over" else {}
            yield Reason(f"term.{need}", basis, told)
    if "until" not in ground.needs and facts.until is not None:
        yield Reason("term.until_not_asked", basis)


def _met(need: str, facts: TermFacts, rule: ProbationRule) -> bool:
    reached = facts.rating != "" and RATINGS.index(facts.rating) <= RATINGS.index(rule.least_rating)
    return {
        "term_over": facts.on >= facts.ends,
        "training_passed": facts.trained and facts.passed,
        "training_failed": facts.trained and not facts.passed,
        "rating_reached": reached,
        "rating_missed": facts.rating != "" and not reached,
        "until": facts.until is not None and facts.until > max(facts.on, facts.ends),
    }[need]


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where it is shorter."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, index + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")  # pragma: no cover -- nothing is shorter


def contract(text: str) -> ProbationRule:
    """The rules of a contract from the text of their file; `ValueError` names every mistake."""
    problems = Problems("contract.toml")
    top = Table(tomllib.loads(text), "", problems)
    rule = read_probation(top, "contract")
    top.close()
    if problems.found:
        raise ValueError("; ".join(map(str, problems.found)))
    return rule
