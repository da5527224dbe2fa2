"""Reading what is offered. Other stages may import this module and nothing else of ours."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet

from bening.core import regulation as regulations
from bening.core.eligibility import Seat
from bening.core.ranking import FormasiLine
from bening.core.regulation import DocumentRule, Regulation
from bening.core.requirements import required_documents
from bening.core.timetable import Timetable
from bening.stages.announcements.models import Announcement, Edition, Formasi


class RegulationChanged(Exception):
    """The regulation file is not the one an edition pinned: our mistake or tampering, never a "no"."""


def published() -> QuerySet[Announcement]:
    """Every announcement with at least one published edition, newest first."""
    return (
        Announcement.objects.filter(editions__state="published")
        .select_related("institution")
        .distinct()
        .order_by("-created_at", "-id")
    )


def announcement(slug: str) -> Announcement:
    """One published announcement; `Announcement.DoesNotExist` otherwise."""
    return published().get(slug=slug)


def editions_of(announcement: Announcement) -> QuerySet[Edition]:
    """Every published edition, newest first, without the long list of formasi."""
    return (
        Edition.objects.filter(announcement=announcement, state="published")
        .defer("formasi")
        .order_by("-number")
    )


def edition_in_force(announcement: Announcement) -> Edition:
    """The newest published edition; `Edition.DoesNotExist` if there is none."""
    edition = editions_of(announcement).first()
    if edition is None:
        raise Edition.DoesNotExist(announcement.slug)
    return edition


def edition_digest(announcement: Announcement) -> str:
    """`sha256:…` of the content in force."""
    return edition_in_force(announcement).digest


def log_season(announcement: Announcement) -> str:
    """The log that this recruitment writes to."""
    return announcement.season


def regulation_of(announcement: Announcement) -> Regulation:
    """The regulation pinned by the edition in force; `RegulationChanged` if the file is another."""
    return pinned(edition_in_force(announcement))


def pinned(edition: Edition) -> Regulation:
    """The regulation of one edition, compared with the digest it pinned."""
    pin = edition.terms["regulation"]
    regulation = _loaded(pin["name"])
    if regulation.digest != pin["digest"]:
        raise RegulationChanged(f"{pin['name']}: pinned {pin['digest']}, found {regulation.digest}")
    return regulation


@lru_cache(maxsize=16)
def _loaded(name: str) -> Regulation:
    return regulations.load(name)


def formasi_lines(announcement: Announcement) -> list[FormasiLine]:
    """The quota lines as the ranking wants them."""
    return [
        FormasiLine(row.code, row.position, qualification_key(row), row.unit, row.track, row.quota)
        for row in formasi_in(announcement)
    ]


def formasi_in(announcement: Announcement) -> QuerySet[Formasi]:
    """The formasi on offer, in the order of their codes."""
    return Formasi.objects.filter(announcement=announcement, withdrawn=False).order_by("number")


def qualification_key(formasi: Formasi) -> str:
    """The accepted education as one text; equal for formasi between which people may be moved."""
    return "; ".join(sorted(programme for _, programme in formasi.programmes))


def formasi_of(slug: str, search: str = "", **filters: str) -> QuerySet[Formasi]:
    """The formasi on offer in one announcement, narrowed.

    `search`: every word must occur. Filters: `agency`, `track`, `level`, `disability` ("1" = open to
    persons with a disability); empty means any.
    """
    rows = Formasi.objects.filter(announcement__slug=slug, withdrawn=False).order_by("number")
    for word in search.lower().split():
        rows = rows.filter(search__contains=word)
    if filters.get("agency"):
        rows = rows.filter(agency=filters["agency"])
    if filters.get("track"):
        rows = rows.filter(track=filters["track"])
    if filters.get("level"):
        rows = rows.filter(levels__contains=f" {filters['level']} ")
    if filters.get("disability"):
        rows = rows.filter(open_to_disability=True)
    return rows


def timetable_of(announcement: Announcement) -> Timetable:
    """The phases of the edition in force."""
    return timetable_in(edition_in_force(announcement))


def timetable_in(edition: Edition) -> Timetable:
    """The phases of one edition."""
    return Timetable.from_dates(edition.terms["phases"])


def conditions(formasi: Formasi) -> Seat:
    """What the law and the announcement ask of whoever takes this seat."""
    terms = edition_in_force(formasi.announcement).terms
    return Seat(
        formasi=formasi.code,
        position=formasi.position,
        track=formasi.track,
        qualifications=tuple((level, programme) for level, programme in formasi.programmes),
        open_to_disability=formasi.open_to_disability,
        min_gpa=terms["min_gpa"],
    )


def requirements_of(formasi: Formasi) -> tuple[DocumentRule, ...]:
    """The documents that this seat asks for, before anything is known of the applicant."""
    regulation = regulation_of(formasi.announcement)
    return required_documents(regulation, formasi.track, formasi.position, None)
