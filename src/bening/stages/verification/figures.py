"""How the desk works, in numbers: time, agreement, who judges unlike the others, what sanggah reversed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING

from bening.accounts import queries as people
from bening.core.agreement import FunnelPoint, funnel, krippendorff_alpha
from bening.objections import queries as objected
from bening.stages.documents import queries as documents
from bening.stages.verification import queries
from bening.stages.verification.models import Allocation, Finding, Opinion, Triage, Verdict

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement

LONGEST = timedelta(hours=1)
"""A file that lay longer was put aside meanwhile; it says nothing of the work."""
FEWEST = 5
"""Whoever judged fewer is not shown to the public: so little could point to one case."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """How long one step takes: how many files, the median in seconds."""

    step: str
    files: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Reversal:
    """Refusals, how many were objected to, how many objections had a ground accepted."""

    refused: int
    objected: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Sample:
    """Clear dossiers that were drawn, how many were judged by people, how many of those as TMS."""

    clear: int
    drawn: int
    judged: int
    refused: int


def times(announcement: Announcement) -> list[StepTime]:
    """The median time of each step, from the moment a file lay open to the decision."""
    rows = Allocation.objects.filter(
        dossier__application__announcement=announcement, done_at__isnull=False, ahead=False
    ).values_list("step", "allocated_at", "done_at")
    found: dict[str, list[float]] = defaultdict(list)
    for step, start, end in rows:
        if end - start <= LONGEST:
            found[step].append((end - start).total_seconds())
    return [
        StepTime(step, len(found[step]), round(median(found[step])))
        for step in queries.ROLE_OF_STEP
        if found[step]
    ]


def screening_pace(announcement: Announcement, since: datetime) -> tuple[int, int]:
    """(sealed dossiers that wait for their first verdict, first verdicts given since a moment)."""
    first = Verdict.objects.filter(
        dossier__application__announcement=announcement, round="initial", state="sealed"
    )
    sealed = documents.sealed_dossiers(announcement)
    return sealed.exclude(pk__in=first.values("dossier")).count(), first.filter(decided_at__gte=since).count()


def double_judgements(announcement: Announcement) -> list[list[str]]:
    """What each two people said of one requirement without seeing each other: `met`, or the ground."""
    said: dict[tuple[int, str], list[str]] = defaultdict(list)
    first = Finding.objects.filter(verdict__dossier__application__announcement=announcement)
    second = Opinion.objects.filter(verdict__dossier__application__announcement=announcement, blind=True)
    for verdict, requirement, ground in second.values_list("verdict", "requirement", "ground"):
        said[verdict, requirement].append(ground or "met")
    for verdict, requirement, ground in first.values_list("verdict", "requirement", "ground"):
        if (verdict, requirement) in said:
            said[verdict, requirement].append(ground or "met")
    return list(said.values())


def agreement(announcement: Announcement) -> tuple[int, float | None]:
    """(how many requirements two people judged without seeing each other, Krippendorff's alpha)."""
    said = double_judgements(announcement)
    alpha = krippendorff_alpha(said)
    return len(said), None if alpha is None else float(alpha)


def proposals(announcement: Announcement) -> dict[int, tuple[int, int]]:
    """Officer → (how many dossiers they judged as the first person, how many of them as TMS).

    Only what is decided: a count that moves with each proposal would tell the second person of the first.
    """
    rows = Verdict.objects.filter(
        dossier__application__announcement=announcement, round="initial", proposed_by__isnull=False
    ).exclude(state="proposed")
    rows = rows.values_list("proposed_by", "outcome")
    judged: Counter[int] = Counter()
    refused: Counter[int] = Counter()
    for officer, outcome in rows:
        judged[officer] += 1
        refused[officer] += outcome == "tms"
    return {officer: (judged[officer], refused[officer]) for officer in judged}


def verifiers(announcement: Announcement, *, named: bool) -> list[FunnelPoint]:
    """Everybody's share of TMS against limits made from all others', by name or by a mark of the season."""
    told = proposals(announcement)
    users = people.people(told)
    if named:
        who = {pk: users[pk].name for pk in told}
    else:
        who = {pk: people.officer_mark(users[pk], announcement.season)[:8] for pk in told}
    points = funnel({who[pk]: counts for pk, counts in told.items()})
    return points if named else [point for point in points if point.judged >= FEWEST]


def reversal(announcement: Announcement) -> Reversal:
    """What the sanggah reversed of the first refusals."""
    refused = Verdict.objects.filter(
        dossier__application__announcement=announcement, round="initial", state="sealed", outcome="tms"
    )
    counts = objected.counts_about("verification", refused.values("uuid"))
    return Reversal(refused.count(), *counts)


def sample(announcement: Announcement) -> Sample:
    """What people found in the clear dossiers that were drawn: the measured error of the short way."""
    clear = Triage.objects.filter(dossier__application__announcement=announcement, route="clear")
    drawn = clear.filter(drawn=True)
    judged = Verdict.objects.filter(
        dossier__in=drawn.values("dossier"), round="initial", state="sealed", by_program=False
    )
    return Sample(clear.count(), drawn.count(), judged.count(), judged.filter(outcome="tms").count())
