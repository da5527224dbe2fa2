"""What the worker does for people who follow: changes are told, deadlines are called to mind."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import now

from bening.outreach import queries, services

PAUSE = timedelta(minutes=5)
"""Between two looks; a change is told within this time."""

_looked: list[datetime] = []


def tell_and_remind() -> bool:
    """Tell new changes and deadlines; True if anybody was told. Safe to run twice: nobody is told twice."""
    at = now()
    if _looked and timedelta() <= at - _looked[0] < PAUSE:
        return False
    _looked[:] = [at]
    told = sum(
        services.tell_change(edition, settings.BENING_SITE, at=at) for edition in queries.fresh_changes(at)
    )
    told += sum(services.remind(deadline, at=at) for deadline in queries.deadlines(at))
    return told > 0
