"""Reading across stages: published tables, where one applicant stands, what waits on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bening.accounts import queries as people
from bening.core.standing import Appointed, Judged, Objected, Published, Seals, Standing, standing
from bening.core.timetable import Timetable
from bening.objections import queries as objected
from bening.participation.queries import comments as voices
from bening.participation.queries import work as participating
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.appointments.queries import filing
from bening.stages.documents import feedback
from bening.stages.documents import queries as documents
from bening.stages.evaluation import queries as evaluation
from bening.stages.evaluation.queries import findings, terms
from bening.stages.evaluation.queries import performance as working
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.stages.selection import queries as selection
from bening.stages.verification import queries as verification
from bening.transparency import queries as transparency
from bening.transparency.datasets import File, Table

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application


def tables() -> Iterator[Table]:
    """Every published table, stage by stage."""
    yield from announcements.datasets()
    yield from selection.datasets()
    yield from results.datasets()
    yield from evaluation.datasets()
    yield from voices.datasets()


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
    kinds: dict[int, set[str]] = {}
    for role in people.roles_of(officer):
        kinds.setdefault(role.institution_id, set()).add(role.kind)
    found = _general_work(officer, set().union(*kinds.values()))
    for announcement in announcements.published():
        found += _work_on(announcement, officer, kinds.get(announcement.institution_id, set()))
    return found


def _general_work(officer: User, kinds: set[str]) -> list[Work]:
    """Work that is not bound to one published recruitment."""
    found: list[Work] = []
    if kinds & {"secretary", "approver"}:
        count = announcements.waiting_for(officer).count()
        found.append(Work("announcements", "", reverse("announcements:desk"), count))
    if "objection_reviewer" in kinds:
        count = objected.waiting_for(officer, "verification").count()
        found.append(Work("objections", "", reverse("verification:objections"), count))
        count = objected.waiting_for(officer, results.OBJECTION_STAGE).count()
        found.append(Work("final_objections", "", reverse("results:objections"), count))
        count = objected.waiting_for(officer, working.OBJECTION_STAGE).count()
        found.append(Work("work_objections", "", reverse("evaluation:objections"), count))
    elsewhere = [*participating.work_of(officer, kinds), *findings.work_of(officer)]
    found += [Work(kind, "", reverse(name), count) for kind, name, count in elsewhere]
    if "administrator" in kinds:
        found.append(Work("roles", "", reverse("accounts:roles"), 0))
    return found


def _work_on(announcement: Announcement, officer: User, kinds: set[str]) -> list[Work]:
    title, slug = announcement.title, announcement.slug
    found: list[Work] = []
    if "verifier" in kinds:
        count = verification.waiting_to_propose(announcement, officer).count()
        found.append(Work("propose", title, reverse("verification:desk"), count))
    if "supervisor" in kinds:
        count = verification.waiting_for_supervisor(announcement, officer)
        found.append(Work("approve", title, reverse("verification:desk"), count))
    if kinds & {"scorer", "score_approver"}:
        count = selection.waiting_count(announcement) if "score_approver" in kinds else 0
        found.append(Work("scores", title, reverse("selection:desk"), count))
    if "operator" in kinds:
        found.append(Work("outage", title, reverse("announcements:outage", args=[slug]), 0))
    if kinds & {"secretary", "approver"}:
        count = results.waiting_count(announcement) if "approver" in kinds else 0
        found.append(Work("rankings", title, reverse("results:desk"), count))
        count = appointments.steps_waiting(announcement, officer).count() if "approver" in kinds else 0
        count += filing.to_judge(announcement) if "secretary" in kinds else 0
        found.append(Work("appointments", title, reverse("appointments:list", args=[slug]), count))
        count = terms.waiting_count(announcement, officer) if "approver" in kinds else 0
        found.append(Work("terms", title, reverse("evaluation:terms", args=[slug]), count))
    if kinds & {"assessor", "evaluator", "publisher"}:
        count = evaluation.waiting_for_second(announcement, officer).count() if "assessor" in kinds else 0
        count += evaluation.drafts_waiting(announcement, officer).count() if "publisher" in kinds else 0
        found.append(Work("evaluation", title, reverse("evaluation:desk", args=[slug]), count))
    return found


# --- the way of one applicant -------------------------------------------------------------------------


def standing_of(application: Application, at: datetime) -> Standing:
    """Where one applicant stands now, folded from what every stage sealed and has made visible."""
    timetable = announcements.timetable_of(application.announcement)
    return standing(_seals(application, timetable, at), timetable, at=at)


def _seals(application: Application, timetable: Timetable, at: datetime) -> Seals:
    announcement = application.announcement
    dossier = documents.dossier_of(application)
    first, after = verification.sealed_pair(application)
    rankings = results.rankings_at(announcement.slug)
    final = rankings.get("final")
    appointment = appointments.appointment_of(application)
    return Seals(
        started_at=application.started_at,
        entered_at=application.entered_at,
        withdrawn_at=application.withdrawn_at or (dossier.withdrawn_at if dossier else None),
        dossier_sealed_at=dossier.sealed_at if dossier else None,
        verdict=_judged(first, timetable, verification.SHOWN_FROM["initial"]),
        objection=_objected(
            application, "verification", first, visible=timetable.has_begun("post_sanggah", at)
        ),
        verdict_after=_judged(after, timetable, verification.SHOWN_FROM["sanggah"]),
        skd=_published(rankings.get("skd"), application),
        final=_published(final, application),
        final_objection=_objected(application, results.OBJECTION_STAGE, final, visible=True),
        final_after=_published(rankings.get("final_after_sanggah"), application),
        appointment=Appointed(appointment.state, appointments.since(appointment)) if appointment else None,
    )


def _judged(verdict: Any, timetable: Timetable, phase: str) -> Judged | None:
    if verdict is None:
        return None
    shown = timetable.phase(phase)
    return Judged(verdict.outcome, verdict.decided_at, shown.starts if shown else None)


def _objected(application: Application, stage: str, about: Any, *, visible: bool) -> Objected | None:
    """The sanggah against a decision; its answer only when the applicant may see it."""
    found = objected.objection_of(application.person, stage, about.uuid) if about else None
    if found is None:
        return None
    if not visible or found.answered_at is None:
        return Objected(found.filed_at)
    found.person = application.person
    accepted = any(ground.answer == "accepted" for ground in objected.grounds_of(found))
    return Objected(found.filed_at, found.answered_at, accepted)


def _published(ranking: Any, application: Application) -> Published | None:
    place = results.place_in(ranking, application.number) if ranking and application.number else None
    return Published(place.code, ranking.published_at) if place else None


def own_dossier(person: User, application_pk: int) -> Dossier:
    """The dossier of one application of this person, the answers of a draft read along; or 404."""
    found = get_object_or_404(documents.dossiers_of(person), application_id=application_pk)
    documents.belonging_to(found, person)
    registration.with_answers(found.application)
    return found


def submission_of(dossier: Dossier, at: datetime) -> dict[str, Any]:
    """What is looked over before submitting: the rules, what was stated, every document, what is missing."""
    application, slots = dossier.application, documents.slots_of(dossier)
    return {
        "application": application,
        "dossier": dossier,
        "review": registration.review(application, at) if application.state == "draft" else None,
        "overview": feedback.overview(dossier, slots, at),
        "absent": [slot for slot in slots if slot.required and slot.document is None],
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an applicant can do or read now."""

    kind: str
    address: str
    main: bool = False


def steps_of(application: Application, told: Standing, at: datetime) -> list[Step]:
    """The pages of this applicant that have something to say now; the one that matters most is `main`."""
    timetable, pk = announcements.timetable_of(application.announcement), application.pk
    standing_code, seen = told.code, _SEEN[told.stage]
    found = [
        Step("registration", reverse("registration:detail", args=[pk]), standing_code == "application.draft")
    ]
    if told.stage != "registration":
        open_dossier = standing_code == "dossier.open"
        found.append(Step("documents", reverse("documents:dossier", args=[pk]), open_dossier))
    if seen >= _SEEN["verification"]:
        found.append(Step("verification", reverse("verification:result", args=[pk])))
    if standing_code == "verdict.not_qualified" and timetable.is_open("sanggah", at):
        found.append(Step("sanggah", reverse("verification:sanggah", args=[pk]), True))
    if seen >= _SEEN["selection"]:
        found.append(Step("results", reverse("results:mine", args=[pk])))
    if standing_code == "final.not_passed" and timetable.is_open("final_sanggah", at):
        found.append(Step("final_sanggah", reverse("results:sanggah", args=[pk]), True))
    if told.stage == "appointments":
        main = standing_code == "appointment.filing"
        found.append(Step("appointments", reverse("appointments:mine", args=[pk]), main))
    if standing_code == "appointment.on_duty":
        found.append(Step("assessments", reverse("evaluation:mine")))
    return found


_SEEN = {
    stage: place
    for place, stage in enumerate(
        ("registration", "documents", "verification", "selection", "results", "appointments")
    )
}


# --- public pages -------------------------------------------------------------------------------------


def log_summary(*, witnesses: bool = False) -> list[Any]:
    """Every log, its newest checkpoint, what still waits: one query; one more a log for witnesses."""
    logs = list(transparency.heads())
    for log in logs if witnesses else ():
        log.followed = transparency.witnesses(log)
    return logs


def log_entries(season: str) -> QuerySet[Any]:
    """The entries of one log that have their index, newest first."""
    return transparency.entries(season)


RECRUITMENTS_SHOWN = 3


def open_now(at: datetime) -> list[dict[str, Any]]:
    """The newest recruitments with what is open and what comes next, in one query."""
    shown = []
    for edition in announcements.in_force()[:RECRUITMENTS_SHOWN]:
        timetable = announcements.timetable_in(edition)
        shown.append(
            {
                "announcement": edition.announcement,
                "edition": edition,
                "current": timetable.current(at),
                "next": timetable.next(at),
                "registration": timetable.phase("registration"),
                "registration_open": timetable.is_open("registration", at),
            }
        )
    return shown
