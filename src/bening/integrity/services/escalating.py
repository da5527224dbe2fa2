"""Past an investigator who sleeps: colleagues see it as late, the reporter is told, and what is still open.

Nothing leaves this host for it. A message at that moment would tell whoever sees it that a report exists,
and when; who must be woken is reminded every week whether there is work or not (the main site's worker).
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from .. import items, queries
from ..database import ALIAS, atomic
from ..models import Escalation, Report


def sleeping(on: date) -> list[tuple[Report, str]]:
    """Every promise that is broken and still not kept, by the identifier of its report."""
    waiting = list(Report.objects.exclude(state="closed").order_by("pk"))
    kept = queries.promises(waiting)
    return [(report, rung) for report in waiting for rung in kept[report.pk].late(on)]


def raise_sleeping(on: date) -> int:
    """Go one rung up for every promise that is broken; how many. Safe to run twice and at once."""
    told = set(Escalation.objects.values_list("report", "rung"))
    return sum(_raise(report, rung, on) for report, rung in sleeping(on) if (report.pk, rung) not in told)


@atomic
def _raise(report: Report, rung: str, on: date) -> int:
    """The row and the word to the reporter, which anybody can seal to the report's public key."""
    try:
        with transaction.atomic(using=ALIAS):
            Escalation.objects.create(report=report, rung=rung, day=on)
    except IntegrityError:  # another process was faster, or the report is gone
        return 0
    items.add_text(report, "answer", {"event": f"late_{rung}", "by": ""}, on=on)
    return 1
