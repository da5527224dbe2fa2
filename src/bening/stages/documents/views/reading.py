"""What the machine read, for the applicant: told on the page of the slot, and answered there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.infra.http import page
from bening.reading.render import CannotDraw, NoSuchPage, page_picture
from bening.stages.documents import feedback, moving, pages, queries, readings, reports

if TYPE_CHECKING:
    from bening.stages.documents.models import Document


def told(request: HttpRequest, document: Document) -> dict[str, Any]:
    """What the part about reading needs to know of one document."""
    dossier = document.dossier
    said = feedback.feedback_on(document, request.user, now())
    target = None
    if said.other_kind and dossier.state == "open":
        slots = {slot.rule.slot: slot.rule for slot in queries.empty_slots(dossier.application)}
        proposed = reports.moves_in(reports.reports_of(dossier), slots)
        target = next((slots[move.target] for move in proposed if move.origin == document.slot), None)
    return {"feedback": said, "target": target, "document": document, "may_answer": dossier.state == "open"}


@signed_in
@require_GET
def reading(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """The part of the slot's page about reading, asked for again and again until it is read."""
    document = pages.own_document(request, pk, slot)
    if not request.htmx:
        return redirect("documents:upload", pk, slot)
    context = {"application": document.dossier.application, **told(request, document)}
    return page(request, "documents/_reading.html", context)


@signed_in
@require_GET
def picture(request: HttpRequest, pk: int, slot: str, number: int) -> HttpResponse:
    """One page of my own document, drawn anew; the boxes are laid over it."""
    document = pages.own_document(request, pk, slot)
    try:
        data = page_picture(queries.content(document), document.media_type, number)
    except (NoSuchPage, CannotDraw):
        raise Http404 from None
    response = HttpResponse(data, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=600"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_POST
def ask(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """The applicant's answer to one doubt. Needs no key against repetition: the last answer holds."""
    document = pages.own_document(request, pk, slot)
    code, says = request.POST.get("periksa", ""), request.POST.get("jawab", "")
    readings.ask_for_person(document, code, says, by=request.user, at=now())
    messages.success(request, _("Dicatat. Petugas akan melihatnya setelah lamaran dikirim."))
    return redirect("documents:upload", pk, slot)


@signed_in
@require_POST
def move(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """Put the file into the slot where it belongs; sent twice it finds nothing more to move."""
    document = pages.own_document(request, pk, slot)
    application = document.dossier.application
    target = pages.rule_of(application, request.POST.get("ke", ""))
    if target.slot == slot:
        raise Http404
    moving.move_document(document, pages.rule_of(application, slot), target, by=request.user, at=now())
    messages.success(request, _("Berkas dipindahkan."))
    return redirect("documents:upload", pk, target.slot)
