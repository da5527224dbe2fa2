"""Findings: the public list, the officers' desk, and one finding with what may be done now."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.infra.http import once, page, public
from bening.infra.tables import neutral
from bening.stages.announcements import queries as announcements
from bening.stages.evaluation.charts import findings_by_unit
from bening.stages.evaluation.forms.findings import (
    ActionForm,
    EffectForm,
    FindingForm,
    OwnerForm,
    ReturnForm,
)
from bening.stages.evaluation.periods import period
from bening.stages.evaluation.queries import findings as queries
from bening.stages.evaluation.services import findings as services
from bening.transparency.datasets import lines

PAGE = 25


@public
def public_list(request: HttpRequest) -> HttpResponse:
    """How the findings of each unit stand, and every finding by its title."""
    units = queries.by_unit(now())
    context = {
        "units": units,
        "chart": findings_by_unit(units),
        "page_obj": Paginator(queries.all_findings(), PAGE).get_page(request.GET.get("halaman")),
        "at": now(),
        "periods": [(code, period(f"act.{code}")) for code in ("critical", "major", "minor")],
        "earliest": period("effect.earliest"),
        "latest": period("effect.latest"),
    }
    return page(request, "evaluation/findings.html", context)


def public_csv(request: HttpRequest) -> HttpResponse:
    """Every finding of today as a table: titles for the public, no person."""
    out, at = io.StringIO(), now()
    write = csv.writer(out)
    write.writerow(["rekrutmen", "temuan", "unit", "judul", "berat", "sumber", "dibuka", "tenggat", "putaran",
                    "keadaan", "lewat_tenggat"])  # fmt: skip
    for found in queries.all_findings():
        write.writerow([
            found.announcement.slug, found.number, neutral(found.unit), neutral(found.title), found.severity,
            found.source,
            f"{found.opened_at:%Y-%m-%d}", f"{found.due_at:%Y-%m-%d}", found.round, found.state,
            int(queries.is_overdue(found, at)),
        ])  # fmt: skip
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="temuan.csv"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@public
def public_one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One finding: every moment that the log was told of."""
    found = get_object_or_404(queries.all_findings(), announcement__slug=slug, number=number)
    context = {"finding": found, "records": queries.records_of(found), "at": now()}
    return page(request, "evaluation/finding.html", context)


def rows(request: HttpRequest, slug: str, number: int, record: int) -> StreamingHttpResponse:
    """One moment as open data, as its root in the log binds it."""
    found = get_object_or_404(queries.all_findings(), announcement__slug=slug, number=number)
    told = get_object_or_404(queries.records_of(found), number=record)
    response = StreamingHttpResponse(lines([queries.open_row(told)]), content_type="application/jsonl")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


# -- the desk ----------------------------------------------------------------------------------------------


@staff()
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Findings that concern this officer, the most urgent first."""
    institutions = [role.institution for role in request.roles if role.kind in queries.OPENERS]
    offered = list(announcements.published().filter(institution__in=institutions))
    for each in offered[:1]:  # cases are the institution's, whatever the recruitment
        each.cases = queries.citable_cases(each.institution)
    context = {"findings": queries.findings_for(request.user), "announcements": offered, "at": now()}
    return page(request, "evaluation/findings_desk.html", context)


@staff(*queries.OPENERS)
@once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a finding about a recruitment."""
    institutions = {role.institution_id for role in request.roles}
    announcement = get_object_or_404(announcements.published(), slug=slug, institution__in=institutions)
    owners = queries.owners_for(announcement.institution)
    first = {"source": request.GET.get("asal", ""), "reference": request.GET.get("rujukan", "")[:80]}
    form = FindingForm(request.POST or None, owners=owners, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"owner": form.owners[form.cleaned_data["owner"]]}
        found = services.open_finding(announcement, **given, by=request.user, at=now())
        messages.success(request, _("Temuan dibuka dan tercatat dalam log publik."))
        return redirect("evaluation:finding_desk", found.pk)
    return _form(request, _("Buka temuan"), form, reverse("evaluation:findings_desk"))


def _form(request: HttpRequest, title: str, form: Any, back: str, intro: str = "") -> HttpResponse:
    context = {"title": title, "intro": intro, "form": form, "back": back}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.findings_for(request.user), pk=pk)


@staff()
@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding with everything known inside, and what this officer may do now."""
    return _page_of(request, _one(request, pk), ReturnForm())


def _page_of(request: HttpRequest, found: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    waiting = queries.action_to_judge(found)
    effects, accepted = queries.effects_of(found), queries.accepted_action(found)
    context = {
        "finding": found,
        "actions": [(action, effects.get(action.pk)) for action in queries.actions_of(found)],
        "acts": found.state == "open" and queries.may_act(request.user, found),
        "judges": queries.may_judge(request.user, found, waiting),
        "checks": found.state == "closed" and queries.may_judge(request.user, found, accepted),
        "hands_over": found.state == "open" and queries.may_open(request.user, found.institution),
        "form": form,
        "at": now(),
    }
    return page(request, "evaluation/finding_desk.html", context, status=status)


@staff()
@once
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Report what was done."""
    found, form = _one(request, pk), ActionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.act(found, **form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("Tindak lanjut tersimpan dan menunggu pemeriksaan orang lain."))
        return redirect("evaluation:finding_desk", pk)
    intro = _("Orang lain memeriksa buktinya sebelum temuan ditutup.")
    back = reverse("evaluation:finding_desk", args=[pk])
    return _form(request, _("Laporkan tindak lanjut"), form, back, intro)


def _waiting(request: HttpRequest, pk: int) -> Any:
    """The action that this officer may judge; 404 otherwise."""
    found = _one(request, pk)
    action = queries.action_to_judge(found)
    if not queries.may_judge(request.user, found, action):
        raise Http404
    action.finding = found
    return action


@staff(*queries.JUDGES)
@require_POST
@once
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the finding."""
    services.accept_action(_waiting(request, pk), by=request.user, at=now())
    messages.success(request, _("Temuan ditutup. Pengaruhnya dilihat kemudian."))
    return redirect("evaluation:finding_desk", pk)


@staff(*queries.JUDGES)
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Not enough."""
    action, form = _waiting(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _page_of(request, action.finding, form, status=422)
    services.return_action(action, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Tindak lanjut dikembalikan."))
    return redirect("evaluation:finding_desk", pk)


@staff(*queries.JUDGES)
@once
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether it helped."""
    found, form = _one(request, pk), EffectForm(request.POST or None)
    if not queries.may_judge(request.user, found, queries.accepted_action(found)):
        raise Http404
    if request.method == "POST" and form.is_valid():
        effective = form.cleaned_data["effective"] == "yes"
        services.check_effect(found, effective, form.cleaned_data["because"], by=request.user, at=now())
        messages.success(request, _("Tersimpan dan tercatat dalam log publik."))
        return redirect("evaluation:finding_desk", pk)
    back = reverse("evaluation:finding_desk", args=[pk])
    return _form(request, _("Lihat pengaruh tindakan"), form, back)


@staff(*queries.OPENERS)
@once
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another owner."""
    found = _one(request, pk)
    form = OwnerForm(request.POST or None, owners=queries.owners_for(found.institution))
    if request.method == "POST" and form.is_valid():
        owner = form.owners[form.cleaned_data["owner"]]
        services.hand_over(found, owner, by=request.user, at=now())
        messages.success(request, _("Penanggung jawab diganti."))
        return redirect("evaluation:finding_desk", pk)
    back = reverse("evaluation:finding_desk", args=[pk])
    return _form(request, _("Ganti penanggung jawab"), form, back)
