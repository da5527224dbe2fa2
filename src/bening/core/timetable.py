"""When what may be done: the phases of one announcement, and whether the regulation allows them so.

Phases may overlap, as they do in the national schedule (answers are given while objections come in).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bening.core.deadlines import day_of, days_counted, end_of, is_past, start_of
from bening.core.decision import Check, Fact, Reason, Verdict
from bening.core.facts import Requirement
from bening.core.regulation_people import PHASES
from bening.core.rules import PhaseRule, Regulation, Source

__all__ = ["PHASES", "Phase", "Timetable", "check", "of_days", "window_open"]


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase, from a moment to a moment; the whole last second belongs to it."""

    name: str
    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.name not in PHASES:
            raise ValueError(f"no phase {self.name!r}")
        if self.starts.tzinfo is None or self.ends.tzinfo is None:
            raise ValueError(f"{self.name}: a phase needs moments with a time zone")
        if self.ends < self.starts:
            raise ValueError(f"{self.name} ends before it starts")

    @property
    def days(self) -> int:
        """Calendar days in WIB, the first and the last counted."""
        return days_counted(day_of(self.starts), day_of(self.ends))

    def has_begun(self, at: datetime) -> bool:
        """Whether the first moment has come."""
        return self.starts <= at

    def is_over(self, at: datetime) -> bool:
        """Whether the last second has passed."""
        return is_past(self.ends, at)

    def is_open(self, at: datetime) -> bool:
        """Whether `at` is inside."""
        return self.has_begun(at) and not self.is_over(at)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The phases of one announcement, kept in the order of `PHASES`; each name at most once."""

    phases: tuple[Phase, ...]

    def __post_init__(self) -> None:
        names = [phase.name for phase in self.phases]
        if len(set(names)) != len(names):
            raise ValueError("a phase stands twice in the timetable")
        ordered = sorted(self.phases, key=lambda phase: PHASES.index(phase.name))
        object.__setattr__(self, "phases", tuple(ordered))

    def phase(self, name: str) -> Phase | None:
        """One phase, or None if it is not planned."""
        return next((phase for phase in self.phases if phase.name == name), None)

    def is_open(self, name: str, at: datetime) -> bool:
        """Whether a phase is planned and runs at that moment."""
        phase = self.phase(name)
        return phase is not None and phase.is_open(at)

    def has_begun(self, name: str, at: datetime) -> bool:
        """Whether a phase is planned and has begun, over or not."""
        phase = self.phase(name)
        return phase is not None and phase.has_begun(at)

    def current(self, at: datetime) -> tuple[Phase, ...]:
        """Every phase that runs."""
        return tuple(phase for phase in self.phases if phase.is_open(at))

    def next(self, at: datetime) -> Phase | None:
        """The phase that begins soonest after `at`; of several, the first in order."""
        coming = (phase for phase in self.phases if not phase.has_begun(at))
        return min(coming, key=lambda phase: phase.starts, default=None)


def of_days(days: Mapping[str, tuple[date, date]]) -> Timetable:
    """A timetable from first and last days: each from the first to the last second in WIB."""
    return Timetable(
        tuple(Phase(name, start_of(first), end_of(last)) for name, (first, last) in days.items())
    )


def window_open(timetable: Timetable, name: str, at: datetime, *, basis: str = "") -> Verdict:
    """Whether an act that belongs to a phase is possible now; if not, why, with the dates."""
    phase = timetable.phase(name)
    if phase is None:
        return Verdict((Reason("window.not_planned", basis, {"phase": name}),))
    if not phase.has_begun(at):
        return Verdict((Reason("window.not_open", basis, _moments(phase)),))
    if phase.is_over(at):
        return Verdict((Reason("window.closed", basis, _moments(phase)),))
    return Verdict()


def _moments(phase: Phase) -> dict[str, Fact]:
    return {"phase": phase.name, "starts": phase.starts.isoformat(), "ends": phase.ends.isoformat()}


def check(timetable: Timetable, regulation: Regulation) -> tuple[Check, ...]:
    """Whether the regulation allows this timetable: what is missing, too short, too long, out of order."""
    answers = [one for rule in regulation.phases for one in _phase_checks(timetable, rule)]
    return (*answers, *_order_checks(timetable))


def _phase_checks(timetable: Timetable, rule: PhaseRule) -> Iterator[Check]:
    phase = timetable.phase(rule.phase)
    if phase is None:
        if rule.required:
            planned = Requirement("timetable.is_planned", rule.source, {"phase": rule.phase})
            yield planned.not_met("timetable.phase_missing")
        return
    evidence: dict[str, Fact] = {"phase": phase.name, "days": phase.days}
    if rule.days_at_least:
        long_enough = Requirement(
            "timetable.long_enough", rule.source, {**evidence, "least": rule.days_at_least}
        )
        enough = phase.days >= rule.days_at_least
        yield long_enough.met() if enough else long_enough.not_met("timetable.too_short")
    if rule.days_at_most:
        short_enough = Requirement(
            "timetable.short_enough", rule.source, {**evidence, "most": rule.days_at_most}
        )
        within = phase.days <= rule.days_at_most
        yield short_enough.met() if within else short_enough.not_met("timetable.too_long")


def _order_checks(timetable: Timetable) -> Iterator[Check]:
    """No phase begins before the one in front of it: that is how the process goes, not a rule of law."""
    for before, after in zip(timetable.phases, timetable.phases[1:], strict=False):
        evidence: dict[str, Fact] = {"phase": after.name, "before": before.name}
        in_order = Requirement("timetable.in_order", Source("", True), evidence)
        well = before.starts <= after.starts
        yield in_order.met() if well else in_order.not_met("timetable.out_of_order")
