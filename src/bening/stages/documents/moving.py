"""A file that lies in a wrong slot is moved; two that lie in each other's change places."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.core.decision import Refused
from bening.core.regulation import DocumentRule
from bening.reading.findings import Intake
from bening.reading.fitting import CannotFit, fit
from bening.stages.documents import queries
from bening.stages.documents.models import Document
from bening.stages.documents.services import attach_document, look_at, remove_document

if TYPE_CHECKING:
    from bening.accounts.models import User


def move_document(
    document: Document, origin: DocumentRule, target: DocumentRule, *, by: User, at: datetime
) -> Document:
    """Put the file of `origin` into `target`; what lies there comes back in exchange.

    A slot may want another kind of file: what a machine can mend is mended. Refused when it cannot.
    """
    dossier = document.dossier
    other = queries.documents_of(dossier).filter(slot=target.slot).first()
    moved = _made_for(target, queries.content(document))
    back = None
    if other is not None:
        other.dossier = dossier
        back = _made_for(origin, queries.content(other))
    with transaction.atomic():
        there = attach_document(dossier, target, *moved, by=by, at=at)
        if back is None:
            remove_document(document, by=by, at=at)
        else:
            attach_document(dossier, origin, *back, by=by, at=at)
    return there


def _made_for(rule: DocumentRule, data: bytes) -> tuple[bytes, Intake]:
    try:
        made = fit([data], queries.limits_of(rule)).data
    except CannotFit as problem:
        raise Refused(problem.reason) from None
    found = look_at(rule, made)
    if found.problems:
        raise Refused(*found.problems)
    return made, found
