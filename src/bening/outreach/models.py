"""The only thing kept of those who try themselves: how often it was done."""

from __future__ import annotations

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
