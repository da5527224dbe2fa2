"""What fits somebody by the very rules that decide; who follows what, and whose deadlines are near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Sum

from bening.core import eligibility
from bening.core.decision import Check, Outcome
from bening.core.eligibility import Facts
from bening.core.facts import Seat
from bening.core.timetable import Phase
from bening.outreach.models import CalendarLink, Follow, PracticeTests, SelfChecks
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration
from bening.stages.verification import queries as verification

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement, Edition

SHOWN = 60
"""Formasi of one kind on a page; how many more there are is said."""
ASKED_LATER = frozenset({"declarations", "equivalence", "school_registered", "pppk_since", "pppk_consent"})
"""Facts that the self-check does not ask: the application does."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One formasi as far as a list shows it."""

    code: str
    position: str
    unit: str
    track: str
    quota: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One formasi and what the rules say of it for somebody."""

    offer: Offer
    against: tuple[Check, ...]
    unsure: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Every formasi of an announcement, by what stands against it: nothing, something unsure, a rule."""

    fitting: tuple[Judged, ...]
    unsure: tuple[Judged, ...]
    closed: tuple[Judged, ...]

    @property
    def seats(self) -> int:
        """How many seats the fitting ones have."""
        return sum(one.offer.quota for one in self.fitting)


def answer(facts: Facts, edition: Edition, on: date) -> Answer:
    """Judge every formasi of an edition. Formasi that ask the same are judged once."""
    rules = registration.rules_of(edition)
    found: dict[str, list[Judged]] = {"fitting": [], "unsure": [], "closed": []}
    for seat, offers in _seats(edition.announcement_id, edition.digest):
        checks = [
            check
            for check in eligibility.evaluate(facts, seat, rules, on=on)
            if not check.code.startswith("declaration.")
        ]
        against = tuple(check for check in checks if check.outcome is Outcome.NOT_MET)
        unsure = tuple(check for check in checks if check.outcome is Outcome.UNCERTAIN or _left_out(check))
        kind = "closed" if against else "unsure" if unsure else "fitting"
        found[kind] += [Judged(offer, against, unsure) for offer in offers]
    return Answer(*(tuple(found[kind]) for kind in ("fitting", "unsure", "closed")))


def _left_out(check: Check) -> bool:
    """Whether an answer is missing that the self-check asks for."""
    missing = check.reason.facts.get("fact") if check.reason else None
    return check.outcome is Outcome.NO_DATA and missing not in ASKED_LATER


@lru_cache(maxsize=4)
def _seats(announcement_id: int, digest: str) -> tuple[tuple[Seat, tuple[Offer, ...]], ...]:
    """Every different set of conditions of an edition, with the formasi that have it. One query a process."""
    edition = announcements.edition_with(announcement_id, digest)
    grouped: dict[Seat, list[Offer]] = {}
    for row in announcements.formasi_in(announcement_id).defer("search").iterator(2000):
        offer = Offer(row.code, row.position, row.unit, row.track, row.quota)
        grouped.setdefault(announcements.seat(row, edition), []).append(offer)
    return tuple((seat, tuple(offers)) for seat, offers in grouped.items())


def used(announcement: Announcement) -> int:
    """How often the self-check was used for this announcement."""
    total = SelfChecks.objects.filter(announcement=announcement).aggregate(total=Sum("count"))["total"]
    return int(total or 0)


def practised() -> int:
    """How many practice tests were finished."""
    return int(PracticeTests.objects.aggregate(total=Sum("count"))["total"] or 0)


# -- following and dates ------------------------------------------------------------------------------


def follows(user: User, announcement: Announcement) -> bool:
    """Whether this person asked to be told of changes."""
    return Follow.objects.filter(user=user, announcement=announcement).exists()


def calendar_of(user: User) -> CalendarLink | None:
    """The private address of somebody's dates, if they made one."""
    return CalendarLink.objects.filter(user=user).first()


def calendar_behind(key: str) -> CalendarLink | None:
    """Whose dates a private address leads to."""
    return CalendarLink.objects.filter(key=key, user__is_active=True).select_related("user").first()


def editions_of_interest(user: User) -> list[Edition]:
    """The editions in force of what this person applied to or follows."""
    applied = registration.applications_of(user).exclude(state="withdrawn").values("announcement")
    followed = Follow.objects.filter(user=user).values("announcement")
    interest = announcements.in_force()
    return list(interest.filter(announcement__in=applied) | interest.filter(announcement__in=followed))


def concerned_by(edition: Edition) -> set[int]:
    """Everybody to tell of a change: who followed, applied or had begun to before it."""
    before = edition.published_at
    following = Follow.objects.filter(announcement=edition.announcement_id, since__lte=before)
    applying = registration.live_in(edition.announcement).filter(started_at__lte=before)
    return {*following.values_list("user", flat=True), *applying.values_list("person", flat=True)}


RECENT = timedelta(days=7)
"""A change is told within this time; a site that slept longer tells nobody of what is long known."""


def fresh_changes(at: datetime) -> Iterable[Edition]:
    """Editions that changed something and were published lately."""
    return announcements.changes_since(at - RECENT)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that ends soon, and the people for whom it matters."""

    kind: str
    key: str
    title: str
    closes: datetime
    people: tuple[int, ...]


REMINDERS = (timedelta(days=3), timedelta(days=1))
"""So long before the end somebody is reminded, each time once."""


def deadlines(at: datetime) -> Iterator[Deadline]:
    """What ends soon: the registration for unfinished drafts, the time for objections after a TMS."""
    for edition in announcements.in_force():
        timetable = announcements.timetable_in(edition)
        for name, kind, people in (
            ("registration", "reminder.closing", _drafting),
            ("sanggah", "reminder.sanggah", _may_object),
        ):
            phase = timetable.phase(name)
            if phase is not None and phase.is_open(at) and (step := _step(phase, at)) is not None:
                key = f"{kind}:{edition.announcement_id}:{phase.ends:%Y%m%d}:{step}"
                told = tuple(people(edition.announcement))
                yield Deadline(kind, key, edition.terms["title"], phase.ends, told)


def _step(phase: Phase, at: datetime) -> int | None:
    """The number of the last reminder that is due; none in the first hours of a short phase."""
    due = [number for number, before in enumerate(REMINDERS) if phase.ends - at <= before]
    if at - phase.starts < timedelta(hours=12):
        return None
    return due[-1] if due else None


def _drafting(announcement: Announcement) -> Iterable[int]:
    return registration.live_in(announcement).filter(state="draft").values_list("person", flat=True)


def _may_object(announcement: Announcement) -> Iterable[int]:
    rows = verification.contestable(announcement)
    return rows.values_list("dossier__application__person", flat=True)
