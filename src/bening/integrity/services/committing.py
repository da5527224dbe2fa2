"""One batch a day, the same size every day, and figures of a quarter, for the worker of the main site."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from nacl.utils import random

from bening.core import padding
from bening.infra.storage import write_durably

from .. import queries
from ..database import atomic
from ..models import Batch, Report

AT_MOST = 60
"""Days made up for at once after a standstill."""


def commit_days(today: date) -> int:
    """Make the batch of every day that has ended since the last one; how many were made."""
    if not queries.ready():
        return 0
    last = Batch.objects.order_by("-day").first()
    yesterday = today - timedelta(days=1)
    first = max(last.day + timedelta(days=1), today - timedelta(days=AT_MOST)) if last else yesterday
    made = 0
    while first <= yesterday:
        _commit(first)
        first, made = first + timedelta(days=1), made + 1
    return made


@atomic
def _commit(day: date) -> None:
    waiting = Report.objects.filter(committed=False, received_on__lte=day).order_by("received_on", "leaf")
    reports = list(waiting[: padding.BATCH])
    filling = [random(padding.SIZE) for _ in range(padding.BATCH)]
    batch = padding.padded([bytes(each.leaf) for each in reports], filling)
    Batch.objects.create(day=day, leaves=b"".join(batch), holders=queries.holders_text())
    Report.objects.filter(pk__in=[each.pk for each in reports]).update(committed=True)


def publish_figures(outbox: Path, on: date) -> int:
    """Write the coarse figures of the running quarter, once: what changes later waits for the next one."""
    path = outbox / f"angka-{queries.quarter_before(on).isoformat()}.json"
    if path.exists() or not queries.ready():
        return 0
    write_durably(path, queries.figures_file(on))
    return 1


def publish_batches(outbox: Path) -> int:
    """Write the file of every batch that is not there yet; how many were written. Safe to run again."""
    written = 0
    for batch in Batch.objects.order_by("-day")[:AT_MOST]:
        path = outbox / f"{batch.day.isoformat()}.json"
        if not path.exists():
            write_durably(path, queries.batch_file(batch))
            written += 1
    return written
