"""Taking back what was submitted. Submitting goes through two stages: `portal`."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from bening.accounts.access import signed_in
from bening.infra.http import once, page
from bening.stages.documents import pages, queries, services


@signed_in
@once
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the application back, after being told what that means."""
    application = pages.own(request, pk)
    if application.state != "entered":  # a draft is given up, not withdrawn
        raise Http404
    found = queries.dossier_of(application)
    if request.method == "POST":
        at = now()
        found = found or services.open_dossier(application, by=request.user, at=at)
        services.withdraw_dossier(found, by=request.user, at=at)
        messages.success(request, _("Lamaran ditarik."))
        return redirect("documents:dossier", pk)
    return page(request, "documents/withdraw.html", {"application": application, "dossier": found})
