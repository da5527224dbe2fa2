"""Timetables and changes in words: what calendars and feeds say. Reads rows, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from bening.outreach.calendars import Date
from bening.outreach.feeds import Entry
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import words
from bening.stages.announcements.templatetags.announcements import days

if TYPE_CHECKING:
    from bening.stages.announcements.models import Edition

ALARMS = {"registration": 3, "sanggah": 1, "final_sanggah": 1, "filing": 3}
"""Phases in which somebody must act: a calendar speaks up so many days before their end."""


def dates_of(edition: Edition, site: str) -> Iterator[Date]:
    """Every phase of one announcement."""
    slug, title = edition.announcement.slug, edition.terms["title"]
    host = site.split("://", 1)[-1]
    for phase in announcements.timetable_in(edition).phases:
        yield Date(
            uid=f"{slug}-{phase.name}@{host}",
            title=f"{words.phase(phase.name)}: {title}",
            starts=phase.starts,
            ends=phase.ends,
            url=f"{site}/pengumuman/{slug}/",
            edition=edition.number,
            alarm=ALARMS.get(phase.name, 0),
        )


def entries(editions: Iterable[Edition], site: str) -> list[Entry]:
    """Published editions as entries of a feed."""
    return [_entry(edition, site) for edition in editions]


def _entry(edition: Edition, site: str) -> Entry:
    title, change = edition.terms["title"], edition.terms.get("change") or {}
    address = f"{site}/pengumuman/{edition.announcement.slug}/versi/{edition.number}/"
    if not change:
        return Entry(address, title, edition.terms.get("summary", ""), address, edition.published_at)
    why = words.CHANGE_REASONS.get(change["code"], change["code"])
    summary = f"{why}. {change.get('note', '')} {changed(edition.pk, edition.digest)}".strip()
    head = _("%(title)s: versi %(number)s") % {"title": title, "number": edition.number}
    return Entry(address, head, summary, address, edition.published_at)


@lru_cache(maxsize=64)
def changed(edition_pk: int, digest: str) -> str:
    """What the edition with this digest changed, in Indonesian sentences. It never changes: read once."""
    found = announcements.differences(announcements.edition_whole(edition_pk))
    if found is None:
        return ""
    told = [f"{words.phase(one.name)}: {_span(one.old)} → {_span(one.new)}." for one in found.timetable]
    told += [
        _("%(what)s berubah.") % {"what": words.COMPARED.get(one.name, one.name)} for one in found.conditions
    ]
    counts = (
        (_("formasi baru"), found.added),
        (_("formasi dihapus"), found.removed),
        (_("formasi berubah"), found.changed),
    )
    told += [f"{len(rows)} {name}." for name, rows in counts if rows]
    return " ".join(told)


def _span(span: tuple[date, date] | list[str] | None) -> str:
    return days(span) if span else _("belum ada")
