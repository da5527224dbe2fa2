"""Counting self-checks and practice tests."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from bening.core.deadlines import day_of
from bening.outreach.models import PracticeTests, SelfChecks

if TYPE_CHECKING:
    from bening.stages.announcements.models import Announcement


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
