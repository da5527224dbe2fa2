"""Reading appointments. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet

from bening.accounts import services as accounts
from bening.stages.appointments.models import Appointment, Step
from bening.stages.results import queries as results

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.registration.models import Application


def appointments_in(announcement: Announcement) -> QuerySet[Appointment]:
    """Every appointment of one recruitment, by formasi and participant."""
    return Appointment.objects.filter(announcement=announcement).order_by("formasi_code", "participant")


def appointments_of(person: User) -> QuerySet[Appointment]:
    """The person's own; the view's 404 is the access check."""
    return Appointment.objects.filter(person=person).select_related("announcement")


def appointment_of(application: Application) -> Appointment | None:
    """What became of one application after the choice, if anything."""
    return Appointment.objects.filter(application=application).first()


def on_duty(announcement: Announcement) -> QuerySet[Appointment]:
    """Those who began; evaluation starts here."""
    return appointments_in(announcement).filter(state="on_duty").select_related("person", "announcement")


def steps_of(appointment: Appointment) -> QuerySet[Step]:
    """What happened, oldest first."""
    return Step.objects.filter(appointment=appointment).select_related("entry").order_by("pk")


def since(appointment: Appointment) -> datetime:
    """When the appointment came to the state it is in."""
    last = steps_of(appointment).filter(state="sealed").last()
    return last.sealed_at if last and last.sealed_at else appointment.opened_at


def steps_waiting(announcement: Announcement, officer: User) -> QuerySet[Step]:
    """Recorded steps that this officer may seal: not their own record, not about themselves."""
    waiting = Step.objects.filter(appointment__announcement=announcement, state="recorded")
    return (
        waiting.exclude(recorded_by=officer)
        .exclude(person=officer)
        .select_related("appointment")
        .order_by("pk")
    )


def facts_of(step: Step) -> dict[str, Any]:
    """What the step says (number, day, papers), opened with the person's key."""
    data = accounts.unseal_for(
        step.person, step.facts_sealed, f"appointment/{step.appointment_id}/{step.kind}"
    )
    facts: dict[str, Any] = json.loads(data)
    return facts


def next_in_rank(announcement: Announcement, formasi_code: str) -> str | None:
    """Who takes a seat that became free: the best of that formasi who has none and did not resign.

    By the rank of the final result in force; None when nobody is left. A resigned person is not
    called again (PermenPANRB 6/2024 art. 58).
    """
    ranking = results.final_ranking(announcement)
    if ranking is None:
        return None
    called = set(appointments_in(announcement).values_list("participant", flat=True))
    waiting = (
        results.places_of(ranking)
        .filter(formasi=formasi_code, placed_formasi="", rank__isnull=False, code="P/TL")
        .order_by("rank", "position")
    )
    return next((place.participant for place in waiting if place.participant not in called), None)


def counts(announcement: Announcement) -> dict[str, int]:
    """How many stand where; public, no person in it."""
    rows = appointments_in(announcement).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)
