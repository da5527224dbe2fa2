"""Equal cases after a sanggah, and precedents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from bening.accounts import queries as people
from bening.infra.encryption import lookup
from bening.objections import queries as objected
from bening.stages.verification.models import (
    Finding,
    Precedent,
    Reopening,
    Verdict,
)
from bening.stages.verification.queries.desk import is_concerned
from bening.stages.verification.queries.verdicts import took_part, verdict_about

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement


def accepted_ground(objection: Any, requirement: str) -> Finding | None:
    """The finding that an accepted ground of an objection overturned."""
    answered = objected.answers_of(objection)
    if answered.get(requirement) != "accepted":
        return None
    verdict = verdict_about(objection.about)
    return next((one for one in verdict.findings.all() if one.requirement == requirement), None)


def answered_objections(announcement: Announcement) -> QuerySet[Any]:
    """Answered objections of one recruitment, newest first."""
    verdicts = Verdict.objects.filter(dossier__application__announcement=announcement)
    return objected.answered("verification", verdicts.values("uuid"))


@dataclass(frozen=True, slots=True)
class AcceptedGround:
    """A ground that was found wrong, and how many others were refused on it."""

    objection: UUID
    requirement: str
    ground: str
    equal: int


def accepted_grounds(announcement: Announcement) -> list[AcceptedGround]:
    """Every accepted ground, each requirement and ground once, with the count of equal cases."""
    objections = list(answered_objections(announcement))
    verdicts = Verdict.objects.filter(uuid__in=[one.about for one in objections])
    by_uuid = {
        one.uuid: one for one in verdicts.select_related("dossier__application").prefetch_related("findings")
    }
    found: dict[tuple[str, str], AcceptedGround] = {}
    for objection in objections:
        verdict = by_uuid[objection.about]
        grounds = {one.requirement: one.ground for one in verdict.findings.all()}
        for one in objection.grounds.all():
            ground = grounds.get(one.requirement, "")
            if one.answer == "accepted" and (one.requirement, ground) not in found:
                count = equal_cases(verdict, one.requirement, ground).count()
                found[one.requirement, ground] = AcceptedGround(objection.pk, one.requirement, ground, count)
    return list(found.values())


def equal_cases(verdict: Verdict, requirement: str, ground: str) -> QuerySet[Verdict]:
    """Other refusals in force of the same recruitment, on the same ground of the same requirement.

    Not those opened again already, and not those whose own objection is still to be answered.
    """
    later = Verdict.objects.filter(supersedes=OuterRef("pk")).exclude(state="returned")
    same = Finding.objects.filter(verdict=OuterRef("pk"), requirement=requirement, ground=ground, met=False)
    opened = Reopening.objects.filter(verdict=OuterRef("pk"))
    cases = Verdict.objects.filter(
        Exists(same),
        ~Exists(later),
        ~Exists(opened),
        dossier__application__announcement=verdict.dossier.application.announcement_id,
        dossier__state="sealed",
        state="sealed",
        outcome="tms",
    )
    waiting = objected.waiting_abouts("verification")
    return cases.exclude(pk=verdict.pk).exclude(uuid__in=waiting).order_by("pk")


def next_objection(reviewer: User) -> Any | None:
    """The one objection that this reviewer may open now: nobody picks whom they answer.

    The most urgent first; of those equally urgent the order is another for every reviewer, and foreseen by
    nobody. Whoever took part in the dossier, or is near to its applicant, never gets it.
    """
    waiting = objected.waiting_for(reviewer, "verification")
    ordered = sorted(
        waiting, key=lambda one: (one.answer_due_at, lookup(f"{reviewer.pk}/{one.pk}", "reviewing"))
    )
    return next((one for one in ordered if may_review(reviewer, one)), None)


def may_review(reviewer: User, objection: Any) -> bool:
    """Whether this reviewer took no part in the dossier and is not near to its applicant."""
    dossier = verdict_about(objection.about).dossier
    return not took_part(dossier, reviewer) and not is_concerned(reviewer, dossier)


def may_reopen(officer: User, announcement: Announcement) -> Iterator[str]:
    """The roles by which this person may open equal cases again."""
    for kind in ("objection_reviewer", "supervisor"):
        if people.has_role(officer, kind, announcement.institution_id):
            yield kind


def precedents(announcement: Announcement) -> QuerySet[Precedent]:
    """How grounds were judged in this recruitment's sanggah, newest first; nobody's name is with them."""
    return Precedent.objects.filter(announcement=announcement).order_by("requirement", "ground", "-pk")
