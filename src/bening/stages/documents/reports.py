"""What reading gave: opened under the person's key, alone, together, and beside other applicants' papers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from bening.accounts import queries as accounts
from bening.core.decision import Check, Outcome, Reason
from bening.core.outages import is_set_aside, services_down, set_aside
from bening.infra.encryption import lookup
from bening.reading.checking import met, uncertain
from bening.reading.dossier import Move, PageKind, Paper, check_dossier, moves
from bening.reading.report import KINDS, Report
from bening.reading.similar import Alike, check_same_document, check_same_file
from bening.reading.wire import report_from_json
from bening.stages.announcements import queries as announcements
from bening.stages.documents import asking
from bening.stages.documents.models import Document, Dossier, Likeness, Reading, Trace
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
    from bening.accounts.models import User

FOR_OFFICERS = ("duplicate.", "forgery.")
"""Checks that an applicant is never shown: a suspicion is no accusation."""


def context_of(document_id: int) -> str:
    """What a sealed report is bound to; it does not open for another document."""
    return f"documents/reading/{document_id}"


def opened(reading: Reading, person: User) -> Report | None:
    """The report; None until the document was read. `CannotOpen` once the person's key is erased."""
    if reading.report is None:
        return None
    sealed = accounts.unseal_for(person, bytes(reading.report), context_of(reading.document_id))
    return report_from_json(json.loads(sealed))


def readings_of(dossier: Dossier) -> dict[str, Reading]:
    """Slot → the reading of its document, in one query."""
    found = Reading.objects.filter(document__dossier=dossier).select_related("document")
    return {reading.document.slot: reading for reading in found.order_by("document__slot")}


def reports_of(dossier: Dossier, readings: Mapping[str, Reading] | None = None) -> dict[str, Report]:
    """Slot → what reading its document gave, of those that were read."""
    known = readings_of(dossier) if readings is None else readings
    person = dossier.application.person
    found = {slot: opened(reading, person) for slot, reading in known.items()}
    outages = outages_for(dossier) if any(found.values()) else ()
    return {
        slot: in_outages(report, known[slot].document, outages)
        for slot, report in found.items()
        if report is not None
    }


def outages_for(dossier: Dossier) -> Sequence[Mapping[str, Any]]:
    """What is declared in the edition in force: of an outage after the submission, too, equally for all."""
    return announcements.outages_in(registration.edition_of(dossier.application))


def in_outages(report: Report, document: Document, outages: Sequence[Mapping[str, Any]]) -> Report:
    """The same report; checks that a declared outage left open bear its fallback."""
    down = services_down(outages, document.uploaded_at)
    return replace(report, checks=set_aside(report.checks, down)) if down else report


def fallbacks_in(checks: Iterable[Check]) -> tuple[Reason, ...]:
    """What declared outages left open, each service once."""
    found = {
        check.reason.facts["service"]: check.reason
        for check in checks
        if is_set_aside(check) and check.reason
    }
    return tuple(found.values())


def papers_of(reports: Mapping[str, Report]) -> list[Paper]:
    """The reports as the checks across papers want them."""
    return [
        Paper(slot, report, tuple(PageKind(page, kind) for page, kind in enumerate(report.page_kinds, 1)))
        for slot, report in sorted(reports.items())
    ]


def across(dossier: Dossier, reports: Mapping[str, Report], required: Iterable[str]) -> tuple[Check, ...]:
    """The checks over all papers of a dossier together; none before anything was read."""
    if not reports:
        return ()
    said = asking.typed(dossier.application)
    seat = asking.seat_of(dossier.application)
    return check_dossier(papers_of(reports), claims=said, required=list(required), seat=seat)


def moves_in(reports: Mapping[str, Report], slots: Iterable[str]) -> tuple[Move, ...]:
    """Files that lie in a wrong slot."""
    return moves(papers_of(reports), list(slots))


def in_slot(checks: Iterable[Check], slot: str) -> tuple[Check, ...]:
    """The same checks, each saying to which document it belongs."""
    return tuple(replace(check, evidence={**check.evidence, "slot": slot}) for check in checks)


def doubts_in(checks: Iterable[Check]) -> int:
    """How many of them leave something open, among those an applicant is shown."""
    return sum(is_doubt(check) for check in checks)


def is_doubt(check: Check) -> bool:
    """Whether an applicant should look at this."""
    open_ = check.outcome is not Outcome.MET and not is_set_aside(check)
    return open_ and not check.code.startswith(FOR_OFFICERS)


# --- other applicants' papers -----------------------------------------------------------------------


def traces_of(report: Report, season: str) -> list[tuple[str, str]]:
    """(Sort, keyed hash) of everything that only this paper has."""
    return [(key.partition(":")[0][:24], lookup(f"{season}/{key}", "paper")) for key in report.keys]


def against_others(
    dossier: Dossier, readings: Mapping[str, Reading], reports: Mapping[str, Report]
) -> tuple[Check, ...]:
    """Whether papers of this dossier were also handed in by somebody else in the season. Three queries."""
    files, traces, alike = _same_files(dossier, readings), _same_traces(dossier), _alike(readings.values())
    found: list[Check] = []
    for slot, report in reports.items():
        pk = readings[slot].pk
        sorts = sorted(f"{sort}:" for sort in traces.get(pk, ()))
        words = [Alike("", share / 100) for code, share in alike.get(pk, ()) if code.endswith("document")]
        faces = [share for code, share in alike.get(pk, ()) if code.endswith("portrait")]
        checks = (
            *check_same_file(report.kind, files.get(readings[slot].document.sha256, 0)),
            *check_same_document(report.kind, keys_elsewhere=sorts, alike=words),
            *_same_portrait(report.kind, faces),
        )
        found += in_slot(checks, slot)
    return tuple(found)


def _same_portrait(kind: str, faces: Sequence[int]) -> tuple[Check, ...]:
    code = "duplicate.same_portrait"
    if kind != "pas_foto":
        return ()
    if faces:
        return (uncertain(code, "duplicate.portrait_seen", distance=f"{1 - faces[0] / 100:.2f}"),)
    return (met(code),)


def _same_files(dossier: Dossier, readings: Mapping[str, Reading]) -> dict[str, int]:
    """SHA-256 → in how many other people's dossiers of the season the very same file lies."""
    application = dossier.application
    wanted = [reading.document.sha256 for reading in readings.values()]
    others = Document.objects.filter(
        sha256__in=wanted, dossier__application__season=application.season
    ).exclude(dossier__application__person=application.person_id)
    pairs = set(others.values_list("sha256", "dossier__application__person"))
    return {sha256: sum(one == sha256 for one, _ in pairs) for sha256 in {one for one, _ in pairs}}


def _same_traces(dossier: Dossier) -> dict[int, set[str]]:
    """Reading of this dossier → the sorts of its traces that other people's papers have too."""
    application = dossier.application
    own = Trace.objects.filter(reading__document__dossier=dossier)
    others = Trace.objects.filter(hash__in=own.values("hash")).exclude(
        reading__document__dossier__application__person=application.person_id
    )
    found: dict[int, set[str]] = {}
    for reading, sort in own.filter(hash__in=others.values("hash")).values_list("reading", "sort"):
        found.setdefault(reading, set()).add(sort)
    return found


def _alike(readings: Iterable[Reading]) -> dict[int, list[tuple[str, int]]]:
    """Each of these readings → (code, percent) of papers of others that are alike, the most alike first."""
    mine = {reading.pk for reading in readings}
    rows = Likeness.objects.filter(Q(one__in=mine) | Q(other__in=mine)).order_by("-percent")
    found: dict[int, list[tuple[str, int]]] = {}
    for one, other, code, percent in rows.values_list("one", "other", "code", "percent"):
        for reading in mine & {one, other}:
            found.setdefault(reading, []).append((code, percent))
    return found


def required_of(slots: Iterable[str]) -> list[str]:
    """Those of these slots that name a kind of document the machine knows."""
    return [slot for slot in slots if slot in KINDS]
