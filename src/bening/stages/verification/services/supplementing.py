"""What the program found after the submission goes into the log, too."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from bening.accounts.services import seal_for
from bening.core.events import VerificationAuto
from bening.stages.documents import queries as documents
from bening.stages.verification import queries
from bening.stages.verification.models import Supplement
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.stages.documents.models import Dossier


@transaction.atomic
def supplement_findings(dossier: Dossier, *, at: datetime) -> None:
    """Say in the log what the program has found by now, if that is another than what is said there.

    Called before anybody relies on it: when the dossier is sorted, and with each judgement, for reading may
    have ended after a dossier that waited too long was sorted unread.
    """
    entry, said = queries.findings_committed(dossier)
    found = documents.findings_now(dossier)
    if found == said:
        return
    application = dossier.application
    later = transparency.record(
        VerificationAuto(rules=application.edition_digest),
        log=application.season,
        answers=[entry],
        secret=documents.commit_secret(dossier),
        fields=documents.said_of_findings(dossier, found),
        at=at,
    )
    content = seal_for(application.person, found, queries.content_context(dossier))
    Supplement.objects.create(dossier=dossier, content=content, entry=later, recorded_at=at)
