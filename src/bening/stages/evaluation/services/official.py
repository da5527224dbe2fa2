"""Taking over the ratings of e-Kinerja: kept apart, by one officer, approved by another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import file_digest
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import Max

from bening.accounts import queries as people
from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.regulation_people import RATINGS
from bening.infra.db import move
from bening.infra.encryption import lookup
from bening.infra.tables import BadTable, Fault, Row, read_table
from bening.stages.evaluation.models import OfficialFile, OfficialRating
from bening.stages.evaluation.queries import performance as queries

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement
    from bening.stages.appointments.models import Appointment

COLUMNS = ("nip", "periode", "predikat", "predikat_unit")
MOST_FAULTS = 5
LONGEST_PERIOD = 20
LONGEST_UNIT = 16
MOST_ROWS = 20_000


@transaction.atomic
def import_official(
    announcement: Announcement, file: BinaryIO, name: str, *, by: User, at: datetime
) -> OfficialFile:
    """Take over a file of NIP, period, rating, rating of the unit; any fault and nothing is taken."""
    # gather
    digest = f"sha256:{file_digest(file, 'sha256').hexdigest()}"
    file.seek(0)
    try:
        rows = list(islice(read_table(file, COLUMNS), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS:
            raise BadTable(Fault(rows[-1].number, "", "table.too_large"))
    except BadTable as bad:
        told = ", ".join(_told(fault) for fault in bad.faults[:MOST_FAULTS])
        raise Refused(Reason("official.file_unreadable", facts={"faults": told})) from None
    known = queries.numbers_given(announcement, [lookup(row.cells["nip"], "nip") for row in rows])
    last = OfficialFile.objects.filter(announcement=announcement).aggregate(n=Max("number"))["n"] or 0
    # decide
    require(Verdict(tuple(_faults(rows, known, by))))
    # write
    try:
        with transaction.atomic():
            taken = OfficialFile.objects.create(
                state="imported",
                announcement=announcement,
                number=last + 1,
                source_name=name[:200],
                source_digest=digest,
                rows=len(rows),
                imported_by=by,
                imported_at=at,
            )
    except IntegrityError:  # somebody else took one over just now
        raise Refused(Reason("state.already_done")) from None
    OfficialRating.objects.bulk_create(
        OfficialRating(
            file=taken,
            appointment=known[lookup(row.cells["nip"], "nip")],
            person=known[lookup(row.cells["nip"], "nip")].person,
            period=row.cells["periode"],
            rating=_rating(row.cells["predikat"]),
            unit_rating=row.cells["predikat_unit"],
        )
        for row in rows
    )
    return taken


def _told(fault: Fault) -> str:
    row = str(fault.row) if fault.row else ""
    return " ".join(word for word in (row, fault.column, fault.code) if word)


def _faults(rows: Sequence[Row], known: Mapping[str, Appointment], by: User) -> Iterable[Reason]:
    if not rows:
        yield Reason("official.nothing_in_it")
    if people.related_people(by) & {one.person_id for one in known.values()}:
        yield Reason("officer.concerned")
    told, seen = [], set()
    for row in rows:
        found = known.get(lookup(row.cells["nip"], "nip"))
        period, unit = row.cells["periode"], row.cells["predikat_unit"]
        key = (found and found.pk, period)
        if found is None:
            told.append(f"{row.number} nip")
        elif key in seen or not 0 < len(period) <= LONGEST_PERIOD or not period.isprintable():
            told.append(f"{row.number} periode")
        if _rating(row.cells["predikat"]) not in RATINGS:
            told.append(f"{row.number} predikat")
        if len(unit) > LONGEST_UNIT or not unit.isprintable():
            told.append(f"{row.number} predikat_unit")
        seen.add(key)
    if told:
        yield Reason("official.file_unreadable", facts={"faults": ", ".join(told[:MOST_FAULTS])})


def _rating(written: str) -> str:
    """ "Sangat Baik" as the regulation's matrix writes it."""
    return "_".join(written.lower().split())


@transaction.atomic
def approve_official(taken: OfficialFile, *, by: User, at: datetime) -> OfficialFile:
    """Approve as the second person; from here the employees see their rating of e-Kinerja."""
    reasons = [Reason("officer.same_person")] if by.pk == taken.imported_by_id else []
    if taken.ratings.filter(person__in=people.related_people(by)).exists():
        reasons.append(Reason("officer.concerned"))
    require(Verdict(tuple(reasons)))
    return move(taken, "approve", approved_by=by, approved_at=at)


@transaction.atomic
def return_official(taken: OfficialFile, because: str, *, by: User, at: datetime) -> OfficialFile:
    """Send a file back with the reason; it does not count."""
    reasons = [Reason("officer.same_person")] if by.pk == taken.imported_by_id else []
    if not because.strip():
        reasons.append(Reason("return.without_reason"))
    require(Verdict(tuple(reasons)))
    return move(taken, "return", returned_by=by, returned_because=because.strip())
