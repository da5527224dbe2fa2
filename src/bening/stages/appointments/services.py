"""What officers may do after the choice: open filing, record and seal each step, call the next in rank."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts import services as accounts
from bening.core import identifiers
from bening.core.decision import Reason, Refused, require
from bening.core.events import AppointmentMade
from bening.infra.db import move
from bening.infra.encryption import lookup
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries
from bening.stages.appointments.models import Appointment, Step
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement

LEADS_FROM = {"complete": "filing", "number": "complete", "start": "numbered"}
"""The state in which each step may be recorded; `resign` may be from any of them."""


@transaction.atomic
def open_filing(announcement: Announcement, *, by: User, at: datetime) -> int:
    """Open an appointment for everyone placed by the final result; how many were new. Safe to repeat."""
    ranking = results.final_ranking(announcement)
    if ranking is None or ranking.stage != "final_after_sanggah":
        raise Refused(Reason("appointment.no_final_result"))
    known = set(queries.appointments_in(announcement).values_list("participant", flat=True))
    placed = [place for place in results.placed_in(ranking) if place.participant not in known]
    found = registration.by_numbers(announcement, [place.participant for place in placed])
    for place in placed:
        if place.participant in found:
            _open(found[place.participant], place.placed_formasi, ranking, None, at)
    return len(placed)


def _open(
    application: object, formasi_code: str, ranking: object, replaces: Appointment | None, at: datetime
) -> Appointment:
    person = registration.person_of(application)
    appointment = Appointment.objects.create(
        state="filing",
        application=application,
        announcement=application.announcement,
        person=person,
        participant=application.number,
        formasi_code=formasi_code,
        ranking=ranking,
        replaces=replaces,
        opened_at=at,
    )
    notify(to=person, kind="appointment.opened", context={}, at=at)
    return appointment


@transaction.atomic
def record_step(
    appointment: Appointment, kind: str, facts: Mapping[str, str], *, by: User, at: datetime
) -> Step:
    """Record what happened; another officer must seal it before it counts.

    `facts`: complete → nothing; number → `number` (18 digits, checked against birth date, sex and
    `effective`, the TMT of the candidate); start → `day` (ISO); resign → nothing. They are sealed
    with the person's key.
    """
    # decide
    expected = LEADS_FROM.get(kind, appointment.state)
    if appointment.state != expected or appointment.state in ("on_duty", "resigned"):
        raise Refused(Reason("appointment.step_out_of_order"))
    if by.pk == appointment.person_id:
        raise Refused(Reason("officer.same_person"))
    _check_facts(appointment, kind, facts)
    # write
    context = f"appointment/{appointment.pk}/{kind}"
    return Step.objects.create(
        state="recorded",
        appointment=appointment,
        person=appointment.person,
        kind=kind,
        facts_sealed=accounts.seal_for(appointment.person, json.dumps(dict(facts)).encode(), context),
        recorded_by=by,
        recorded_at=at,
    )


def _check_facts(appointment: Appointment, kind: str, facts: Mapping[str, str]) -> None:
    if kind == "number":
        stated = registration.stated(appointment.application, ("identity.born", "identity.sex"))
        born, sex = date.fromisoformat(stated["identity.born"]), stated["identity.sex"]
        effective = _day(facts.get("effective", ""))
        require(identifiers.check_nip(facts.get("number", ""), born, sex, effective))
        if Appointment.objects.filter(number_lookup=lookup(facts["number"], "nip")).exists():
            raise Refused(Reason("nip.already_given"))
    if kind == "start":
        _day(facts.get("day", ""))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(Reason("appointment.day_missing")) from None


@transaction.atomic
def approve_step(step: Step, *, by: User, at: datetime) -> Appointment:
    """Seal a recorded step as the second person; after a resignation the next in rank is called."""
    # gather
    appointment, facts = step.appointment, queries.facts_of(step)
    # decide
    if by.pk in (step.recorded_by_id, step.person_id):
        raise Refused(Reason("officer.same_person"))
    if appointment.state != LEADS_FROM.get(step.kind, appointment.state):
        raise Refused(Reason("appointment.step_out_of_order"))
    # write
    changes: dict[str, object] = {}
    if step.kind == "number":
        number = facts["number"]
        context = f"appointment/{appointment.pk}/nip"
        changes["number_sealed"] = accounts.seal_for(appointment.person, number.encode(), context)
        changes["number_lookup"] = lookup(number, "nip")
    if step.kind == "start":
        changes["started_on"] = date.fromisoformat(facts["day"])
    entry = _record(step, appointment, facts, by=by, at=at)
    move(step, "approve", approved_by=by, sealed_at=at, entry=entry)
    move(appointment, step.kind, **changes)
    notify(to=appointment.person, kind=f"appointment.{step.kind}", context={}, at=at)
    if step.kind == "resign":
        call_next(appointment, at=at)
    return appointment


@transaction.atomic
def return_step(step: Step, because: str, *, by: User, at: datetime) -> Step:
    """Send a record back; it does not count and may be made anew."""
    if by.pk == step.recorded_by_id:
        raise Refused(Reason("officer.same_person"))
    if not because.strip():
        raise Refused(Reason("verdict.return_without_reason"))
    return move(step, "return", returned_because=because.strip())


def call_next(resigned: Appointment, *, at: datetime) -> Appointment | None:
    """Open the seat of someone who resigned for the next in rank of the same formasi, if there is one."""
    number = queries.next_in_rank(resigned.announcement, resigned.formasi_code)
    application = registration.by_number(resigned.announcement, number) if number else None
    if application is None:
        return None
    return _open(application, resigned.formasi_code, resigned.ranking, resigned, at)


def _record(
    step: Step, appointment: Appointment, facts: Mapping[str, str], *, by: User, at: datetime
) -> object:
    """The log entry: that a step was made, answering the final result or the step before it."""
    season = announcements.log_season(appointment.announcement)
    before = queries.steps_of(appointment).filter(state="sealed").last()
    return transparency.record(
        AppointmentMade(rules=announcements.edition_digest(appointment.announcement)),
        log=season,
        answers=[before.entry if before else appointment.ranking.entry],
        secret=accounts.commit_secret(appointment.person, season),
        fields={
            "subjek": appointment.participant,
            "isi": {"langkah": step.kind, "formasi": appointment.formasi_code, "rincian": dict(facts)},
            "aktor": [accounts.officer_mark(step.recorded_by, season), accounts.officer_mark(by, season)],
        },
        at=at,
    )
