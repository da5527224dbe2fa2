"""Plans of analyses, and what came out of them. Written by `services.analyses` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

KINDS = ("fairness", "validity", "agreement", "ratings", "funnel")
PARTS = ("plan", "data", "result")


class Analysis(Moving):
    """One question to the data of one recruitment: planned by one person, registered by another, then run.

    `plan` holds the canonical bytes of the plan; they cannot change any more. From `asked` on nobody decides
    anything: the worker computes and publishes whatever comes out.
    """

    lifecycle = lifecycle.ANALYSIS

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    plan = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="analysis_number_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="analysis_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.ANALYSIS.states()), name="analysis_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="analysis_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "returned"), approved_by=None, registered_at=None)
                | Q(
                    state__in=("registered", "asked", "published"),
                    approved_by__isnull=False,
                    registered_at__isnull=False,
                ),
                name="analysis_registered_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "returned", "registered"), asked_by=None, asked_at=None)
                | Q(state__in=("asked", "published"), asked_by__isnull=False, asked_at__isnull=False),
                name="analysis_asked_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="published"), published_at=None)
                | Q(state="published", published_at__isnull=False),
                name="analysis_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_by=None, returned_because="")
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("proposed_by")),
                    state="returned",
                    returned_by__isnull=False,
                ),
                name="analysis_returned_by_another_with_a_reason",
            ),
        ]


class AnalysisTable(models.Model):
    """The plan, the data or the result of an analysis as an open table, with its entry in the log."""

    analysis = models.ForeignKey(Analysis, models.PROTECT, related_name="tables")
    part = models.CharField(max_length=6)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(part__in=PARTS), name="analysis_part_known"),
            models.UniqueConstraint(fields=["analysis", "part"], name="analysis_part_once"),
        ]


class AnalysisRow(models.Model):
    """One line of such a table, committed like every published row."""

    table = models.ForeignKey(AnalysisTable, models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    values = models.JSONField()
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "position"], name="analysis_row_once")]
