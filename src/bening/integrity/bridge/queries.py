"""Reading what came over: the days that were committed to, and coarse figures of a quarter."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import override

from bening.core.citation import CitableCase
from bening.integrity.words import CATEGORY

from .models import CommittedDay, QuarterFigures


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


def quarters() -> QuerySet[QuarterFigures]:
    """The figures of every quarter, newest first."""
    return QuarterFigures.objects.order_by("-until")


def citable_cases() -> list[CitableCase]:
    """What a finding may cite of anonymous reports: a category and a rounded number, newest quarter first.

    Kind `integrity`. Reference: `integritas/<day>/<category>`, the day being the first one after what was
    counted. Reports found true, all together up to that day, rounded down to fives; a category with fewer
    than five is not there at all. No report, no day and nobody's words are known on this side.
    """
    with override("id"):
        return [case for each in quarters() for case in _cases(each)]


def _cases(figures: QuarterFigures) -> list[CitableCase]:
    founded = json.loads(figures.text)["founded"]
    until = make_aware(datetime.combine(figures.until, time()))
    url = reverse("integrity_bridge:figures")
    return [
        CitableCase(
            "integrity",
            f"integritas/{figures.until.isoformat()}/{category}",
            _("Laporan tanpa nama yang terbukti: %(about)s, sedikitnya %(n)s")
            % {"about": CATEGORY[category], "n": count},
            url,
            until,
        )
        for category, count in sorted(founded.items())
        if count
    ]
