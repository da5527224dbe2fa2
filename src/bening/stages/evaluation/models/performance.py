"""Plans, feedback, the marks of raters, and the ratings of e-Kinerja. Written by services alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.core.regulation_people import RATINGS
from bening.infra.db import Moving

USER = settings.AUTH_USER_MODEL


def _returned(first: str) -> Q:
    """Sent back by somebody other than `first`, with a reason; and only then."""
    nobody = Q(~Q(state="returned"), returned_by=None, returned_because="")
    return nobody | Q(
        ~Q(returned_because=""), ~Q(returned_by=F(first)), state="returned", returned_by__isnull=False
    )


class Plan(Moving):
    """What one employee is expected to bring about: drawn up by the head, answered by the employee.

    `goals_sealed`: a list of results, each with how it is measured, under the employee's key. Without an
    answer by `answer_due_at` the plan comes into force; `answered_at` then stays empty for all to see.
    """

    lifecycle = lifecycle.PERFORMANCE_PLAN

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    goals = models.PositiveSmallIntegerField()
    goals_sealed = models.BinaryField()
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "number"], name="plan_number_once"),
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(state="proposed"), name="plan_one_waits"
            ),
            models.CheckConstraint(condition=~Q(proposed_by=F("person")), name="plan_not_by_oneself"),
            models.CheckConstraint(condition=Q(goals__gte=1), name="plan_has_goals"),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(agreed_at__isnull=False), name="plan_agreed_has_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_because="")
                | Q(~Q(returned_because=""), state="returned", answered_at__isnull=False),
                name="plan_returned_with_a_reason",
            ),
        ]


class Feedback(models.Model):
    """Something said about somebody's work between two assessments; the employee reads all of it."""

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    author = models.ForeignKey(USER, models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    said_at = models.DateTimeField()


class Mark(models.Model):
    """What one rater said of one item: a mark from 1 to 5, or that nothing was observed. Never both."""

    assessment = models.ForeignKey("evaluation.Assessment", models.PROTECT, related_name="marks")
    rater = models.ForeignKey(USER, models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField(null=True)
    not_observed = models.BooleanField()
    evidence_sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "rater", "criterion"], name="mark_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True, not_observed=True)
                | Q(value__isnull=False, value__gte=1, value__lte=5, not_observed=False),
                name="mark_is_a_value_or_not_observed",
            ),
        ]


class OfficialFile(Moving):
    """Ratings of e-Kinerja taken over from a file: by one officer, approved by another.

    They are kept apart from Bening's own assessments and enter no formula of it: the official rating follows
    the rating of the unit, with quotas, and so says less about one person.
    """

    lifecycle = lifecycle.OFFICIAL_RATINGS

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    source_name = models.CharField(max_length=200)
    source_digest = models.CharField(max_length=80)
    rows = models.PositiveIntegerField()
    imported_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="official_number_once"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("imported_by")), name="official_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed") | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="official_sealed_whole",
            ),
            models.CheckConstraint(
                condition=_returned("imported_by"), name="official_returned_by_another_with_a_reason"
            ),
        ]


class OfficialRating(models.Model):
    """One rating of e-Kinerja: `period` as the file says it, with the rating of the unit beside it."""

    file = models.ForeignKey(OfficialFile, models.PROTECT, related_name="ratings")
    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    period = models.CharField(max_length=20)
    rating = models.CharField(max_length=16)
    unit_rating = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "appointment", "period"], name="official_rating_once"),
            models.CheckConstraint(condition=Q(rating__in=RATINGS), name="official_rating_known"),
        ]
