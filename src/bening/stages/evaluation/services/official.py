"""Taking over the ratings of e-Kinerja: kept apart, by one officer, approved by another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import file_digest
from typing import TYPE_CHECKING, BinaryIO

from django.db import transaction
from django.db.models import Max

from bening.core.decision import Reason, Refused, Verdict, require
from bening.core.regulation_people import RATINGS
from bening.infra.db import move
from bening.infra.encryption import lookup
from bening.infra.tables import BadTable, Row, read_table
from bening.stages.evaluation.models import OfficialFile, OfficialRating
from bening.stages.evaluation.queries import performance as queries

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement

COLUMNS = ("nip", "periode", "predikat", "predikat_unit")
MOST_FAULTS = 5
LONGEST_PERIOD = 20


@transaction.atomic
def import_official(
    announcement: Announcement, file: BinaryIO, name: str, *, by: User, at: datetime
) -> OfficialFile:
    """Take over a file of NIP, period, rating, rating of the unit; any fault and nothing is taken."""
    # gather
    digest = f"sha256:{file_digest(file, 'sha256').hexdigest()}"
    file.seek(0)
    try:
        rows = list(read_table(file, COLUMNS))
    except BadTable as bad:
        told = ", ".join(f"{fault.code} {fault.column}".strip() for fault in bad.faults[:MOST_FAULTS])
        raise Refused(Reason("official.file_unreadable", facts={"faults": told})) from None
    known = queries.numbers_given(announcement, [lookup(row.cells["nip"], "nip") for row in rows])
    last = OfficialFile.objects.filter(announcement=announcement).aggregate(n=Max("number"))["n"] or 0
    # decide
    require(Verdict(tuple(_faults(rows, known, by))))
    # write
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
    OfficialRating.objects.bulk_create(
        OfficialRating(
            file=taken,
            appointment=known[lookup(row.cells["nip"], "nip")],
            person=known[lookup(row.cells["nip"], "nip")].person,
            period=row.cells["periode"],
            rating=_rating(row.cells["predikat"]),
            unit_rating=row.cells["predikat_unit"][:16],
        )
        for row in rows
    )
    return taken


def _faults(rows: Sequence[Row], known: object, by: User) -> Iterable[Reason]:
    if not rows:
        yield Reason("official.nothing_in_it")
    told, seen = [], set()
    for row in rows:
        found = known.get(lookup(row.cells["nip"], "nip"))
        key = (row.cells["nip"], row.cells["periode"])
        if found is None:
            told.append(f"{row.number} nip")
        elif found.person_id == by.pk:
            yield Reason("officer.concerned")
        if key in seen or not 0 < len(row.cells["periode"]) <= LONGEST_PERIOD:
            told.append(f"{row.number} periode")
        if _rating(row.cells["predikat"]) not in RATINGS:
            told.append(f"{row.number} predikat")
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
