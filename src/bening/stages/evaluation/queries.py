"""Reading assessments and reports, and computing what a report says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from bening.accounts import services as accounts
from bening.core.tlog.dataset import SALT_SIZE, Row
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64
from bening.objections import queries as objected
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation.models import Assessment, Figure, Report
from bening.stages.registration import queries as registration
from bening.stages.results import queries as results
from bening.stages.verification import queries as verification

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment

SMALL = 5
"""Counts of people below this are not published by group: with so few, a number points at a person."""

RATINGS = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")


def assessments_in(announcement: Announcement) -> QuerySet[Assessment]:
    """Every assessment of the people of one recruitment."""
    return Assessment.objects.filter(announcement=announcement).order_by("appointment_id", "pk")


def assessments_about(person: User) -> QuerySet[Assessment]:
    """What was said of this person and sealed; the person's own page."""
    sealed = Assessment.objects.filter(person=person, state="sealed")
    return sealed.select_related("announcement").order_by("pk")


def waiting_for_second(announcement: Announcement, officer: User) -> QuerySet[Assessment]:
    """Assessments this officer may agree to: not their own, not about themselves."""
    rated = assessments_in(announcement).filter(state="rated").select_related("appointment")
    return rated.exclude(first_rater=officer).exclude(person=officer)


def due_periods(appointment: Appointment) -> list[str]:
    """The periods of probation not yet assessed, in order."""
    regulation = announcements.regulation_of(appointment.announcement)
    done = set(
        Assessment.objects.filter(appointment=appointment)
        .exclude(state="returned")
        .values_list("period", flat=True)
    )
    return [period for period in regulation.probation.periods if period not in done]


def evidence_of(assessment: Assessment) -> str:
    """What was observed, opened with the person's key."""
    context = f"assessment/{assessment.appointment_id}/{assessment.period}"
    return accounts.unseal_for(assessment.person, assessment.evidence_sealed, context).decode()


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
    """What the recruitment came to, every number computed from sealed rows now.

    Ratings are given only when at least `SMALL` people were assessed.
    """
    screening = verification.counts(announcement)
    seats = sum(line.quota for line in announcements.formasi_lines(announcement))
    named: list[tuple[str, int]] = [
        ("seats", seats),
        ("entered", registration.entered_for(announcement).count()),
        ("dossiers_sealed", screening["dossiers"]),
        ("ms_first", screening["ms"]),
        ("tms_first", screening["tms"]),
        ("objections_filed", objected.filed_count("verification", announcement.season)),
        ("ms_after_sanggah", screening["accepted_after_sanggah"]),
    ]
    for stage, label in (("skd", "skd"), ("final_after_sanggah", "final")):
        ranking = results.ranking_of(announcement, stage)
        if ranking is not None:
            codes = results.places_of(ranking).order_by().values_list("code").annotate(n=Count("pk"))
            named += [(f"{label}_{code or 'undecided'}", count) for code, count in sorted(codes)]
    named += [(f"appointment_{state}", n) for state, n in sorted(appointments.counts(announcement).items())]
    return named + _ratings(announcement)


def _ratings(announcement: Announcement) -> list[tuple[str, int]]:
    sealed = assessments_in(announcement).filter(state="sealed")
    assessed = sealed.values("person").distinct().count()
    named = [("assessed", assessed)]
    if assessed >= SMALL:
        counted = dict(sealed.order_by().values_list("rating").annotate(n=Count("pk")))
        named += [(f"rating_{rating}", counted.get(rating, 0)) for rating in RATINGS]
    return named


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
    """Every published report as a table of the catalogue."""
    from bening.transparency.datasets import Table

    return [
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
