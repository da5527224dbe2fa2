"""The survey of public satisfaction. Written by `services.survey` alone.

Nothing here leads from an answer to a person, nor from an answer to the slip it was given with: a slip is
spent, an answer has a month, and neither knows the other. Answers and remarks do not know each other either.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

CHANNELS = ("slip", "kiosk", "paper")


class Survey(Moving):
    """One survey of an institution: which counters, from when to when; proposed by one, opened by another.

    Once its last day is over the worker publishes it, whatever came out.
    """

    lifecycle = lifecycle.SURVEY

    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=140)
    starts = models.DateField()
    ends = models.DateField()
    season = models.CharField(max_length=40)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    published_at = models.DateTimeField(null=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="survey_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.SURVEY.states()), name="survey_state_known"
            ),
            models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="survey_days_in_order"),
            models.CheckConstraint(
                condition=Q(opened_by=None) | ~Q(opened_by=F("proposed_by")), name="survey_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "returned"), opened_by=None, opened_at=None)
                | Q(state__in=("open", "published"), opened_by__isnull=False, opened_at__isnull=False),
                name="survey_opened_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="published"), published_at=None, entry=None)
                | Q(state="published", published_at__isnull=False, entry__isnull=False),
                name="survey_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_by=None, returned_because="")
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("proposed_by")),
                    state="returned",
                    returned_by__isnull=False,
                ),
                name="survey_returned_by_another_with_a_reason",
            ),
        ]


class SurveyPoint(models.Model):
    """A service of a unit, with how many people it serves in the time of the survey (for the sample).

    `kiosk` is the keyed hash of the address of its kiosk, if there is one.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=140)
    service = models.CharField(max_length=140)
    served = models.PositiveIntegerField()
    kiosk = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="survey_point_position_once"),
            models.UniqueConstraint(fields=["survey", "unit", "service"], name="survey_point_once"),
            models.CheckConstraint(condition=Q(served__gte=1), name="survey_point_serves_somebody"),
        ]


class SurveySlip(models.Model):
    """One answer that may be given: the keyed hash of the code on a slip, and whether it was used."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    point = models.ForeignKey(SurveyPoint, models.PROTECT, related_name="+")
    code = models.CharField(max_length=64, unique=True)
    spent = models.BooleanField(default=False)


class SurveyAnswer(models.Model):
    """What one visitor answered, 1 to 4 for each of the nine elements. Its month, and no other time."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    point = models.ForeignKey(SurveyPoint, models.PROTECT, related_name="+")
    month = models.DateField()
    channel = models.CharField(max_length=5)
    u1 = models.PositiveSmallIntegerField()
    u2 = models.PositiveSmallIntegerField()
    u3 = models.PositiveSmallIntegerField()
    u4 = models.PositiveSmallIntegerField()
    u5 = models.PositiveSmallIntegerField()
    u6 = models.PositiveSmallIntegerField()
    u7 = models.PositiveSmallIntegerField()
    u8 = models.PositiveSmallIntegerField()
    u9 = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=CHANNELS, **{f"u{n}__range": (1, 4) for n in range(1, 10)}),
                name="survey_answer_on_the_scale",
            )
        ]


class SurveyRemark(Moving):
    """What a visitor wrote: held until a moderator shows or hides it. Apart from the answers."""

    lifecycle = lifecycle.SURVEY_REMARK

    id = models.UUIDField(primary_key=True, default=uuid4)
    point = models.ForeignKey(SurveyPoint, models.PROTECT, related_name="+")
    month = models.DateField()
    text = models.TextField()
    moderated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    rule = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="held", moderated_by=None, rule="")
                | Q(state="visible", moderated_by__isnull=False, rule="")
                | Q(~Q(rule=""), state="hidden", moderated_by__isnull=False),
                name="survey_remark_moderated_whole",
            ),
        ]


class SurveyRow(models.Model):
    """One line of the published result, committed like every published row."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="rows")
    position = models.PositiveSmallIntegerField()
    values = models.JSONField()
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "position"], name="survey_row_once")]
