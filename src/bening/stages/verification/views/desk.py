"""The officers' desk: what waits, one dossier at a time, the first and the second decision on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.infra.http import once, page
from bening.reading.render import CannotDraw, NoSuchPage, page_picture
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification import pages, queries, services
from bening.stages.verification.forms import JudgementForm, ReturnForm, note_name
from bening.stages.verification.requirements import requirements_of


def may(request: HttpRequest, step: str, announcement: Any) -> bool:
    """Whether this officer does this step for the institution of an announcement."""
    kind = queries.ROLE_OF_STEP.get(step)
    return any(
        role.kind == kind and role.institution_id == announcement.institution_id for role in request.roles
    )


def _on_desk(request: HttpRequest, pk: int, **narrowed: str) -> Any:
    """What lies on this officer's desk, while they hold the role for it; 404 otherwise."""
    row = get_object_or_404(queries.allocations_of(request.user), pk=pk, **narrowed)
    if not may(request, row.step, row.dossier.application.announcement):
        raise Http404
    return row


@staff("verifier", "supervisor")
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """How much waits for this officer in each recruitment, and what already lies on the desk."""
    rows = [
        (announcement, step, queries.waiting(announcement, step, request.user).count())
        for announcement in announcements.published()
        for step in queries.ROLE_OF_STEP
        if may(request, step, announcement)
    ]
    clear = [
        (announcement, queries.clear(announcement, request.user).order_by().count())
        for announcement in announcements.published()
        if may(request, queries.SECOND, announcement)
    ]
    held = queries.allocations_of(request.user)
    return page(request, "verification/desk.html", {"rows": rows, "held": held, "clear": clear})


@staff("verifier", "supervisor")
@require_POST
@once
def take(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    """Take the next dossier of the queue."""
    announcement = get_object_or_404(announcements.published(), slug=slug)
    if not may(request, step, announcement):
        raise Http404
    return _next(request, step, announcement)


def _next(request: HttpRequest, step: str, announcement: Any) -> HttpResponse:
    """On to the next dossier of the same step, or back to the desk when there is none or enough for now."""
    if "berhenti" in request.POST:
        return redirect("verification:desk")
    allocation = services.allocate_next(request.user, step, announcement, at=now())
    if allocation is None:
        messages.info(request, _("Tidak ada berkas lagi yang menunggu Anda saat ini."))
        return redirect("verification:desk")
    return redirect("verification:allocation", allocation.pk)


@staff("verifier", "supervisor")
@once
def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier: each document beside its question (first step) or beside the proposal (second step)."""
    row = _on_desk(request, pk)
    if row.step == queries.SECOND:
        return _proposal(request, row, ReturnForm())
    requirements = requirements_of(row.dossier)
    unseen = pages.unseen(request.user, row, requirements) if request.method == "POST" else ()
    form = JudgementForm(request.POST or None, requirements=requirements, unseen=unseen)
    if request.method == "POST" and form.is_valid():
        services.propose_verdict(row, form.judgements(), by=request.user, at=now())
        messages.success(request, _("Usulan Anda tersimpan dan menunggu orang kedua."))
        return _next(request, row.step, row.dossier.application.announcement)
    rows = pages.rows_of(row.dossier, requirements)
    for shown in rows:
        shown["field"], shown["note"] = form[shown["code"]], form[note_name(shown["code"])]
    context = {"allocation": row, "form": form, "rows": rows, "returned": queries.last_return(row.dossier)}
    context |= pages.seat_of(row.dossier)
    return page(request, "verification/judge.html", context, status=422 if form.errors else 200)


def _proposal(request: HttpRequest, row: Any, form: ReturnForm, status: int = 200) -> HttpResponse:
    verdict = queries.proposed_verdict(row.dossier)
    if verdict is None:
        raise Http404
    rows = pages.rows_of(row.dossier, requirements_of(row.dossier), verdict)
    context = {"allocation": row, "verdict": verdict, "rows": rows, "return_form": form}
    context["against"] = [shown for shown in rows if shown["finding"] and not shown["finding"].met]
    context |= pages.seat_of(row.dossier)
    return page(request, "verification/approve.html", context, status=status)


@staff("supervisor")
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Seal the proposed verdict as the second person."""
    row = _on_desk(request, pk, step=queries.SECOND)
    services.approve_verdict(row, by=request.user, at=now())
    messages.success(request, _("Putusan disahkan dan tercatat dalam log publik."))
    return _next(request, row.step, row.dossier.application.announcement)


@staff("supervisor")
@require_POST
@once
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the proposal with a reason."""
    row = _on_desk(request, pk, step=queries.SECOND)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _proposal(request, row, form, status=422)
    services.return_verdict(row, form.cleaned_data["because"], by=request.user, at=now())
    messages.success(request, _("Usulan dikembalikan. Orang lain akan menilainya."))
    return _next(request, row.step, row.dossier.application.announcement)


@staff("verifier", "supervisor")
@require_GET
def picture(request: HttpRequest, pk: int, slot: str, number: int) -> HttpResponse:
    """A picture of one page of a document that lies on this officer's desk; the reading is recorded."""
    row = _on_desk(request, pk)
    return drawn(request, row.dossier, slot, number)


def drawn(request: HttpRequest, dossier: Any, slot: str, number: int) -> HttpResponse:
    """The picture of a page of a dossier. That the first page was shown is written down."""
    document = get_object_or_404(documents.documents_of(dossier), slot=slot)
    document.dossier = dossier
    person = dossier.application.person
    if number == 1:
        note_access(request.user, person, pages.access_to(slot), at=now())
    try:
        data = page_picture(documents.content(document), document.media_type, number)
    except (NoSuchPage, CannotDraw):
        raise Http404 from None
    response = HttpResponse(data, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
