"""Reading the days that were committed to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from .models import CommittedDay


def days() -> QuerySet[CommittedDay]:
    """Every day, oldest first, with its entry and log."""
    return CommittedDay.objects.select_related("entry__log").order_by("day")


def known_days() -> set[date]:
    """Days that were taken over."""
    return set(CommittedDay.objects.values_list("day", flat=True))


def index() -> list[dict[str, Any]]:
    """Where each day stands in which log (no index yet: it waits for the sequencer)."""
    return [
        {"day": each.day.isoformat(), "log": each.entry.log.season, "index": each.entry.idx}
        for each in days()
    ]
