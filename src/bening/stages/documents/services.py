"""What an applicant can do with documents: hand in, replace, remove, seal, withdraw."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from bening.accounts.services import seal_for
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import ApplicationSubmitted, ApplicationWithdrawn, VerificationAuto
from bening.core.regulation import DocumentRule
from bening.core.requirements import missing
from bening.core.timetable import window_open
from bening.infra.crashpoint import crashpoint
from bening.infra.db import Stale, move
from bening.infra.storage import private_store
from bening.notifications.services import notify
from bening.reading.findings import Intake
from bening.reading.intake import look
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries, recheck, reports, submission
from bening.stages.documents.models import Ask, Document, Dossier, Findings, Likeness, Reading, Trace
from bening.stages.registration import queries as registration
from bening.transparency import services as transparency

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.registration.models import Application


@transaction.atomic
def open_dossier(application: Application, *, by: User, at: datetime) -> Dossier:
    """The dossier of an application that says which documents belong to it: opened, or as it was before."""
    if application.state == "withdrawn":
        raise Refused(Reason("dossier.withdrawn"))
    if application.state == "draft":
        require(Verdict(registration.lacking(application)))
    try:
        with transaction.atomic():
            return Dossier.objects.create(application=application, state="open", opened_at=at)
    except IntegrityError:  # opened before, or by another request that was faster
        dossier = Dossier.objects.get(application=application)
        dossier.application = application
        return dossier


def look_at(rule: DocumentRule, data: bytes) -> Intake:
    """The first look at a file for one slot. Outside any transaction: it may take over a second."""
    return look(data, queries.limits_of(rule))


def attach_document(
    dossier: Dossier, rule: DocumentRule, data: bytes, found: Intake, *, by: User, at: datetime
) -> Document:
    """Keep a file that was looked at; it replaces what is in its slot.

    The file is durable on disk before its row is committed. A crash in between leaves a file without
    a row, which the sweep removes. The same file sent again changes nothing.
    """
    require(Verdict(found.problems))
    store, context = private_store(), queries.storage_context(dossier.pk, rule.slot)
    key = store.put(seal_for(by, data, context))
    crashpoint("documents.stored")  # a file that no row names: swept after a day
    row = Document(
        dossier=dossier,
        slot=rule.slot,
        key=key,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=found.media_type,
        pages=found.pages,
        findings=_findings(found),
        uploaded_at=at,
    )
    try:
        held = _put_in(dossier, row, at)
    except BaseException:
        store.delete(key)
        raise
    if held is not row:
        store.delete(key)
    return held


@transaction.atomic
def attach_first_document(
    application: Application, rule: DocumentRule, data: bytes, found: Intake, *, by: User, at: datetime
) -> Document:
    """Open the dossier and keep its first file, in one transaction."""
    dossier = open_dossier(application, by=by, at=at)
    return attach_document(dossier, rule, data, found, by=by, at=at)


@transaction.atomic
def _put_in(dossier: Dossier, row: Document, at: datetime) -> Document:
    """The document that the slot then holds: the new one, or the same that was there already."""
    may_change(dossier, at)
    for old in queries.documents_of(dossier).filter(slot=row.slot):
        if old.sha256 == row.sha256:
            return old
        _take_out(old)
    row.save(force_insert=True)
    Reading.objects.create(document=row, waits_since=at)
    return row


def _findings(found: Intake) -> dict[str, Any]:
    """What the program saw, as it will be committed to in the log."""
    return {"media_type": found.media_type, "pages": found.pages, **found.facts}


def may_change(dossier: Dossier, at: datetime) -> None:
    """Refuse unless the dossier is open and the phase runs; count the change for whoever seals."""
    edition = registration.edition_of(dossier.application)
    require(window_open(announcements.timetable_in(edition), "registration", at))
    counted = Dossier.objects.filter(pk=dossier.pk, state="open").update(version=F("version") + 1)
    if counted != 1:
        raise Refused(_not_open(Dossier.objects.get(pk=dossier.pk)))
    dossier.version += 1


def _not_open(dossier: Dossier) -> Reason:
    return Reason("dossier.withdrawn" if dossier.state == "withdrawn" else "dossier.already_sealed")


def _take_out(document: Document) -> None:
    """Delete a row and what was read in it; its bytes go once that is certain."""
    key = document.key
    Likeness.objects.filter(Q(one__document=document) | Q(other__document=document)).delete()
    Trace.objects.filter(reading__document=document).delete()
    Reading.objects.filter(document=document).delete()
    Ask.objects.filter(document=document).delete()
    document.delete()
    transaction.on_commit(lambda: private_store().delete(key))


@transaction.atomic
def remove_document(document: Document, *, by: User, at: datetime) -> None:
    """Take a file back while the dossier is open."""
    may_change(document.dossier, at)
    _take_out(document)


@transaction.atomic
def seal_dossier(dossier: Dossier, *, seen: int, by: User, at: datetime) -> Dossier:
    """Submit: from here the documents do not change either, and the log says so. The application is entered
    in the same transaction, before (ADR 17).

    Refused with every missing document. `seen` is the version of the dossier on the page that was
    confirmed: what changed after it is not sealed unread (`Stale`).
    """
    # gather
    application = dossier.application
    edition = registration.edition_of(application)
    documents = list(queries.documents_of(dossier))
    if dossier.state != "open":
        raise Refused(_not_open(dossier))
    if application.state != "entered":
        raise Refused(Reason("application.not_entered"))
    if dossier.version != seen:
        raise Stale(f"dossier {dossier.pk} is no longer version {seen}")
    # decide
    rules = queries.offered(application, announcements.pinned(edition))
    require(Verdict(_against(rules, documents, announcements.timetable_in(edition), at)))
    # write
    readings = reports.readings_of(dossier)
    recheck.put_back_outdated(dossier, readings.values(), at=at)
    digest = submission.digest(dossier, documents)
    found = submission.findings(dossier, documents, readings)
    told = {"log": application.season, "secret": submission.secret(dossier), "at": at}
    entry = transparency.record(
        ApplicationSubmitted(rules=application.edition_digest),
        fields=submission.said(dossier, digest),
        inner=submission.each_document(documents),
        **told,
    )
    findings = transparency.record(
        VerificationAuto(rules=application.edition_digest),
        answers=[entry],
        fields=submission.said_of_findings(dossier, digest, submission.findings_digest(dossier, found)),
        **told,
    )
    move(dossier, "seal", digest=digest, sealed_at=at, entry=entry, findings_entry=findings)
    Document.objects.filter(dossier=dossier).update(sealed=True)
    Reading.objects.filter(document__dossier=dossier).exclude(state=Reading.WAITING).update(sealed=True)
    content = seal_for(by, found, submission.findings_context(dossier))
    Findings.objects.create(dossier=dossier, content=content)
    told_of = {"formasi": application.formasi_code, "number": application.number or ""}
    notify(to=by, kind="dossier.sealed", context=told_of, at=at)
    return dossier


def _against(
    rules: Iterable[DocumentRule], documents: list[Document], timetable: Any, at: datetime
) -> tuple[Reason, ...]:
    present = {document.slot for document in documents}
    absent = missing([rule for rule in rules if not rule.optional], present)
    return window_open(timetable, "registration", at).reasons + tuple(
        Reason(
            "document.missing",
            rule.source.basis,
            {"slot": rule.slot, "title_id": rule.title_id, "title_en": rule.title_en},
        )
        for rule in absent
    )


@transaction.atomic
def discard_dossier(dossier: Dossier, *, by: User, at: datetime) -> Dossier:
    """Throw away what was collected for a draft that is given up. Nothing of it was ever submitted."""
    if dossier.state != "open":
        raise Refused(_not_open(dossier))
    for document in queries.documents_of(dossier):
        _take_out(document)
    return move(dossier, "withdraw", withdrawn_at=at)


@transaction.atomic
def withdraw_dossier(dossier: Dossier, *, by: User, at: datetime) -> Dossier:
    """Take the application back for good. What was submitted in the log is taken back there too.

    The rows stay: they are evidence of what was submitted, until they are erased by their period.
    """
    if dossier.state == "withdrawn":
        raise Refused(Reason("dossier.withdrawn"))
    entry = None
    if dossier.state == "sealed":
        entry = transparency.record(
            ApplicationWithdrawn(rules=dossier.application.edition_digest),
            log=dossier.application.season,
            answers=[dossier.entry],
            secret=submission.secret(dossier),
            fields=submission.said_of_withdrawal(dossier),
            at=at,
        )
    move(dossier, "withdraw", withdrawn_at=at, withdrawal=entry)
    notify(to=by, kind="application.withdrawn", context={}, at=at)
    return dossier
