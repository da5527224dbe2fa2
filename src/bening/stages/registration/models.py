"""Applications and the answers of their sections, sealed under the person's own key."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.core import lifecycle
from bening.infra.db import Moving, Versioned

SECTIONS = ("identity", "contact", "education", "declarations", "placement")
"""In the order in which a person meets them."""


class Application(Moving):
    """One person's claim on one formasi in one period. Written by `registration.services` alone.

    An entered application never changes: a trigger refuses it. What the person stated is then in
    `biodata`, the snapshot that all later stages read; the section answers are gone. Who withdraws after
    that withdraws the dossier, which is the next stage's row.
    """

    lifecycle = lifecycle.APPLICATION

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    season = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    formasi = models.ForeignKey("announcements.Formasi", models.PROTECT, null=True, related_name="+")
    formasi_code = models.CharField(max_length=64, blank=True)
    number = models.CharField(max_length=8, null=True)
    edition_digest = models.CharField(max_length=80, blank=True)
    biodata = models.BinaryField(null=True)
    started_at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            # A draft that was given up leaves no trace on the person's right to apply.
            models.UniqueConstraint(
                fields=["season", "person"],
                condition=~Q(state="withdrawn"),
                name="one_application_per_period",
            ),
            models.UniqueConstraint(fields=["announcement", "number"], name="number_once"),
            models.CheckConstraint(
                condition=Q(state="draft", entered_at__isnull=True, withdrawn_at__isnull=True)
                | Q(state="withdrawn", entered_at__isnull=True, withdrawn_at__isnull=False)
                | Q(
                    ~Q(edition_digest=""),
                    ~Q(formasi_code=""),
                    state="entered",
                    entered_at__isnull=False,
                    withdrawn_at__isnull=True,
                    number__isnull=False,
                    formasi__isnull=False,
                    biodata__isnull=False,
                ),
                name="application_fits_its_state",
            ),
        ]
        indexes = [models.Index(fields=["announcement", "state"], name="application_by_state")]

    def __str__(self) -> str:
        return f"application {self.pk} ({self.state})"


class SectionAnswer(Versioned):
    """What the person typed in one section so far, complete or not; gone once the application is entered."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    section = models.CharField(max_length=16)
    sealed = models.BinaryField()
    complete = models.BooleanField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "section"], name="section_once"),
            models.CheckConstraint(condition=Q(section__in=SECTIONS), name="section_known"),
        ]

    def __str__(self) -> str:
        return f"{self.section} of application {self.application_id}"
