"""Assessments and reports. Written by `evaluation.services` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

LEVELS = ("above", "meets", "below")


class Assessment(Moving):
    """How one new civil servant did in one period: marked by two raters, each without the other's marks.

    Raters see the person at work, never the marks of the selection: nothing here refers to them. Results,
    behaviour and rating follow from the marks of both, by the formula of `formula` in the instrument whose
    digest is kept; before the second rater is done they are empty. The employee answers or objects before it
    counts (`sealed`). Means are in hundredths. `formula` 0: made before there were marks, two levels alone.
    """

    lifecycle = lifecycle.ASSESSMENT

    uuid = models.UUIDField(null=True, unique=True)
    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    plan = models.ForeignKey("evaluation.Plan", models.PROTECT, null=True, related_name="+")
    period = models.CharField(max_length=8)
    results = models.CharField(max_length=5, blank=True)
    behaviour = models.CharField(max_length=5, blank=True)
    rating = models.CharField(max_length=16, blank=True)
    results_mean = models.PositiveSmallIntegerField(null=True)
    behaviour_mean = models.PositiveSmallIntegerField(null=True)
    regulation_digest = models.CharField(max_length=80)
    instrument_digest = models.CharField(max_length=80, blank=True)
    formula = models.PositiveSmallIntegerField(default=0)
    evidence_sealed = models.BinaryField()
    second_sealed = models.BinaryField(null=True)
    first_rater = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField()
    second_rater = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    answer_sealed = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("rated", "returned"), results="", behaviour="", rating="")
                | Q(results__in=LEVELS, behaviour__in=LEVELS) & ~Q(rating=""),
                name="assessment_levels_known",
            ),
            models.CheckConstraint(
                condition=Q(second_rater=None) | ~Q(second_rater=F("first_rater")),
                name="assessment_two_different_raters",
            ),
            models.CheckConstraint(
                condition=~Q(first_rater=F("person")) & (Q(second_rater=None) | ~Q(second_rater=F("person"))),
                name="assessment_not_by_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("shared", "contested", "sealed"))
                | Q(formula=0)
                | Q(
                    uuid__isnull=False,
                    second_rater__isnull=False,
                    shared_at__isnull=False,
                    answer_due_at__isnull=False,
                    entry__isnull=False,
                ),
                name="assessment_shared_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed") | Q(second_rater__isnull=False, sealed_at__isnull=False),
                name="assessment_sealed_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_by=None, returned_because="")
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("first_rater")),
                    state="returned",
                    returned_by__isnull=False,
                ),
                name="assessment_returned_by_another_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["appointment", "period"],
                condition=~Q(state="returned"),
                name="assessment_once_a_period",
            ),
        ]


class Report(Moving):
    """What the recruitment came to, computed from the seals, drafted by one person, published by another."""

    lifecycle = lifecycle.REPORT

    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    rows = models.PositiveIntegerField(default=0)
    root = models.CharField(max_length=44, blank=True)
    conclusion = models.TextField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("drafted_by")), name="report_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(published_by__isnull=False, published_at__isnull=False, entry__isnull=False),
                name="report_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_by=None, returned_because="")
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("drafted_by")),
                    state="returned",
                    returned_by__isnull=False,
                ),
                name="report_returned_by_another_with_a_reason",
            ),
        ]


class Figure(models.Model):
    """One line of a report as open data: a name and a number, committed like every published row."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="figures")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    value = models.CharField(max_length=20)
    salt = models.CharField(max_length=44)
    commitment = models.CharField(max_length=44)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "name"], name="figure_once")]
