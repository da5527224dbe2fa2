"""The register of interests and gifts, random audits, and the button for those who are pressed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.infra.http import once, page, public
from bening.participation.forms.complaints import TextForm
from bening.participation.forms.interests import AuditForm, DeclarationForm, FindingForm, PressureForm
from bening.participation.queries import interests as queries
from bening.participation.services import interests as services

inspectors = staff(queries.INSPECTOR)


@public
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """What was declared, and how many did not declare; officers stand there under their marks."""
    context = {
        "rows": Paginator(queries.register(), 50).get_page(request.GET.get("halaman")),
        "summary": queries.summary(now()),
        "audits": queries.audits()[:20],
    }
    return page(request, "participation/register.html", context)


@public
@require_GET
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    """One audit: the list, the seed once it is told, what was found; anybody can draw again."""
    found = get_object_or_404(queries.audits(), pk=pk)
    context = {"audit": found, "findings": queries.findings_of(found)}
    return page(request, "participation/audit.html", context)


@public
@require_GET
def audit_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list whose digest stands in the log."""
    found = get_object_or_404(queries.audits(), pk=pk)
    response = HttpResponse(queries.list_file(found.marks), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _form(request: HttpRequest, title: str, form: Any, back: str, intro: str = "") -> HttpResponse:
    context = {"title": title, "intro": intro, "back": back, "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@staff()
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What I declared and reported."""
    reports = []
    for each in queries.pressure_of(request.user):
        each.person = request.user
        reports.append((each, queries.pressure_outcome(each)))
    context = {"declarations": queries.declarations_of(request.user), "reports": reports}
    return page(request, "participation/my_interests.html", context)


@staff()
@once
def declare(request: HttpRequest) -> HttpResponse:
    """Declare."""
    form = DeclarationForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        institution = request.roles[0].institution
        services.declare(institution, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Pernyataan tercatat. Pernyataan tidak dapat diubah atau dihapus."))
        return redirect("participation:my_interests")
    back = reverse("participation:my_interests")
    return _form(request, _("Nyatakan kepentingan atau gratifikasi"), form, back)


@staff()
@once
def press(request: HttpRequest) -> HttpResponse:
    """Report that I am pressed."""
    form = PressureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        institution = request.roles[0].institution
        services.report_pressure(institution, form.cleaned_data["text"], by=request.user, at=now())
        messages.success(request, _("Laporan langsung diterima Inspektorat."))
        return redirect("participation:my_interests")
    told = _("Langsung ke Inspektorat, tidak melewati atasan Anda.")
    return _form(request, _("Saya ditekan"), form, reverse("participation:my_interests"), told)


# -- the inspectorate ------------------------------------------------------------------------------------


@inspectors
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Audits and reports of pressure."""
    context = {
        "audits": queries.audits_for(request.user),
        "reports": queries.pressure_for(request.user),
    }
    return page(request, "participation/inspection_desk.html", context)


@inspectors
@once
def commit_audit(request: HttpRequest) -> HttpResponse:
    """Fix list and seed."""
    form = AuditForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        institution = request.roles[0].institution
        made = services.commit_audit(institution, form.cleaned_data["sample"], by=request.user, at=now())
        messages.success(request, _("Daftar dan sidik undian tercatat. Inspektur lain mengundinya."))
        return redirect("participation:audit_desk", made.pk)
    return _form(request, _("Mulai audit acak"), form, reverse("participation:inspection_desk"))


def _audit(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.audits_for(request.user), pk=pk)


@inspectors
@once
def audit_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """One audit: draw, read what the drawn declared, write down what was found."""
    found = _audit(request, pk)
    done = {each.mark for each in queries.findings_of(found)}
    form = FindingForm(request.POST or None, marks=[mark for mark in found.drawn if mark not in done])
    if request.method == "POST" and form.is_valid():
        services.find(found, by=request.user, at=now(), **form.cleaned_data)
        return redirect("participation:audit_desk", pk)
    rows = [(each, queries.detail_of(each)) for each in _drawn(request, found)]
    context = {"audit": found, "rows": rows, "findings": queries.findings_of(found), "form": form}
    return page(request, "participation/audit_desk.html", context, status=422 if form.errors else 200)


def _drawn(request: HttpRequest, found: Any) -> list[Any]:
    rows = list(queries.drawn_declarations(found)) if found.state != "committed" else []
    for person in {each.person_id: each.person for each in rows}.values():
        note_access(request.user, person, "declaration", at=now())
    return rows


@inspectors
@require_POST
@once
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the seed and draw."""
    services.draw_audit(_audit(request, pk), by=request.user, at=now())
    messages.success(request, _("Diundi. Siapa pun dapat mengulang undiannya."))
    return redirect("participation:audit_desk", pk)


@inspectors
@once
def pressure(request: HttpRequest, pk: Any) -> HttpResponse:
    """One report: read, take, close."""
    found = next((each for each in queries.pressure_for(request.user) if each.pk == pk), None)
    if found is None:
        return get_object_or_404(queries.pressure_of(request.user).none(), pk=pk)
    form = TextForm(request.POST if "text" in request.POST else None)
    if request.method == "POST" and found.state == "filed":
        services.take_pressure(found, by=request.user, at=now())
        return redirect("participation:pressure", pk)
    if request.method == "POST" and form.is_valid():
        services.close_pressure(found, form.cleaned_data["text"], by=request.user, at=now())
        messages.success(request, _("Selesai; pelapor membaca hasilnya."))
        return redirect("participation:inspection_desk")
    note_access(request.user, found.person, "pressure", at=now())
    context = {"report": found, "text": queries.pressure_text(found), "form": form}
    context["outcome"] = queries.pressure_outcome(found)
    return page(request, "participation/pressure.html", context, status=422 if form.errors else 200)
