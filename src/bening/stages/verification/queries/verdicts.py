"""Verdicts: on one dossier, on all of a recruitment, what of them may be seen and when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bening.infra.encryption import lookup
from bening.objections import queries as objections
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification.models import (
    Finding,
    Opinion,
    Reopening,
    Verdict,
)

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application


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


def contestable(announcement: Announcement) -> QuerySet[Verdict]:
    """First verdicts of TMS that nobody has objected to yet; whether they may is for the timetable."""
    found = Verdict.objects.filter(
        dossier__application__announcement=announcement, state="sealed", round="initial", outcome="tms"
    )
    return found.exclude(uuid__in=objections.abouts("verification"))


SHOWN_FROM = {"initial": "screening_result", "sanggah": "post_sanggah", "reopened": "post_sanggah"}
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
    return by_round.get("initial"), by_round.get("sanggah") or by_round.get("reopened")


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


def proposals() -> QuerySet[Verdict]:
    """Verdicts that wait for a second or a third person."""
    return Verdict.objects.filter(state="proposed").prefetch_related("findings", "opinions__officer")


def proposed_verdict(dossier: Dossier) -> Verdict | None:
    """The verdict on a dossier that waits for a second or a third person."""
    return proposals().filter(dossier=dossier).first()


def asked_again(verdict: Verdict) -> list[str]:
    """What the second person judges blind: the requirements in dispute, mixed with as many others.

    At least two others, by a keyed hash, so that being asked says nothing of what the first found.
    """
    findings = list(verdict.findings.all())
    disputed = [one.requirement for one in findings if not one.met]
    rest = [one.requirement for one in findings if one.met]
    rest.sort(key=lambda code: lookup(f"{verdict.uuid}/{code}", "decoy"))
    chosen = {*disputed, *rest[: max(2, len(disputed))]}
    return [one.requirement for one in findings if one.requirement in chosen]


def differences(verdict: Verdict) -> list[tuple[Finding, Opinion]]:
    """Where the first and the blind second person differ: in outcome, or in the ground."""
    opinions = {one.requirement: one for one in verdict.opinions.all() if one.blind}
    pairs = [
        (one, opinions[one.requirement]) for one in verdict.findings.all() if one.requirement in opinions
    ]
    return [(one, other) for one, other in pairs if (one.met, one.ground) != (other.met, other.ground)]


def last_return(dossier: Dossier) -> Verdict | None:
    """Why the last proposal was sent back, if the dossier waits to be judged again."""
    return Verdict.objects.filter(dossier=dossier, state="returned").order_by("-pk").first()


def took_part(dossier: Dossier, officer: User) -> bool:
    """Whether somebody ever judged, approved or decided anything on this dossier, whatever came of it."""
    judged = Opinion.objects.filter(verdict__dossier=dossier, officer=officer)
    part = Q(proposed_by=officer) | Q(approved_by=officer)
    return judged.exists() or Verdict.objects.filter(part, dossier=dossier).exists()


def reopening_of(dossier: Dossier) -> Reopening | None:
    """That a refusal of this dossier was opened again, if it was."""
    found = Reopening.objects.filter(verdict__dossier=dossier)
    return found.select_related("verdict", "objection").first()


def verdict_about(objection_about: UUID) -> Verdict:
    """The verdict that an objection names."""
    found = Verdict.objects.select_related(
        "dossier__application__announcement", "dossier__application__formasi", "person", "entry"
    )
    return found.prefetch_related("findings").get(uuid=objection_about)


# --- the public list ----------------------------------------------------------------------------------


def screening(announcement: Announcement, at: datetime) -> QuerySet[Verdict]:
    """The verdict on everyone that may be seen now, by participant number; nothing before its day."""
    timetable = announcements.timetable_of(announcement)
    rounds = [name for name, phase in SHOWN_FROM.items() if timetable.has_begun(phase, at)]
    newer = Verdict.objects.filter(supersedes=OuterRef("pk"), state="sealed", round__in=rounds)
    return (
        Verdict.objects.filter(
            ~Exists(newer),
            dossier__application__announcement=announcement,
            dossier__state="sealed",
            state="sealed",
            round__in=rounds,
        )
        .select_related("dossier__application__formasi")
        .only(
            "outcome",
            "round",
            "dossier__application__number",
            "dossier__application__formasi_code",
            "dossier__application__formasi__position",
        )
        .order_by("dossier__application__number")
    )


# --- figures ----------------------------------------------------------------------------------------


def counts_in(rows: QuerySet[Verdict]) -> dict[str, int]:
    """How many of some verdicts are MS and TMS."""
    return rows.order_by().aggregate(
        ms=Count("pk", filter=Q(outcome="ms")), tms=Count("pk", filter=Q(outcome="tms"))
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
