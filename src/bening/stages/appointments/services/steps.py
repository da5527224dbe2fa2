"""Steps of an appointment: open filing, record and seal each step, call the next in rank."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.deadlines import is_past
from bening.core.decision import Outcome, Reason, Refused, Verdict, require
from bening.core.events import AppointmentMade
from bening.infra.db import move
from bening.infra.encryption import lookup
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries, record
from bening.stages.appointments.models import LETTERS, Appointment, Step
from bening.stages.appointments.queries import filing, letters
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.registration.models import Application

LEADS_FROM = {"complete": "filing", "send_back": "complete", "number": "complete", "start": "numbered"}
"""The state in which each step may be recorded; `resign` may be from any of them."""
ENDED = ("on_duty", "resigned")


@transaction.atomic
def open_filing(announcement: Announcement, *, by: User, at: datetime) -> int:
    """Open an appointment for everyone placed by the final result; how many were new. Safe to repeat."""
    ranking = results.ranking_of(announcement, "final_after_sanggah")
    if ranking is None:
        raise Refused(Reason("appointment.no_final_result"))
    known = queries.called_numbers(announcement)
    placed = [place for place in results.placed_in(ranking) if place.participant not in known]
    found = registration.by_numbers(announcement, [place.participant for place in placed])
    for place in placed:
        _open(found[place.participant], place.placed_formasi, ranking, at=at)
    return len(placed)


def _open(
    application: Application,
    formasi_code: str,
    ranking: Any,
    *,
    at: datetime,
    replaces: Appointment | None = None,
    entry: Any = None,
) -> Appointment:
    person = registration.person_of(application)
    appointment = Appointment.objects.create(
        state="filing",
        application=application,
        announcement=ranking.announcement,
        person=person,
        participant=application.number,
        formasi_code=formasi_code,
        ranking=ranking,
        replaces=replaces,
        entry=entry,
        opened_at=at,
    )
    notify(to=person, kind="appointment.opened", context={}, at=at)
    return appointment


@transaction.atomic
def record_step(
    appointment: Appointment, kind: str, facts: Mapping[str, str], *, by: User, at: datetime
) -> Step:
    """Record what happened; another officer must seal it before it counts.

    `facts`: complete → `seen`, the papers of which only the original was seen (slots, by commas); send_back →
    `why`, in the words of BKN; number → `number` (18 digits) and `effective` (TMT, ISO day); start → `day`
    (ISO) and `unit`, that of the formasi if left out; resign → `because`: letter, or deadline when the filing
    was not completed in time; sk and spmt → `letter` (its number), `dated`, `signatory`, `office`. They are
    sealed with the person's key.
    """
    # decide
    require(Verdict((*_against(appointment, kind, by), *_faults(appointment, kind, facts, at))))
    # write
    if kind == "complete":
        facts = {**facts, **filing.told(filing.slots_of(appointment))}
    context = queries.facts_context(appointment.pk, kind)
    try:
        with transaction.atomic():
            return Step.objects.create(
                state="recorded",
                appointment=appointment,
                person=appointment.person,
                kind=kind,
                round=queries.round_of(appointment, kind),
                facts_sealed=accounts.seal_for(appointment.person, json.dumps(dict(facts)).encode(), context),
                recorded_by=by,
                recorded_at=at,
            )
    except IntegrityError:  # the same step was recorded before, or just now by somebody else
        raise Refused(Reason("state.already_done")) from None


def _against(appointment: Appointment, kind: str, by: User) -> Iterable[Reason]:
    """Why this person may not take this step now."""
    if kind in LETTERS:
        if kind not in letters.may_issue(appointment):
            yield Reason("letter.not_now")
    elif appointment.state in ENDED or appointment.state != LEADS_FROM.get(kind, appointment.state):
        yield Reason("appointment.step_out_of_order")
    if people.is_related(by, appointment.person):
        yield Reason("officer.concerned")


def _faults(appointment: Appointment, kind: str, facts: Mapping[str, str], at: datetime) -> Iterable[Reason]:
    if kind == "complete":
        yield from _paper_faults(appointment, facts)
    elif kind == "number":
        yield from _number_faults(appointment, facts)
    elif kind in LETTERS:
        yield from _letter_faults(facts)
    elif kind == "send_back" and not facts.get("why", "").strip():
        yield Reason("return.without_reason")
    elif kind == "start" and _day(facts.get("day", "")) is None:
        yield Reason("appointment.day_missing")
    elif kind == "resign" and facts.get("because") == "deadline":
        yield from _deadline_faults(appointment, at)


def _letter_faults(facts: Mapping[str, str]) -> Iterable[Reason]:
    if not all(facts.get(name, "").strip() for name in ("letter", "signatory", "office")):
        yield Reason("letter.incomplete")
    if _day(facts.get("dated", "")) is None:
        yield Reason("appointment.day_missing")


def _deadline_faults(appointment: Appointment, at: datetime) -> Iterable[Reason]:
    ends = filing.filing_ends(appointment)
    if appointment.state != "filing" or ends is None:
        yield Reason("appointment.step_out_of_order")
    elif not is_past(ends, at):
        yield Reason("appointment.papers_still_due", facts={"ends": ends.isoformat()})


def _paper_faults(appointment: Appointment, facts: Mapping[str, str]) -> Iterable[Reason]:
    """Nothing is complete while a paper is open, or is neither here nor was seen as an original."""
    slots, seen = filing.slots_of(appointment), facts.get("seen", "").split(",")
    counts = filing.counted(slots)
    if counts["waiting"] or counts["returned"]:
        yield Reason("filing.papers_open", facts={"papers": counts["waiting"] + counts["returned"]})
    missing = [slot for slot in slots if slot.required and slot.paper is None and slot.rule.slot not in seen]
    if missing:
        yield Reason("filing.papers_missing", missing[0].rule.source.basis, {"papers": len(missing)})


def _number_faults(appointment: Appointment, facts: Mapping[str, str]) -> Iterable[Reason]:
    if _day(facts.get("effective", "")) is None:
        yield Reason("appointment.day_missing")
        return
    checks = queries.number_checks(appointment, facts)
    yield from (check.reason for check in checks if check.outcome is Outcome.NOT_MET and check.reason)
    if _given(facts["number"]):
        yield Reason("nip.already_given")


def _given(number: str) -> bool:
    return queries.number_given(lookup(number, "nip"))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@transaction.atomic
def approve_step(step: Step, *, by: User, at: datetime) -> Appointment:
    """Seal a recorded step as the second person; after a resignation the next in rank is called.

    Letters are sealed by `letters.issue_letter`, which draws them first.
    """
    # gather
    facts = queries.facts_of(step)
    # decide
    check_approval(step, facts, by)
    if step.kind in LETTERS:
        raise Refused(Reason("letter.not_drawn"))
    # write
    seal_step(step, facts, by=by, at=at)
    if step.kind == "resign":
        _call_next(step, at=at)
    return step.appointment


def check_approval(step: Step, facts: Mapping[str, str], by: User) -> None:
    """Refuse, with every reason, if this person may not seal this step now."""
    reasons = list(_against(step.appointment, step.kind, by))
    if by.pk == step.recorded_by_id:
        reasons.append(Reason("officer.same_person"))
    if step.kind == "number" and _given(facts["number"]):
        reasons.append(Reason("nip.already_given"))
    if step.kind == "complete":
        reasons += _papers_changed(step.appointment, facts)
    require(Verdict(tuple(reasons)))


def _papers_changed(appointment: Appointment, facts: Mapping[str, str]) -> Iterable[Reason]:
    """Whether the papers are no longer those of which somebody said that they are complete."""
    told = filing.told(filing.slots_of(appointment))
    if list(_paper_faults(appointment, facts)) or told["papers"] != facts.get("papers"):
        yield Reason("filing.changed_since")


def seal_step(step: Step, facts: Mapping[str, str], *, by: User, at: datetime, **changes: Any) -> None:
    """Write that a step counts: log, step, appointment, notice. Inside the caller's transaction."""
    appointment = step.appointment
    entry = _tell(appointment, record.said(step, facts, by), at=at)
    move(step, "approve", approved_by=by, sealed_at=at, entry=entry, **changes)
    if step.kind not in LETTERS:
        move(appointment, step.kind, **_changes(appointment, step.kind, facts))
    notify(to=appointment.person, kind=f"appointment.{step.kind}", context={}, at=at)


def _changes(appointment: Appointment, kind: str, facts: Mapping[str, str]) -> dict[str, Any]:
    """What a sealed step changes in the appointment, beyond its state."""
    if kind == "number":
        sealed = accounts.seal_for(
            appointment.person, facts["number"].encode(), queries.number_context(appointment.pk)
        )
        return {"number_sealed": sealed, "number_lookup": lookup(facts["number"], "nip")}
    if kind == "start":
        return {"started_on": _day(facts["day"]), "placed_unit": queries.placement(appointment, facts)}
    return {"round": appointment.round + 1} if kind == "send_back" else {}


@transaction.atomic
def return_step(step: Step, because: str, *, by: User, at: datetime) -> Step:
    """Send a record back with the reason; it does not count and may be made anew."""
    reasons = []
    if by.pk == step.recorded_by_id:
        reasons.append(Reason("officer.same_person"))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(step, "return", returned_by=by, returned_because=because.strip())


def _call_next(step: Step, *, at: datetime) -> Appointment | None:
    """Open the seat that became free for the next in rank of the same formasi, if there is one."""
    resigned = step.appointment
    application = queries.next_in_rank(resigned.announcement, resigned.formasi_code)
    if application is None:
        return None
    called = Appointment(
        announcement=resigned.announcement,
        person=registration.person_of(application),
        participant=application.number,
        formasi_code=resigned.formasi_code,
        ranking=resigned.ranking,
    )
    entry = _tell(called, record.said_of_call(called, step), at=at)
    return _open(application, resigned.formasi_code, resigned.ranking, at=at, replaces=resigned, entry=entry)


def _tell(appointment: Appointment, fields: Mapping[str, Any], *, at: datetime) -> Any:
    """The log entry of one step, answering the step before it, the call, or the final result."""
    season = announcements.log_season(appointment.announcement)
    return transparency.record(
        AppointmentMade(rules=announcements.edition_digest(appointment.announcement)),
        log=season,
        answers=[queries.last_entry(appointment)],
        secret=people.commit_secret(appointment.person, season),
        fields=fields,
        at=at,
    )
