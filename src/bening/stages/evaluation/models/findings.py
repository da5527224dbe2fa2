"""Findings, what was done about them, and whether it helped. Written by `services.findings` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

SOURCES = (
    "assessment", "report", "complaint", "forum", "consultation", "integrity", "survey", "fairness",
    "validity", "verifier",
)  # fmt: skip
SEVERITIES = ("minor", "major", "critical")
MOMENTS = ("opened", "closed", "effective", "reopened")


class Finding(Moving):
    """Something that must be put right: by whom, until when. `title` is public and names nobody.

    `effect_from` and `effect_due_at`: between these the effect of a closed action is looked at.
    """

    lifecycle = lifecycle.FINDING

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=12)
    reference = models.CharField(max_length=80)
    severity = models.CharField(max_length=8)
    unit = models.CharField(max_length=200)
    title = models.CharField(max_length=140)
    detail = models.TextField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    due_at = models.DateTimeField()
    effect_from = models.DateTimeField(null=True)
    effect_due_at = models.DateTimeField(null=True)
    alert_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.FINDING.states()), name="finding_state_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=SOURCES, severity__in=SEVERITIES), name="finding_words_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(unit=""), name="finding_has_title_and_unit"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(effect_from__isnull=False, effect_due_at__isnull=False),
                name="finding_closed_waits_for_its_effect",
            ),
            models.UniqueConstraint(fields=["announcement", "number"], name="finding_number_once"),
        ]
        indexes = [
            models.Index(fields=["alert_at"], name="finding_alert"),
            models.Index(fields=["institution", "state"], name="finding_waiting"),
        ]


class Action(Moving):
    """What was done about a finding in one round, with its evidence; judged by somebody else.

    `owner` is the finding's at that time, so that the database itself keeps owner and judge apart.
    """

    lifecycle = lifecycle.CORRECTIVE_ACTION

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="actions")
    round = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told = models.CharField(max_length=280)
    evidence = models.TextField()
    acted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acted_at = models.DateTimeField()
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(judged_by=None) | (~Q(judged_by=F("acted_by")) & ~Q(judged_by=F("owner"))),
                name="action_judged_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(state="filed", judged_by=None, judged_at=None, returned_because="")
                | Q(state="accepted", judged_by__isnull=False, judged_at__isnull=False, returned_because="")
                | (
                    Q(state="returned", judged_by__isnull=False, judged_at__isnull=False)
                    & ~Q(returned_because="")
                ),
                name="action_judged_whole",
            ),
            models.CheckConstraint(condition=~Q(told="") & ~Q(evidence=""), name="action_has_evidence"),
            models.UniqueConstraint(
                fields=["finding", "round"], condition=~Q(state="returned"), name="action_once_a_round"
            ),
        ]


class Effect(models.Model):
    """Whether an accepted action helped, as somebody saw later who neither owned nor did it."""

    action = models.OneToOneField(Action, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    acted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    effective = models.BooleanField()
    because = models.CharField(max_length=280)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(checked_by=F("owner")) & ~Q(checked_by=F("acted_by")),
                name="effect_seen_by_somebody_else",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="effect_has_a_reason"),
        ]


class FindingRecord(models.Model):
    """What the public log was told of a finding at one moment: a table of one row, kept as it was said."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="records")
    number = models.PositiveSmallIntegerField()
    moment = models.CharField(max_length=10)
    values = models.JSONField()
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(moment__in=MOMENTS), name="finding_moment_known"),
            models.UniqueConstraint(fields=["finding", "number"], name="finding_record_once"),
        ]
