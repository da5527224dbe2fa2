"""What came over from the host for anonymous reports: one public file a day, one a quarter."""

from __future__ import annotations

from django.db import models


class CommittedDay(models.Model):
    """The published batch of one day as it came, and the entry of the log that holds its root."""

    day = models.DateField(unique=True)
    text = models.TextField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")


class Reminder(models.Model):
    """Investigators were reminded in the week of this Monday. The same words every week to everybody."""

    monday = models.DateField(unique=True)


class QuarterFigures(models.Model):
    """The coarse figures of that host up to the first day of a quarter, as they came."""

    until = models.DateField(unique=True)
    text = models.TextField()
