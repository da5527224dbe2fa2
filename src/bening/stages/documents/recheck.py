"""Answers may be mended until the application is submitted: what was told about them is then told anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from bening.core.decision import Refused
from bening.infra.db import Stale, edit
from bening.stages.documents import asking
from bening.stages.documents.models import Document, Dossier, Likeness, Reading, Trace

AT_ONCE = 50


def with_all(rows: Any, way: str) -> Any:
    """Read along what a question is made of. `way`: from the row to its document."""
    application = f"{way}dossier__application"
    return rows.select_related(
        f"{application}__person", f"{application}__formasi", f"{application}__announcement__institution"
    )


def is_outdated(reading: Reading, dossier: Dossier) -> bool:
    """Whether the answers changed since it was compared; the worker looks what that means for it."""
    compared = reading.state == Reading.READ and not reading.sealed
    return compared and dossier.state == "open" and reading.statement != dossier.application.version


def asked_differently(reading: Reading) -> bool:
    """Whether the answers as they are in the database now ask something else than was asked."""
    document = with_all(Document.objects.filter(pk=reading.document_id), "").get()
    return asking.mark_of(asking.question_about(document)) != reading.asked


def ask_anew(*, at: datetime) -> int:
    """Put what was compared with answers that have changed since back into the queue; how many there were."""
    changed = Reading.objects.filter(
        state=Reading.READ, sealed=False, document__dossier__state="open"
    ).exclude(statement=F("document__dossier__application__version"))
    return sum(_ask_again(pk, at) for pk in changed.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _ask_again(pk: int, at: datetime) -> bool:
    """Whether it has to be read anew; what the change does not touch is left as it is."""
    found = with_all(Reading.objects.filter(pk=pk, state=Reading.READ, sealed=False), "document__").first()
    if found is None:
        return False
    Dossier.objects.select_for_update().filter(pk=found.document.dossier_id).first()
    try:
        if asked_differently(found):
            put_back(found, at=at)
            return True
        edit(found, statement=found.document.dossier.application.version)
    except (Stale, Refused):  # changed meanwhile, or its person was erased: there is nothing to compare with
        pass
    return False


def put_back_outdated(dossier: Dossier, readings: Iterable[Reading], *, at: datetime) -> None:
    """Before submitting: what was compared with other answers than those submitted counts as unread."""
    for reading in readings:
        if reading.state != Reading.READ:
            continue
        reading.document.dossier = dossier
        if asking.mark_of(asking.question_about(reading.document)) != reading.asked:
            put_back(reading, at=at)


def put_back(reading: Reading, *, at: datetime) -> None:
    """Back into the queue, as if it had just been handed in."""
    nothing = {"leased_until": None, "read_at": None, "report": None, "words": b"", "compared": False}
    edit(reading, state=Reading.WAITING, waits_since=at, attempts=0, doubts=0, **nothing)
    Trace.objects.filter(reading=reading).delete()
    Likeness.objects.filter(Q(one=reading) | Q(other=reading)).delete()
