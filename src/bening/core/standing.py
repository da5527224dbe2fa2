"""Where an applicant stands: folded from what was sealed, never stored.

Each seal is a moment and an outcome that some stage wrote down. The last one that may be seen decides;
`next_step` says, from the timetable, what comes for this person. Nothing here knows who it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bening.core.timetable import Phase, Timetable

QUALIFIED = "ms"
PASSED = ("P/L", "P/L-1", "P/L-2")
_SKD = {
    "P/L": "basic_test.passed",
    "P": "basic_test.outside_cut",
    "TL": "basic_test.below_threshold",
    "TH": "basic_test.absent",
    "DIS": "basic_test.disqualified",
}
_APPOINTMENT = {
    "filing": "appointment.filing",
    "complete": "appointment.complete",
    "numbered": "appointment.numbered",
    "on_duty": "appointment.on_duty",
    "resigned": "appointment.resigned",
}
STAGE_OF = {
    "application": "registration",
    "dossier": "documents",
    "verdict": "verification",
    "objection": "verification",
    "basic_test": "selection",
    "final": "results",
    "final_objection": "results",
    "appointment": "appointments",
}
_NEXT: dict[str, tuple[str, ...]] = {
    "application.draft": ("registration",),
    "dossier.open": ("registration",),
    "dossier.sealed": ("screening_result",),
    "verdict.qualified": ("skd",),
    "verdict.not_qualified": ("sanggah",),
    "objection.filed": ("post_sanggah",),
    "objection.accepted": ("skd",),
    "basic_test.passed": ("skb",),
    "basic_test.waiting": ("skd_result",),
    "final.passed": ("filing",),
    "final.not_passed": ("final_sanggah",),
    "final.waiting": ("final_post",),
    "final_objection.filed": ("final_post",),
    "final_objection.accepted": ("filing",),
    "appointment.filing": ("filing",),
    "appointment.complete": ("appointment",),
    "appointment.numbered": ("appointment",),
    "appointment.on_duty": ("probation",),
}
"""Phases that may come next, by standing; the first that is planned and not over. None: the way ends."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sealed verdict: `ms` or `tms`. It may be seen from `visible_from` (None: not yet decided when)."""

    outcome: str
    sealed_at: datetime
    visible_from: datetime | None


@dataclass(frozen=True, slots=True)
class Objected:
    """A sanggah: filed, and maybe answered. `accepted`: at least one ground was.

    An accepted ground leads to a new verdict or result, which then speaks; until that may be seen the
    sanggah counts as filed. Give `answered_at` only when the applicant may see the answer.
    """

    filed_at: datetime
    answered_at: datetime | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """A published result: the code of the person in it. Empty code: people have to decide."""

    code: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Appointed:
    """The appointment: a state of its lifecycle and since when."""

    state: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Seals:
    """Everything sealed about one application, as far as it has come."""

    started_at: datetime
    entered_at: datetime | None = None
    withdrawn_at: datetime | None = None
    dossier_sealed_at: datetime | None = None
    verdict: Judged | None = None
    objection: Objected | None = None
    verdict_after: Judged | None = None
    skd: Published | None = None
    final: Published | None = None
    final_objection: Objected | None = None
    final_after: Published | None = None
    appointment: Appointed | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where someone stands.

    `code` has a sentence in the catalogue; `shown` is the code the public knows (MS, TMS, P/L …) or
    empty; `next_step` is the phase that comes for this person, None when there is none.
    """

    stage: str
    code: str
    shown: str
    since: datetime
    next_step: Phase | None


def standing(seals: Seals, timetable: Timetable, *, at: datetime) -> Standing:
    """The standing at a moment: the latest seal that may be seen then, and what comes next."""
    code, shown, since = _latest(seals, timetable, at)
    family = code.partition(".")[0]
    return Standing(STAGE_OF[family], code, shown, since, _next(code, timetable, at))


def _next(code: str, timetable: Timetable, at: datetime) -> Phase | None:
    phases = (timetable.phase(name) for name in _NEXT.get(code, ()))
    return next((phase for phase in phases if phase and not phase.is_over(at)), None)


_Found = tuple[str, str, datetime]


def _latest(seals: Seals, timetable: Timetable, at: datetime) -> _Found:
    """From the end of the way to its beginning: the first seal that speaks."""
    if seals.withdrawn_at:
        return "application.withdrawn", "", seals.withdrawn_at
    for found in (*_appointed(seals), *_resulted(seals, at), *_judged(seals, at)):
        return found
    return _applying(seals, timetable, at)


def _appointed(seals: Seals) -> Iterator[_Found]:
    if seals.appointment:
        shown = "APS" if seals.appointment.state == "resigned" else ""
        yield _APPOINTMENT[seals.appointment.state], shown, seals.appointment.since


def _resulted(seals: Seals, at: datetime) -> Iterator[_Found]:
    """The final result and the sanggah against it, then the basic test."""
    final, after, objection = seals.final, seals.final_after, seals.final_objection
    if after and after.published_at <= at:
        code = _final(after)
        if objection:
            code = {"final.passed": "final_objection.accepted"}.get(code, "final_objection.rejected")
        yield code, after.code, after.published_at
    if final and final.published_at <= at:
        if objection:
            yield _objected("final_objection", objection, final.code)
        yield _final(final), final.code, final.published_at
    if seals.skd and seals.skd.published_at <= at:
        yield _SKD.get(seals.skd.code, "basic_test.waiting"), seals.skd.code, seals.skd.published_at


def _final(result: Published) -> str:
    if result.code in PASSED:
        return "final.passed"
    return "final.not_passed" if result.code else "final.waiting"


def _judged(seals: Seals, at: datetime) -> Iterator[_Found]:
    """The verdict after the sanggah, the sanggah, the first verdict; none before it may be seen."""
    after, first, objection = seals.verdict_after, seals.verdict, seals.objection
    if after and _visible(after, at):
        code = "objection.accepted" if after.outcome == QUALIFIED else "objection.rejected"
        yield code, after.outcome.upper(), after.sealed_at
    if first and _visible(first, at):
        if objection:
            yield _objected("objection", objection, first.outcome.upper())
        code = "verdict.qualified" if first.outcome == QUALIFIED else "verdict.not_qualified"
        yield code, first.outcome.upper(), first.sealed_at


def _objected(family: str, objection: Objected, shown: str) -> _Found:
    if objection.answered_at and not objection.accepted:
        return f"{family}.rejected", shown, objection.answered_at
    return f"{family}.filed", shown, objection.filed_at


def _visible(verdict: Judged, at: datetime) -> bool:
    return verdict.visible_from is not None and verdict.visible_from <= at


def _applying(seals: Seals, timetable: Timetable, at: datetime) -> _Found:
    """Before any verdict: how far the application came, and whether registration ended over it."""
    registration = timetable.phase("registration")
    over = registration is not None and registration.is_over(at)
    if seals.dossier_sealed_at:
        return "dossier.sealed", "", seals.dossier_sealed_at
    if seals.entered_at:
        return ("dossier.lapsed" if over else "dossier.open"), "", seals.entered_at
    return ("application.lapsed" if over else "application.draft"), "", seals.started_at
