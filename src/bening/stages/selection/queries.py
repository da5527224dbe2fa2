"""Reading score sheets. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import SystemRandom
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from bening.core import ranking
from bening.core.events import written
from bening.core.ranking import ScoreLine
from bening.core.tlog.dataset import SALT_SIZE, Row, commit_row, dataset_root
from bening.core.tlog.merkle import SIZE
from bening.core.tlog.note import decode64, encode64
from bening.stages.announcements import queries as announcements
from bening.stages.selection.models import PRESENT, SKB, SKD, ScoreRow, ScoreSheet
from bening.transparency.datasets import Table


def sealed_sheets(announcement: Any | None = None) -> QuerySet[ScoreSheet]:
    """Every sealed sheet, of one announcement or of all, in the order in which they were sealed."""
    sheets = ScoreSheet.objects.filter(state="sealed").select_related("announcement")
    if announcement is not None:
        sheets = sheets.filter(announcement=announcement)
    return sheets.order_by("sealed_at", "pk")


def in_force(announcement: Any, kind: str) -> ScoreSheet | None:
    """The sheet of one test that counts: the last of its chain of corrections."""
    return sealed_sheets(announcement).filter(kind=kind).order_by("-number").first()


def rows_of(sheet: ScoreSheet) -> QuerySet[ScoreRow]:
    """The rows of a sheet in their canonical order: by participant number, as text."""
    return ScoreRow.objects.filter(sheet=sheet).order_by("participant")


def scores_of(announcement: Any, kind: str) -> list[ScoreRow]:
    """The sealed marks in force of one test; empty before its first sheet is sealed."""
    sheet = in_force(announcement, kind)
    return [] if sheet is None else list(rows_of(sheet))


def marks_on(sheets: Iterable[int], participants: Iterable[str]) -> dict[tuple[int, str], ScoreRow]:
    """The rows of some participants on some sheets, by (sheet, participant), in one query."""
    rows = ScoreRow.objects.filter(sheet__in=list(sheets), participant__in=list(participants))
    return {(row.sheet_id, row.participant): row for row in rows}


def score_lines(skd: ScoreSheet, skb: ScoreSheet | None = None) -> list[ScoreLine]:
    """Marks as the ranking wants them, without what lies beyond the marks (GPA, birth, wishes)."""
    field = {row.participant: row for row in rows_of(skb)} if skb else {}
    return [_line(row, field.get(row.participant)) for row in rows_of(skd)]


def _line(basic: ScoreRow, field: ScoreRow | None) -> ScoreLine:
    sat = basic.status == PRESENT
    skd = {"twk": basic.twk, "tiu": basic.tiu, "tkp": basic.tkp} if sat else {}
    skb: dict[str, Any] = {}
    if field is not None:
        skb["skb_status"] = field.status
        if field.status == PRESENT:
            skb["skb_cat"] = field.cat
            skb["skb_extra"] = None if field.extra is None else Fraction(field.extra, 100)
    return ScoreLine(basic.participant, basic.formasi, skd_status=basic.status, **skd, **skb)


def invited_by(sheet: ScoreSheet) -> dict[str, str]:
    """Who may sit the SKB by one SKD sheet: participant number → code of the formasi."""
    announcement = sheet.announcement
    places = ranking.rank_skd(
        announcements.formasi_lines(announcement),
        score_lines(sheet),
        announcements.regulation_of(announcement),
    )
    return {place.participant: place.formasi for place in places if place.code == ranking.PASSED}


def invited_to_skb(announcement: Any) -> dict[str, str]:
    """Who may sit the SKB: recomputed from the sealed SKD sheet each time, stored nowhere."""
    sheet = in_force(announcement, SKD)
    return {} if sheet is None else invited_by(sheet)


# --- the desk -------------------------------------------------------------------------------------

SAMPLE = 10
"""Rows the approver compares with the paper of the CAT; drawn anew each time, nobody can foresee them."""
BUCKET = 50


def sheets_of(institutions: Iterable[Any]) -> QuerySet[ScoreSheet]:
    """Every sheet of these institutions, newest first."""
    return (
        ScoreSheet.objects.filter(announcement__institution__in=list(institutions))
        .select_related("announcement", "imported_by", "approved_by", "supersedes", "follows", "entry")
        .order_by("-pk")
    )


def handled_marks(announcement: Any) -> set[int]:
    """Numbers of the officers who took over or approved marks of this recruitment, returned sheets too."""
    sheets = ScoreSheet.objects.filter(announcement=announcement)
    return {pk for pair in sheets.values_list("imported_by", "approved_by") for pk in pair if pk}


def waiting_count(announcement: Any) -> int:
    """How many sheets wait for a second person."""
    return ScoreSheet.objects.filter(announcement=announcement, state="imported").count()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sheet looks like from afar; marks are SKD totals or CAT marks."""

    counts: dict[str, int]
    marks: tuple[int, ...]
    formasi: int

    @property
    def lowest(self) -> int | None:
        """The least mark, if anybody has one."""
        return min(self.marks, default=None)

    @property
    def highest(self) -> int | None:
        """The greatest mark, if anybody has one."""
        return max(self.marks, default=None)

    @property
    def middle(self) -> float | None:
        """The median."""
        return median(self.marks) if self.marks else None

    def buckets(self) -> list[tuple[str, int]]:
        """How many people have a mark in each class of 50, empty classes between included."""
        if not self.marks:
            return []
        found = Counter(mark // BUCKET for mark in self.marks)
        classes = range(min(found), max(found) + 1)
        return [(f"{n * BUCKET}–{n * BUCKET + BUCKET - 1}", found[n]) for n in classes]


def summary_of(sheet: ScoreSheet) -> Summary:
    """Counts and marks of one sheet, in one query."""
    counts: Counter[str] = Counter()
    marks, formasi = [], set()
    for row in rows_of(sheet).values_list("status", "formasi", "twk", "tiu", "tkp", "cat"):
        status, code, twk, tiu, tkp, cat = row
        counts[status] += 1
        formasi.add(code)
        if twk is not None:
            marks.append(twk + tiu + tkp)
        elif cat is not None:
            marks.append(cat)
    return Summary(dict(counts), tuple(marks), len(formasi))


def sample_of(sheet: ScoreSheet) -> list[ScoreRow]:
    """Rows drawn at random for comparison with paper, in the order of participant numbers."""
    keys = list(ScoreRow.objects.filter(sheet=sheet).values_list("pk", flat=True))
    drawn = SystemRandom().sample(keys, min(SAMPLE, len(keys)))
    return list(ScoreRow.objects.filter(pk__in=drawn).order_by("participant"))


# --- open data ------------------------------------------------------------------------------------


def open_rows(sheet: ScoreSheet) -> Iterator[Row]:
    """The rows as they are published, straight from the table: a changed byte breaks its commitment."""
    for row in rows_of(sheet).iterator(2000):
        yield Row(decode64(row.commitment, SIZE), decode64(row.salt, SALT_SIZE), open_values(sheet.kind, row))


def datasets(announcement: Any | None = None) -> list[Table]:
    """The sealed sheets for the catalogue of open data; those whose log entry has an index."""
    return [
        Table(
            name=dataset_name(sheet),
            kind=sheet.kind,
            announcement=announcements.log_object(sheet.announcement),
            url=reverse("selection:rows", args=(sheet.announcement.slug, sheet.kind, sheet.number)),
            log=announcements.log_season(sheet.announcement),
            entry=sheet.entry.idx,
            meta={
                "number": sheet.number,
                "test": sheet.kind,
                "rows": sheet.rows,
                "root": sheet.root,
                "source": sheet.source_digest,
                "time": written(sheet.sealed_at),
            },
        )
        for sheet in sealed_sheets(announcement).select_related("entry")
        if sheet.entry.idx is not None
    ]


def root_of(sheet: ScoreSheet) -> str:
    """The root over the rows as they stand in the table now; differs once a byte of them is changed."""
    rows = ScoreRow.objects.filter(sheet=sheet).order_by("participant")
    sealed = (commit_row(open_values(sheet.kind, row), decode64(row.salt)) for row in rows.iterator(2000))
    return encode64(dataset_root(list(sealed)))


def open_values(kind: str, row: ScoreRow) -> dict[str, Any]:
    """One row by the names of the exchange format; marks that do not exist are left out."""
    named = {"twk": row.twk, "tiu": row.tiu, "tkp": row.tkp, "skb_cat": row.cat}
    values: dict[str, Any] = {"participant": row.participant, "formasi": row.formasi}
    values |= {name: mark for name, mark in named.items() if mark is not None}
    if row.extra is not None:
        values["skb_extra"] = row.extra_text
    values[f"{kind}_status"] = row.status
    return values


KINDS = (SKD, SKB)


def dataset_name(sheet: ScoreSheet) -> str:
    """Under which name the log and the catalogue know the rows of a sheet."""
    return f"{sheet.announcement.slug}/nilai-{sheet.kind}-{sheet.number}"
