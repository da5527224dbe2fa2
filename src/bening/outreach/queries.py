"""What fits somebody by what they answered, judged by the very rules that decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Sum

from bening.core import eligibility
from bening.core.decision import Check, Outcome
from bening.core.eligibility import Facts
from bening.core.facts import Seat
from bening.outreach.models import PracticeTests, SelfChecks
from bening.stages.announcements import queries as announcements
from bening.stages.registration import queries as registration

if TYPE_CHECKING:
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
