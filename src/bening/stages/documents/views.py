"""The applicant's documents: the list of slots, one page for each, the submission, the receipt."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bening.accounts.access import signed_in
from bening.core.decision import Reason
from bening.core.regulation import DocumentRule
from bening.infra.http import once, page, seen_version
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries, receipts, services
from bening.stages.documents.models import Dossier
from bening.stages.registration import queries as registration
from bening.transparency import queries as transparency

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def _own(request: HttpRequest, pk: int) -> Any:
    """One entered application of this person, or 404; it knows its person without another query."""
    found = get_object_or_404(registration.applications_of(request.user), pk=pk, state="entered")
    return registration.belonging_to(found, request.user)


def _own_dossier(request: HttpRequest, pk: int) -> Dossier:
    """The dossier of one application of this person, or 404."""
    found = get_object_or_404(queries.dossiers_of(request.user), application_id=pk)
    return queries.belonging_to(found, request.user)


def _rule(application: Any, name: str) -> DocumentRule:
    """What the regulation asks of one slot that this person has, or 404."""
    found = next((slot.rule for slot in queries.empty_slots(application) if slot.rule.slot == name), None)
    if found is None:
        raise Http404
    return found


@signed_in
@require_GET
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Every document asked for, how far it is, and what to do next."""
    application = _own(request, pk)
    found = queries.dossier_of(application)
    slots = queries.slots_of(found) if found else queries.empty_slots(application)
    required = [slot for slot in slots if slot.required]
    context = {
        "application": application,
        "dossier": found,
        "slots": slots,
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
    application = _own(request, pk)
    found, rule = queries.dossier_of(application), _rule(application, slot)
    if request.method != "POST":
        return _upload_page(request, application, found, rule)
    data, problems = _sent(request, rule)
    intake = None if problems else services.look_at(rule, data)
    if intake is None or intake.problems:
        return _upload_page(request, application, found, rule, problems or intake.problems)
    if found is None:
        services.attach_first_document(application, rule, data, intake, by=request.user, at=now())
    else:
        services.attach_document(found, rule, data, intake, by=request.user, at=now())
    messages.success(request, _("Dokumen diterima dan dapat dibaca."))
    return redirect("documents:dossier", pk)


def _upload_page(
    request: HttpRequest, application: Any, dossier: Any, rule: DocumentRule, problems: Any = ()
) -> HttpResponse:
    held = queries.documents_of(dossier).filter(slot=rule.slot).first() if dossier else None
    context = {"application": application, "dossier": dossier, "problems": problems}
    context["slot"] = queries.Slot(rule, held)
    return page(request, "documents/upload.html", context, status=422 if problems else 200)


def _sent(request: HttpRequest, rule: DocumentRule) -> tuple[bytes, tuple[Reason, ...]]:
    """The bytes of the file, or why it was not even read."""
    file = request.FILES.get("berkas")
    size = getattr(request, "upload_refused", 0) or (file.size if file else 0)
    if size > rule.max_bytes:
        facts = {"size": size, "largest": rule.max_bytes}
        return b"", (Reason("file.too_large", rule.source.basis, facts),)
    if file is None:
        return b"", (Reason("file.not_chosen"),)
    return file.read(), ()


@signed_in
@require_GET
def content(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """My own document, as a download that no browser executes."""
    document = get_object_or_404(queries.documents_of(_own_dossier(request, pk)), slot=slot)
    document.dossier.application.person = request.user
    name = f"{document.slot}.{SUFFIXES[document.media_type]}"
    response = _download(queries.content(document), document.media_type, name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@signed_in
@require_POST
def remove(request: HttpRequest, pk: int, slot: str) -> HttpResponse:
    """Take a document back."""
    document = get_object_or_404(queries.documents_of(_own_dossier(request, pk)), slot=slot)
    services.remove_document(document, by=request.user, at=now())
    messages.success(request, _("Dokumen dihapus."))
    return redirect("documents:dossier", pk)


@signed_in
@once
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Look over everything once more, then submit."""
    found = _own_dossier(request, pk)
    if found.state != "open":
        return redirect("documents:receipt", pk)
    if request.method == "POST":
        services.seal_dossier(found, seen=seen_version(request), by=request.user, at=now())
        return redirect("documents:receipt", pk)
    slots = queries.slots_of(found)
    context = {
        "application": found.application,
        "dossier": found,
        "slots": [slot for slot in slots if slot.document],
        "absent": [slot for slot in slots if slot.required and slot.document is None],
    }
    return page(request, "documents/seal.html", context)


@signed_in
@once
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the application back, after being told what that means."""
    application = _own(request, pk)
    found = queries.dossier_of(application)
    if request.method == "POST":
        at = now()
        found = found or services.open_dossier(application, by=request.user, at=at)
        services.withdraw_dossier(found, by=request.user, at=at)
        messages.success(request, _("Lamaran ditarik."))
        return redirect("documents:dossier", pk)
    return page(request, "documents/withdraw.html", {"application": application, "dossier": found})


# --- the receipt ------------------------------------------------------------------------------------


def _submitted(request: HttpRequest, pk: int) -> Dossier:
    submitted = queries.dossiers_of(request.user).select_related("entry__log")
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


def _download(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_GET
def acknowledgement(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed promise, there from the first second."""
    found = _submitted(request, pk)
    return _download(transparency.acknowledgement(found.entry), "text/plain", "pengakuan.txt")


@signed_in
@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof of inclusion, once the log has published the entry."""
    data = transparency.receipt(_submitted(request, pk).entry)
    if data is None:
        raise Http404
    return _download(data, "text/plain", "lamaran.tlog-proof")


@signed_in
@require_GET
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """What the public entry says, for me alone."""
    return _download(receipts.opening(_submitted(request, pk)), "application/json", "bukaan.json")


@signed_in
@require_GET
def receipt_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt for paper, once the log has published the entry."""
    found = _submitted(request, pk)
    if transparency.receipt(found.entry) is None:
        raise Http404
    return _download(receipts.receipt_pdf(found), "application/pdf", "bukti-lamaran.pdf")
