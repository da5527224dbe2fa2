"""What the log says about a step of an appointment: built from the rows, so that it can be said again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bening.accounts import queries as people
from bening.core.tlog.canonical import Value
from bening.stages.announcements import queries as announcements
from bening.stages.appointments.models import Appointment, Step

if TYPE_CHECKING:
    from bening.accounts.models import User


def said(step: Step, facts: Mapping[str, str], approver: User) -> dict[str, Value]:
    """subjek, isi and aktor of a sealed step."""
    return _said(step.appointment, step.kind, dict(facts), [step.recorded_by, approver])


def said_of_call(called: Appointment, resignation: Step) -> dict[str, Value]:
    """The same for being called as the next in rank; by those who sealed the resignation."""
    officers = [resignation.recorded_by, resignation.approved_by]
    return _said(called, "called", {"setelah": str(resignation.entry.uuid)}, officers)


def _said(
    appointment: Appointment, kind: str, facts: dict[str, Value], officers: list[User]
) -> dict[str, Value]:
    season = announcements.log_season(appointment.announcement)
    return {
        "subjek": appointment.participant,
        "isi": {"langkah": kind, "formasi": appointment.formasi_code, "rincian": facts},
        "aktor": [people.officer_mark(officer, season) for officer in officers],
    }
