"""Proposals to BKN and their answers: numbers are recorded, returned files go back to the filing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts.services import note_access
from bening.core.decision import Outcome, Reason, Refused
from bening.infra.encryption import lookup
from bening.infra.tables import BadTable, Fault, Row, read_table
from bening.stages.appointments import layout, queries, services
from bening.stages.appointments.models import Appointment, Line, Proposal
from bening.stages.appointments.queries import proposals

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement

MOST_ROWS = 20_000
LONGEST_REASON = 280


@dataclass(frozen=True, slots=True)
class Known:
    """What an answer is compared with: appointments by participant number, what waits, what was sent."""

    appointments: dict[str, Appointment]
    recorded: set[int]
    proposed: set[int]


@transaction.atomic
def propose_numbers(announcement: Announcement, effective_on: date, *, by: User, at: datetime) -> Proposal:
    """Put everyone whose filing is complete into one file for BKN; reading their data is noted."""
    found = list(proposals.ready(announcement))
    if not found:
        raise Refused(Reason("proposal.nobody"))
    last = proposals.proposals_of(announcement).aggregate(n=Max("number"))["n"] or 0
    data = layout.as_csv(proposals.rows_of(found, effective_on))
    try:
        with transaction.atomic():
            made = Proposal.objects.create(
                announcement=announcement,
                number=last + 1,
                effective_on=effective_on,
                sha256=hashlib.sha256(data).hexdigest(),
                made_by=by,
                made_at=at,
            )
    except IntegrityError:  # somebody else made one just now
        raise Refused(Reason("state.already_done")) from None
    Line.objects.bulk_create(Line(proposal=made, appointment=one, round=one.round) for one in found)
    for one in found:
        note_access(by, one.person, f"proposal:{made.number}", at=at)
    return made


def import_answer(
    announcement: Announcement, file: BinaryIO, *, by: User, at: datetime
) -> tuple[int, tuple[Fault, ...]]:
    """Record what BKN answered, row by row; each row waits for its second person as if typed.

    Returns how many rows were recorded, and the faults: with a single fault nothing is recorded.
    """
    try:
        rows = list(islice(read_table(file, layout.ANSWERED), MOST_ROWS + 1))
    except BadTable as bad:
        return 0, bad.faults
    if len(rows) > MOST_ROWS:
        return 0, (Fault(MOST_ROWS + 1, "", "answer.too_many_rows"),)
    known = Known(
        {one.participant: one for one in queries.appointments_in(announcement)},
        {pk for pk, _kind in queries.recorded_kinds(announcement)},
        proposals.proposed(announcement),
    )
    faults = tuple(_faults(rows, known))
    if faults:
        return 0, faults
    return _record(rows, known.appointments, by, at)


def _faults(rows: list[Row], known: Known) -> Iterator[Fault]:
    seen: dict[str, set[str]] = {"nomor_peserta": set(), "nip": set()}
    for row in rows:
        for column, before in seen.items():
            cell = row.cells[column]
            if cell and cell in before:
                yield Fault(row.number, column, "answer.twice", cell)
            before.add(cell)
        yield from _row_faults(row, known)


def _row_faults(row: Row, known: Known) -> Iterator[Fault]:
    cells, number = row.cells, row.cells["nomor_peserta"]
    one = known.appointments.get(number)
    if one is None:
        yield Fault(row.number, "nomor_peserta", "answer.participant_unknown", number)
    elif one.pk not in known.proposed:
        yield Fault(row.number, "nomor_peserta", "answer.not_proposed", number)
    elif one.state != "complete" or one.pk in known.recorded:
        yield Fault(row.number, "nomor_peserta", "answer.not_waiting", number)
    elif cells["hasil"] == "nip":
        yield from _number_faults(row, one)
    elif cells["hasil"] != "kembali":
        yield Fault(row.number, "hasil", "answer.result_unknown", cells["hasil"])
    elif not cells["alasan"]:
        yield Fault(row.number, "alasan", "return.without_reason")
    elif len(cells["alasan"]) > LONGEST_REASON:
        yield Fault(row.number, "alasan", "answer.reason_too_long", cells["alasan"])


def _number_faults(row: Row, one: Appointment) -> Iterator[Fault]:
    cells = row.cells
    try:
        date.fromisoformat(cells["tmt"])
    except ValueError:
        yield Fault(row.number, "tmt", "appointment.day_missing", cells["tmt"])
        return
    facts = {"number": cells["nip"], "effective": cells["tmt"]}
    for check in queries.number_checks(one, facts):
        if check.outcome is Outcome.NOT_MET and check.reason:
            yield Fault(row.number, "nip", check.reason.code, cells["nip"])
    if queries.number_given(lookup(cells["nip"], "nip")):
        yield Fault(row.number, "nip", "nip.already_given", cells["nip"])


@transaction.atomic
def _record(
    rows: list[Row], waiting: dict[str, Appointment], by: User, at: datetime
) -> tuple[int, tuple[Fault, ...]]:
    """All rows or none."""
    for row in rows:
        cells, one = row.cells, waiting[row.cells["nomor_peserta"]]
        if cells["hasil"] == "nip":
            facts = {"number": cells["nip"], "effective": cells["tmt"]}
            services.record_step(one, "number", facts, by=by, at=at)
        else:
            services.record_step(one, "send_back", {"why": cells["alasan"]}, by=by, at=at)
    return len(rows), ()
