"""What came over from the host for anonymous reports: one public file a day."""

from __future__ import annotations

from django.db import models


class CommittedDay(models.Model):
    """The published batch of one day as it came, and the entry of the log that holds its root."""

    day = models.DateField(unique=True)
    text = models.TextField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")
