"""What a verification found: steps that held, notes, and problems that say exactly what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .words import sentence

Kind: TypeAlias = Literal["part", "step", "note", "problem"]

LIMIT = 200
"""How many problems of one kind are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: a code that never changes once published, and the facts in it."""

    kind: Kind
    code: str
    facts: dict[str, Any] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The finding as a sentence."""
        return sentence(self.code, language, self.facts)


def _nobody(_: Finding) -> None:
    """Nobody listens."""


class Report:
    """Collects findings; whoever wants to see them as they come gives a `listener`."""

    def __init__(self, listener: Callable[[Finding], None] = _nobody) -> None:
        self.findings: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._listener = listener

    def part(self, code: str, **facts: Any) -> None:
        """A heading: what is looked at now."""
        self._add(Finding("part", code, facts))

    def step(self, code: str, **facts: Any) -> None:
        """Something was checked and holds."""
        self._add(Finding("step", code, facts))

    def note(self, code: str, **facts: Any) -> None:
        """Something to know that is no fault."""
        self._add(Finding("note", code, facts))

    def problem(self, code: str, **facts: Any) -> None:
        """Something is wrong."""
        self._counts[code] += 1
        if self._counts[code] <= LIMIT:
            self._add(Finding("problem", code, facts))

    def _add(self, finding: Finding) -> None:
        self.findings.append(finding)
        self._listener(finding)

    @property
    def problems(self) -> list[Finding]:
        """What is wrong, in the order in which it was found."""
        return [each for each in self.findings if each.kind == "problem"]

    @property
    def total(self) -> int:
        """How many problems there are, also those not listed."""
        return self._counts.total()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self._counts

    def holds_since(self, before: int) -> bool:
        """Whether no problem was found since there were `before` of them."""
        return self.total == before

    def as_json(self, language: str) -> dict[str, Any]:
        """The report for programs."""
        return {
            "v": 1,
            "ok": self.ok,
            "problems": self.total,
            "findings": [
                {"kind": each.kind, "code": each.code, "facts": each.facts, "text": each.text(language)}
                for each in self.findings
            ],
        }
