"""Proposals of employee numbers to BKN: which files went out together, and under which digest."""

from django.conf import settings
from django.db import models


class Proposal(models.Model):
    """One file that was sent to BKN. Never changed: who was in it, when, and the digest of the CSV."""

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    effective_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="proposal_number_once"),
        ]


class Line(models.Model):
    """One appointment in one proposal, in the round in which its file then was."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="lines")
    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "appointment"], name="proposal_line_once"),
        ]
