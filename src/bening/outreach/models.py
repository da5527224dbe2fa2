"""The only thing kept of the self-check: how often it was used, and whether anything fitted."""

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
