"""Pages of analyses: what the public reads, what officers plan, register and have carried out."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.infra.http import once, page, public
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import analysis_words as words
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.analyses import PlanForm
from bening.stages.evaluation.models.analyses import PARTS
from bening.stages.evaluation.queries import analyses as queries
from bening.stages.evaluation.services import analyses as services
from bening.transparency.datasets import lines

RESULT = ("about", "measure", "value")


def _answers(analysis: Any) -> list[words.Answer]:
    return words.answers(analysis.kind, queries.rows_of(analysis, "result"))


@public
def of_recruitment(request: HttpRequest, slug: str) -> HttpResponse:
    """Was the selection right, and was it fair: every question that was put, with what came out."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    rows = [
        (analysis, found, words.headline(found))
        for analysis in queries.analyses_of(announcement)
        for found in [_answers(analysis)]
    ]
    return page(request, "evaluation/analyses.html", {"announcement": announcement, "rows": rows})


@public
def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One question: its plan and when it was registered, the answer, how to compute it again."""
    analysis = _told(slug, number)
    found = _answers(analysis)
    context = {
        "analysis": analysis,
        "plan": queries.plan_of(analysis),
        "answers": found,
        "chart": words.chart(analysis.kind, found),
        "parts": {each.part: each.entry for each in analysis.tables.all()},
        "csv": reverse("evaluation:analysis_csv", args=[slug, number]) if found else "",
    }
    return page(request, "evaluation/analysis.html", context)


def _told(slug: str, number: int) -> Any:
    announcement = get_object_or_404(announcements.published(), slug=slug)
    return get_object_or_404(queries.analyses_of(announcement), number=number)


def rows(request: HttpRequest, slug: str, number: int, part: str) -> StreamingHttpResponse:
    """The plan, the data or the result as open data, a line each."""
    analysis = _told(slug, number)
    if part not in PARTS or queries.table_of(analysis, part) is None:
        raise Http404
    response = StreamingHttpResponse(
        lines(queries.open_rows(analysis, part)), content_type="application/jsonl"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def plan_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The bytes of the plan, for `bening evaluate`."""
    return HttpResponse(_told(slug, number).plan.encode() + b"\n", content_type="application/json")


def result_csv(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The result as a spreadsheet reads it."""
    found = queries.rows_of(_told(slug, number), "result")
    if not found:
        raise Http404
    text = io.StringIO()
    writer = csv.DictWriter(text, RESULT)
    writer.writeheader()
    writer.writerows(found)
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")


# ---------------------------------------------------------------- officers


def _recruitment(request: HttpRequest, slug: str) -> Any:
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


def _kinds(request: HttpRequest, announcement: Any) -> set[str]:
    return {role.kind for role in request.roles if role.institution_id == announcement.institution_id}


@staff("evaluator", "publisher")
@require_GET
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Every plan of the recruitment, proposed ones too."""
    announcement = _recruitment(request, slug)
    context = {
        "announcement": announcement,
        "kinds": _kinds(request, announcement),
        "analyses": queries.analyses_in(announcement),
    }
    return page(request, "evaluation/analyses_desk.html", context)


@staff("evaluator")
@once
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a plan before anybody looks at the data."""
    announcement = _recruitment(request, slug)
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.propose_analysis(announcement, **form.plan(), by=request.user, at=now())
        messages.success(request, _("Rencana tersimpan. Orang kedua mendaftarkannya."))
        return redirect("evaluation:analyses_desk", slug)
    context = {
        "title": _("Rencanakan analisis"),
        "intro": _(
            "Rencana dicatat dalam log publik sebelum datanya dilihat, dan hasilnya terbit apa pun isinya."
        ),
        "back": reverse("evaluation:analyses_desk", args=[slug]),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff("evaluator", "publisher")
@require_GET
def plan(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One plan as officers see it, with what may be done now."""
    return _plan(request, _analysis(request, slug, number), ReturnForm())


def _analysis(request: HttpRequest, slug: str, number: int) -> Any:
    return get_object_or_404(queries.analyses_in(_recruitment(request, slug)), number=number)


def _plan(request: HttpRequest, analysis: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    kinds = _kinds(request, analysis.announcement)
    context = {
        "analysis": analysis,
        "plan": queries.plan_of(analysis),
        "kinds": kinds,
        "may_register": "publisher" in kinds
        and analysis.state == "proposed"
        and analysis.proposed_by_id != request.user.pk,
        "ready": analysis.state == "registered" and queries.is_ready(analysis, now()),
        "form": form,
    }
    return page(request, "evaluation/analysis_desk.html", context, status=status)


def _to_register(request: HttpRequest, slug: str, number: int) -> Any:
    waiting = queries.waiting_to_register(_recruitment(request, slug), request.user)
    return get_object_or_404(waiting, number=number)


@staff("publisher")
@require_POST
@once
def register(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Register a plan as the second person."""
    services.register_analysis(_to_register(request, slug, number), by=request.user, at=now())
    messages.success(request, _("Rencana terdaftar dalam log publik dan tidak dapat diubah lagi."))
    return redirect("evaluation:analysis_desk", slug, number)


@staff("publisher")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Return a plan with the reason."""
    found, form = _to_register(request, slug, number), ReturnForm(request.POST)
    if not form.is_valid():
        return _plan(request, found, form, status=422)
    services.return_analysis(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Rencana dikembalikan."))
    return redirect("evaluation:analyses_desk", slug)


@staff("evaluator", "publisher")
@require_POST
@once
def run(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Have a registered plan carried out."""
    analysis = _analysis(request, slug, number)
    if analysis.state != "registered":
        raise Http404
    services.ask_analysis(analysis, by=request.user, at=now())
    messages.success(request, _("Analisis sedang dihitung. Hasilnya terbit sendiri, apa pun isinya."))
    return redirect("evaluation:analysis_desk", slug, number)
