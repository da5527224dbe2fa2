"""What the log says that the program had found: at the submission, or when the dossier was sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from bening.accounts import queries as people
from bening.stages.documents import queries as documents
from bening.stages.verification.models import Supplement

if TYPE_CHECKING:
    from bening.stages.documents.models import Dossier
    from bening.transparency.models import Entry


def supplements_of(dossier: Dossier) -> QuerySet[Supplement]:
    """The later findings of one dossier, the newest last."""
    return Supplement.objects.filter(dossier=dossier).select_related("entry__log").order_by("pk")


def every_supplement() -> QuerySet[Supplement]:
    """All of them, for the checker of invariants."""
    return Supplement.objects.select_related("entry", "dossier__application__person").order_by("pk")


def content_context(dossier: Dossier) -> str:
    """What the sealed findings are bound to."""
    return f"verification/findings/{dossier.pk}"


def findings_in(supplement: Supplement) -> bytes:
    """The findings word for word. `CannotOpen` once the person's key is erased."""
    person = supplement.dossier.application.person
    return people.unseal_for(person, bytes(supplement.content), content_context(supplement.dossier))


def findings_committed(dossier: Dossier) -> tuple[Entry | None, bytes | None]:
    """The newest entry of the log about the program's findings, and what it commits to."""
    newest = supplements_of(dossier).last()
    if newest is None:
        return dossier.findings_entry, documents.findings_at_submission(dossier)
    newest.dossier = dossier
    return newest.entry, findings_in(newest)


def findings_entry(dossier: Dossier) -> Entry | None:
    """The newest entry about the program's findings: what people who judge are shown."""
    newest = supplements_of(dossier).last()
    return newest.entry if newest else dossier.findings_entry
