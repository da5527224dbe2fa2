"""What is asked about one document: what it should be, what was typed, and the announced rules for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Clause:
    """One announced clause of a statement."""

    code: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Question:
    """`expect`: the kind of the slot, or nothing. `claims`: what was typed, by names of `report.FIELDS`.

    Everything else is what the announcement asks for; a check whose rule is not given is not made.
    `on`: the day against which validity is looked at.
    """

    expect: str = ""
    claims: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    addressee: str = ""
    formasi: str = ""
    background: str = "red"
    on: date | None = None

    def as_json(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {**asdict(self), "claims": dict(self.claims), "on": self.on and self.on.isoformat()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Question:
        """The question that `as_json` wrote down."""
        clauses = tuple(Clause(one["code"], one["text_id"]) for one in told["clauses"])
        on = date.fromisoformat(told["on"]) if told["on"] else None
        return cls(**{**told, "clauses": clauses, "on": on})
