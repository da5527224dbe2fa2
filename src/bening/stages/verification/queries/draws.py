"""Random numbers of a recruitment, what is in the draw, what still waits to be sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from bening.infra.encryption import unwrap
from bening.stages.announcements import queries as announcements
from bening.stages.documents import queries as documents
from bening.stages.verification.models import Allocation, Seed, Triage, Verdict
from bening.stages.verification.queries.rulings import ruled_at

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement
    from bening.stages.documents.models import Dossier

SAMPLE, QUEUE = "sample", "queue"


def seeds_of(announcement: Announcement) -> QuerySet[Seed]:
    """The random numbers of one recruitment."""
    return Seed.objects.filter(announcement=announcement).select_related(
        "announcement", "entry", "reveal_entry"
    )


def seed_of(announcement: Announcement, purpose: str) -> Seed | None:
    """The number for one purpose, if one was committed to."""
    return seeds_of(announcement).filter(purpose=purpose).first()


def seed_owner(seed: Seed) -> str:
    """What a wrapped number is bound to."""
    return f"seed/{seed.uuid}"


def number_of(seed: Seed) -> bytes:
    """The number itself. Whoever shows it before its time gives the draw away."""
    return unwrap(seed.wrapped, seed_owner(seed))


def untriaged(announcement: Announcement) -> QuerySet[Dossier]:
    """Sealed dossiers that nobody sorted yet, the longest waiting first."""
    sorted_out = Triage.objects.filter(dossier=OuterRef("pk"))
    found = documents.sealed_dossiers(announcement).filter(~Exists(sorted_out))
    return found.select_related("application__announcement", "application__formasi", "application__person")


def sorted_before(announcement: Announcement) -> QuerySet[Triage]:
    """What went to the desk before the newest outage or ruling, and that nobody has or has judged since.

    Nothing once the sample is drawn: who is drawn must not depend on what comes after.
    """
    moments = filter(None, (announcements.outage_declared_at(announcement), ruled_at(announcement)))
    newest = max(moments, default=None)
    sample = seed_of(announcement, SAMPLE)
    if newest is None or sample is None or sample.revealed_at is not None:
        return Triage.objects.none()
    taken = Allocation.objects.filter(dossier=OuterRef("dossier"))
    judged = Verdict.objects.filter(dossier=OuterRef("dossier"))
    rows = Triage.objects.filter(
        ~Exists(taken),
        ~Exists(judged),
        dossier__in=documents.sealed_dossiers(announcement),
        route="desk",
        triaged_at__lt=newest,
    )
    return rows.select_related(
        "dossier__application__announcement", "dossier__application__formasi", "dossier__application__person"
    ).order_by("pk")


@dataclass(frozen=True, slots=True)
class Drawable:
    """One dossier in the draw: its row, its way, the index of its entry in the log."""

    pk: int
    route: str
    index: int


def drawable(announcement: Announcement) -> list[Drawable]:
    """Every sealed dossier, for the draw; withdrawn ones have no more say.

    Their entries have an index since the findings answered them, in the transaction that sealed them.
    """
    rows = Triage.objects.filter(dossier__in=documents.sealed_dossiers(announcement))
    return [Drawable(*row) for row in rows.values_list("pk", "route", "dossier__entry__idx")]


def drawn_indexes(announcement: Announcement) -> list[int]:
    """Indexes in the log of the applications that were drawn, as anybody can compute them."""
    rows = Triage.objects.filter(dossier__application__announcement=announcement, drawn=True)
    return sorted(rows.values_list("dossier__entry__idx", flat=True))
