"""Reading across stages: published tables, where one applicant stands, what waits on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from bening.accounts import queries as people
from bening.core.standing import Appointed, Judged, Objected, Published, Seals, Standing, standing
from bening.core.timetable import Timetable
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.documents import queries as documents
from bening.stages.evaluation import queries as evaluation
from bening.stages.results import queries as results
from bening.stages.selection import queries as selection
from bening.stages.verification import queries as verification
from bening.transparency import queries as transparency
from bening.transparency.datasets import File, Table

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.registration.models import Application


def tables() -> Iterator[Table]:
    """Every published table, stage by stage."""
    yield from announcements.datasets()
    yield from selection.datasets()
    yield from results.datasets()
    yield from evaluation.datasets()


def files() -> Iterator[File]:
    """Every published file whose digest stands in the log."""
    yield from announcements.files()


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work on an officer's desk: what, where, how much waits."""

    kind: str
    title: str
    address: str
    waiting: int


def work_of(officer: User) -> list[Work]:
    """Everything that waits for this officer, over all recruitments and roles."""
    found: list[Work] = []
    for announcement in announcements.published():
        kinds = {
            role.kind
            for role in people.roles_of(officer)
            if role.institution_id == announcement.institution_id
        }
        title, slug = announcement.title, announcement.slug
        if "verifier" in kinds:
            count = verification.waiting_to_propose(announcement, officer).count()
            found.append(Work("propose", title, reverse("verification:desk"), count))
        if "supervisor" in kinds:
            count = verification.waiting_to_approve(announcement, officer).count()
            found.append(Work("approve", title, reverse("verification:desk"), count))
        if kinds & {"scorer", "score_approver"}:
            count = selection.waiting_count(announcement) if "score_approver" in kinds else 0
            found.append(Work("scores", title, reverse("selection:desk"), count))
        if kinds & {"secretary", "approver"}:
            count = results.waiting_count(announcement) if "approver" in kinds else 0
            found.append(Work("rankings", title, reverse("results:desk"), count))
            count = appointments.steps_waiting(announcement, officer).count() if "approver" in kinds else 0
            found.append(Work("appointments", title, reverse("appointments:list", args=[slug]), count))
        if kinds & {"assessor", "evaluator", "publisher"}:
            count = evaluation.waiting_for_second(announcement, officer).count() if "assessor" in kinds else 0
            found.append(Work("evaluation", title, reverse("evaluation:desk", args=[slug]), count))
    if people.roles_of(officer, "secretary", "approver").exists():
        count = announcements.waiting_for(officer).count()
        found.append(Work("announcements", "", reverse("announcements:desk"), count))
    if people.has_role(officer, "objection_reviewer"):
        count = objected.waiting_for(officer, "verification").count()
        found.append(Work("objections", "", reverse("verification:objections"), count))
        count = objected.waiting_for(officer, results.OBJECTION_STAGE).count()
        found.append(Work("final_objections", "", reverse("results:objections"), count))
    return found


def standing_of(application: Application, at: datetime) -> Standing:
    """Where one applicant stands now, folded from what every stage sealed and has made visible."""
    return standing(_seals(application), announcements.timetable_of(application.announcement), at=at)


def _seals(application: Application) -> Seals:
    announcement = application.announcement
    timetable = announcements.timetable_of(announcement)
    dossier = documents.dossier_of(application)
    first, after = verification.sealed_pair(application)
    skd = results.ranking_of(announcement, "skd")
    final = results.ranking_of(announcement, "final")
    last = results.ranking_of(announcement, "final_after_sanggah")
    appointment = appointments.appointment_of(application)
    return Seals(
        started_at=application.started_at,
        entered_at=application.entered_at,
        withdrawn_at=application.withdrawn_at,
        dossier_sealed_at=dossier.sealed_at if dossier else None,
        verdict=_judged(first, timetable, "screening_result"),
        objection=_objected("verification", first.uuid if first else None, application),
        verdict_after=_judged(after, timetable, "post_sanggah"),
        skd=_published(skd, application),
        final=_published(final, application),
        final_objection=_objected("results", final.uuid if final else None, application),
        final_after=_published(last, application),
        appointment=Appointed(appointment.state, appointments.since(appointment)) if appointment else None,
    )


def _judged(verdict: Any, timetable: Timetable, phase: str) -> Judged | None:
    if verdict is None:
        return None
    shown = timetable.phase(phase)
    return Judged(verdict.outcome, verdict.decided_at, shown.starts if shown else None)


def _objected(stage: str, about: UUID | None, application: Application) -> Objected | None:
    if about is None:
        return None
    objection = objected.objection_about(stage, about, application.person)
    return Objected(objection.filed_at, objection.answered_at) if objection else None


def _published(ranking: Any, application: Application) -> Published | None:
    place = results.place_in(ranking, application.number) if ranking else None
    return Published(place.code, ranking.published_at) if place else None


def log_summary() -> list[dict[str, Any]]:
    """Every log with its size, newest checkpoint and what still waits."""
    return [
        {"log": log, "checkpoint": transparency.checkpoint(log), "waiting": transparency.waiting(log)}
        for log in transparency.logs()
    ]


def log_entries(season: str) -> QuerySet[Any]:
    """The entries of one log that have their index, newest first."""
    return transparency.entries(season)


def open_now(at: datetime) -> list[dict[str, Any]]:
    """The newest recruitments with what is open and what comes next; at most three, a query each."""
    shown = []
    for announcement in announcements.published()[:3]:
        edition = announcements.edition_in_force(announcement)
        timetable = announcements.timetable_in(edition)
        shown.append(
            {
                "announcement": announcement,
                "edition": edition,
                "current": timetable.current(at),
                "next": timetable.next(at),
                "registration": timetable.phase("registration"),
                "registration_open": timetable.is_open("registration", at),
            }
        )
    return shown
