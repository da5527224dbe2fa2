"""Announcements, their editions, the formasi that the newest edition offers, and imported files.

The edition is the truth, sealed on publication; the `Formasi` rows are a projection
of the newest published edition and can be rebuilt from it at any time (ADR 7).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving, Versioned


class Announcement(models.Model):
    """One recruitment of one institution. What it says stands in its editions."""

    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    season = models.SlugField(max_length=20)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Edition(Moving):
    """One version of an announcement. Once published it never changes; triggers see to it.

    `terms` (title, regulation, timetable, conditions) and `formasi` together are the content whose
    canonical bytes have the SHA-256 `digest`; `root` is that of the formasi as an open table. `facets`
    are counts kept for the public pages.
    """

    lifecycle = lifecycle.EDITION

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    terms = models.JSONField(default=dict)
    formasi = models.JSONField(default=list)
    facets = models.JSONField(default=dict)
    digest = models.CharField(max_length=71, blank=True)
    root = models.CharField(max_length=44, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    schedule_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    rules_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["announcement"], condition=~Q(state="published"), name="edition_one_in_work"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(proposed_by=F("approved_by")),
                name="edition_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(
                    proposed_by__isnull=False,
                    approved_by__isnull=False,
                    published_at__isnull=False,
                    entry__isnull=False,
                    schedule_entry__isnull=False,
                    rules_entry__isnull=False,
                )
                & ~Q(digest="")
                & ~Q(root=""),
                name="edition_published_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id}/{self.number}"


class Formasi(models.Model):
    """One quota line of the newest published edition; `pk` and `code` stay through all editions.

    A formasi that a later edition drops stays as `withdrawn`: applications may point to it.
    `qualifications` is a list of {level, programme}: level codes of `core.eligibility`, programmes as
    decreed. They are read with their formasi and never alone, so they have no table.
    """

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="formasi")
    code = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    source_id = models.CharField(max_length=36)
    position = models.CharField(max_length=250)
    agency = models.CharField(max_length=250, blank=True)
    unit = models.CharField(max_length=500)
    unit_path = models.CharField(max_length=500)
    track = models.CharField(max_length=20)
    quota = models.PositiveIntegerField()
    open_to_disability = models.BooleanField()
    salary_min = models.PositiveBigIntegerField()
    salary_max = models.PositiveBigIntegerField()
    levels = models.CharField(max_length=100)
    qualifications = models.JSONField()
    search = models.TextField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "code"], name="formasi_code_once"),
            models.CheckConstraint(condition=Q(quota__gt=0), name="formasi_quota_above_zero"),
        ]
        indexes = [models.Index(fields=["announcement", "withdrawn", "number"], name="formasi_in_order")]

    def __str__(self) -> str:
        return self.code

    @property
    def level_codes(self) -> list[str]:
        """The levels of education it takes, each once."""
        return self.levels.split()


class FormasiFile(Versioned):
    """A file of formasi given to a draft: its progress, and every fault found. The row is the queue."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=60, blank=True)
    only_own = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    touched_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    lines_done = models.PositiveIntegerField(default=0)
    lines_total = models.PositiveIntegerField(default=0)
    formasi_count = models.PositiveIntegerField(default=0)
    seats = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    institutions = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(finished_at__isnull=True), name="formasi_file_waiting")
        ]

    def __str__(self) -> str:
        return self.name
