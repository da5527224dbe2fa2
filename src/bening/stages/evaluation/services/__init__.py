"""What evaluators may do about reports: draft one, publish it, send it back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import queries
from bening.stages.evaluation.models import Figure, Report
from bening.stages.results import queries as results_queries
from bening.transparency import services as transparency
from bening.transparency.datasets import seal_rows

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement


@transaction.atomic
def draft_report(announcement: Announcement, conclusion: str, *, by: User, at: datetime) -> Report:
    """Compute the figures from the seals and fix them with a conclusion; a second person publishes."""
    if not conclusion.strip():
        raise Refused(Reason("report.conclusion_missing"))
    last = Report.objects.filter(announcement=announcement).aggregate(n=Max("number"))["n"] or 0
    named = queries.figures(announcement)
    table = seal_rows({"name": name, "value": str(value)} for name, value in named)
    report = Report.objects.create(
        state="drafted",
        announcement=announcement,
        number=last + 1,
        rows=table.count,
        root=table.root,
        conclusion=conclusion.strip(),
        drafted_by=by,
        drafted_at=at,
    )
    Figure.objects.bulk_create(
        Figure(
            report=report,
            position=position,
            name=row.values["name"],
            value=row.values["value"],
            salt=encode64(row.salt),
            commitment=encode64(row.commitment),
        )
        for position, row in enumerate(table.rows)
        if row.values is not None
    )
    return report


@transaction.atomic
def publish_report(report: Report, *, by: User, at: datetime) -> Report:
    """Publish as the second person: the figures become open data, their root stands in the log.

    They are computed once more; a draft that no longer says what the seals say is refused.
    """
    # decide
    reasons = []
    if by.pk == report.drafted_by_id:
        reasons.append(Reason("officer.same_person"))
    if not queries.still_follows(report):
        reasons.append(Reason("report.no_longer_follows"))
    require(Verdict(tuple(reasons)))
    # write
    final = results_queries.final_ranking(report.announcement)
    entry = transparency.record(
        DatasetPublished(
            object=announcements.log_object(report.announcement),
            topic="report",
            dataset=queries.dataset_name(report),
            rows=report.rows,
            root=report.root,
        ),
        log=announcements.log_season(report.announcement),
        answers=[final.entry] if final else [],
        at=at,
    )
    return move(report, "publish", published_by=by, published_at=at, entry=entry)


@transaction.atomic
def return_report(report: Report, because: str, *, by: User, at: datetime) -> Report:
    """Send a draft back with the reason; its figures are computed anew next time."""
    reasons = []
    if by.pk == report.drafted_by_id:
        reasons.append(Reason("officer.same_person"))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(report, "return", returned_by=by, returned_because=because.strip())
