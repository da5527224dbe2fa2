"""Pictures of an applicant's papers for officers: what names somebody is covered, what was shown is noted."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import staff
from bening.accounts.services import note_access
from bening.reading.render import CannotDraw, NoSuchPage, page_picture
from bening.stages.documents import queries as documents
from bening.stages.verification import evidence, pages, queries, services
from bening.stages.verification.masking import cover
from bening.stages.verification.views.desk import on_desk


@staff("verifier", "supervisor")
@require_POST
def ahead(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the dossier after this one already, and say where its pictures are, to be fetched ahead."""
    row = on_desk(request, pk)
    reserved = services.reserve_next(request.user, row.step, row.dossier.application.announcement, at=now())
    addresses = []
    if reserved is not None:
        addresses = [
            reverse("verification:picture", args=[reserved.pk, document.slot, number])
            for document in documents.documents_of(reserved.dossier)
            for number in range(1, document.pages + 1)
        ]
    return JsonResponse({"pictures": addresses})


@staff("verifier", "supervisor")
@require_GET
def picture(request: HttpRequest, pk: int, slot: str, number: int) -> HttpResponse:
    """A picture of one page of a document on this officer's desk, or given ahead; the reading is recorded."""
    row = on_desk(request, pk, ahead=True)
    verdict = queries.proposed_verdict(row.dossier) if row.step == queries.SECOND else None
    whole = pages.is_unaided(row, queries.triage_of(row.dossier), verdict)
    return drawn(request, row.dossier, slot, number, whole=whole)


def drawn(request: HttpRequest, dossier: Any, slot: str, number: int, *, whole: bool = False) -> HttpResponse:
    """The picture of a page of a dossier. That the first page was shown is written down.

    What says whose it is and was found to match is covered, unless it is asked for (`?utuh=1`, which is
    written down as well) or the page is judged without the program (`whole`).
    """
    document = get_object_or_404(documents.documents_of(dossier), slot=slot)
    document.dossier = dossier
    boxes = [] if whole else pages.covered(evidence.report_of(document), number)
    uncovered = bool(boxes) and "utuh" in request.GET
    if number == 1 or uncovered:
        what = f"{pages.access_to(slot)}{':uncovered' if uncovered else ''}"
        note_access(request.user, dossier.application.person, what, at=now())
    try:
        data = page_picture(documents.content(document), document.media_type, number)
    except (NoSuchPage, CannotDraw):
        raise Http404 from None
    if boxes and not uncovered:
        data = cover(data, boxes)
    response = HttpResponse(data, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
