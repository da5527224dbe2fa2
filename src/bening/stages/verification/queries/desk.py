"""The queue: what waits for which step, who may be given it, what lies on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from bening.accounts import queries as people
from bening.core.decision import Reason
from bening.core.sampling import place_in_queue
from bening.infra.encryption import lookup
from bening.stages.documents import queries as documents
from bening.stages.verification.models import (
    Allocation,
    Opinion,
    Reopening,
    Triage,
    Verdict,
)
from bening.stages.verification.queries.draws import QUEUE, SAMPLE, number_of, seed_of

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier

FIRST, REFERRED, SECOND, THIRD = "propose", "refer", "approve", "decide"
"""The steps of a verdict, and the names under which work is allocated.

`refer`: a verifier found no coded ground that fits; `decide`: the second person judged otherwise than the
first, a third decides between them.
"""
ROLE_OF_STEP = {FIRST: "verifier", REFERRED: "supervisor", SECOND: "supervisor", THIRD: "supervisor"}

SMALL_VILLAGE = 50
"""With fewer applicants from one village, an officer from there is taken to know them."""


def waiting(announcement: Announcement, step: str, officer: User) -> QuerySet[Dossier]:
    """Dossiers that wait for this step and that this officer may be given.

    Never their own or a relative's, never of the same household or small village, never one in which
    they took part, whatever came of it.
    """
    held = Allocation.objects.filter(dossier=OuterRef("pk"), step=step, done_at=None)
    ready = {FIRST: _to_judge, REFERRED: _to_judge_referred, SECOND: _to_judge_again, THIRD: _to_decide}
    return _for_officer(ready[step](announcement), announcement, officer).filter(~Exists(held))


def _for_officer(dossiers: QuerySet[Dossier], announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    of_dossier = Verdict.objects.filter(dossier=OuterRef("pk"))
    part = of_dossier.filter(Q(proposed_by=officer) | Q(approved_by=officer) | Q(objection__reviewer=officer))
    judged = Opinion.objects.filter(verdict__dossier=OuterRef("pk"), officer=officer)
    referred = Triage.objects.filter(dossier=OuterRef("pk"), referred_by=officer)
    found = dossiers.filter(~Exists(part), ~Exists(judged), ~Exists(referred)).exclude(
        application__person__in=people.related_people(officer)
    )
    near = _near(announcement, officer)
    return found.filter(~Exists(Triage.objects.filter(near, dossier=OuterRef("pk")))) if near else found


def _near(announcement: Announcement, officer: User) -> Q:
    """Triages of the officer's own household or small village; nothing if the officer declared neither."""
    near = Q()
    for origin in people.origins_of(officer):
        if origin.household:
            near |= Q(household=origin.household)
        rows = Triage.objects.filter(dossier__application__announcement=announcement, village=origin.village)
        if origin.village and rows.count() < SMALL_VILLAGE:
            near |= Q(village=origin.village)
    return near


def is_near(officer: User, dossier: Dossier) -> bool:
    """Whether a dossier comes from the officer's own household or small village."""
    near = _near(dossier.application.announcement, officer)
    return bool(near) and Triage.objects.filter(near, dossier=dossier).exists()


_OF_DOSSIER = Verdict.objects.filter(dossier=OuterRef("pk"))
_ALIVE = _OF_DOSSIER.exclude(state="returned")
_LATER = Q(round__in=["sanggah", "reopened"])


def _to_judge(announcement: Announcement) -> QuerySet[Dossier]:
    """Judged never, or only in proposals that were sent back; after sanggah the first verdict stands.

    A clear dossier only if it was drawn, or if there is no draw in this recruitment.
    """
    ways = Q(route="desk") | Q(drawn=True, route="clear")
    if seed_of(announcement, SAMPLE) is None:
        ways |= Q(route="clear")
    sorted_out = Exists(Triage.objects.filter(ways, dossier=OuterRef("pk")))
    return documents.sealed_dossiers(announcement).filter((~Exists(_ALIVE) & sorted_out) | _again())


def _to_judge_referred(announcement: Announcement) -> QuerySet[Dossier]:
    """What verifiers handed on."""
    referred = Triage.objects.filter(dossier=OuterRef("pk"), route="supervisor")
    return documents.sealed_dossiers(announcement).filter(Exists(referred), ~Exists(_ALIVE))


def _again() -> Q:
    """A later round was sent back, or a refusal was opened again, and nobody judged it since."""
    sent_back = Exists(_OF_DOSSIER.filter(_LATER, state="returned"))
    opened = Exists(Reopening.objects.filter(verdict__dossier=OuterRef("pk")))
    return (sent_back | opened) & ~Exists(_ALIVE.filter(_LATER))


def _to_judge_again(announcement: Announcement) -> QuerySet[Dossier]:
    """Proposed by one person, and nobody else has judged yet."""
    proposed = _OF_DOSSIER.filter(state="proposed")
    return documents.sealed_dossiers(announcement).filter(
        Exists(proposed), ~Exists(proposed.filter(opinions__isnull=False))
    )


def _to_decide(announcement: Announcement) -> QuerySet[Dossier]:
    """Judged by two people who differ."""
    differ = _OF_DOSSIER.filter(state="proposed", opinions__isnull=False)
    return documents.sealed_dossiers(announcement).filter(Exists(differ))


def clear(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """Dossiers of which every check is met and which were not drawn: one person may approve them."""
    ways = Triage.objects.filter(dossier=OuterRef("pk"), route="clear", drawn=False)
    found = documents.sealed_dossiers(announcement).filter(Exists(ways), ~Exists(_ALIVE))
    near = _for_officer(found, announcement, officer)
    return near.select_related(
        "application__announcement", "application__formasi", "application__person", "entry", "findings_entry"
    ).order_by("application__formasi__number", "pk")


def clear_mark(dossier_pk: int, officer: User) -> str:
    """How a clear dossier is named on an officer's page: not by its number, which tells when it was begun."""
    return lookup(f"{officer.pk}/{dossier_pk}", "clear")[:20]


def clear_by_mark(announcement: Announcement, officer: User) -> dict[str, int]:
    """Mark → dossier of everything clear that this officer may approve, by mark. 10 microseconds each."""
    numbers = clear(announcement, officer).order_by().values_list("pk", flat=True)
    return dict(sorted((clear_mark(number, officer), number) for number in numbers))


def with_checks(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers, each with `checked`: how many checks the program made, all of them met."""
    return dossiers.annotate(
        checked=Triage.objects.filter(dossier=OuterRef("pk")).values("checked")[:1]
    ).defer("application__biodata", "entry__body", "findings_entry__body")


def queue(announcement: Announcement, step: str, officer: User) -> list[int]:
    """The same, by number, in the order in which they are given out: fixed, and foreseen by nobody.

    By the random number of the queue, which is told only after the results (until one is committed to,
    by a keyed hash), so that neither an officer nor an applicant can tell when a dossier will come up.
    One query and about 10 microseconds for each dossier.
    """
    rows = waiting(announcement, step, officer).order_by().values_list("pk", "digest")
    seed = seed_of(announcement, QUEUE)
    if seed is None:
        return [pk for pk, _digest in sorted(rows, key=lambda row: lookup(row[1], "queue"))]
    number = number_of(seed)
    return [pk for pk, _digest in sorted(rows, key=lambda row: place_in_queue(number, row[1]))]


def waiting_to_propose(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """What the first person may be given."""
    return waiting(announcement, FIRST, officer)


def waiting_for_supervisor(announcement: Announcement, officer: User) -> int:
    """Everything a supervisor may take: proposals, differences, what was referred, what is clear."""
    steps = (SECOND, THIRD, REFERRED)
    found = sum(waiting(announcement, step, officer).count() for step in steps)
    return found + clear(announcement, officer).order_by().count()


def waiting_to_approve(announcement: Announcement, officer: User) -> QuerySet[Dossier]:
    """What the second person may be given: they took no part before."""
    return waiting(announcement, SECOND, officer)


def allocations_of(officer: User) -> QuerySet[Allocation]:
    """What lies on this officer's desk; the view's 404 is the access check."""
    return Allocation.objects.filter(officer=officer, done_at=None, ahead=False).select_related(
        "dossier__application__formasi",
        "dossier__application__announcement__institution",
        "dossier__application__person",
    )


def held_by(officer: User) -> QuerySet[Allocation]:
    """The same, and what was given ahead."""
    return Allocation.objects.filter(officer=officer, done_at=None).select_related(
        "dossier__application__announcement", "dossier__application__person"
    )


def triage_of(dossier: Dossier) -> Triage | None:
    """Where a dossier was sent, and why."""
    return Triage.objects.filter(dossier=dossier).first()


def may_do(officer: User, step: str, announcement: Announcement) -> bool:
    """Whether this person holds, today, the role of a step for the institution of an announcement."""
    return people.has_role(officer, ROLE_OF_STEP[step], announcement.institution_id)


def is_concerned(officer: User, dossier: Dossier) -> bool:
    """Whether this officer is the applicant, a declared relative, or of one household or small village."""
    return people.is_related(officer, dossier.application.person) or is_near(officer, dossier)


def against_deciding(allocation: Allocation, by: User, step: str) -> Iterator[Reason]:
    """Why this person may not decide on this dossier now."""
    lies_here = Allocation.objects.filter(pk=allocation.pk, officer=by, step=step, done_at=None).exists()
    dossier = allocation.dossier
    if not lies_here:
        yield Reason("allocation.not_yours")
    if not may_do(by, step, dossier.application.announcement):  # it may end while a dossier lies here
        yield Reason("officer.no_role")
    if dossier.state != "sealed":
        yield Reason("allocation.dossier_withdrawn")
    if is_concerned(by, dossier):
        yield Reason("officer.concerned")
