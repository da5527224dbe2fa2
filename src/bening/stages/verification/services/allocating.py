"""Giving dossiers to officers. Nobody picks, nobody waits for a certain one, nothing stays lying about."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from bening.stages.verification import queries
from bening.stages.verification.models import Allocation

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement

IDLE = timedelta(hours=24)
"""After this long on a desk a dossier goes back into the queue, at its old place."""
AHEAD = timedelta(hours=2)
"""One given ahead goes back sooner, for nobody looks at it yet."""


@transaction.atomic
def allocate_next(officer: User, step: str, announcement: Announcement, *, at: datetime) -> Allocation | None:
    """Give the officer the next dossier of the queue; the one already held, if there is one.

    A dossier that may not be decided any more (withdrawn, or a relative was declared meanwhile) leaves
    the desk. None when nothing waits for this officer. Two officers who ask at once get two dossiers.
    """
    _put_back_idle(announcement, step, at)
    if held := _held(officer, step, at) or _taken_up(officer, step, at):
        return held
    given = _give(officer, step, announcement, ahead=False, at=at)
    return queries.allocations_of(officer).get(pk=given.pk) if given else None


@transaction.atomic
def reserve_next(officer: User, step: str, announcement: Announcement, *, at: datetime) -> Allocation | None:
    """Give the officer the dossier after the present one too, so that its pictures can be fetched ahead."""
    reserved = Allocation.objects.filter(officer=officer, step=step, ahead=True, done_at=None)
    reserved = reserved.select_related("dossier__application__announcement", "dossier__application__person")
    if held := reserved.first():
        return held
    return _give(officer, step, announcement, ahead=True, at=at)


@transaction.atomic
def release_ahead(officer: User, step: str, *, at: datetime) -> None:
    """Whoever stops for now gives back what was given ahead."""
    close(Allocation.objects.filter(officer=officer, step=step, ahead=True), at)


def _taken_up(officer: User, step: str, at: datetime) -> Allocation | None:
    """The dossier given ahead becomes the present one; its time counts from now."""
    ahead = Allocation.objects.filter(officer=officer, step=step, ahead=True, done_at=None)
    if ahead.update(ahead=False, allocated_at=at):
        return _held(officer, step, at)
    return None


def _give(
    officer: User, step: str, announcement: Announcement, *, ahead: bool, at: datetime
) -> Allocation | None:
    for dossier in queries.queue(announcement, step, officer):
        try:
            with transaction.atomic():
                return Allocation.objects.create(
                    dossier_id=dossier, officer=officer, step=step, ahead=ahead, allocated_at=at
                )
        except IntegrityError:  # somebody else was given it, or this officer asked twice at once
            mine = Allocation.objects.filter(officer=officer, step=step, ahead=ahead, done_at=None)
            if held := mine.first():
                return held
    return None


def _put_back_idle(announcement: Announcement, step: str, at: datetime) -> None:
    idle = Allocation.objects.filter(
        dossier__application__announcement=announcement, step=step, done_at=None, allocated_at__lt=at - IDLE
    )
    close(idle, at)
    ahead = Allocation.objects.filter(
        dossier__application__announcement=announcement, step=step, ahead=True, allocated_at__lt=at - AHEAD
    )
    close(ahead, at)


def _held(officer: User, step: str, at: datetime) -> Allocation | None:
    """What lies on the desk for this step, if it may still be decided."""
    held = queries.allocations_of(officer).filter(step=step).first()
    if held is None:
        return None
    if not any(queries.against_deciding(held, officer, step)):
        return held
    close(Allocation.objects.filter(pk=held.pk), at)
    return None


def close(allocations: QuerySet[Allocation], at: datetime) -> None:
    """Take allocations off the desk; a row that is done stays as the record of who had it when."""
    allocations.filter(done_at=None).update(done_at=at)
