"""Complaints as those who handle them see them. Every opening is noted for the complainant."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.infra.http import once, page
from bening.participation import records
from bening.participation.forms.complaints import AnswerForm, AssignForm, HandOverForm, TextForm
from bening.participation.queries import complaints as queries
from bening.participation.services import handling as services
from bening.participation.views.complaints import download

officers = staff(queries.OFFICER, queries.INSPECTOR)


@officers
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, the most urgent first."""
    found = list(queries.complaints_for(request.user).exclude(state="closed")[:200])
    return page(request, "participation/complaints_desk.html", {"complaints": found, "now": now()})


def _theirs(request: HttpRequest, ticket: str) -> Any:
    return get_object_or_404(queries.complaints_for(request.user), ticket=ticket)


@officers
@require_GET
def complaint(request: HttpRequest, ticket: str) -> HttpResponse:
    """One complaint with its texts."""
    found = _theirs(request, ticket)
    note_access(request.user, found.person, f"complaint:{ticket}", at=now())
    context = {
        "complaint": found,
        "told": queries.text_of(found),
        "steps": queries.steps_of(found),
        "evidence": queries.evidence_of(found),
        "handles": found.handler_id == request.user.pk and found.state == "handled",
        "holidays": queries.holidays_told(found),
    }
    return page(request, "participation/complaint_desk.html", context)


@officers
@require_GET
def evidence(request: HttpRequest, ticket: str, pk: int) -> HttpResponse:
    """One file."""
    found = _theirs(request, ticket)
    each = get_object_or_404(queries.evidence_of(found), pk=pk)
    note_access(request.user, found.person, f"complaint:{ticket}", at=now())
    return download(queries.evidence_bytes(each, found.person), each.media_type, f"bukti-{each.pk}")


def _form(request: HttpRequest, ticket: str, title: str, form: Any, intro: str = "") -> HttpResponse:
    back = reverse("participation:complaint_desk", args=[ticket])
    context = {"title": title, "intro": intro, "back": back, "form": form}
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@officers
@once
def assign(request: HttpRequest, ticket: str) -> HttpResponse:
    """Triage."""
    found = _theirs(request, ticket)
    form = AssignForm(request.POST or None, officers=queries.handlers_for(found))
    if request.method == "POST" and form.is_valid():
        officer = form.officers[form.cleaned_data["officer"]]
        services.assign(found, officer, form.cleaned_data["level"], by=request.user, at=now())
        messages.success(request, _("Penangan ditetapkan; pengadu diberi tahu tenggatnya."))
        return redirect("participation:complaint_desk", ticket)
    return _form(request, ticket, _("Tetapkan penangan"), form)


@officers
@once
def ask(request: HttpRequest, ticket: str) -> HttpResponse:
    """Ask the complainant."""
    found, form = _theirs(request, ticket), TextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ask(found, form.cleaned_data["text"], by=request.user, at=now())
        messages.success(request, _("Pertanyaan terkirim; tenggat berhenti sampai dijawab."))
        return redirect("participation:complaint_desk", ticket)
    return _form(request, ticket, _("Tanya pengadu"), form, _("Tenggat berhenti sampai pengadu menjawab."))


@officers
@once
def answer(request: HttpRequest, ticket: str) -> HttpResponse:
    """Answer with the reason."""
    found, form = _theirs(request, ticket), AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer(found, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Jawaban terkirim."))
        return redirect("participation:complaint_desk", ticket)
    return _form(request, ticket, _("Jawab pengaduan"), form)


@officers
@once
def hand_over(request: HttpRequest, ticket: str) -> HttpResponse:
    """Note that the record went to another office."""
    found, form = _theirs(request, ticket), HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record = records.as_json(found)
        services.hand_over(found, record=record, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Tercatat; pengadu diberi tahu."))
        return redirect("participation:complaint_desk", ticket)
    return _form(request, ticket, _("Teruskan ke lembaga lain"), form)


@officers
@require_POST
@once
def step_back(request: HttpRequest, ticket: str) -> HttpResponse:
    """Be concerned by it: never see it again."""
    services.step_back(_theirs(request, ticket), by=request.user, at=now())
    messages.success(request, _("Anda tidak lagi dapat membuka pengaduan itu."))
    return redirect("participation:complaints_desk")


@officers
@require_GET
def record(request: HttpRequest, ticket: str, kind: str) -> HttpResponse:
    """The complaint as a file for another office."""
    found = _theirs(request, ticket)
    note_access(request.user, found.person, f"export:{ticket}", at=now())
    make, media_type = records.FORMATS[kind]
    return download(make(found), media_type, f"{ticket}.{kind}")
