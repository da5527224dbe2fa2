"""Reading dossiers and documents. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from bening.accounts import queries as accounts
from bening.core.decision import Check, Reason
from bening.core.regulation import DocumentRule
from bening.core.requirements import offered_documents
from bening.core.rules import Regulation
from bening.core.tlog.canonical import Value
from bening.infra.storage import private_store
from bening.reading.findings import Limits
from bening.reading.report import Report
from bening.stages.announcements import queries as announcements
from bening.stages.documents import reports, submission
from bening.stages.documents.models import Ask, Document, Dossier, Reading
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.registration.models import Application
    from bening.transparency.models import Entry


# --- dossiers ---------------------------------------------------------------------------------------


def dossiers_of(person: User) -> QuerySet[Dossier]:
    """What this person may see; the view's 404 is the access check."""
    return _with_edition_and_key().filter(application__person=person)


@lru_cache(maxsize=1)
def _with_edition_and_key() -> QuerySet[Dossier]:
    """Built once; never evaluated itself, only narrowed."""
    return (
        Dossier.objects.select_related("application__announcement", "application__formasi")
        .defer("application__formasi__search")
        .annotate(
            digest_in_force=announcements.digest_in_force("application__announcement"),
            wrapped_key=accounts.key_of("application__person"),
        )
    )


def belonging_to(dossier: Dossier, person: User) -> Dossier:
    """The dossier, its application knowing person and edition without a query."""
    application = dossier.application
    application.digest_in_force, application.wrapped_key = dossier.digest_in_force, dossier.wrapped_key
    registration.belonging_to(application, person)
    return dossier


def dossier_of(application: Application) -> Dossier | None:
    """The dossier of one application, once opened."""
    found = Dossier.objects.filter(application=application).first()
    if found is not None:
        found.application = application
    return found


def sealed_dossiers(announcement: Announcement) -> QuerySet[Dossier]:
    """Complete dossiers of people who did not withdraw; verification starts here."""
    return Dossier.objects.filter(application__announcement=announcement, state="sealed").select_related(
        "application"
    )


def withdrawn_numbers(announcement: Announcement) -> set[str]:
    """Participant numbers of people who withdrew after they had entered."""
    gone = Dossier.objects.filter(application__announcement=announcement, state="withdrawn")
    return set(gone.values_list("application__number", flat=True))


def withdrawn_at(application: Application) -> datetime | None:
    """When the person withdrew, as a draft or later; None if they did not."""
    if application.withdrawn_at is not None:
        return application.withdrawn_at
    found = Dossier.objects.filter(application=application, state="withdrawn")
    return found.values_list("withdrawn_at", flat=True).first()


# --- documents --------------------------------------------------------------------------------------


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


def known_keys(keys: list[str]) -> set[str]:
    """Those of these stored files that a document names; the rest are left over from a crash."""
    return set(Document.objects.filter(key__in=keys).values_list("key", flat=True))


# --- what was read in them ----------------------------------------------------------------------------


def reading_of(document: Document) -> Report | None:
    """What reading this document gave, opened under its person's key; None until it was read."""
    found = Reading.objects.filter(document=document).first()
    return reports.opened(found, document.dossier.application.person) if found else None


def reports_of(dossier: Dossier) -> dict[str, Report]:
    """Slot → what reading its document gave, of those that were read. One query."""
    return reports.reports_of(dossier)


def fallbacks_in(checks: Iterable[Check]) -> tuple[Reason, ...]:
    """What declared outages left open, each service once."""
    return reports.fallbacks_in(checks)


def unread(dossier: Dossier) -> int:
    """How many documents of this dossier still wait to be read or to be compared with those of others."""
    waiting = Q(state=Reading.WAITING) | Q(state=Reading.READ, compared=False)
    return Reading.objects.filter(waiting, document__dossier=dossier).count()


def checks_of(dossier: Dossier) -> tuple[Check, ...]:
    """For officers: every check of the documents, of all of them together, and of other applicants'.

    `evidence["slot"]` names the document; checks over the whole dossier may have none.
    """
    readings = reports.readings_of(dossier)
    found = reports.reports_of(dossier, readings)
    wanted = [slot.rule.slot for slot in empty_slots(dossier.application) if slot.required]
    return (
        *(check for slot, report in found.items() for check in reports.in_slot(report.checks, slot)),
        *reports.across(dossier, found, wanted),
        *reports.against_others(dossier, readings, found),
    )


def asked_for_person(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Slot → code of the check → what the applicant says of it: `look` at it, or I `mistyped`."""
    found: dict[str, dict[str, str]] = {}
    for slot, code, says in Ask.objects.filter(document__dossier=dossier).values_list(
        "document__slot", "code", "says"
    ):
        found.setdefault(slot, {})[code] = says
    return found


# --- what the log commits to --------------------------------------------------------------------------


def findings_now(dossier: Dossier) -> bytes:
    """All that the program has found by now, as canonical JSON: the form in which the log commits to it."""
    return submission.findings(dossier, documents_of(dossier), reports.readings_of(dossier))


def findings_at_submission(dossier: Dossier) -> bytes | None:
    """What the first findings entry commits to; None of a dossier from before it was kept."""
    return submission.kept_findings(dossier)


def said_of_findings(dossier: Dossier, found: bytes) -> dict[str, Value]:
    """subjek, isi and aktor of an entry about these findings."""
    digest = submission.findings_digest(dossier, found)
    return submission.said_of_findings(dossier, dossier.digest, digest)


def findings_file(dossier: Dossier, entry: Entry, found: bytes) -> bytes:
    """`temuan.json`: these findings and the opening of the entry about them, for the applicant alone."""
    return submission.findings_file(dossier, entry, found)


def findings_fit(dossier: Dossier, entry: Entry, found: bytes) -> bool:
    """Whether the entry commits to exactly these findings."""
    return submission.findings_fit(dossier, entry, found)


def commit_secret(dossier: Dossier) -> bytes:
    """The secret behind the commitments of this dossier's entries."""
    return submission.secret(dossier)


# --- what is asked for --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for one file: what the regulation asks of it, and what is in it."""

    rule: DocumentRule
    document: Document | None

    @property
    def required(self) -> bool:
        """Whether the dossier cannot be sealed without it."""
        return not self.rule.optional


def offered(application: Application, regulation: Regulation) -> tuple[DocumentRule, ...]:
    """Every document that this person must or may hand in, by what they stated."""
    facts = registration.facts_of(application)
    formasi = application.formasi
    return offered_documents(regulation, formasi.track, formasi.position, facts)


def slots_of(dossier: Dossier) -> tuple[Slot, ...]:
    """Every slot of this dossier in the regulation's order, with its file if there is one."""
    found = {document.slot: document for document in documents_of(dossier)}
    return tuple(Slot(slot.rule, found.get(slot.rule.slot)) for slot in empty_slots(dossier.application))


def empty_slots(application: Application) -> tuple[Slot, ...]:
    """Every slot that an application will have, before its dossier is opened."""
    rules = offered(application, announcements.pinned(registration.edition_of(application)))
    return tuple(Slot(rule, None) for rule in rules)


def limits_of(rule: DocumentRule) -> Limits:
    """What one file may be, as the first look wants it."""
    return Limits(rule.media_types, rule.min_bytes, rule.max_bytes, rule.max_pages, rule.source.basis)
