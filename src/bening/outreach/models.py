"""Of those who try themselves only how often it was done; of those who follow, what they asked for."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SelfChecks(models.Model):
    """A count of one day for one announcement. Nothing of what was answered, nobody who asked."""

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    day = models.DateField()
    fitting = models.BooleanField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "day", "fitting"], name="self_checks_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.count} self-checks on {self.day}"


class PracticeTests(models.Model):
    """How many practice tests were finished on a day. No answer, no mark, nobody."""

    day = models.DateField()
    scope = models.CharField(max_length=5)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "scope"], name="practice_tests_of_a_day")]

    def __str__(self) -> str:
        return f"{self.count} practice tests ({self.scope}) on {self.day}"


class Follow(models.Model):
    """Somebody who wants to be told when an announcement changes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "announcement"], name="followed_once")]

    def __str__(self) -> str:
        return f"follow {self.pk}"


class CalendarLink(models.Model):
    """The private address of somebody's dates. Who has it reads titles and dates only; it can be renewed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=43, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar {self.pk}"
