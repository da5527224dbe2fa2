"""Everything that was handed in and submitted, by whomever: for the checker of invariants, not for pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from bening.stages.documents.models import Document, Dossier


def every_document() -> Iterator[Document]:
    """Every document of every dossier, with its person at hand."""
    rows = Document.objects.select_related("dossier__application__person").order_by("pk")
    return rows.iterator(500)


def submitted() -> QuerySet[Dossier]:
    """Every dossier that was ever submitted, also those withdrawn since."""
    return Dossier.objects.exclude(digest="").select_related("entry__log").order_by("pk")


def submitted_with_person() -> Iterator[Dossier]:
    """The same, one after the other, with what opens their findings at hand."""
    rows = submitted().select_related("application__person", "findings_entry")
    return rows.iterator(500)
