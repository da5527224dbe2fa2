"""Submitting the application, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from bening.accounts.access import signed_in
from bening.infra.http import once, page, seen_version
from bening.stages.documents import feedback, pages, queries, services


@signed_in
@once
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Look over everything once more, then submit."""
    found = pages.own_dossier(request, pk)
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
        "overview": feedback.overview(found, slots, now()),
        "absent": [slot for slot in slots if slot.required and slot.document is None],
    }
    return page(request, "documents/seal.html", context)


@signed_in
@once
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the application back, after being told what that means."""
    application = pages.own(request, pk)
    found = queries.dossier_of(application)
    if request.method == "POST":
        at = now()
        found = found or services.open_dossier(application, by=request.user, at=at)
        services.withdraw_dossier(found, by=request.user, at=at)
        messages.success(request, _("Lamaran ditarik."))
        return redirect("documents:dossier", pk)
    return page(request, "documents/withdraw.html", {"application": application, "dossier": found})
