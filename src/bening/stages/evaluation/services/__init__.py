"""What raters and evaluators may do: assess, agree, draft a report, publish it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.deadlines import day_of
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import DatasetPublished
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.notifications.services import notify
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import queries
from bening.stages.evaluation.models import Assessment, Figure, Report
from bening.stages.results import queries as results_queries
from bening.transparency import services as transparency
from bening.transparency.datasets import seal_rows

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment


@transaction.atomic
def rate(
    appointment: Appointment,
    period: str,
    *,
    results: str,
    behaviour: str,
    evidence: str,
    by: User,
    at: datetime,
) -> Assessment:
    """Rate results and behaviour of one period; the rating follows from the regulation's matrix."""
    # gather
    regulation = announcements.regulation_of(appointment.announcement)
    # decide
    require(Verdict(tuple(_may_not_rate(appointment, period, evidence, by, at))))
    # write
    context = queries.evidence_context(appointment.pk, period)
    try:
        with transaction.atomic():
            return Assessment.objects.create(
                state="rated",
                appointment=appointment,
                announcement=appointment.announcement,
                person=appointment.person,
                period=period,
                results=results,
                behaviour=behaviour,
                rating=regulation.performance.rating(results, behaviour),
                regulation_digest=regulation.digest,
                evidence_sealed=accounts.seal_for(appointment.person, evidence.strip().encode(), context),
                first_rater=by,
                rated_at=at,
            )
    except IntegrityError:  # somebody else rated the same period just now
        raise Refused(Reason("state.already_done")) from None


def _may_not_rate(
    appointment: Appointment, period: str, evidence: str, by: User, at: datetime
) -> Iterable[Reason]:
    if people.is_related(by, appointment.person):
        yield Reason("officer.concerned")
    if not evidence.strip():
        yield Reason("assessment.evidence_missing")
    if appointment.state != "on_duty":
        yield Reason("assessment.not_on_duty")
    elif period not in queries.due_periods(appointment, day_of(at)):
        yield Reason("assessment.not_due")


@transaction.atomic
def agree(assessment: Assessment, *, by: User, at: datetime) -> Assessment:
    """Agree as the second rater; from here the person sees it and it counts."""
    require(Verdict(tuple(_may_not_second(assessment, by))))
    move(assessment, "agree", second_rater=by, sealed_at=at)
    notify(to=assessment.person, kind="assessment.sealed", context={}, at=at)
    return assessment


def _may_not_second(assessment: Assessment, by: User) -> Iterable[Reason]:
    if by.pk == assessment.first_rater_id:
        yield Reason("officer.same_person")
    if people.is_related(by, assessment.person):
        yield Reason("officer.concerned")


@transaction.atomic
def return_assessment(assessment: Assessment, because: str, *, by: User, at: datetime) -> Assessment:
    """Disagree, with the reason: it does not count and is to be made anew."""
    reasons = list(_may_not_second(assessment, by))
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(assessment, "return", returned_by=by, returned_because=because.strip())


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
