"""Reading verdicts. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bening.accounts import queries as people
from bening.infra.encryption import lookup
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification.models import Allocation, Finding, Verdict
from bening.stages.verification.requirements import Requirement, requirements_of

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application

__all__ = ["Requirement", "requirements_of"]

FIRST, SECOND = "propose", "approve"
"""The two steps of a verdict, and the names under which work is allocated."""
ROLE_OF_STEP = {FIRST: "verifier", SECOND: "supervisor"}


# --- verdicts ---------------------------------------------------------------------------------------


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


SHOWN_FROM = {"initial": "screening_result", "sanggah": "post_sanggah"}
"""Round → the phase from whose start its verdicts may be seen, by all applicants at once."""


def visible_verdicts(application: Application, at: datetime) -> list[Verdict]:
    """What the applicant may see now, oldest first."""
    timetable = announcements.timetable_of(application.announcement)
    rounds = [name for name, phase in SHOWN_FROM.items() if timetable.has_begun(phase, at)]
    sealed = Verdict.objects.filter(dossier__application=application, state="sealed", round__in=rounds)
    return list(
        sealed.select_related("entry__log", "dossier", "proposed_by", "approved_by")
        .prefetch_related("findings")
        .order_by("pk")
    )


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


def unsettled_after_sanggah(announcement: Announcement) -> int:
    """Dossiers of which a ground of sanggah was accepted, while the verdict that follows is not sealed.

    Until then nobody can say whether these people may sit the test.
    """
    rounds = Verdict.objects.filter(
        dossier__application__announcement=announcement, dossier__state="sealed"
    ).exclude(round="initial")
    newer = Verdict.objects.filter(dossier=OuterRef("dossier"), pk__gt=OuterRef("pk"))
    return rounds.exclude(state="sealed").filter(~Exists(newer)).count()


# --- the queue --------------------------------------------------------------------------------------


def waiting(announcement: Announcement, step: str, officer: User) -> QuerySet[Dossier]:
    """Dossiers that wait for this step and that this officer may be given.

    Never their own or a relative's, never one in which they took part, whatever came of it.
    """
    of_dossier = Verdict.objects.filter(dossier=OuterRef("pk"))
    part = of_dossier.filter(Q(proposed_by=officer) | Q(approved_by=officer) | Q(objection__reviewer=officer))
    held = Allocation.objects.filter(dossier=OuterRef("pk"), step=step, done_at=None)
    alive = of_dossier.exclude(state="returned")
    ready = {
        # Judged never, or only in proposals that were sent back; after sanggah the first verdict stands.
        FIRST: ~Exists(alive)
        | (Exists(of_dossier.filter(_SANGGAH_RETURNED)) & ~Exists(alive.filter(_AFTER))),
        SECOND: Exists(of_dossier.filter(state="proposed")),
    }
    return (
        documents.sealed_dossiers(announcement)
        .filter(ready[step], ~Exists(part), ~Exists(held))
        .exclude(application__person__in=people.related_people(officer))
    )


_AFTER = Q(round="sanggah")
_SANGGAH_RETURNED = Q(round="sanggah", state="returned")


def queue(announcement: Announcement, step: str, officer: User) -> list[int]:
    """The same, by number, in the order in which they are given out: fixed, and foreseen by nobody.

    By a keyed hash of the digest, so that neither an officer nor an applicant can tell when a dossier
    will come up, and nobody can wait for it. One query and about 10 microseconds for each dossier.
    """
    rows = waiting(announcement, step, officer).order_by().values_list("pk", "digest")
    return [pk for pk, _digest in sorted(rows, key=lambda row: lookup(row[1], "queue"))]


def waiting_to_propose(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """What the first person may be given."""
    return waiting(announcement, FIRST, officer)


def waiting_to_approve(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """What the second person may be given: they took no part before."""
    return waiting(announcement, SECOND, officer)


def allocations_of(officer: User) -> QuerySet[Allocation]:
    """What lies on this officer's desk; the view's 404 is the access check."""
    return Allocation.objects.filter(officer=officer, done_at=None).select_related(
        "dossier__application__formasi",
        "dossier__application__announcement__institution",
        "dossier__application__person",
    )


def may_do(officer: User, step: str, announcement: Announcement) -> bool:
    """Whether this person holds, today, the role of a step for the institution of an announcement."""
    return people.has_role(officer, ROLE_OF_STEP[step], announcement.institution_id)


def proposed_verdict(dossier: Dossier) -> Verdict | None:
    """The verdict that waits for a second person."""
    waiting = Verdict.objects.filter(dossier=dossier, state="proposed")
    return waiting.prefetch_related("findings").first()


def last_return(dossier: Dossier) -> Verdict | None:
    """Why the last proposal was sent back, if the dossier waits to be judged again."""
    return Verdict.objects.filter(dossier=dossier, state="returned").order_by("-pk").first()


def verdict_about(objection_about: UUID) -> Verdict:
    """The verdict that an objection names."""
    found = Verdict.objects.select_related(
        "dossier__application__announcement", "dossier__application__formasi", "person", "entry"
    )
    return found.prefetch_related("findings").get(uuid=objection_about)


# --- figures ----------------------------------------------------------------------------------------


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
