"""Appointments and their steps. Written by `appointments.services` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

LETTERS = ("sk", "spmt")
"""Steps that issue a letter: the appointment stays in its state, and a corrected letter is one more."""
KINDS = ("complete", "send_back", "number", "start", "resign", *LETTERS)


class Appointment(Moving):
    """One seat of one formasi going to one participant, because of the ranking or as the next in rank.

    `entry` is the call of the next in rank; those whom the ranking placed have none of their own. `round`
    counts how often the file went to BKN: one that is sent back is filed again.
    """

    lifecycle = lifecycle.APPOINTMENT

    application = models.OneToOneField("registration.Application", models.PROTECT, related_name="+")
    announcement = models.ForeignKey("announcements.Announcement", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    participant = models.CharField(max_length=20)
    formasi_code = models.CharField(max_length=64)
    ranking = models.ForeignKey("results.Ranking", models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    number_sealed = models.BinaryField(null=True)
    number_lookup = models.CharField(max_length=64, null=True, unique=True)
    started_on = models.DateField(null=True)
    placed_unit = models.CharField(max_length=200, blank=True)
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["filing", "complete", "resigned"]) | Q(number_lookup__isnull=False),
                name="appointment_numbered_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="on_duty") | Q(started_on__isnull=False),
                name="appointment_on_duty_has_a_day",
            ),
            # Being placed stands in the result; being called instead of somebody needs its own entry.
            models.CheckConstraint(
                condition=Q(replaces=None, entry=None) | Q(replaces__isnull=False, entry__isnull=False),
                name="appointment_next_in_rank_is_logged",
            ),
        ]
        indexes = [models.Index(fields=["announcement", "state"], name="appointment_by_state")]


class Step(Moving):
    """One thing that happened on the way: recorded by one officer, sealed by another.

    `round`: that of the appointment; of a letter, how often one of its kind was issued.
    """

    lifecycle = lifecycle.APPOINTMENT_STEP

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="steps")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    round = models.PositiveSmallIntegerField(default=1)
    facts_sealed = models.BinaryField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="step_kind_known"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("recorded_by")),
                name="step_two_different_people",
            ),
            models.CheckConstraint(
                condition=~Q(recorded_by=F("person")) & (Q(approved_by=None) | ~Q(approved_by=F("person"))),
                name="step_not_by_the_person_concerned",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | Q(approved_by__isnull=False, sealed_at__isnull=False, entry__isnull=False),
                name="step_sealed_whole",
            ),
            models.CheckConstraint(
                condition=Q(~Q(state="returned"), returned_by=None, returned_because="")
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("recorded_by")),
                    state="returned",
                    returned_by__isnull=False,
                ),
                name="step_returned_by_another_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["appointment", "kind", "round"], condition=~Q(state="returned"), name="step_once"
            ),
        ]
