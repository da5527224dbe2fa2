"""Reading verdicts. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bening.accounts import queries as people
from bening.core.decision import Reason
from bening.core.sampling import place_in_queue
from bening.infra.encryption import lookup, unwrap
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification.models import (
    Allocation,
    Finding,
    Opinion,
    Precedent,
    Reopening,
    Seed,
    Triage,
    Verdict,
)
from bening.stages.verification.requirements import Requirement, requirements_of

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application

__all__ = ["Requirement", "requirements_of"]

FIRST, REFERRED, SECOND, THIRD = "propose", "refer", "approve", "decide"
"""The steps of a verdict, and the names under which work is allocated.

`refer`: a verifier found no coded ground that fits; `decide`: the second person judged otherwise than the
first, a third decides between them.
"""
ROLE_OF_STEP = {FIRST: "verifier", REFERRED: "supervisor", SECOND: "supervisor", THIRD: "supervisor"}

SAMPLE, QUEUE = "sample", "queue"
SMALL_VILLAGE = 50
"""With fewer applicants from one village, an officer from there is taken to know them."""


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


# --- numbers for the draw ----------------------------------------------------------------------------


def seeds_of(announcement: Announcement) -> QuerySet[Seed]:
    """The random numbers of one recruitment."""
    return Seed.objects.filter(announcement=announcement).select_related(
        "announcement", "entry", "reveal_entry"
    )


def seed_of(announcement: Announcement, purpose: str) -> Seed | None:
    """The number for one purpose, if one was committed to."""
    return seeds_of(announcement).filter(purpose=purpose).first()


def seed_owner(seed: Seed) -> str:
    """What a wrapped number is bound to."""
    return f"seed/{seed.uuid}"


def number_of(seed: Seed) -> bytes:
    """The number itself. Whoever shows it before its time gives the draw away."""
    return unwrap(seed.wrapped, seed_owner(seed))


def untriaged(announcement: Announcement) -> QuerySet[Dossier]:
    """Sealed dossiers that nobody sorted yet, the longest waiting first."""
    sorted_out = Triage.objects.filter(dossier=OuterRef("pk"))
    found = documents.sealed_dossiers(announcement).filter(~Exists(sorted_out))
    return found.select_related("application__announcement", "application__formasi", "application__person")


@dataclass(frozen=True, slots=True)
class Drawable:
    """One dossier in the draw: its row, its way, the index of its entry in the log."""

    pk: int
    route: str
    index: int


def drawable(announcement: Announcement) -> list[Drawable]:
    """Every sealed dossier, for the draw; withdrawn ones have no more say.

    Their entries have an index since the findings answered them, in the transaction that sealed them.
    """
    rows = Triage.objects.filter(dossier__in=documents.sealed_dossiers(announcement))
    return [Drawable(*row) for row in rows.values_list("pk", "route", "dossier__entry__idx")]


def drawn_indexes(announcement: Announcement) -> list[int]:
    """Indexes in the log of the applications that were drawn, as anybody can compute them."""
    rows = Triage.objects.filter(dossier__application__announcement=announcement, drawn=True)
    return sorted(rows.values_list("dossier__entry__idx", flat=True))


# --- the queue --------------------------------------------------------------------------------------


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
    if people.is_related(by, dossier.application.person) or is_near(by, dossier):
        yield Reason("officer.concerned")


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


# --- equal cases and precedents -----------------------------------------------------------------------


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


def may_reopen(officer: User, announcement: Announcement) -> Iterator[str]:
    """The roles by which this person may open equal cases again."""
    for kind in ("objection_reviewer", "supervisor"):
        if people.has_role(officer, kind, announcement.institution_id):
            yield kind


def precedents(announcement: Announcement) -> QuerySet[Precedent]:
    """How grounds were judged in this recruitment's sanggah, newest first; nobody's name is with them."""
    return Precedent.objects.filter(announcement=announcement).order_by("requirement", "ground", "-pk")


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
