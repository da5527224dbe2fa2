"""What is asked about one document: what it should be, what was typed, and the announced rules for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

DAYS = ("first", "last", "on")


@dataclass(frozen=True, slots=True)
class Clause:
    """One announced clause of a statement."""

    code: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. A check whose rule is not given is not made.

    `expect`: the kind of the slot, or nothing. `claims`: what was typed, by names of `report.FIELDS`.
    Of the announcement: `clauses` of the statement; `addressee`, `formasi` (and the `other_formasi` of the
    same announcement) and the days between which a letter is written (`first`, `last`); `background` of
    the photo; `grades` of accreditation that suffice; `profession` of a registration; `roots`: trusted
    certificates, PEM. `on`: the day on which papers must hold. `programmes`: code of a study programme →
    its institution.
    """

    expect: str = ""
    claims: Mapping[str, str] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    addressee: str = ""
    formasi: str = ""
    other_formasi: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    background: str = "red"
    grades: tuple[str, ...] = ()
    profession: str = ""
    roots: tuple[str, ...] = ()
    on: date | None = None
    programmes: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As JSON knows it."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        for day in DAYS:
            told[day] = told[day] and told[day].isoformat()
        return {**told, "clauses": [asdict(clause) for clause in self.clauses]}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Question:
        """The question that `as_json` wrote down."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
        }
        for day in DAYS:
            given[day] = date.fromisoformat(told[day]) if told[day] else None
        given["clauses"] = tuple(Clause(one["code"], one["text_id"]) for one in told["clauses"])
        return cls(**given)
