"""Reading appointments. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet

from bening.accounts import queries as people
from bening.core import identifiers
from bening.core.decision import Check, Outcome, Reason
from bening.stages.announcements import queries as announcements
from bening.stages.appointments.models import LETTERS, Appointment, Step
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.registration.models import Application


def appointments_in(announcement: Announcement) -> QuerySet[Appointment]:
    """Every appointment of one recruitment, by formasi and participant."""
    found = Appointment.objects.filter(announcement=announcement)
    return found.select_related("person", "announcement", "application").order_by("formasi_code", "pk")


def appointments_of(person: User) -> QuerySet[Appointment]:
    """The person's own; the view's 404 is the access check."""
    return Appointment.objects.filter(person=person).select_related("announcement")


def appointment_of(application: Application) -> Appointment | None:
    """What became of one application after the choice, if anything."""
    return Appointment.objects.filter(application=application).first()


def on_duty(announcement: Announcement) -> QuerySet[Appointment]:
    """Those who began; evaluation starts here."""
    return appointments_in(announcement).filter(state="on_duty")


def steps_of(appointment: Appointment) -> QuerySet[Step]:
    """What happened, oldest first."""
    return Step.objects.filter(appointment=appointment).select_related("entry").order_by("pk")


def round_of(appointment: Appointment, kind: str) -> int:
    """The round that a step recorded now belongs to."""
    if kind not in LETTERS:
        return appointment.round
    return steps_of(appointment).filter(kind=kind, state="sealed").count() + 1


def since(appointment: Appointment) -> datetime:
    """When the appointment came to the state it is in."""
    last = steps_of(appointment).filter(state="sealed").exclude(kind__in=LETTERS).last()
    return last.sealed_at if last and last.sealed_at else appointment.opened_at


def steps_waiting(announcement: Announcement, officer: User) -> QuerySet[Step]:
    """Recorded steps that this officer may seal: not their own record, nobody related."""
    waiting = Step.objects.filter(appointment__announcement=announcement, state="recorded")
    return (
        waiting.exclude(recorded_by=officer)
        .exclude(person__in=people.related_people(officer))
        .select_related("appointment__application", "appointment__announcement", "person", "recorded_by")
        .order_by("pk")
    )


def recorded_kinds(announcement: Announcement) -> set[tuple[int, str]]:
    """(appointment, kind) of every step that waits for its second person."""
    waiting = Step.objects.filter(appointment__announcement=announcement, state="recorded")
    return set(waiting.values_list("appointment_id", "kind"))


def sealed_steps(appointment: Appointment, person: User) -> list[tuple[Step, dict[str, Any]]]:
    """What counts, oldest first, each opened for the person concerned."""
    steps = list(steps_of(appointment).filter(state="sealed"))
    for step in steps:
        step.person = person
    return [(step, facts_of(step)) for step in steps]


def facts_of(step: Step) -> dict[str, Any]:
    """What the step says (number, day, cause), opened with the person's key."""
    context = facts_context(step.appointment_id, step.kind)
    facts: dict[str, Any] = json.loads(people.unseal_for(step.person, step.facts_sealed, context))
    return facts


def facts_context(appointment_id: int, kind: str) -> str:
    """What the facts of a step are bound to."""
    return f"appointment/{appointment_id}/{kind}"


def number_context(appointment_id: int) -> str:
    """What a sealed employee number is bound to."""
    return f"appointment/{appointment_id}/nip"


def number_checks(appointment: Appointment, facts: Mapping[str, str]) -> tuple[Check, ...]:
    """An employee number compared with what is on file: birth, sex, and the month of TMT.

    A wrong structure is not met; a part that differs is uncertain, and for the second person to look at.
    """
    stated = registration.stated(appointment.application, ["identity.born", "identity.sex"])
    return identifiers.check_nip(
        facts.get("number", ""),
        date.fromisoformat(stated["identity.born"]),
        stated["identity.sex"],
        date.fromisoformat(facts["effective"]),
    )


def warnings_of(step: Step, facts: Mapping[str, str]) -> list[Check]:
    """What the second person should look at before sealing a step."""
    checks: tuple[Check, ...] = ()
    if step.kind == "number":
        checks = number_checks(step.appointment, facts)
    elif step.kind == "start":
        checks = (placement_check(step.appointment, facts),)
    return [check for check in checks if check.outcome is Outcome.UNCERTAIN]


def formasi_unit(appointment: Appointment) -> str:
    """The unit that the formasi names."""
    unit: str = announcements.formasi_by_code(appointment.announcement, appointment.formasi_code).unit
    return unit


def placement(appointment: Appointment, facts: Mapping[str, str]) -> str:
    """Where the person was placed: as said, or as the formasi says."""
    return facts.get("unit", "").strip() or formasi_unit(appointment)


def placement_check(appointment: Appointment, facts: Mapping[str, str]) -> Check:
    """Whether the person was placed where the formasi says; anything else is for the second person."""
    unit, said = formasi_unit(appointment), placement(appointment, facts)
    if said.casefold() == unit.casefold():
        return Check("placement.unit_of_formasi", Outcome.MET)
    reason = Reason("placement.other_unit", facts={"unit": unit, "said": said})
    return Check("placement.unit_of_formasi", Outcome.UNCERTAIN, reason=reason)


def was_moved(appointment: Appointment) -> bool:
    """Whether the seat is of another formasi than the one that was applied for."""
    return appointment.formasi_code != appointment.application.formasi_code


def number_given(number_lookup: str) -> bool:
    """Whether an employee number, as its keyed hash, was recorded for somebody."""
    return Appointment.objects.filter(number_lookup=number_lookup).exists()


def last_entry(appointment: Appointment) -> Any:
    """The log entry that the next step answers: the last step, the call, or the final result."""
    before = steps_of(appointment).filter(state="sealed").last() if appointment.pk else None
    return before.entry if before else appointment.entry or appointment.ranking.entry


def called_numbers(announcement: Announcement) -> set[str]:
    """Participant numbers of everyone who has or had a seat; nobody is called twice."""
    return set(appointments_in(announcement).values_list("participant", flat=True))


def next_in_rank(announcement: Announcement, formasi_code: str) -> Application | None:
    """Who takes a seat that became free: the best of that formasi who has none and did not resign.

    By the rank of the final result in force; None when nobody is left. Who withdrew is passed over.
    """
    ranking = results.final_ranking(announcement)
    if ranking is None:
        return None
    gone = called_numbers(announcement) | documents.withdrawn_numbers(announcement)
    waiting = (
        results.places_of(ranking)
        .filter(formasi=formasi_code, placed_formasi="", rank__isnull=False, code=NOT_PLACED)
        .order_by("rank", "position")
        .values_list("participant", flat=True)
    )
    number = next((participant for participant in waiting if participant not in gone), None)
    return registration.by_number(announcement, number) if number else None


NOT_PLACED = "P/TL"
"""The code of those who sat every test and got no seat."""


def counts(announcement: Announcement) -> dict[str, int]:
    """How many stand where; public, no person in it."""
    rows = appointments_in(announcement).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def sent_back_count(announcement: Announcement) -> int:
    """How often BKN sent a file back; public, no person in it."""
    sent_back = Step.objects.filter(kind="send_back", state="sealed")
    return sent_back.filter(appointment__announcement=announcement).count()


def called_count(announcement: Announcement) -> int:
    """How many seats went to the next in rank; public, no person in it."""
    return Appointment.objects.filter(announcement=announcement, replaces__isnull=False).count()
