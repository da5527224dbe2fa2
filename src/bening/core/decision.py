"""How a decision is spoken of: reasons, checks, verdicts, refusals. A legal "no" is a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

Fact = str | int | bool


class Outcome(str, Enum):
    """What one check found. Only a person turns `NOT_MET` into a refusal that binds."""

    MET = "met"
    NOT_MET = "not_met"
    UNCERTAIN = "uncertain"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused or in doubt: a published code, its legal basis, the facts used.

    `code` is `noun.what_is_wrong` and never changes once published; `core.reasons` turns it into
    a sentence, filling `{placeholders}` from `facts`.
    """

    code: str
    legal_basis: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement looked at once: what was found, on what evidence, by which rule."""

    code: str
    outcome: Outcome
    legal_basis: str = ""
    verified: bool = False
    reason: Reason | None = None
    evidence: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every ground against, all at once, so that a person learns all of them in one go."""

    reasons: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        """True when nothing speaks against."""
        return not self.reasons


class Refused(Exception):
    """The law, or the state of the process, says no. Carries every reason; nothing was written."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


def require(verdict: Verdict | Iterable[Check]) -> None:
    """Pass in silence, or raise `Refused` with every reason; of checks, those `NOT_MET` refuse."""
    if isinstance(verdict, Verdict):
        reasons = verdict.reasons
    else:
        reasons = tuple(
            check.reason or Reason(check.code, check.legal_basis)
            for check in verdict
            if check.outcome is Outcome.NOT_MET
        )
    if reasons:
        raise Refused(*reasons)
