"""Reading what is offered. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from bening.accounts import queries as people
from bening.core import regulation as regulations
from bening.core.eligibility import Facts, Qualification, Seat
from bening.core.ranking import FormasiLine
from bening.core.regulation import DocumentRule, Regulation, Source, Statement
from bening.core.requirements import required_documents
from bening.core.timetable import Timetable, of_days
from bening.core.tlog.dataset import Row
from bening.stages.announcements import content
from bening.stages.announcements.differences import Differences, between
from bening.stages.announcements.models import Announcement, Edition, Formasi, FormasiFile
from bening.transparency.datasets import File, Table

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.transparency.models import Entry


class RegulationChanged(Exception):
    """The regulation file is not the one an edition pinned: our mistake or tampering, never a "no"."""


# --- what is published ------------------------------------------------------------------------------


def published() -> QuerySet[Announcement]:
    """Every announcement with a published edition, newest first."""
    out = Edition.objects.filter(state="published").values("announcement")
    return (
        Announcement.objects.filter(pk__in=out).select_related("institution").order_by("-created_at", "-pk")
    )


def announcement(slug: str) -> Announcement:
    """One published announcement; `Announcement.DoesNotExist` otherwise."""
    return published().get(slug=slug)


def in_force() -> QuerySet[Edition]:
    """The newest published edition of every announcement, without its list of formasi."""
    newest = Edition.objects.filter(announcement=OuterRef("announcement"), state="published")
    return (
        _light(Edition.objects.all())
        .filter(pk=Subquery(newest.order_by("-number").values("pk")[:1]))
        .order_by("-published_at", "-pk")
    )


def editions_of(announcement: Announcement) -> QuerySet[Edition]:
    """Every published edition, newest first, without its list of formasi."""
    return _light(Edition.objects.filter(announcement=announcement, state="published")).order_by("-number")


def editions_at(slug: str) -> QuerySet[Edition]:
    """The same, found by the address of the announcement."""
    return _light(Edition.objects.filter(announcement__slug=slug, state="published")).order_by("-number")


def _light(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    return editions.select_related("announcement__institution", "entry__log").defer("formasi", "entry__body")


def edition_in_force(announcement: Announcement) -> Edition:
    """The newest published edition; `Edition.DoesNotExist` if there is none."""
    return editions_of(announcement)[:1].get()


def published_lately(most: int = 50) -> QuerySet[Edition]:
    """The editions published last, of every announcement, the newest first."""
    return _light(Edition.objects.filter(state="published")).order_by("-published_at", "-pk")[:most]


def edition_whole(pk: int) -> Edition:
    """One published edition with its formasi."""
    return Edition.objects.select_related("announcement").get(pk=pk, state="published")


def changes_since(moment: datetime) -> QuerySet[Edition]:
    """Editions with something before them, published after a moment, without their formasi."""
    found = Edition.objects.filter(state="published", number__gt=1, published_at__gte=moment)
    return _light(found).order_by("published_at", "pk")


def digest_in_force(reference: str) -> Subquery:
    """The digest of the edition in force, to be read along with rows that refer to an announcement."""
    published = Edition.objects.filter(announcement=OuterRef(reference), state="published")
    return Subquery(published.order_by("-number").values("digest")[:1])


@lru_cache(maxsize=64)
def edition_with(announcement_id: int, digest: str) -> Edition:
    """A published edition by its digest. It never changes, so it is read once by each process."""
    found = Edition.objects.filter(announcement=announcement_id, digest=digest, state="published")
    return found.defer("formasi", "facets")[:1].get()


def edition_digest(announcement: Announcement) -> str:
    """`sha256:…` of the content in force."""
    return edition_in_force(announcement).digest


def log_season(announcement: Announcement) -> str:
    """The log that this recruitment writes to."""
    return announcement.season


def log_object(announcement: Announcement) -> str:
    """The name of this recruitment in the log."""
    return announcement.slug


def formation_entry(announcement: Announcement) -> Entry:
    """The log entry of the formasi in force, for rankings and score sheets to refer to."""
    return edition_in_force(announcement).entry


def rules_entry(announcement: Announcement) -> Entry:
    """The log entry of the rules in force."""
    edition = editions_of(announcement).select_related("rules_entry")[:1].get()
    return edition.rules_entry


def formasi_root(announcement: Announcement) -> str:
    """The root of the open table of formasi in force, as the log writes it."""
    return edition_in_force(announcement).root


def open_rows(edition: Edition) -> Iterator[Row]:
    """The formasi of one edition as the open table whose root is in the log."""
    return content.open_rows(edition.formasi)


# --- rules ------------------------------------------------------------------------------------------


def regulation_of(announcement: Announcement) -> Regulation:
    """The regulation pinned by the edition in force; `RegulationChanged` if the file is another."""
    return pinned(edition_in_force(announcement))


def pinned(edition: Edition) -> Regulation:
    """The regulation of one edition, compared with the digest it pinned."""
    pin = edition.terms["regulation"]
    regulation = regulations.load(pin["name"])
    if regulation.digest != pin["digest"]:
        raise RegulationChanged(f"{pin['name']}: pinned {pin['digest']}, found {regulation.digest}")
    return regulation


def timetable_of(announcement: Announcement) -> Timetable:
    """The phases of the edition in force."""
    return timetable_in(edition_in_force(announcement))


def timetable_in(edition: Edition) -> Timetable:
    """The phases of one edition; empty while a draft has none."""
    phases = edition.terms.get("phases", {})
    return _timetable(tuple((name, first, last) for name, (first, last) in phases.items()))


@lru_cache(maxsize=64)
def _timetable(phases: tuple[tuple[str, str, str], ...]) -> Timetable:
    return of_days(content.dates({name: (first, last) for name, first, last in phases}))


def outages_in(edition: Edition) -> list[dict[str, Any]]:
    """Declared outages, oldest first: service, began, ended (ISO moments), days given back."""
    return list(edition.terms.get("outages", []))


def outage_declared_at(announcement: Announcement) -> datetime | None:
    """When the newest outage was published; None if there is none. Two queries."""
    outages = outages_in(edition_in_force(announcement))
    told = editions_of(announcement).filter(terms__change__code="outage") if outages else None
    return told.values_list("published_at", flat=True).first() if told is not None else None


def conditions(formasi: Formasi) -> Seat:
    """What the law and the announcement ask of whoever takes this seat."""
    return seat(formasi, edition_in_force(formasi.announcement))


def seat(formasi: Formasi, edition: Edition) -> Seat:
    """The same, when the edition is at hand."""
    least = edition.terms.get("min_gpa", 0)
    return Seat(
        track=formasi.track,
        position=formasi.position,
        qualifications=tuple(Qualification(one["level"], one["programme"]) for one in formasi.qualifications),
        open_to_disability=formasi.open_to_disability,
        min_gpa=Fraction(least, 100) if least else None,
    )


def requirements_of(formasi: Formasi) -> tuple[DocumentRule, ...]:
    """The documents this seat asks of everyone, before anything is known of the applicant."""
    return required_documents(regulation_of(formasi.announcement), formasi.track, formasi.position, Facts())


def statements_of(announcement: Announcement) -> tuple[Statement, ...]:
    """The clauses that every applicant declares: those of the regulation, then the announcement's own."""
    return statements_in(edition_in_force(announcement))


def statements_in(edition: Edition) -> tuple[Statement, ...]:
    """The clauses of one edition."""
    own = Source(f"{edition.terms['title']}", True)
    clauses = enumerate(edition.terms.get("clauses", []), start=1)
    return (*pinned(edition).statements, *(Statement(f"own_{n}", text, text, own) for n, text in clauses))


# --- formasi ----------------------------------------------------------------------------------------


def formasi_in(announcement: Announcement) -> QuerySet[Formasi]:
    """The formasi on offer, in the order of their codes."""
    return Formasi.objects.filter(announcement=announcement, withdrawn=False).order_by("number")


IN_A_TABLE = ("code", "position", "agency", "unit", "track", "quota", "levels", "announcement_id")
"""What one row of a table of formasi shows; the rest is left in the database."""


def formasi_of(
    slug: str,
    search: str = "",
    *,
    agency: str = "",
    track: str = "",
    level: str = "",
    disability: bool = False,
) -> QuerySet[Formasi]:
    """The formasi on offer, narrowed; every word of `search` must occur. Empty means any."""
    rows = Formasi.objects.filter(announcement__slug=slug, withdrawn=False).order_by("number")
    for word in search.lower().split()[:8]:
        rows = rows.filter(search__contains=word)
    exact = {"agency": agency, "track": track}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if level:
        rows = rows.filter(levels__contains=f" {level} ")
    return rows.filter(open_to_disability=True) if disability else rows


def formasi_by_code(announcement: Announcement, code: str) -> Formasi:
    """One formasi, also one that was withdrawn; `Formasi.DoesNotExist` if there is none."""
    return Formasi.objects.select_related("announcement").get(announcement=announcement, code=code)


def formasi_lines(announcement: Announcement) -> list[FormasiLine]:
    """The quota lines as the ranking wants them; the same values as the open table."""
    return [
        FormasiLine(row.code, row.position, qualification_key(row), row.unit, row.track, row.quota)
        for row in formasi_in(announcement)
    ]


def qualification_key(formasi: Formasi) -> str:
    """The accepted education as one text; equal for formasi between which people may be moved."""
    return content.qualification_key({"qualifications": formasi.qualifications})


# --- the committee ----------------------------------------------------------------------------------


def announcements_of(user: User, *kinds: str) -> QuerySet[Announcement]:
    """The announcements of every institution where this person holds one of these roles."""
    return (
        Announcement.objects.filter(institution__in=people.institutions_of(user, *kinds))
        .select_related("institution")
        .order_by("-created_at", "-pk")
    )


def work_of(user: User, *kinds: str) -> QuerySet[Edition]:
    """The editions not yet published that this person may work on, without their formasi."""
    return _light(Edition.objects.exclude(state="published")).filter(
        announcement__in=announcements_of(user, *kinds)
    )


def waiting_for(user: User) -> QuerySet[Edition]:
    """The proposals of others that this approver may publish or return."""
    return work_of(user, "approver").filter(state="proposed").exclude(proposed_by=user.pk)


def files_of(user: User) -> QuerySet[FormasiFile]:
    """The files of formasi that a secretary may look at."""
    return FormasiFile.objects.filter(
        edition__announcement__in=announcements_of(user, "secretary")
    ).select_related("edition__announcement__institution")


def latest_file(edition: Edition) -> FormasiFile | None:
    """The file given last to a draft."""
    return FormasiFile.objects.filter(edition=edition).order_by("-pk").first()


def known_files(keys: list[str]) -> set[str]:
    """Those of these stored files that wait to be imported."""
    return set(FormasiFile.objects.filter(stored__in=keys).values_list("stored", flat=True))


def before(edition: Edition) -> Edition | None:
    """The published edition that this one follows, with its formasi."""
    earlier = Edition.objects.filter(
        announcement=edition.announcement_id, state="published", number__lt=edition.number
    )
    return earlier.select_related("announcement__institution").order_by("-number").first()


def differences(edition: Edition) -> Differences | None:
    """What an edition changes against the one before; nothing for the first."""
    earlier = before(edition)
    if earlier is None:
        return None
    return between(earlier.terms, earlier.formasi, edition.terms, edition.formasi)


def change_facts(edition: Edition, found: Differences, site: str) -> dict[str, str | int]:
    """What the letter about a change is filled with (kind `announcement.changed`)."""
    return {
        "title": edition.terms["title"],
        "edition": edition.number,
        "terms": len(found.conditions),
        "phases": len(found.timetable),
        "formasi": len(found.added) + len(found.removed) + len(found.changed),
        "site": f"{site}/pengumuman/{edition.announcement.slug}/versi/{edition.number}/",
    }


def known_codes(announcement: Announcement) -> dict[str, str]:
    """Source id → public code of every formasi ever published here."""
    rows: Any = Formasi.objects.filter(announcement=announcement).values_list("source_id", "code")
    return dict(rows)


def dataset_name(edition: Edition) -> str:
    """The name under which the open table of formasi is published."""
    return f"{edition.announcement.slug}/formasi-{edition.number}"


# --- open data --------------------------------------------------------------------------------------


def datasets() -> Iterator[Table]:
    """Every published table of formasi that the log has by now, for the catalogue of open data."""
    for edition in _everywhere("entry"):
        meta = {"edition": edition.number}
        yield Table(dataset_name(edition), "formasi", *_logged("table", edition, edition.entry), meta)


def files() -> Iterator[File]:
    """Every edition and timetable whose digest the log has by now. One query."""
    for edition in _everywhere("rules_entry", "schedule_entry"):
        yield File("rules", *_logged("document", edition, edition.rules_entry))
        yield File("schedule", *_logged("schedule", edition, edition.schedule_entry))


def _everywhere(*entries: str) -> QuerySet[Edition]:
    """Published editions of which the log has these entries."""
    told = {f"{entry}__idx__isnull": False for entry in entries}
    return (
        Edition.objects.filter(state="published", **told)
        .select_related("announcement", *(f"{entry}__log" for entry in entries))
        .defer("formasi")
        .order_by("pk")
    )


def _logged(address: str, edition: Edition, entry: Entry) -> tuple[str, str, str, int]:
    """(announcement, address, season of the log, index), as the catalogue has them."""
    slug = edition.announcement.slug
    url = reverse(f"announcements:{address}", args=[slug, edition.number])
    return log_object(edition.announcement), url, entry.log.season, entry.idx
