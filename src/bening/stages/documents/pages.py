"""What every page of documents begins with: whose application it is, and which slot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from bening.core.decision import Verdict, require
from bening.core.regulation import DocumentRule
from bening.stages.documents import queries
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.stages.documents.models import Document, Dossier


def own(request: HttpRequest, pk: int) -> Any:
    """One application of this person, or 404; it knows its person and answers without another query.

    `Refused` of a draft that does not say yet which documents belong to it.
    """
    found = get_object_or_404(registration.applications_of(request.user).exclude(state="withdrawn"), pk=pk)
    application = registration.with_answers(registration.belonging_to(found, request.user))
    if application.state == "draft":
        require(Verdict(registration.lacking(application)))
    return application


def own_dossier(request: HttpRequest, pk: int) -> Dossier:
    """The dossier of one application of this person, or 404."""
    found = queries.belonging_to(
        get_object_or_404(queries.dossiers_of(request.user), application_id=pk), request.user
    )
    registration.with_answers(found.application)
    return found


def own_document(request: HttpRequest, pk: int, slot: str) -> Document:
    """The document in one slot of this person, its dossier and person at hand, or 404."""
    dossier = own_dossier(request, pk)
    document = get_object_or_404(queries.documents_of(dossier), slot=slot)
    document.dossier = dossier
    return document


def rule_of(application: Any, name: str) -> DocumentRule:
    """What the regulation asks of one slot that this person has, or 404."""
    found = next((slot.rule for slot in queries.empty_slots(application) if slot.rule.slot == name), None)
    if found is None:
        raise Http404
    return found


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file that no browser opens by itself."""
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
