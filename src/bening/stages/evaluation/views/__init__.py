"""Pages of evaluation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in, staff
from bening.accounts.services import note_access
from bening.core.deadlines import day_of
from bening.infra.http import once, page, public
from bening.stages.announcements import queries as announcements
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import queries, services
from bening.stages.evaluation.charts import way
from bening.stages.evaluation.forms import RatingForm, ReportForm, ReturnForm
from bening.stages.evaluation.queries import analyses as looked_into
from bening.transparency.datasets import lines


@public
def reports(request: HttpRequest) -> HttpResponse:
    """Every published report, and the recruitments whose selection was looked into."""
    context = {"reports": queries.published_reports(), "asked": looked_into.recruitments()}
    return page(request, "evaluation/reports.html", context)


@public
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One report: conclusion, figures, and where they stand in the log."""
    found = get_object_or_404(queries.published_reports(), announcement__slug=slug, number=number)
    figures = queries.figures_of(found)
    context = {"report": found, "figures": figures, "chart": way(figures)}
    return page(request, "evaluation/report.html", context)


def report_rows(request: HttpRequest, slug: str, number: int) -> StreamingHttpResponse:
    """The figures as open data, a line each, from the live table."""
    found = get_object_or_404(queries.published_reports(), announcement__slug=slug, number=number)
    response = StreamingHttpResponse(lines(queries.open_rows(found)), content_type="application/jsonl")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _recruitment(request: HttpRequest, slug: str) -> Any:
    """The announcement, if this officer's role is for its institution; 404 otherwise."""
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


@staff("assessor", "evaluator", "publisher")
@require_GET
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is to be assessed, what waits for a second rater, the report's drafts."""
    announcement = _recruitment(request, slug)
    kinds = {role.kind for role in request.roles if role.institution_id == announcement.institution_id}
    context: dict[str, Any] = {"announcement": announcement, "kinds": kinds, "at": now()}
    if "assessor" in kinds:
        context["to_assess"] = queries.to_assess(announcement, day_of(now()))
        context["waiting"] = queries.waiting_for_second(announcement, request.user)
    context["drafts"] = queries.drafts(announcement)
    return page(request, "evaluation/desk.html", context)


@staff("assessor")
@once
def rate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Rate one person for one period."""
    announcement = _recruitment(request, slug)
    appointment = get_object_or_404(appointments.on_duty(announcement), pk=pk)
    periods = queries.due_periods(appointment, day_of(now()))
    if not periods:
        raise Http404
    form = RatingForm(request.POST or None, periods=periods)
    if request.method == "POST" and form.is_valid():
        services.rate(appointment, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Penilaian tersimpan dan menunggu penilai kedua."))
        return redirect("evaluation:desk", slug)
    context = {
        "title": _("Nilai pegawai %(number)s") % {"number": appointment.participant},
        "intro": _("Predikat dihitung dari kedua jawaban menurut matriks dalam peraturan."),
        "back": reverse("evaluation:desk", args=[slug]),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("assessor")
@require_GET
def assessment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What the first rater wrote, for the second."""
    return _assessment(request, _waiting(request, slug, pk), ReturnForm())


def _waiting(request: HttpRequest, slug: str, pk: int) -> Any:
    announcement = _recruitment(request, slug)
    return get_object_or_404(queries.waiting_for_second(announcement, request.user), pk=pk)


def _assessment(request: HttpRequest, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    note_access(request.user, found.person, "assessment", at=now())
    context = {"assessment": found, "evidence": queries.evidence_of(found), "form": form}
    return page(request, "evaluation/assessment.html", context, status=status)


@staff("assessor")
@require_POST
@once
def agree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Agree as the second rater."""
    services.agree(_waiting(request, slug, pk), by=request.user, at=now())
    messages.success(request, _("Penilaian berlaku dan dapat dibaca pegawai yang dinilai."))
    return redirect("evaluation:desk", slug)


@staff("assessor")
@require_POST
@once
def disagree(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send an assessment back."""
    found, form = _waiting(request, slug, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _assessment(request, found, form, status=422)
    services.return_assessment(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Penilaian dikembalikan."))
    return redirect("evaluation:desk", slug)


@staff("evaluator")
@once
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft a report on figures computed now."""
    announcement = _recruitment(request, slug)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.draft_report(announcement, form.cleaned_data["conclusion"], by=request.user, at=now())
        messages.success(request, _("Rancangan tersimpan. Orang kedua menerbitkannya."))
        return redirect("evaluation:desk", slug)
    context = {
        "title": _("Susun laporan"),
        "back": reverse("evaluation:desk", args=[slug]),
        "form": form,
        "figures": queries.figures(announcement),
    }
    return page(request, "evaluation/draft.html", context, status=422 if form.errors else 200)


@staff("publisher")
@require_GET
def drafted(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A draft as the second person reads it."""
    return _drafted(request, _draft(request, slug, number), ReturnForm())


def _draft(request: HttpRequest, slug: str, number: int) -> Any:
    waiting = queries.drafts_waiting(_recruitment(request, slug), request.user)
    return get_object_or_404(waiting, number=number)


def _drafted(request: HttpRequest, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    context = {
        "report": found,
        "figures": queries.figures_of(found),
        "follows": queries.still_follows(found),
        "form": form,
    }
    return page(request, "evaluation/drafted.html", context, status=status)


@staff("publisher")
@require_POST
@once
def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Publish a drafted report."""
    services.publish_report(_draft(request, slug, number), by=request.user, at=now())
    messages.success(request, _("Laporan terbit dan tercatat dalam log publik."))
    return redirect("evaluation:report", slug, number)


@staff("publisher")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Return a drafted report."""
    found, form = _draft(request, slug, number), ReturnForm(request.POST)
    if not form.is_valid():
        return _drafted(request, found, form, status=422)
    services.return_report(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Rancangan dikembalikan."))
    return redirect("evaluation:desk", slug)


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What my raters agreed on about me."""
    rows = []
    for each in queries.assessments_about(request.user):
        each.person = request.user
        rows.append((each, queries.evidence_of(each)))
    return page(request, "evaluation/mine.html", {"rows": rows})
