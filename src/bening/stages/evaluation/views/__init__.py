"""Pages of evaluation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.core.deadlines import day_of
from bening.infra.http import once, page, public
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import queries, services
from bening.stages.evaluation.charts import periods, way
from bening.stages.evaluation.forms import ReportForm, ReturnForm
from bening.stages.evaluation.queries import analyses as looked_into
from bening.stages.evaluation.queries import performance as working
from bening.stages.evaluation.queries import progress
from bening.stages.evaluation.queries import terms as rules
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
    context: dict[str, Any] = {"announcement": announcement, "kinds": kinds, "on": day_of(now())}
    if "assessor" in kinds:
        context |= _rating(announcement, request.user)
    context["drafts"] = queries.drafts(announcement)
    return page(request, "evaluation/desk.html", context)


def _rating(announcement: Any, rater: Any) -> dict[str, Any]:
    """The colleagues as a head sees them; nothing for whoever handled the marks of the selection."""
    if working.knows_marks(announcement, rater):
        return {"barred": True}
    on, rule = day_of(now()), rules.rule_of(announcement)
    shown = working.progress_in(announcement, rule.periods)
    names = {one.pk: one for one, _steps in shown}
    waiting = [(each, names[each.appointment_id]) for each in queries.waiting_for_second(announcement, rater)]
    return {
        "shown": [(one, steps, _due(steps, on)) for one, steps in shown],
        "periods": list(rule.periods),
        "chart": periods(progress.periods(announcement, on)),
        "waiting": waiting,
    }


def _due(steps: Any, on: Any) -> int:
    return sum(step.due_on <= on and not step.state for step in steps)


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
