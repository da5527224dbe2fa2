"""Complaints as the public and the complainant see them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bening.accounts.access import signed_in
from bening.core.decision import Reason
from bening.infra.http import once, page, public
from bening.participation import effort, periods, records
from bening.participation.forms.complaints import (
    ComplaintForm,
    ConfirmForm,
    EvidenceForm,
    HandOverForm,
    TextForm,
)
from bening.participation.queries import complaints as queries
from bening.participation.queries import figures
from bening.participation.services import complaints as services
from bening.participation.services import handling, steps


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that no browser executes."""
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """How to complain, how long it takes, how it goes in figures."""
    names = ("triage", "simple", "ordinary", "supervisory", "confirm")
    context = {
        "figures": figures.by_channel(now()),
        "channels": figures.channels(now()),
        "periods": [(name, periods.period(f"complaint.{name}")) for name in names],
        "holidays": [(year, periods.holidays_known(year)) for year in (now().year, now().year + 1)],
    }
    return page(request, "participation/complaints.html", context)


@public
@require_GET
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The figures of complaints as open data."""
    return _table(figures.csv_rows(figures.by_channel(now())))


@public
@require_GET
def channels_csv(request: HttpRequest) -> HttpResponse:
    """The figures of every channel as open data."""
    return _table(figures.channel_rows(now()))


def _table(rows: Iterable[list[str]]) -> HttpResponse:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@signed_in
@once
def file(request: HttpRequest) -> HttpResponse:
    """Complain."""
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and effort.paid(request, form, now()):
        made = services.file_complaint(by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Pengaduan diterima. Nomornya %(ticket)s.") % {"ticket": made.ticket})
        return redirect("participation:complaint", made.ticket)
    context = {
        "title": _("Ajukan pengaduan"),
        "intro": _("Anda dikenal oleh penangan pengaduan, bukan oleh umum. Bukti ditambahkan setelah ini."),
        "back": reverse("participation:complaints"),
        "button": _("Kirim pengaduan"),
        "form": form,
        "effort": effort.asked(request, now()),
    }
    return page(request, "participation/post.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My complaints."""
    return page(
        request, "participation/my_complaints.html", {"complaints": queries.complaints_of(request.user)}
    )


def _own(request: HttpRequest, ticket: str) -> Any:
    found = get_object_or_404(
        queries.complaints_of(request.user).select_related("institution", "handler"), ticket=ticket
    )
    found.person = request.user
    return found


@signed_in
@require_GET
def complaint(request: HttpRequest, ticket: str) -> HttpResponse:
    """My complaint: where it stands, by when, every step, what I can do."""
    found = _own(request, ticket)
    context = {
        "complaint": found,
        "told": queries.text_of(found),
        "steps": queries.steps_of(found),
        "evidence": queries.evidence_of(found),
        "late": _late(found),
        "holidays": queries.holidays_told(found),
        "reopen_until": found.closed_at and periods.period("complaint.reopen").after(found.closed_at),
        "now": now(),
    }
    return page(request, "participation/complaint.html", context)


def _late(found: Any) -> bool:
    due = found.answer_due_at if found.triaged_at else found.triage_due_at
    return bool(found.state in ("filed", "handled") and due and due < now())


@signed_in
def add_evidence(request: HttpRequest, ticket: str) -> HttpResponse:
    """One file. Needs no key against repetition: the same file again is the same evidence."""
    found, form, problems = _own(request, ticket), EvidenceForm(), ()
    if request.method == "POST":
        data, problems = _sent(request)
        intake = None if problems else services.look_at(data)
        problems = problems or intake.problems
        if not problems:
            services.add_evidence(found, data, intake, at=now())
            messages.success(request, _("Bukti diterima."))
            return redirect("participation:complaint", ticket)
    context = {"complaint": found, "form": form, "problems": problems}
    return page(request, "participation/evidence.html", context, status=422 if problems else 200)


def _sent(request: HttpRequest) -> tuple[bytes, tuple[Reason, ...]]:
    """The bytes of the file, or why it was not even read."""
    sent = request.FILES.get("berkas")
    size = getattr(request, "upload_refused", 0) or (sent.size if sent else 0)
    if size > services.EVIDENCE.largest:
        return b"", (Reason("file.too_large", "", {"size": size, "largest": services.EVIDENCE.largest}),)
    if sent is None:
        return b"", (Reason("file.not_chosen"),)
    return sent.read(), ()


@signed_in
@require_GET
def evidence(request: HttpRequest, ticket: str, pk: int) -> HttpResponse:
    """My own file."""
    found = _own(request, ticket)
    each = get_object_or_404(queries.evidence_of(found), pk=pk)
    return download(queries.evidence_bytes(each, request.user), each.media_type, f"bukti-{each.pk}")


ACTIONS = {
    "balas": ("waiting", TextForm, services.reply),
    "selesai": ("answered", ConfirmForm, services.confirm),
    "buka-kembali": ("closed", TextForm, services.reopen),
}


@signed_in
@once
def act(request: HttpRequest, ticket: str, action: str) -> HttpResponse:
    """What the complainant does next: reply, say whether it is solved, open it again."""
    found = _own(request, ticket)
    state, shape, service = ACTIONS[action]
    if found.state != state:
        return redirect("participation:complaint", ticket)
    form = shape(request.POST or None)
    if request.method == "POST" and form.is_valid():
        service(found, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Tersimpan."))
        return redirect("participation:complaint", ticket)
    titles = {
        "balas": _("Jawab pertanyaan penangan"),
        "selesai": _("Apakah masalah Anda sudah selesai?"),
        "buka-kembali": _("Buka kembali pengaduan"),
    }
    context = {
        "title": titles[action],
        "back": reverse("participation:complaint", args=[ticket]),
        "button": _("Kirim"),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@once
def hand_over(request: HttpRequest, ticket: str) -> HttpResponse:
    """Note that I took my complaint to another office, with the record of today."""
    found, form = _own(request, ticket), HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record = records.as_json(found)
        handling.hand_over(found, record=record, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, _("Tercatat. Unduh berkasnya, lalu kirim ke lembaga itu."))
        return redirect("participation:complaint", ticket)
    context = {
        "title": _("Teruskan ke lembaga lain"),
        "intro": _("Kami tidak mengirim apa pun sendiri: Anda mengunduh berkas dan membawanya."),
        "back": reverse("participation:complaint", args=[ticket]),
        "form": form,
    }
    return page(request, "infra/form.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def record(request: HttpRequest, ticket: str, kind: str) -> HttpResponse:
    """My complaint as a file for another office."""
    make, media_type = records.FORMATS[kind]
    return download(make(_own(request, ticket)), media_type, f"{ticket}.{kind}")


@signed_in
@require_GET
def opening(request: HttpRequest, ticket: str, number: str) -> HttpResponse:
    """What the log's commitment to one step holds, for me alone."""
    found = dict(steps.openings(_own(request, ticket)))
    if int(number) not in found:
        raise Http404
    return download(found[int(number)], "application/json", f"{ticket}-{number}.json")
