"""What goes through two stages in one transaction: the registration and the documents of one application."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts import queries as people
from bening.accounts import services as accounts
from bening.core.decision import Reason, Refused
from bening.stages.documents import queries as documents
from bening.stages.documents import services as documenting
from bening.stages.registration import queries as registration
from bening.stages.registration import services as registering

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.documents.models import Dossier
    from bening.stages.registration.models import Application


@transaction.atomic
def submit_application(dossier: Dossier, *, draft: int, papers: int, by: User, at: datetime) -> Dossier:
    """Submit: what was stated is entered and the documents are sealed, both or neither (ADR 17).

    `draft`, `papers`: the versions of the draft and of the dossier on the page that was confirmed.
    """
    if dossier.application.state == "draft":
        registering.enter_application(dossier.application, seen=draft, by=by, at=at)
    return documenting.seal_dossier(dossier, seen=papers, by=by, at=at)


@transaction.atomic
def correct_nik(person: User, nik: str) -> None:
    """Put a mistyped NIK right, as long as nothing was submitted under it; drafts are compared anew."""
    applications = registration.applications_of(person).exclude(state="withdrawn")
    if people.roles_of(person) or applications.filter(state="entered").exists():
        raise Refused(Reason("nik.in_use"))
    accounts.correct_nik(person, nik)
    for draft in applications:
        registering.compare_anew(draft)


@transaction.atomic
def give_up(application: Application, *, by: User, at: datetime) -> None:
    """Give up a draft: what was typed and uploaded is deleted, and the person may begin anew."""
    found = documents.dossier_of(application)
    if found is not None:
        documenting.discard_dossier(found, by=by, at=at)
    registering.withdraw_application(application, by=by, at=at)
