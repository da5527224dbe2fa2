"""What must hold after any crash, kill or power cut: I1 to I5, as one checker.

I1  every sealed dossier has all its documents, byte-identical by SHA-256, and its leaf in the log,
    below a signed checkpoint (or waiting, if it was sealed a moment ago)
I2  nothing half-done is visible: no document row without its file, no sealed row without its entry
I3  one application per person and period; one answer per idempotency key (constraints; counted here)
I4  the log only grows: every released checkpoint is consistent with the tree of today
I5  the database is sound
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import connection
from django.db.models import Count

from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note
from bening.infra.encryption import CannotOpen
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.transparency import queries as transparency


def violations() -> Iterator[str]:
    """Every broken invariant, in words that name the row; nothing when all hold."""
    yield from _dossiers()
    yield from _applications()
    yield from _logs()
    yield from _database()


def _dossiers() -> Iterator[str]:
    for announcement in announcements.published():
        for dossier in documents.sealed_dossiers(announcement).select_related("entry", "application__person"):
            for document in documents.documents_of(dossier):
                yield from _document(document)
            entry = dossier.entry
            if entry is None:
                yield f"I2 dossier {dossier.pk} is sealed without a log entry"
            elif merkle.leaf_hash(entry.body.encode()) != bytes(entry.leaf):
                yield f"I1 entry {entry.pk} of dossier {dossier.pk} does not fit its leaf"


def _document(document: object) -> Iterator[str]:
    try:
        data = documents.content(document)
    except FileNotFoundError:
        yield f"I2 document {document.pk} has no file"
    except CannotOpen:
        yield f"I1 document {document.pk} does not open: changed, or its key was erased"
    else:
        if hashlib.sha256(data).hexdigest() != document.sha256:
            yield f"I1 document {document.pk} is not the file that was sealed"


def _applications() -> Iterator[str]:
    for announcement in announcements.published():
        doubled = (
            registration.entered_for(announcement)
            .order_by()
            .values("person")
            .annotate(n=Count("pk"))
            .filter(n__gt=1)
        )
        for row in doubled:
            yield f"I3 person {row['person']} entered {row['n']} times for {announcement.slug}"


def _logs() -> Iterator[str]:
    for log in transparency.logs():
        tree = transparency.tree(log)
        for size, note in transparency.checkpoints(log):
            told = Checkpoint.parse(Note.parse(note.encode()).text)
            if size > log.size:
                yield f"I4 {log.origin}: checkpoint of size {size}, but the log has {log.size}"
            elif merkle.root(size, tree) != told.root:
                yield f"I4 {log.origin}: the tree no longer has the root released at size {size}"


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            for (row,) in cursor.fetchall():
                if row != "ok":
                    yield f"I5 {row}"
            cursor.execute("PRAGMA foreign_key_check")
            for row in cursor.fetchall():
                yield f"I5 foreign key broken: {row}"
