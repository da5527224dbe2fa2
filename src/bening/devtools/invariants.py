"""What must hold after any crash, kill or power cut: I1 to I5, as one checker.

I1  every submitted dossier has all its documents, byte-identical by SHA-256, and its leaf in the log,
    below a checkpoint that is signed (or waiting, if it was submitted a moment ago); what the program had
    found is word for word what the log commits to
I2  nothing half-done is visible: no document row without its file, no old file without a row, no
    submitted row without its entry, no entry of a submission without its row, no formasi row that says
    something else than the sealed edition
I3  one application per person and period; one answer per idempotency key (constraints; counted here)
I4  the log only grows: every released checkpoint is signed and is the tree of today up to its size
I5  the database is sound
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Count

from bening.core.decision import Refused
from bening.core.events import ApplicationSubmitted
from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.merkle import ProofError
from bening.core.tlog.note import Note, NoteError, VerifierKey, signed_by
from bening.core.tlog.receipt import Receipt
from bening.infra.encryption import CannotOpen
from bening.infra.storage import private_store
from bening.participation.queries import complaints
from bening.stages.announcements import projection
from bening.stages.announcements import queries as announcements
from bening.stages.appointments.queries import filing
from bening.stages.documents import inventory
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.verification import queries as verification
from bening.transparency import queries as transparency
from bening.transparency.verify.trust import verify_ed25519

SWEPT_AFTER = timedelta(days=2)
"""A file without a row is swept when it is a day old, a few hours later at most."""


def violations(at: datetime | None = None) -> Iterator[str]:
    """Every broken invariant, in words that name the row; nothing when all hold.

    With `at` (now), what waits longer than promised and files that should have been swept are broken too.
    """
    yield from _documents()
    if at is not None:
        yield from _files(at)
    yield from _dossiers(at)
    yield from _findings()
    yield from _applications()
    yield from _projections()
    yield from _logs()
    yield from _database()


# --- I1, I2: documents and dossiers -------------------------------------------------------------------


def _documents() -> Iterator[str]:
    for document in inventory.every_document():
        try:
            data = documents.content(document)
        except FileNotFoundError:
            yield f"I2 document {document.pk} of dossier {document.dossier_id} has no file"
        except CannotOpen:
            yield f"I1 document {document.pk} does not open: changed, or its key was erased"
        else:
            if hashlib.sha256(data).hexdigest() != document.sha256:
                yield f"I1 document {document.pk} is not the file that was handed in"


def _files(at: datetime) -> Iterator[str]:
    old = list(private_store().older_than(at - SWEPT_AFTER))
    for start in range(0, len(old), 500):
        keys = old[start : start + 500]
        named = documents.known_keys(keys) | announcements.known_files(keys) | complaints.known_keys(keys)
        named |= filing.known_keys(keys)
        yield from (f"I2 file {key} belongs to no row and was not swept" for key in keys if key not in named)


def _dossiers(at: datetime | None) -> Iterator[str]:
    told = set()
    for dossier in inventory.submitted():
        if dossier.entry is None:
            yield f"I2 dossier {dossier.pk} was submitted without a log entry"
            continue
        told.add(dossier.entry_id)
        problem = _in_the_log(dossier.entry, at)
        if problem:
            yield f"I1 entry {dossier.entry_id} of dossier {dossier.pk} {problem}"
    for log in transparency.logs():
        for entry in transparency.entries(log.season).filter(body__contains=ApplicationSubmitted.kind):
            submitted = transparency.record_of(entry).event.kind == ApplicationSubmitted.kind
            if submitted and entry.pk not in told:
                yield f"I2 entry {entry.pk} says that a dossier was submitted; there is none"


def _findings() -> Iterator[str]:
    """What is kept of the program's findings, at the submission and later, against the log's commitments."""
    for dossier in inventory.submitted_with_person():
        name, read = f"findings of dossier {dossier.pk}", partial(documents.findings_at_submission, dossier)
        yield from _fit(name, dossier, dossier.findings_entry, read)
    for supplement in verification.every_supplement():
        name, read = f"later findings {supplement.pk}", partial(verification.findings_in, supplement)
        yield from _fit(name, supplement.dossier, supplement.entry, read)


def _fit(name: str, dossier: Any, entry: Any, read: Callable[[], bytes | None]) -> Iterator[str]:
    try:
        found = read()
        fits = found is None or documents.findings_fit(dossier, entry, found)
    except Refused:  # the person was erased, and with the key what was said of them
        return
    except CannotOpen:
        yield f"I1 {name} do not open: changed"
        return
    if not fits:
        yield f"I1 {name} are not those that entry {entry.pk} commits to"


def _in_the_log(entry: Any, at: datetime | None) -> str:
    """What is wrong with an entry's place in the log; empty if nothing is."""
    if merkle.leaf_hash(entry.body.encode()) != bytes(entry.leaf):
        return "does not fit its leaf"
    proof = transparency.receipt(entry)
    if proof is None:
        late = at is not None and at - entry.recorded_at > transparency.PROMISE
        return "is not in the log, although it was promised" if late else ""
    receipt = Receipt.parse(proof)
    try:
        receipt.verify(_signed(entry.log, receipt.checkpoint))
    except (ProofError, NoteError) as error:
        return f"is not proven: {error}"
    return ""


# --- I3: applications ---------------------------------------------------------------------------------


def _projections() -> Iterator[str]:
    for announcement in announcements.published():
        for difference in projection.differences(announcement):
            yield f"I2 {difference}"


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


# --- I4: logs -----------------------------------------------------------------------------------------


def _logs() -> Iterator[str]:
    for log in transparency.logs():
        tree = transparency.tree(log)
        if merkle.root(log.size, tree) != bytes(log.root):
            yield f"I4 {log.origin}: the tiles do not make the root of size {log.size}"
        for size, note in transparency.checkpoints(log):
            try:
                told = _signed(log, note.encode())
            except NoteError as error:
                yield f"I4 {log.origin}: checkpoint of size {size}: {error}"
                continue
            if told.size != size or size > log.size:
                yield f"I4 {log.origin}: checkpoint of size {told.size}, but the log has {log.size}"
            elif merkle.root(size, tree) != told.root:
                yield f"I4 {log.origin}: the tree no longer has the root released at size {size}"


def _signed(log: Any, note: bytes) -> Checkpoint:
    """What a checkpoint says, once its signature is checked; `NoteError` if it is not signed."""
    parsed = Note.parse(note)
    if not signed_by(parsed, VerifierKey.parse(log.key), verify_ed25519):
        raise NoteError("not signed with the key of the log")
    return Checkpoint.parse(parsed.text)


# --- I5: the database ---------------------------------------------------------------------------------


def _database() -> Iterator[str]:
    yield from _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (row,) in cursor.fetchall():
            if row != "ok":
                yield f"I5 {row}"
        cursor.execute("PRAGMA foreign_key_check")
        for row in cursor.fetchall():
            yield f"I5 foreign key broken: {row}"


INDEXES = """
SELECT i.indexrelid::regclass::text FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE m.amname = 'btree' AND n.nspname = current_schema() AND i.indisvalid
"""


def _postgresql() -> Iterator[str]:
    """Every index against its table, where the extension amcheck is installed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")
        if cursor.fetchone() is None:
            return
        cursor.execute(INDEXES)
        for (index,) in cursor.fetchall():
            try:
                with transaction.atomic():
                    cursor.execute("SELECT bt_index_check(%s::regclass, true)", [index])
            except DatabaseError as error:
                yield f"I5 {index}: {error}"
