"""Reading dossiers and documents. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from bening.accounts import services as accounts
from bening.infra.storage import private_store
from bening.stages.documents.models import Document, Dossier

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.registration.models import Application


def dossiers_of(person: User) -> QuerySet[Dossier]:
    """What this person may see; the view's 404 is the access check."""
    return Dossier.objects.filter(application__person=person).select_related(
        "application__announcement", "application__formasi", "entry", "findings_entry"
    )


def dossier_of(application: Application) -> Dossier | None:
    """The dossier of one application, once opened."""
    return Dossier.objects.filter(application=application).first()


def sealed_dossiers(announcement: Announcement) -> QuerySet[Dossier]:
    """Complete dossiers of people who did not withdraw; verification starts here."""
    return Dossier.objects.filter(
        application__announcement=announcement, application__state="entered", state="sealed"
    ).select_related("application")


def documents_of(dossier: Dossier) -> QuerySet[Document]:
    """The documents of one dossier, by slot."""
    return Document.objects.filter(dossier=dossier).order_by("slot")


def storage_context(dossier_id: int, slot: str) -> str:
    """What a stored document is bound to; it does not open under another dossier or slot."""
    return f"documents/{dossier_id}/{slot}"


def content(document: Document) -> bytes:
    """The bytes as uploaded. `CannotOpen` once the person's key is erased; FileNotFoundError if lost."""
    person = document.dossier.application.person
    context = storage_context(document.dossier_id, document.slot)
    return accounts.unseal_for(person, private_store().get(document.key), context)
