"""Counting self-checks and practice tests; following announcements; telling changes and deadlines."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from bening.core.deadlines import day_of
from bening.notifications import services as notifications
from bening.outreach import queries
from bening.outreach.models import CalendarLink, Follow, PracticeTests, SelfChecks
from bening.stages.announcements import queries as announcements

if TYPE_CHECKING:
    from bening.accounts.models import User
    from bening.stages.announcements.models import Announcement, Edition


@transaction.atomic
def count_self_check(announcement: Announcement, *, fitting: bool, at: datetime) -> None:
    """One more self-check on this day. Of the answers nothing is kept."""
    row = {"announcement": announcement, "day": day_of(at), "fitting": fitting}
    SelfChecks.objects.get_or_create(**row)
    SelfChecks.objects.filter(**row).update(count=F("count") + 1)


@transaction.atomic
def count_practice_test(scope: str, *, at: datetime) -> None:
    """One more practice test finished on this day. Of answers and marks nothing is kept."""
    row = {"day": day_of(at), "scope": scope}
    PracticeTests.objects.get_or_create(**row)
    PracticeTests.objects.filter(**row).update(count=F("count") + 1)


# -- following --------------------------------------------------------------------------------------


def follow(announcement: Announcement, *, by: User, at: datetime) -> None:
    """From now on tell this person of every change."""
    Follow.objects.get_or_create(user=by, announcement=announcement, defaults={"since": at})


def unfollow(announcement: Announcement, *, by: User) -> None:
    """No longer."""
    Follow.objects.filter(user=by, announcement=announcement).delete()


@transaction.atomic
def renew_calendar(user: User, *, at: datetime) -> CalendarLink:
    """A new private address for somebody's dates; the old one leads nowhere from now on."""
    fresh = {"key": secrets.token_urlsafe(32), "made_at": at}
    link, _ = CalendarLink.objects.update_or_create(user=user, defaults=fresh)
    return link


def close_calendar(user: User) -> None:
    """Take the private address away."""
    CalendarLink.objects.filter(user=user).delete()


# -- telling ------------------------------------------------------------------------------------------


def tell_change(edition: Edition, site: str, *, at: datetime) -> int:
    """Tell everybody who follows an announcement, or applied there, of one edition; how many were new."""
    key = f"edition:{edition.pk}"
    people = queries.concerned_by(edition)
    if not people - notifications.told_to(key):
        return 0
    found = announcements.differences(edition)
    if found is None:
        return 0
    context = announcements.change_facts(edition, found, site)
    return notifications.notify_once(
        sorted(people), kind="announcement.changed", context=context, key=key, at=at
    )


def remind(deadline: queries.Deadline, *, at: datetime) -> int:
    """Remind everybody for whom this deadline still matters; nobody twice."""
    context = {"title": deadline.title, "closes": deadline.closes.isoformat()}
    return notifications.notify_once(
        deadline.people, kind=deadline.kind, context=context, key=deadline.key, at=at
    )
