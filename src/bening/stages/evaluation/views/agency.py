"""How the work of everyone new goes as the agency sees it: no person, no small number; e-Kinerja files."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.core.deadlines import day_of
from bening.infra.http import once, page
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation import charts, queries
from bening.stages.evaluation.forms import ReturnForm
from bening.stages.evaluation.forms.performance import OfficialForm
from bening.stages.evaluation.queries import performance, progress
from bening.stages.evaluation.services import official as services

VIEWERS = ("secretary", "approver", "evaluator", "publisher")


def _recruitment(request: HttpRequest, slug: str) -> Any:
    institutions = {role.institution_id for role in request.roles}
    return get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)


def _ratings(announcement: Any) -> list[tuple[str, int]]:
    return progress.ratings_in_steps(announcement, queries.assessed_before(announcement))


@staff(*VIEWERS)
@require_GET
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Periods assessed of those due, ratings and behaviours in groups large enough, e-Kinerja files."""
    announcement = _recruitment(request, slug)
    kinds = {role.kind for role in request.roles if role.institution_id == announcement.institution_id}
    periods = progress.periods(announcement, day_of(now()))
    ratings, behaviours = _ratings(announcement), progress.behaviours(announcement)
    context = {
        "announcement": announcement,
        "kinds": kinds,
        "periods": periods,
        "periods_chart": charts.periods(periods),
        "ratings": ratings,
        "ratings_chart": charts.ratings(ratings),
        "behaviours_chart": charts.behaviours(behaviours),
        "smallest": progress.FEWEST_IN_A_MEAN,
        "files": performance.official_files(announcement),
        "csv": reverse("evaluation:performance_csv", args=[slug]),
    }
    return page(request, "evaluation/performance.html", context)


@staff(*VIEWERS)
@require_GET
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """The same figures as a table; what the page does not show is not in it either."""
    announcement = _recruitment(request, slug)
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["kelompok", "nama", "nilai"])
    for each in progress.periods(announcement, day_of(now())):
        write.writerow(["jatuh_tempo", each.period, each.due])
        write.writerow(["selesai", each.period, each.done])
    write.writerows(["predikat", name, count] for name, count in _ratings(announcement))
    write.writerows(["perilaku", code, f"{mean:.2f}"] for code, mean in progress.behaviours(announcement))
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="kinerja.csv"'
    return response


# --- e-Kinerja ----------------------------------------------------------------------------------------


@staff("evaluator")
@once
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Take over a file of ratings."""
    announcement = _recruitment(request, slug)
    form = OfficialForm(request.POST or None, request.FILES or None)
    back = reverse("evaluation:performance", args=[slug])
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        services.import_official(announcement, file, file.name, by=request.user, at=now())
        messages.success(request, _("Berkas tersimpan dan menunggu orang kedua."))
        return redirect(back)
    context = {
        "title": _("Ambil predikat dari e-Kinerja"),
        "intro": _("Predikat ini disimpan terpisah dan tidak masuk ke rumus penilaian di sini."),
        "back": back,
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


def _file(request: HttpRequest, slug: str, number: int) -> Any:
    waiting = performance.official_files(_recruitment(request, slug)).filter(state="imported")
    return get_object_or_404(waiting.exclude(imported_by=request.user), number=number)


@staff("publisher")
@require_GET
def official(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One file that waits for a second person."""
    return _official(request, _file(request, slug, number), ReturnForm())


def _official(request: HttpRequest, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    context = {"file": found, "form": form}
    return page(request, "evaluation/official.html", context, status=status)


@staff("publisher")
@require_POST
@once
def approve(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let it count."""
    services.approve_official(_file(request, slug, number), by=request.user, at=now())
    messages.success(request, _("Predikat dari e-Kinerja berlaku dan dapat dibaca pegawai."))
    return redirect("evaluation:performance", slug)


@staff("publisher")
@require_POST
@once
def send_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Send it back."""
    found, form = _file(request, slug, number), ReturnForm(request.POST)
    if not form.is_valid():
        return _official(request, found, form, status=422)
    services.return_official(found, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Berkas dikembalikan."))
    return redirect("evaluation:performance", slug)
