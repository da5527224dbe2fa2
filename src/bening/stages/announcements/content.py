"""What an edition says, as one document: its canonical bytes, digests, open table and counts.

Everything here is computed from `Edition.terms` and `Edition.formasi`; nothing is read or written.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bening.core.tlog.canonical import canonical
from bening.core.tlog.dataset import Row, commit_row, dataset_root
from bening.core.tlog.note import encode64
from bening.stages.announcements.models import Edition, Formasi
from bening.stages.announcements.names import readable
from bening.stages.announcements.sscasn import code_number

LARGEST_MENU = 60
"""More agencies than this make no menu to choose from; the search finds them."""

Item = Mapping[str, Any]


def digest_of(data: bytes) -> str:
    """`sha256:` and 64 hex digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def document(edition: Edition) -> bytes:
    """The whole edition; its SHA-256 is the digest in the log."""
    return canonical({**_head(edition, "bening/edisi/v1"), **edition.terms, "formasi": edition.formasi})


def schedule(edition: Edition) -> bytes:
    """Only the timetable; its SHA-256 stands in the log by itself."""
    return canonical({**_head(edition, "bening/jadwal/v1"), "phases": edition.terms["phases"]})


def _head(edition: Edition, kind: str) -> dict[str, Any]:
    announcement = edition.announcement
    return {
        "kind": kind,
        "announcement": announcement.slug,
        "institution": {"code": announcement.institution.code, "name": announcement.institution.name},
        "season": announcement.season,
        "number": edition.number,
    }


def dates(phases: Mapping[str, Sequence[str]]) -> dict[str, tuple[date, date]]:
    """The timetable of the terms as days, first and last."""
    return {name: (date.fromisoformat(a), date.fromisoformat(b)) for name, (a, b) in phases.items()}


def open_values(item: Item) -> dict[str, Any]:
    """One formasi as a row of the open table, by the names of the exchange format of `bening rank`."""
    return {
        "formasi": item["code"],
        "position": item["position"],
        "qualification": qualification_key(item),
        "unit": item["unit"],
        "track": item["track"],
        "quota": item["quota"],
    }


def open_rows(formasi: Sequence[Item]) -> Iterator[Row]:
    """The open table in the order of the codes.

    The salt follows from the row itself: what is on offer is public, there is nothing to hide or
    to erase; only the shape is that of every other table.
    """
    for item in formasi:
        values = open_values(item)
        salt = hashlib.sha256(b"bening/formasi/v1\x00" + canonical(values)).digest()
        yield Row(commit_row(values, salt), salt, values)


def root_of(formasi: Sequence[Item]) -> str:
    """The root of the open table, as the log writes it."""
    return encode64(dataset_root([row.commitment for row in open_rows(formasi)]))


def qualification_key(item: Item) -> str:
    """The accepted education as one text; equal for formasi between which people may be moved."""
    return "; ".join(sorted({one["programme"] for one in item["qualifications"]}))


def agency_of(item: Item, several: bool) -> str:
    """What the menu of agencies offers: the head of the unit path; with several institutions, those."""
    return readable(item["institution"]) if several else str(item["agency"])


def searchable(item: Item) -> str:
    """Small letters of everything somebody may look for in one formasi."""
    words = [item["code"], item["position"], item["unit"], item["institution"], *item["written"].values()]
    words += [one["programme"] for one in item["qualifications"]]
    return " ".join(words).lower()


def levels_of(item: Item) -> list[str]:
    """The levels of education that one formasi takes, each once."""
    return sorted({one["level"] for one in item["qualifications"]})


def facets(formasi: Sequence[Item]) -> dict[str, Any]:
    """Counts for the public pages: formasi and seats, per track, level and agency."""
    institutions = len({item["institution"] for item in formasi})
    agencies = Counter(agency_of(item, institutions > 1) for item in formasi)
    seats: Counter[str] = Counter()
    for item in formasi:
        seats[item["track"]] += item["quota"]
    return {
        "formasi": len(formasi),
        "seats": sum(seats.values()),
        "institutions": institutions,
        "tracks": {track: [n, seats[track]] for track, n in Counter(i["track"] for i in formasi).items()},
        "levels": dict(Counter(level for item in formasi for level in levels_of(item))),
        "agencies": sorted(agencies) if len(agencies) <= LARGEST_MENU else [],
        "agency_count": len(agencies),
        "open_to_disability": sum(item["open_to_disability"] for item in formasi),
    }


def formasi_rows(edition: Edition) -> Iterator[Formasi]:
    """What the projection of this edition holds; nothing is saved."""
    several = len({item["institution"] for item in edition.formasi}) > 1
    for item in edition.formasi:
        yield Formasi(
            announcement_id=edition.announcement_id,
            code=item["code"],
            number=code_number(item["code"]),
            source_id=item["source"],
            position=item["position"],
            agency=agency_of(item, several),
            unit=item["unit"],
            unit_path=item["written"]["unit"],
            track=item["track"],
            quota=item["quota"],
            open_to_disability=item["open_to_disability"],
            salary_min=item["salary_min"],
            salary_max=item["salary_max"],
            levels=f" {' '.join(levels_of(item))} ",
            qualifications=item["qualifications"],
            search=searchable(item),
            withdrawn=False,
        )
