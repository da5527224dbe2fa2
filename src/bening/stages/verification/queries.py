"""Reading verdicts. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bening.core.regulation import DocumentRule
from bening.core.requirements import required_documents
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.verification.models import Allocation, Finding, Verdict

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a verifier judges: a document slot, its title, and where the rule stands."""

    code: str
    title_id: str
    title_en: str
    legal_basis: str
    verified: bool


def requirements_of(dossier: Dossier) -> tuple[Requirement, ...]:
    """What must be judged in one dossier: the documents asked for and those handed in beyond that."""
    application = dossier.application
    regulation = announcements.regulation_of(application.announcement)
    facts = registration.facts_of(application)
    seat = application.formasi
    rules = required_documents(regulation, seat.track, seat.position, facts)
    present = {document.slot for document in documents.documents_of(dossier)}
    return tuple(_requirement(rule) for rule in rules if not rule.optional or rule.slot in present)


def _requirement(rule: DocumentRule) -> Requirement:
    return Requirement(rule.slot, rule.title_id, rule.title_en, rule.source.basis, rule.source.verified)


def verdicts_of(dossier: Dossier) -> QuerySet[Verdict]:
    """Every verdict on one dossier, oldest first, returned ones included."""
    return Verdict.objects.filter(dossier=dossier).select_related("entry").order_by("pk")


def final_verdict(application: Application) -> Verdict | None:
    """The sealed verdict that counts: the one after sanggah if there is one."""
    sealed = Verdict.objects.filter(dossier__application=application, state="sealed")
    return sealed.select_related("entry", "objection").prefetch_related("findings").order_by("-pk").first()


def initial_verdict(application: Application) -> Verdict | None:
    """The first sealed verdict, against which the sanggah is directed."""
    sealed = Verdict.objects.filter(dossier__application=application, state="sealed", round="initial")
    return sealed.select_related("entry").prefetch_related("findings").first()


def results_visible(announcement: Announcement, at: datetime) -> bool:
    """Whether applicants may see the first verdicts: from the start of `screening_result`, all at once."""
    return announcements.timetable_of(announcement).has_begun("screening_result", at)


def sanggah_results_visible(announcement: Announcement, at: datetime) -> bool:
    """Whether verdicts after sanggah may be seen: from the start of `post_sanggah`, all at once."""
    return announcements.timetable_of(announcement).has_begun("post_sanggah", at)


def visible_verdicts(application: Application, at: datetime) -> list[Verdict]:
    """What the applicant may see now, oldest first."""
    rounds = []
    if results_visible(application.announcement, at):
        rounds.append("initial")
    if sanggah_results_visible(application.announcement, at):
        rounds.append("sanggah")
    sealed = Verdict.objects.filter(dossier__application=application, state="sealed", round__in=rounds)
    return list(sealed.select_related("entry").prefetch_related("findings").order_by("pk"))


def sealed_pair(application: Application) -> tuple[Verdict | None, Verdict | None]:
    """The first sealed verdict and the one after sanggah, visible or not; callers mind the timetable."""
    sealed = Verdict.objects.filter(dossier__application=application, state="sealed")
    by_round = {verdict.round: verdict for verdict in sealed}
    return by_round.get("initial"), by_round.get("sanggah")


def qualified_for(announcement: Announcement) -> dict[str, str]:
    """Participant number → formasi code of everyone whose verdict that counts is MS, in one query."""
    later = Verdict.objects.filter(supersedes=OuterRef("pk"), state="sealed")
    rows = (
        Verdict.objects.filter(
            dossier__application__announcement=announcement,
            dossier__state="sealed",
            state="sealed",
            outcome="ms",
        )
        .filter(~Exists(later))
        .values_list("dossier__application__number", "dossier__application__formasi_code")
    )
    return dict(rows)


def waiting_to_propose(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """Sealed dossiers nobody judged yet, in the fixed order that nobody can choose: by salted digest."""
    judged = Verdict.objects.filter(dossier=OuterRef("pk")).exclude(state="returned")
    held = Allocation.objects.filter(dossier=OuterRef("pk"), step="propose", done_at=None)
    mine = Verdict.objects.filter(dossier=OuterRef("pk"), state="returned", proposed_by=officer)
    return (
        documents.sealed_dossiers(announcement)
        .filter(~Exists(judged), ~Exists(held), ~Exists(mine))
        .exclude(application__person=officer)
        .order_by("digest")
    )


def waiting_to_approve(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """Dossiers with a proposed verdict in which this officer had no part."""
    proposed = Verdict.objects.filter(dossier=OuterRef("pk"), state="proposed")
    part = Verdict.objects.filter(dossier=OuterRef("pk")).filter(
        Q(proposed_by=officer) | Q(approved_by=officer)
    )
    held = Allocation.objects.filter(dossier=OuterRef("pk"), step="approve", done_at=None)
    return (
        documents.sealed_dossiers(announcement)
        .filter(Exists(proposed), ~Exists(part), ~Exists(held))
        .exclude(application__person=officer)
        .order_by("digest")
    )


def allocations_of(officer: User) -> QuerySet[Allocation]:
    """What lies on this officer's desk; the view's 404 is the access check."""
    return Allocation.objects.filter(officer=officer, done_at=None).select_related(
        "dossier__application__formasi", "dossier__application__announcement__institution"
    )


def proposed_verdict(dossier: Dossier) -> Verdict | None:
    """The verdict that waits for a second person."""
    waiting = Verdict.objects.filter(dossier=dossier, state="proposed")
    return waiting.prefetch_related("findings").first()


def last_return(dossier: Dossier) -> Verdict | None:
    """Why the last proposal was sent back, if the dossier waits to be judged again."""
    return Verdict.objects.filter(dossier=dossier, state="returned").order_by("-pk").first()


def verdict_about(objection_about: UUID) -> Verdict:
    """The verdict that an objection names."""
    return Verdict.objects.select_related("dossier__application__announcement", "entry").get(
        uuid=objection_about
    )


def counts(announcement: Announcement) -> dict[str, int]:
    """How far screening is, for the dashboard: sealed dossiers, proposals, MS, TMS, after sanggah."""
    sealed = Verdict.objects.filter(dossier__application__announcement=announcement, state="sealed")
    first = sealed.filter(round="initial").aggregate(
        ms=Count("pk", filter=Q(outcome="ms")), tms=Count("pk", filter=Q(outcome="tms"))
    )
    after = sealed.filter(round="sanggah", outcome="ms").count()
    dossiers = documents.sealed_dossiers(announcement).count()
    return {"dossiers": dossiers, "ms": first["ms"], "tms": first["tms"], "accepted_after_sanggah": after}


def ground_counts(announcement: Announcement) -> list[tuple[str, str, int]]:
    """How often each requirement failed on each ground, in sealed first verdicts."""
    rows = (
        Finding.objects.filter(
            verdict__dossier__application__announcement=announcement,
            verdict__state="sealed",
            verdict__round="initial",
            met=False,
        )
        .values_list("requirement", "ground")
        .annotate(n=Count("pk"))
        .order_by("-n", "requirement", "ground")
    )
    return list(rows)
