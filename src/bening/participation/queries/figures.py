"""Public figures of complaints and of every other channel: counted from the rows, small groups not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from bening.core.deadlines import day_of, days_counted, is_past
from bening.core.suppression import hidden
from bening.participation.models import Appeal, Comment, Complaint, HandOver, Response, SuggestionStep, Thread
from bening.participation.queries.comments import first_visible


@dataclass(frozen=True, slots=True)
class Figures:
    """One channel. Numbers are None where so few complained that a number would point at somebody."""

    category: str
    received: int | None
    answered: int | None
    in_time: int | None
    median_days: int | None
    overdue: int | None
    reopened: int | None
    closed_by_us: int | None
    resolved: int | None


COLUMNS = (
    "category", "state", "opened_at", "answered_at", "answer_due_at", "triage_due_at", "triaged_at",
    "reopened", "closed_as",
)  # fmt: skip


def by_channel(at: datetime) -> list[Figures]:
    """A row for each category that was ever used, then all together (category "")."""
    rows = Complaint.objects.order_by("category").values(*COLUMNS)
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["category"]].append(row)
    small = hidden({name: len(found) for name, found in grouped.items()})
    told = [_figures(name, found, at, name in small) for name, found in sorted(grouped.items())]
    everything = [row for found in grouped.values() for row in found]
    return [*told, _figures("", everything, at, "" in hidden({"": len(everything)}))]


def _figures(name: str, rows: list[dict[str, Any]], at: datetime, small: bool) -> Figures:
    if small:
        return Figures(name, *(None,) * 8)
    answered = [row for row in rows if row["answered_at"]]
    days = [days_counted(day_of(row["opened_at"]), day_of(row["answered_at"])) - 1 for row in answered]
    return Figures(
        name,
        len(rows),
        len(answered),
        sum(1 for row in answered if not is_past(row["answer_due_at"], row["answered_at"])),
        round(median(days)) if days else None,
        sum(1 for row in rows if _overdue(row, at)),
        sum(1 for row in rows if row["reopened"]),
        sum(1 for row in rows if row["closed_as"] == "silent"),
        sum(1 for row in rows if row["closed_as"] == "resolved"),
    )


def _overdue(row: dict[str, Any], at: datetime) -> bool:
    """Open past its deadline, or answered past it."""
    due = row["answer_due_at"] if row["triaged_at"] else row["triage_due_at"]
    if row["state"] == "waiting" or due is None:
        return False
    return is_past(due, row["answered_at"] or at)


OFFICES = ("lapor", "ombudsman", "inspectorate")


def channels(at: datetime) -> list[tuple[str, int | None, int | None, int | None]]:
    """(channel, received, answered, past its deadline) of everything the public may send under an account.

    None: too few complained to tell, or the channel has no deadline or no answer of its own. What is said in
    public (comments, suggestions, appeals) is told exactly, for everybody can count it.
    """
    whole = by_channel(at)[-1]
    answered = Exists(Response.objects.filter(cluster=OuterRef("cluster"), state="published"))
    said = Comment.objects.filter(clause_text__isnull=False, state="visible")
    suggested = Thread.objects.filter(first_visible(OuterRef("pk")), kind="suggestion")
    decided = Exists(SuggestionStep.objects.filter(thread=OuterRef("pk")))
    appeals = Appeal.objects.all()
    late = Q(decided_at__gt=F("due_at")) | Q(decided_at=None, due_at__lt=at)
    return [
        ("complaint", whole.received, whole.answered, whole.overdue),
        *((office, _passed_on(office), None, None) for office in OFFICES),
        ("consultation", said.count(), said.filter(answered).count(), None),
        ("suggestion", suggested.count(), suggested.filter(decided).count(), None),
        ("appeal", appeals.count(), appeals.exclude(state="filed").count(), appeals.filter(late).count()),
    ]


def _passed_on(office: str) -> int | None:
    count = HandOver.objects.filter(office=office).values("complaint").distinct().count()
    return None if hidden({office: count}) else count


def channel_rows(at: datetime) -> Iterable[list[str]]:
    """The channels as a table; an empty cell is not told or not counted."""
    yield ["kanal", "diterima", "dijawab", "lewat_tenggat"]
    for name, *cells in channels(at):
        yield [name, *("" if cell is None else str(cell) for cell in cells)]


def csv_rows(found: Iterable[Figures]) -> Iterable[list[str]]:
    """The figures as a table; an empty cell is a number that is not told."""
    yield [
        "kategori", "diterima", "dijawab", "dijawab_tepat_waktu", "median_hari", "lewat_tenggat",
        "dibuka_kembali", "ditutup_tanpa_tanggapan", "selesai_menurut_pengadu",
    ]  # fmt: skip
    for row in found:
        cells = (
            row.received, row.answered, row.in_time, row.median_days, row.overdue, row.reopened,
            row.closed_by_us, row.resolved,
        )  # fmt: skip
        yield [row.category or "semua", *("" if cell is None else str(cell) for cell in cells)]
