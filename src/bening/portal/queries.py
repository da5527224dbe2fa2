"""Reading across stages: published tables, where one applicant stands, what waits on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bening.accounts import queries as people
from bening.core.standing import Seals, Standing, standing
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
    address: tuple[str, ...]
    waiting: int


def work_of(officer: User) -> list[Work]:
    """Everything that waits for this officer, over all recruitments and roles."""
    found: list[Work] = []
    for announcement in announcements.published():
        kinds = {
            role.kind for role in people.roles_of(officer) if role.institution_id == announcement.institution_id
        }
        title, slug = announcement.title, announcement.slug
        if "verifier" in kinds:
            count = verification.waiting_to_propose(announcement, officer).count()
            found.append(Work("propose", title, ("verification:desk",), count))
        if "supervisor" in kinds:
            count = verification.waiting_to_approve(announcement, officer).count()
            found.append(Work("approve", title, ("verification:desk",), count))
        if kinds & {"secretary", "approver"}:
            count = appointments.steps_waiting(announcement, officer).count() if "approver" in kinds else 0
            found.append(Work("appointments", title, ("appointments:list", slug), count))
        if kinds & {"assessor", "evaluator", "publisher"}:
            count = evaluation.waiting_for_second(announcement, officer).count() if "assessor" in kinds else 0
            found.append(Work("evaluation", title, ("evaluation:desk", slug), count))
    if people.has_role(officer, "objection_reviewer"):
        count = objected.waiting_for(officer, "verification").count()
        found.append(Work("objections", "", ("verification:objections",), count))
    return found


def standing_of(application: Application, at: datetime) -> Standing:
    """Where one applicant stands now, folded from what every stage sealed and has made visible."""
    announcement = application.announcement
    timetable = announcements.timetable_of(announcement)
    dossier = documents.dossier_of(application)
    visible = verification.visible_verdicts(application, at)
    objection = objected.objection_about("verification", visible[0].uuid) if visible else None
    place = results.place_of(application)
    appointment = appointments.appointment_of(application)
    seals = Seals(
        entered_at=application.entered_at,
        withdrawn_at=application.withdrawn_at,
        dossier_sealed_at=dossier.sealed_at if dossier else None,
        verdicts=tuple((v.round, v.outcome, v.decided_at) for v in visible),
        objection_filed_at=objection.filed_at if objection else None,
        objection_answered_at=objection.answered_at if objection else None,
        skd_code=results.skd_code(application),
        final_code=place.code if place else "",
        appointment=appointment.state if appointment else "",
    )
    return standing(seals, timetable, at)


def log_summary() -> list[dict[str, Any]]:
    """Every log with its size, newest checkpoint and what still waits."""
    return [
        {"log": log, "checkpoint": transparency.checkpoint(log), "waiting": transparency.waiting(log)}
        for log in transparency.logs()
    ]
