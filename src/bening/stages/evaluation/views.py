"""Pages of evaluation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bening.accounts import queries as people
from bening.accounts.access import signed_in, staff
from bening.infra.http import once, page, public
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries, services
from bening.stages.evaluation.forms import RatingForm, ReportForm, ReturnForm
from bening.transparency.datasets import lines


@public
def reports(request: HttpRequest) -> HttpResponse:
    """Every published report."""
    return page(request, "evaluation/reports.html", {"reports": queries.published_reports()})


@public
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One report: conclusion, figures, and where they stand in the log."""
    found = get_object_or_404(queries.published_reports(), announcement__slug=slug, number=number)
    return page(request, "evaluation/report.html", {"report": found, "figures": found.content.items()})


def report_rows(request: HttpRequest, slug: str, number: int) -> StreamingHttpResponse:
    """The figures as open data, a line each, from the live table."""
    found = get_object_or_404(queries.published_reports(), announcement__slug=slug, number=number)
    response = StreamingHttpResponse(lines(queries.open_rows(found)), content_type="application/jsonl")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _recruitment(request: HttpRequest, slug: str, *kinds: str) -> Any:
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not any(people.has_role(request.user, kind, announcement.institution) for kind in kinds):
        raise Http404
    return announcement


@staff("assessor", "evaluator", "publisher")
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is to be assessed, what waits for a second rater, the report's draft."""
    announcement = _recruitment(request, slug, "assessor", "evaluator", "publisher")
    institution = announcement.institution
    waiting = queries.waiting_for_second(announcement, request.user)
    context = {
        "announcement": announcement,
        "rates": people.has_role(request.user, "assessor", institution),
        "drafts_may": people.has_role(request.user, "evaluator", institution),
        "publishes": people.has_role(request.user, "publisher", institution),
        "to_assess": services.appointments_to_assess(announcement),
        "waiting": [(each, queries.evidence_of(each)) for each in waiting],
        "drafts": queries.drafts(announcement),
    }
    return page(request, "evaluation/desk.html", context)


@staff("assessor")
@once
def rate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Rate one person for one period."""
    announcement = _recruitment(request, slug, "assessor")
    appointment = get_object_or_404(appointments.on_duty(announcement), pk=pk)
    form = RatingForm(request.POST or None, periods=queries.due_periods(appointment))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        services.rate(
            appointment,
            said["period"],
            results=said["results"],
            behaviour=said["behaviour"],
            evidence=said["evidence"],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("Penilaian tersimpan dan menunggu penilai kedua."))
        return redirect("evaluation:desk", slug)
    context = {"title": _("Nilai pegawai %(number)s") % {"number": appointment.participant}, "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("assessor")
@require_POST
@once
def agree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Agree as the second rater."""
    announcement = _recruitment(request, slug, "assessor")
    assessment = get_object_or_404(queries.waiting_for_second(announcement, request.user), pk=pk)
    services.agree(assessment, by=request.user, at=now())
    messages.success(request, _("Penilaian berlaku dan dapat dibaca pegawai yang dinilai."))
    return redirect("evaluation:desk", slug)


@staff("assessor")
@once
def disagree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send an assessment back."""
    announcement = _recruitment(request, slug, "assessor")
    assessment = get_object_or_404(queries.waiting_for_second(announcement, request.user), pk=pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.return_assessment(assessment, form.cleaned_data["because"], by=request.user, at=now())
        return redirect("evaluation:desk", slug)
    context = {"title": _("Kembalikan penilaian"), "form": form, "button": _("Kembalikan")}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("evaluator")
@once
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft a report on figures computed now."""
    announcement = _recruitment(request, slug, "evaluator")
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.draft_report(announcement, form.cleaned_data["conclusion"], by=request.user, at=now())
        messages.success(request, _("Rancangan tersimpan. Orang kedua menerbitkannya."))
        return redirect("evaluation:desk", slug)
    context = {"announcement": announcement, "form": form, "figures": queries.figures(announcement)}
    return page(request, "evaluation/draft.html", context, status=422 if form.errors else 200)


@staff("publisher")
@require_POST
@once
def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Publish a drafted report."""
    announcement = _recruitment(request, slug, "publisher")
    found = get_object_or_404(queries.drafts(announcement), number=number)
    services.publish_report(found, by=request.user, at=now())
    messages.success(request, _("Laporan terbit dan tercatat dalam log publik."))
    return redirect("evaluation:report", slug, number)


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What my raters agreed on about me."""
    sealed = queries.assessments_about(request.user)
    return page(
        request, "evaluation/mine.html", {"rows": [(each, queries.evidence_of(each)) for each in sealed]}
    )
