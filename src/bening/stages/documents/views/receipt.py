"""The proof of submission, on the page and as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from bening.accounts.access import signed_in
from bening.infra.http import page
from bening.stages.documents import pages, queries, receipts
from bening.stages.documents.models import Dossier
from bening.transparency import queries as transparency


def _submitted(request: HttpRequest, pk: int) -> Dossier:
    submitted = queries.dossiers_of(request.user).select_related("entry__log", "findings_entry__log")
    found = get_object_or_404(submitted, application_id=pk, entry__isnull=False)
    return queries.belonging_to(found, request.user)


@signed_in
@require_GET
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof of submission; the page looks again by itself until the log has published it."""
    found = _submitted(request, pk)
    context = {
        "application": found.application,
        "dossier": found,
        "documents": queries.slots_of(found),
        "ready": transparency.receipt(found.entry) is not None,
        "address": receipts.proof_address(found),
    }
    return page(request, "documents/receipt.html", context)


@signed_in
@require_GET
def acknowledgement(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed promise, there from the first second."""
    found = _submitted(request, pk)
    return pages.download(transparency.acknowledgement(found.entry), "text/plain", "pengakuan.txt")


@signed_in
@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof of inclusion, once the log has published the entry."""
    data = transparency.receipt(_submitted(request, pk).entry)
    if data is None:
        raise Http404
    return pages.download(data, "text/plain", "lamaran.tlog-proof")


@signed_in
@require_GET
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """What the public entry says, for me alone."""
    return pages.download(receipts.opening(_submitted(request, pk)), "application/json", "bukaan.json")


@signed_in
@require_GET
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """What the program had found when I submitted, for me alone."""
    data = receipts.findings_opening(_submitted(request, pk))
    if data is None:
        raise Http404
    return pages.download(data, "application/json", "temuan.json")


@signed_in
@require_GET
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt for paper, once the log has published the entry."""
    found = _submitted(request, pk)
    if transparency.receipt(found.entry) is None:
        raise Http404
    return pages.download(receipts.receipt_pdf(found), "application/pdf", "bukti-lamaran.pdf")
