"""Importing formasi: small files at once, large ones by the worker, all or nothing either way."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from django.db import transaction
from django.db.models import Q

from bening.core.decision import Reason, Refused
from bening.infra.db import Stale, edit
from bening.infra.storage import private_store
from bening.infra.tables import BadTable, Row, read_table
from bening.stages.announcements import content, queries
from bening.stages.announcements.models import Edition, FormasiFile
from bening.stages.announcements.services.drafting import require_draft, unfinished_file
from bening.stages.announcements.sscasn import COLUMNS, Fault, Listing, give_codes, read_listing

if TYPE_CHECKING:
    from bening.accounts.models import User

AT_ONCE = 5000
"""Lines that a request may read by itself (about 0.2 s); more is the worker's."""
FAULTS_KEPT = 200
"""Faults kept for showing; all are counted."""
ABANDONED = timedelta(minutes=2)
"""An import that told no progress for this long was killed with its worker; another takes it up."""


@transaction.atomic
def import_formasi(
    edition: Edition, file: BinaryIO, *, name: str, only_own: bool = False, by: User, at: datetime
) -> FormasiFile:
    """Take a `.csv` or `.xlsx` in the columns of SSCASN as the formasi of a draft.

    Up to 5,000 lines are read at once, a longer file waits for the worker. The row returned says which,
    and lists every fault; with a fault the draft keeps the formasi it had. With `only_own`, lines of
    other institutions are left out and counted.
    """
    require_draft(edition)
    if unfinished_file(edition):
        raise Refused(Reason("edition.import_running"))
    row = FormasiFile(
        edition=edition,
        name=name[-200:],
        sha256=_sha256(file),
        only_own=only_own,
        uploaded_by=by,
        uploaded_at=at,
    )
    try:
        lines = list(islice(read_table(file, COLUMNS), AT_ONCE + 1))
    except BadTable as error:
        row.save()
        return _finish(row, _unreadable(error), at)
    if len(lines) > AT_ONCE:
        file.seek(0)
        row.stored = private_store().put(file.read())
        row.save()
        edit(edition)  # so that a proposal made at this very moment fails instead of slipping through
        return row
    row.save()
    return _finish(row, read_listing(lines, only=_only(row)), at)


def work_on_file(*, clock: Callable[[], datetime]) -> bool:
    """Import one waiting file, if there is one. Safe to kill: nothing is written before all is read.

    Progress is committed every few thousand lines by itself, outside of any transaction.
    """
    row = _claim(clock())
    if row is None:
        return False

    def told(lines: int) -> None:
        edit(row, lines_done=lines, touched_at=clock())

    try:
        with io.BytesIO(private_store().get(row.stored)) as file:
            lines = _all_lines(row, read_table(file, COLUMNS), clock)
        _finish(row, read_listing(lines, only=_only(row), progress=told), clock())
    except BadTable as error:
        _finish(row, _unreadable(error), clock())
    except Stale:
        return True  # another worker took it up and will finish it
    private_store().delete(row.stored)
    return True


def _all_lines(row: FormasiFile, table: Iterable[Row], clock: Callable[[], datetime]) -> list[Row]:
    lines = list(table)
    edit(row, lines_total=len(lines), touched_at=clock())
    return lines


def _claim(at: datetime) -> FormasiFile | None:
    """The oldest waiting file, taken by compare-and-set, so that one worker has it."""
    free = Q(touched_at__isnull=True) | Q(touched_at__lt=at - ABANDONED)
    waiting = FormasiFile.objects.filter(free, finished_at__isnull=True).order_by("pk")
    row = waiting.select_related("edition__announcement__institution").first()
    try:
        return row and edit(row, touched_at=at, lines_done=0)
    except Stale:
        return None


@transaction.atomic
def _finish(row: FormasiFile, listing: Listing, at: datetime) -> FormasiFile:
    """Put the formasi into the draft, or only the faults into the row: one transaction."""
    formasi = []
    if not listing.faults:
        edition = Edition.objects.select_related("announcement").defer("formasi").get(pk=row.edition_id)
        require_draft(edition)
        formasi = give_codes(listing.formasi, queries.known_codes(edition.announcement))
        edit(edition, formasi=formasi, facets=content.facets(formasi))
    return edit(
        row,
        finished_at=at,
        lines_done=listing.lines,
        lines_total=listing.lines,
        formasi_count=len(formasi),
        seats=sum(item["quota"] for item in formasi),
        faults=[_kept(fault) for fault in listing.faults[:FAULTS_KEPT]],
        fault_count=len(listing.faults),
        repeated=listing.repeated,
        skipped=listing.skipped,
        institutions=list(listing.institutions[:FAULTS_KEPT]),
    )


def _kept(fault: Fault) -> dict[str, object]:
    return {"row": fault.row, "column": fault.column, "code": fault.code, "facts": dict(fault.facts)}


def _unreadable(error: BadTable) -> Listing:
    """A file that is no table, as a listing with nothing but faults."""
    faults = [Fault(one.row, one.column, one.code, {"value": one.value}) for one in error.faults]
    return Listing(faults=faults)


def _only(row: FormasiFile) -> str:
    return row.edition.announcement.institution.name if row.only_own else ""


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
