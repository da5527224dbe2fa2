"""Pages of the desk of scores: import, look, approve; and the marks as open data for anyone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bening.accounts.access import staff
from bening.infra import charts
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.selection import queries, services
from bening.stages.selection.forms import CauseForm, ComparedForm, ScoreFileForm
from bening.stages.selection.marks import OWN_HEADINGS
from bening.stages.selection.models import ScoreSheet

SCORER, APPROVER = "scorer", "score_approver"
SHOWN_FAULTS = 500


@staff(SCORER, APPROVER)
def desk(request: HttpRequest) -> HttpResponse:
    """Both tests of every announcement of one's institutions, and every sheet so far."""
    mine = [role.institution_id for role in request.roles]
    offered = announcements.published().filter(institution__in=mine)
    context = {
        "announcements": offered,
        "sheets": queries.sheets_of(mine),
        "uploading": {role.institution_id for role in request.roles if role.kind == SCORER},
    }
    return page(request, "selection/desk.html", context)


@staff(SCORER)
@once
def upload(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Give in a file of the CAT; with any fault nothing is kept and every fault is shown."""
    mine = [role.institution_id for role in request.roles]
    announcement = get_object_or_404(announcements.published(), slug=slug, institution__in=mine)
    if kind not in queries.KINDS:
        raise Http404
    replaced = queries.in_force(announcement, kind)
    form = ScoreFileForm(request.POST or None, request.FILES or None, correcting=replaced is not None)
    context = {
        "announcement": announcement,
        "kind": kind,
        "replaced": replaced,
        "form": form,
        "headings": OWN_HEADINGS[kind],
    }
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        reading = services.read_scores(announcement, kind, file, file.name)
        if not reading.faults:
            file.seek(0)
            cause = form.cleaned_data.get("cause", "")
            sheet = services.import_scores(
                announcement, kind, file, file.name, by=request.user, at=now(), cause=cause
            )
            messages.success(request, _("Lembar nilai tersimpan dan menunggu orang kedua."))
            return redirect("selection:sheet", sheet.pk)
        context["faults"] = [(fault, services.fault_reason(fault)) for fault in reading.faults[:SHOWN_FAULTS]]
        context["fault_count"] = len(reading.faults)
    status = 422 if form.errors or "faults" in context else 200
    return page(request, "selection/upload.html", context, status=status)


def _sheet_of(request: HttpRequest, pk: int) -> ScoreSheet:
    mine = [role.institution_id for role in request.roles]
    return get_object_or_404(queries.sheets_of(mine), pk=pk)


def _looked_at(request: HttpRequest, sheet: ScoreSheet) -> dict[str, Any]:
    """One sheet from afar, ten rows from near, and what this person may do with it."""
    summary = queries.summary_of(sheet)
    title = _("Sebaran nilai SKD") if sheet.kind == "skd" else _("Sebaran nilai CAT SKB")
    waiting = sheet.state == "imported"
    own = sheet.imported_by_id == request.user.pk
    approving = {role.institution_id for role in request.roles if role.kind == APPROVER}
    second = waiting and not own and sheet.announcement.institution_id in approving
    return {
        "sheet": sheet,
        "summary": summary,
        "chart": charts.histogram(title, summary.buckets(), headers=(_("Nilai"), _("Peserta"))),
        "sample": queries.sample_of(sheet),
        "may_approve": second,
        "may_return": second or (waiting and own),
        "compared_form": ComparedForm(),
        "cause_form": CauseForm(),
    }


@staff(SCORER, APPROVER)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet: summary, distribution, random rows to compare with paper, and its seal."""
    return page(request, "selection/sheet.html", _looked_at(request, _sheet_of(request, pk)))


@staff(APPROVER)
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal a sheet as the second person."""
    row = _sheet_of(request, pk)
    form = ComparedForm(request.POST)
    if not form.is_valid():
        context = _looked_at(request, row) | {"compared_form": form}
        return page(request, "selection/sheet.html", context, status=422)
    services.approve_scores(row, by=request.user, at=now())
    messages.success(request, _("Lembar nilai disegel dan tercatat dalam log publik."))
    return redirect("selection:sheet", row.pk)


@staff(SCORER, APPROVER)
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a sheet, or take one's own back."""
    row = _sheet_of(request, pk)
    form = CauseForm(request.POST)
    if not form.is_valid():
        context = _looked_at(request, row) | {"cause_form": form}
        return page(request, "selection/sheet.html", context, status=422)
    services.return_scores(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Lembar nilai dikembalikan. Tidak ada nilai yang berlaku darinya."))
    return redirect("selection:sheet", row.pk)


def rows(request: HttpRequest, slug: str, kind: str, number: int) -> StreamingHttpResponse:
    """The rows of a sealed sheet, one JSON object a line, each with salt and commitment."""
    row = get_object_or_404(queries.sealed_sheets(), announcement__slug=slug, kind=kind, number=number)
    lines = (each.line() for each in queries.open_rows(row))
    return StreamingHttpResponse(lines, content_type="application/jsonl")
