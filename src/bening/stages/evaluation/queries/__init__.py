"""Reading assessments and reports, and computing what a report says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from bening.accounts import queries as people
from bening.core.terms import months_after
from bening.core.tlog.dataset import SALT_SIZE, Row, commit_row, dataset_root
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64, encode64
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.models import Assessment, Figure, Report
from bening.stages.evaluation.queries import analyses, findings, performance, progress, survey, terms
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.stages.verification import queries as verification

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment


def assessments_in(announcement: Announcement) -> QuerySet[Assessment]:
    """Every assessment of the people of one recruitment."""
    return Assessment.objects.filter(announcement=announcement).order_by("appointment_id", "pk")


def waiting_for_second(announcement: Announcement, officer: User) -> QuerySet[Assessment]:
    """Assessments this officer may complete as the second rater."""
    return performance.to_mark_second(announcement, officer)


def due_on(appointment: Appointment, month: int) -> date:
    """The first day on which a period is over: so many months after the first day of duty."""
    return months_after(appointment.started_on, month)


def due_periods(appointment: Appointment, on: date) -> list[str]:
    """The periods that are over and not yet assessed, in order; none once the service has ended."""
    if terms.term_of(appointment).decided in ("dismiss", "end"):
        return []
    rows = Assessment.objects.filter(appointment=appointment).exclude(state="returned")
    done = set(rows.values_list("period", flat=True))
    periods = terms.rule_of(appointment.announcement).periods
    return [code for code, month in periods.items() if code not in done and due_on(appointment, month) <= on]


def evidence_of(assessment: Assessment) -> str:
    """What was observed, opened with the person's key."""
    context = evidence_context(assessment.appointment_id, assessment.period)
    return people.unseal_for(assessment.person, assessment.evidence_sealed, context).decode()


def evidence_context(appointment_id: int, period: str) -> str:
    """What sealed evidence is bound to."""
    return f"assessment/{appointment_id}/{period}"


def reports_of(announcement: Announcement) -> QuerySet[Report]:
    """Published reports, newest first."""
    published = Report.objects.filter(announcement=announcement, state="published")
    return published.select_related("announcement", "entry").order_by("-number")


def published_reports() -> QuerySet[Report]:
    """Every published report, newest first."""
    published = Report.objects.filter(state="published")
    return published.select_related("announcement", "entry").order_by("-published_at")


def drafts(announcement: Announcement) -> QuerySet[Report]:
    """Reports that wait for a second person."""
    return Report.objects.filter(announcement=announcement, state="drafted").order_by("number")


def drafts_waiting(announcement: Announcement, officer: User) -> QuerySet[Report]:
    """Drafts that this officer may publish: not their own."""
    return drafts(announcement).exclude(drafted_by=officer)


def figures(announcement: Announcement) -> list[tuple[str, int]]:
    """What the recruitment came to, every number computed from sealed rows now."""
    screening = verification.counts(announcement)
    seats = sum(line.quota for line in announcements.formasi_lines(announcement))
    named: list[tuple[str, int]] = [
        ("seats", seats),
        ("entered", registration.entered_for(announcement).count()),
        ("dossiers_sealed", screening["dossiers"]),
        ("ms_first", screening["ms"]),
        ("tms_first", screening["tms"]),
        ("objections_filed", objected.filed_count("verification", announcement.season)),
        ("objections_accepted", objected.accepted_count("verification", announcement.season)),
        ("ms_after_sanggah", screening["accepted_after_sanggah"]),
    ]
    for stage, label in (("skd", "skd"), ("final_after_sanggah", "final")):
        ranking = results.ranking_of(announcement, stage)
        if ranking is not None:
            codes = results.places_of(ranking).order_by().values_list("code").annotate(n=Count("pk"))
            named += [(f"{label}_{code or 'undecided'}", count) for code, count in sorted(codes)]
    named += [(f"appointment_{state}", n) for state, n in sorted(appointments.counts(announcement).items())]
    return named + progress.ratings(announcement, assessed_before(announcement))


def assessed_before(announcement: Announcement) -> list[int]:
    """Of how many people the ratings were shown in reports that are published."""
    shown = Figure.objects.filter(report__announcement=announcement, report__state="published")
    told = shown.filter(name__startswith="rat").order_by().values("report").distinct()
    assessed = shown.filter(name="assessed", report__in=told).order_by("pk")
    return [int(value) for value in assessed.values_list("value", flat=True)]


def figures_of(report: Report) -> list[tuple[str, int]]:
    """The figures a report was drafted with, in order."""
    rows = Figure.objects.filter(report=report).order_by("position").values_list("name", "value")
    return [(name, int(value)) for name, value in rows]


def still_follows(report: Report) -> bool:
    """Whether computing again gives, row for row, what stands in the draft and in its open table."""
    now = [(name, str(value)) for name, value in figures(report.announcement)]
    stored = Figure.objects.filter(report=report).order_by("position")
    rows = [(row.name, row.value, row.salt) for row in stored]
    root = encode64(
        dataset_root([commit_row({"name": n, "value": v}, decode64(salt)) for n, v, salt in rows])
    )
    return now == [(name, value) for name, value, _salt in rows] and root == report.root


def open_rows(report: Report) -> Iterator[Row]:
    """The figures of a report as open data, straight from the table."""
    for figure in Figure.objects.filter(report=report).order_by("position"):
        yield Row(
            decode64(figure.commitment, SIZE),
            decode64(figure.salt, SALT_SIZE),
            {"name": figure.name, "value": figure.value},
        )


def dataset_name(report: Report) -> str:
    """Under which name the log and the catalogue know the figures of a report."""
    return f"{report.announcement.slug}/laporan-{report.number}"


def datasets() -> list[Any]:
    """Every report, public moment of a finding, table of an analysis and survey, for the catalogue."""
    from bening.transparency.datasets import Table

    reports = [
        Table(
            name=dataset_name(report),
            kind="report",
            announcement=report.announcement.slug,
            url=reverse("evaluation:rows", args=[report.announcement.slug, report.number]),
            log=report.announcement.season,
            entry=report.entry.idx,
        )
        for report in published_reports()
        if report.entry.idx is not None
    ]
    return [*reports, *findings.datasets(), *analyses.datasets(), *survey.datasets()]
