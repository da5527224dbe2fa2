"""What the program found in one dossier: eligibility on what was stated, and the checks of each document.

This is the one place where verification meets the reading of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bening.accounts.queries import household_mark, village_mark
from bening.core.deadlines import day_of
from bening.core.decision import Check, Outcome, Reason
from bening.reading.report import Report
from bening.stages.documents import queries as documents
from bening.stages.registration import queries as registration
from bening.stages.verification import queries

if TYPE_CHECKING:
    from bening.stages.documents.models import Document, Dossier

PATIENCE = timedelta(hours=2)
"""So long a dossier waits for the reading of its documents; then people look at it unread."""


WHOLE = ""
"""Stands for a slot where a check is about the whole dossier."""


@dataclass(frozen=True, slots=True)
class Found:
    """Every check on one dossier. `required`: the slots of which something must have been checked.

    `asked`: the applicant asked that a person looks, though the program doubts something.
    """

    stated: tuple[Check, ...]
    by_slot: Mapping[str, tuple[Check, ...]]
    required: tuple[str, ...]
    asked: bool

    @property
    def every(self) -> list[Check]:
        """All of them."""
        return [*self.stated, *(check for checks in self.by_slot.values() for check in checks)]


def found_in(dossier: Dossier) -> Found:
    """What the program found, for the policy."""
    stated = tuple(_ruled(check, dossier) for check in _stated(dossier))
    slots = documents.slots_of(dossier)
    required = tuple(slot.rule.slot for slot in slots if slot.required or slot.document)
    asked = bool(documents.asked_for_person(dossier))
    return Found(stated, checks_by_slot(dossier), required, asked)


def _stated(dossier: Dossier) -> tuple[Check, ...]:
    application = dossier.application
    return registration.checks(application, day_of(application.entered_at))


def _ruled(check: Check, dossier: Dossier) -> Check:
    """The check; met if two people found the same programme accepted elsewhere. Never the reverse."""
    if check.code != queries.ABOUT or check.outcome is not Outcome.UNCERTAIN:
        return check
    ruling = queries.ruling_on(dossier)
    if ruling is None or not ruling.met:
        return check
    return replace(check, outcome=Outcome.MET, reason=None, evidence={**check.evidence, "ruling": ruling.pk})


def checks_by_slot(dossier: Dossier) -> dict[str, tuple[Check, ...]]:
    """Slot → the checks of its document; those of the dossier as a whole under `WHOLE`."""
    found: dict[str, list[Check]] = {}
    for check in documents.checks_of(dossier):
        found.setdefault(str(check.evidence.get("slot", WHOLE)), []).append(check)
    return {slot: tuple(checks) for slot, checks in found.items()}


def reports_of(dossier: Dossier) -> dict[str, Report]:
    """Slot → what reading its document gave, with the places where it stands."""
    return documents.reports_of(dossier)


def asked_of(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Slot → code of a doubtful check → what the applicant says: `look` at it, or I `mistyped`."""
    return documents.asked_for_person(dossier)


def report_of(document: Document) -> Report | None:
    """What reading one document gave."""
    return documents.reading_of(document)


def fallbacks_in(checks: Iterable[Check]) -> tuple[Reason, ...]:
    """What declared outages left open, each service once."""
    return documents.fallbacks_in(checks)


def is_read(dossier: Dossier, at: datetime) -> bool:
    """Whether every document was read, or was waited for long enough."""
    waited = dossier.sealed_at is not None and at - dossier.sealed_at > PATIENCE
    return waited or documents.unread(dossier) == 0


def origin_of(dossier: Dossier) -> tuple[str, str]:
    """Keyed hashes of the applicant's family card and village, for conflicts of interest."""
    fields = ("identity.kk", "contact.village", "contact.district")
    said = registration.stated(dossier.application, fields)
    kk, village, district = (str(said[field] or "") for field in fields)
    return household_mark(kk), village_mark(village, district)
