"""Reports end: their keys and words are destroyed, a stone with category and month remains."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connections

from .. import queries
from ..database import ALIAS, atomic
from ..models import Escalation, Identity, IdentityRequest, Item, Report, ReportKey, SentForm, Tombstone

FORMS_KEPT = timedelta(days=2)
"""Digests of sent forms are kept longer than any form lives."""


def destroy_expired(on: date) -> int:
    """Destroy every report past its day that is not held; how many. The file itself is overwritten."""
    gone = 0
    for pk in Report.objects.filter(expires_on__lt=on, held=False).values_list("pk", flat=True):
        gone += _destroy(pk, on)
    old = SentForm.objects.filter(day__lt=on - FORMS_KEPT)
    forms = old.exists() and old.delete()[0]  # look first: what has nothing to do takes no lock
    if gone or forms:
        _empty_the_journal()
    return gone


@atomic
def _destroy(pk: object, on: date) -> int:
    """`secure_delete` fills what is freed with zeros."""
    report = Report.objects.filter(pk=pk, expires_on__lt=on, held=False).first()
    if report is None:
        return 0
    kept = queries.promises([report])[report.pk]
    Tombstone.objects.create(
        category=report.category,
        month=f"{report.received_on:%Y-%m}",
        outcome=report.outcome,
        in_time=not kept.broken("acknowledge", on),
    )
    for table in (ReportKey, Item, IdentityRequest, Identity, Escalation):
        table.objects.filter(report=report).delete()
    report.delete()
    return 1


def _empty_the_journal() -> None:
    """The write-ahead file still holds old pages; empty it now, not some day."""
    if not connections[ALIAS].in_atomic_block:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
