"""Where each sealed dossier goes, and the short way of the clear ones: one person approves many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from bening.core import triage
from bening.core.decision import Outcome, Reason, Refused, require
from bening.core.decision import Verdict as Grounds
from bening.core.events import VerificationClear
from bening.infra.db import edit, move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.verification import evidence, queries, record
from bening.stages.verification.models import Allocation, Finding, Seed, Triage, Verdict
from bening.stages.verification.requirements import requirements_of
from bening.stages.verification.services.allocating import close
from bening.stages.verification.services.supplementing import supplement_findings
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier

HELPING = 200
"""So many dossiers are sorted in one go of the worker; each takes some milliseconds."""
AT_ONCE = 100
"""So many clear dossiers one press approves at most."""


def triage_dossiers(announcement: Announcement, *, at: datetime, most: int = HELPING) -> int:
    """Sort the sealed dossiers that wait for it, each in a transaction of its own; how many there were."""
    done = 0
    for dossier in queries.untriaged(announcement)[:most]:
        if evidence.is_read(dossier, at):
            triage_dossier(dossier, at=at)
            done += 1
    return done


@transaction.atomic
def triage_dossier(dossier: Dossier, *, at: datetime) -> Triage:
    """Write down where this dossier goes, and why people must look at it if they must."""
    supplement_findings(dossier, at=at)
    household, village = evidence.origin_of(dossier)
    return Triage.objects.create(
        dossier=dossier, household=household, village=village, triaged_at=at, **_way_of(dossier)
    )


def _way_of(dossier: Dossier) -> dict[str, Any]:
    """What the checks say now: the way, what is in doubt, how many checks there are."""
    found = evidence.found_in(dossier)
    way = triage.DESK if found.asked else triage.route(found.stated, found.by_slot, found.required)
    sample = queries.seed_of(dossier.application.announcement, queries.SAMPLE)
    if sample is not None and sample.revealed_at is not None:
        way = triage.DESK  # who comes after the draw could have known it
    doubts = sorted({check.code for check in triage.doubtful(found.every)})
    met = sum(check.outcome is Outcome.MET for check in found.every)
    return {"route": way, "doubts": doubts, "checked": met}


def sort_again(announcement: Announcement, *, at: datetime, most: int = HELPING) -> int:
    """Sort anew what was sorted before an outage was declared or a programme ruled on: both hold for all.

    Only while the draw is still to come and nobody has the dossier or has judged it. How many there were.
    """
    rows = queries.sorted_before(announcement)[:most]
    for row in rows:
        with transaction.atomic():
            supplement_findings(row.dossier, at=at)
            edit(row, triaged_at=at, **_way_of(row.dossier))
    return len(rows)


@transaction.atomic
def refer_dossier(allocation: Allocation, because: str, *, by: User, at: datetime) -> None:
    """Hand a dossier for which no coded ground fits to a supervisor, with the reason."""
    row = Triage.objects.filter(dossier=allocation.dossier).first()
    reasons = [*queries.against_deciding(allocation, by, queries.FIRST)]
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Grounds(tuple(reasons)))
    if row is None:
        raise Refused(Reason("state.already_done"))
    edit(row, route=triage.SUPERVISOR, referred_by=by, referred_because=because.strip())
    close(Allocation.objects.filter(pk=allocation.pk), at)


@transaction.atomic
def send_to_desk(announcement: Announcement, dossiers: Iterable[int], *, by: User, at: datetime) -> int:
    """Take clear dossiers out of the short way: two people will look at them. How many there were."""
    _may_approve(announcement, by)
    rows = Triage.objects.filter(dossier__in=queries.clear(announcement, by).filter(pk__in=list(dossiers)))
    for row in rows:
        edit(row, route=triage.DESK)
    return len(rows)


@transaction.atomic
def approve_clear(
    announcement: Announcement, dossiers: Iterable[int], *, by: User, at: datetime
) -> list[Verdict]:
    """Seal MS for these clear dossiers as the one person; those no longer clear for them are left out."""
    # gather
    wanted = list(dossiers)[:AT_ONCE]
    sample = queries.seed_of(announcement, queries.SAMPLE)
    # decide
    _may_approve(announcement, by)
    if sample is None or sample.revealed_at is None:
        raise Refused(Reason("sample.not_drawn"))
    # write
    rules = announcements.edition_digest(announcement)
    return [
        _seal(dossier, sample, rules, by=by, at=at)
        for dossier in queries.clear(announcement, by).filter(pk__in=wanted)
    ]


def _may_approve(announcement: Announcement, by: User) -> None:
    if not queries.may_do(by, queries.SECOND, announcement):
        raise Refused(Reason("officer.no_role"))


def _seal(dossier: Dossier, sample: Seed, rules: str, *, by: User, at: datetime) -> Verdict:
    application = dossier.application
    verdict = Verdict.objects.create(
        state="proposed",
        dossier=dossier,
        person=application.person,
        round="initial",
        outcome="ms",
        by_program=True,
        proposed_at=at,
    )
    Finding.objects.bulk_create(
        Finding(
            verdict=verdict,
            requirement=rule.code,
            met=True,
            legal_basis=rule.legal_basis,
            verified=rule.verified,
        )
        for rule in requirements_of(dossier)
    )
    entry = transparency.record(
        VerificationClear(rules=rules),
        log=application.season,
        answers=[dossier.entry, queries.findings_entry(dossier), sample.reveal_entry],
        secret=record.secret(verdict),
        fields=record.said(verdict, by),
        at=at,
    )
    move(verdict, "approve", approved_by=by, decided_at=at, entry=entry)
    notify(to=verdict.person, kind="verdict.sealed", context={}, at=at)
    return verdict
