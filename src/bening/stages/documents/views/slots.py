"""The list of slots, and one page for each: what is asked, what is there, the file sent now."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.core.decision import Refused
from bening.core.reasons import sentence
from bening.core.regulation import DocumentRule
from bening.infra.http import page
from bening.reading.findings import JPEG, PDF, PNG
from bening.stages.announcements import queries as announcements
from bening.stages.documents import feedback, incoming, pages, queries, services
from bening.stages.documents.pieces import Gap
from bening.stages.documents.views.reading import told
from bening.stages.registration import queries as registration

PHOTOS = (JPEG, PNG)
NUMBER, NAME = re.compile(r"[0-9]{1,9}"), re.compile(r"[0-9a-f]{32}")
SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


@signed_in
@require_GET
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Every document asked for, how far it is, and what to do next."""
    application = pages.own(request, pk)
    found = queries.dossier_of(application)
    slots = queries.slots_of(found) if found else queries.empty_slots(application)
    required = [slot for slot in slots if slot.required]
    context = {
        "application": application,
        "dossier": found,
        "overview": feedback.overview(found, slots, now()),
        "done": sum(slot.document is not None for slot in required),
        "count": len(required),
        "phase": announcements.timetable_in(registration.edition_of(application)).phase("registration"),
    }
    return page(request, "documents/dossier.html", context)


@signed_in
def upload(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """One slot: what is asked, what is there, and the file sent now.

    Needs no key against repetition: the same file in the same slot is the same document.
    """
    application = pages.own(request, pk)
    found, rule = queries.dossier_of(application), pages.rule_of(application, slot)
    if request.method != "POST":
        return _upload_page(request, application, found, rule)
    sent = incoming.taken(request, application, rule)
    if sent.intake is None:
        return _upload_page(request, application, found, rule, sent.problems)
    if found is None:
        services.attach_first_document(application, rule, sent.data, sent.intake, by=request.user, at=now())
    else:
        services.attach_document(found, rule, sent.data, sent.intake, by=request.user, at=now())
    incoming.forget_pieces(request, application, slot)
    messages.success(request, _("Dokumen diterima."))
    for reason in sent.mended:
        messages.info(request, sentence(reason, get_language() or "id"))
    return redirect("documents:upload", pk, slot)


def _upload_page(
    request: HttpRequest, application: Any, dossier: Any, rule: DocumentRule, problems: Any = ()
) -> HttpResponse:
    held = queries.documents_of(dossier).filter(slot=rule.slot).first() if dossier else None
    context = {"application": application, "dossier": dossier, "problems": problems}
    context |= {"slot": queries.Slot(rule, held), "many": PDF in rule.media_types}
    if held is not None:
        held.dossier = dossier
        dossier.application = application
        context |= {"turnable": held.media_type in PHOTOS, **told(request, held)}
    return page(request, "documents/upload.html", context, status=422 if problems else 200)


@signed_in
@require_GET
def content(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """My own document, as a download that no browser executes."""
    document = get_object_or_404(queries.documents_of(pages.own_dossier(request, pk)), slot=slot)
    document.dossier.application.person = request.user
    name = f"{document.slot}.{SUFFIXES[document.media_type]}"
    response = pages.download(queries.content(document), document.media_type, name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@signed_in
def pieces(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """Pieces of a file on a bad line: GET says how many bytes are there, POST brings the next ones."""
    application = pages.own(request, pk)
    pages.rule_of(application, slot)
    number, name, start = (request.GET.get(part, "") for part in ("nomor", "nama", "mulai"))
    if not (NUMBER.fullmatch(number) and NAME.fullmatch(name) and (not start or NUMBER.fullmatch(start))):
        return JsonResponse({"diterima": 0}, status=400)
    store = incoming.piece_store(application, slot, int(number), name)
    if request.method != "POST":
        return JsonResponse({"diterima": store.received()})
    try:
        return JsonResponse({"diterima": store.add(int(start or 0), request.body)})
    except Gap as gap:
        return JsonResponse({"diterima": gap.received}, status=409)


@signed_in
@require_POST
def turn(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """Turn the photo in a slot by a quarter; it is another file then, and is read anew."""
    document = pages.own_document(request, pk, slot)
    dossier, rule = document.dossier, pages.rule_of(document.dossier.application, slot)
    if document.media_type not in PHOTOS:
        raise Http404
    sent = incoming.made_for(rule, [queries.content(document)], incoming.quarters(request))
    if sent.intake is None:
        raise Refused(*sent.problems)
    services.attach_document(dossier, rule, sent.data, sent.intake, by=request.user, at=now())
    return redirect("documents:upload", pk, slot)


@signed_in
@require_POST
def remove(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """Take a document back."""
    document = get_object_or_404(queries.documents_of(pages.own_dossier(request, pk)), slot=slot)
    services.remove_document(document, by=request.user, at=now())
    messages.success(request, _("Dokumen dihapus."))
    return redirect("documents:dossier", pk)
