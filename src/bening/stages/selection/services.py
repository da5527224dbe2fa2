"""What may be done with score sheets: import, approve, return."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import file_digest
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Max

from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.events import ScoreBatch, ScoreCorrected
from bening.core.tlog import dataset
from bening.core.tlog.note import encode64
from bening.infra.db import move
from bening.infra.tables import Fault
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration
from bening.stages.selection import queries
from bening.stages.selection.marks import Expected, Marks, Reading, read_marks
from bening.stages.selection.models import SKB, SKD, ScoreRow, ScoreSheet
from bening.stages.verification import queries as verification
from bening.transparency import services as transparency


def read_scores(announcement: Any, kind: str, file: BinaryIO, name: str) -> Reading:
    """Read a CAT export against those who must be on it; nothing is written."""
    digest = f"sha256:{file_digest(file, 'sha256').hexdigest()}"
    file.seek(0)
    regulation = announcements.regulation_of(announcement)
    rows, faults = read_marks(kind, file, _expected(announcement, kind), regulation)
    return Reading(kind, name[:200], digest, rows, faults)


def _expected(announcement: Any, kind: str) -> Expected:
    """The SKD is for everyone found qualified; the SKB for those within the cut of the sealed SKD."""
    if kind == SKD:
        due = dict(verification.qualified_for(announcement))
    else:
        due = queries.invited_to_skb(announcement)
    numbers = registration.entered_for(announcement).values_list("number", flat=True)
    positions = {line.code: line.position for line in announcements.formasi_lines(announcement)}
    return Expected(due, frozenset(numbers), positions)


def fault_reason(fault: Fault) -> Reason:
    """A fault of the file as a reason, for the catalogue of sentences."""
    return Reason(fault.code, facts={"row": fault.row, "column": fault.column, "value": fault.value})


@transaction.atomic
def import_scores(
    announcement: Any, kind: str, file: BinaryIO, name: str, *, by: Any, at: datetime, cause: str = ""
) -> ScoreSheet:
    """Take over the marks of one test from a file without any fault; a second person must approve.

    Where a sheet is in force already, the new one corrects it and needs a `cause` in words.
    """
    # gather
    reading = read_scores(announcement, kind, file, name)
    replaced = queries.in_force(announcement, kind)
    follows = queries.in_force(announcement, SKD) if kind == SKB else None
    sheets = ScoreSheet.objects.filter(announcement=announcement, kind=kind)
    # decide
    if kind == SKB and follows is None:
        raise Refused(Reason("score.skd_not_sealed"))
    require(_may_import(announcement, reading, replaced, sheets, cause, by, at))
    # write
    sealed = dataset.seal(
        (queries.open_values(kind, _row(marks)) for marks in reading.rows),
        (secrets.token_bytes(dataset.SALT_SIZE) for _ in reading.rows),
    )
    sheet = ScoreSheet.objects.create(
        state="imported",
        announcement=announcement,
        kind=kind,
        number=(sheets.aggregate(last=Max("number"))["last"] or 0) + 1,
        source_name=reading.source_name,
        source_digest=reading.source_digest,
        cause=cause.strip() if replaced else "",
        rows=len(sealed),
        root=encode64(dataset.dataset_root([row.commitment for row in sealed])),
        supersedes=replaced,
        follows=follows,
        imported_by=by,
        imported_at=at,
    )
    stored = [_row(marks, sheet, row) for marks, row in zip(reading.rows, sealed, strict=True)]
    ScoreRow.objects.bulk_create(stored, batch_size=2000)
    return sheet


def _may_import(
    announcement: Any,
    reading: Reading,
    replaced: ScoreSheet | None,
    sheets: Any,
    cause: str,
    by: Any,
    at: datetime,
) -> Verdict:
    reasons = [fault_reason(fault) for fault in reading.faults]
    if registration.numbers_of(announcement, [by.pk]):
        reasons.append(Reason("officer.concerned"))
    if reading.kind == SKD and (open_cases := verification.unsettled_after_sanggah(announcement)):
        reasons.append(Reason("score.sanggah_unsettled", facts={"cases": open_cases}))
    if not announcements.timetable_of(announcement).has_begun(reading.kind, at):
        reasons.append(Reason("score.test_not_begun", facts={"test": reading.kind.upper()}))
    if replaced is not None and not cause.strip():
        reasons.append(Reason("score.cause_missing", facts={"number": replaced.number}))
    if sheets.filter(state="imported").exists():
        reasons.append(Reason("score.sheet_waiting"))
    return Verdict(tuple(reasons))


def _row(marks: Marks, sheet: ScoreSheet | None = None, sealed: dataset.Row | None = None) -> ScoreRow:
    row = ScoreRow(
        sheet=sheet,
        participant=marks.participant,
        formasi=marks.formasi,
        status=marks.status,
        twk=marks.twk,
        tiu=marks.tiu,
        tkp=marks.tkp,
        cat=marks.cat,
        extra=marks.extra,
    )
    if sealed is not None:
        row.salt, row.commitment = encode64(sealed.salt), encode64(sealed.commitment)
    return row


@transaction.atomic
def approve_scores(sheet: ScoreSheet, *, by: Any, at: datetime) -> ScoreSheet:
    """A second person compared the sheet with the paper of the CAT: from here it is sealed and public."""
    # gather
    edition = announcements.edition_in_force(sheet.announcement)
    regulation = announcements.pinned(edition)
    root = queries.root_of(sheet)
    # decide
    require(_may_approve(sheet, root, by))
    # write
    told = {
        "object": announcements.log_object(sheet.announcement),
        "test": sheet.kind,
        "dataset": queries.dataset_name(sheet),
        "rows": sheet.rows,
        "root": root,
        "rules": regulation.digest,
        "source": sheet.source_digest,
    }
    log = announcements.log_season(sheet.announcement)
    if sheet.supersedes is None:
        answers, event = (edition.rules_entry,), ScoreBatch(**told)
    else:
        answers, event = (sheet.supersedes.entry,), ScoreCorrected(**told)
    entry = transparency.record(event, log=log, answers=answers, at=at)
    return move(sheet, "approve", approved_by=by, sealed_at=at, entry=entry)


def _may_approve(sheet: ScoreSheet, root: str, by: Any) -> Verdict:
    reasons = []
    if root != sheet.root:
        reasons.append(Reason("score.rows_changed"))
    if by.pk == sheet.imported_by_id:
        reasons.append(Reason("officer.same_person"))
    if registration.numbers_of(sheet.announcement, [by.pk]):
        reasons.append(Reason("officer.concerned"))
    current = queries.in_force(sheet.announcement, sheet.kind)
    if (current.pk if current else None) != sheet.supersedes_id:
        reasons.append(Reason("score.other_sheet_in_force"))
    if sheet.kind == SKB:
        skd = queries.in_force(sheet.announcement, SKD)
        if skd is None or skd.pk != sheet.follows_id:
            reasons.append(Reason("score.skd_was_corrected"))
    return Verdict(tuple(reasons))


@transaction.atomic
def return_scores(sheet: ScoreSheet, because: str, *, by: Any, at: datetime) -> ScoreSheet:
    """Refuse a sheet, or take one's own back: it stays as it is, without effect, and another may come."""
    if not because.strip():
        raise Refused(Reason("score.cause_missing", facts={"number": sheet.number}))
    second = None if by.pk == sheet.imported_by_id else by
    return move(sheet, "return", returned_because=because.strip(), approved_by=second, sealed_at=at)
