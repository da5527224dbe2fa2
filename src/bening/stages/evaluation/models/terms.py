"""The basic training and what was decided of a probation or a contract. Written by `services.terms` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.core.regulation_people import OUTCOMES
from bening.infra.db import Moving
from bening.stages.evaluation.models.performance import _returned

USER = settings.AUTH_USER_MODEL
FINAL = ("appoint", "dismiss", "end")


class TrainingResult(Moving):
    """The basic training (Latsar) of one CPNS, taken once: recorded by one officer, sealed by another.

    `mark` in hundredths; the band follows from the regulation and is empty when it was not passed.
    """

    lifecycle = lifecycle.TRAINING_RESULT

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    mark = models.PositiveIntegerField()
    band = models.CharField(max_length=20, blank=True)
    held_on = models.DateField()
    regulation_digest = models.CharField(max_length=80)
    document_sealed = models.BinaryField()
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appointment"], condition=~Q(state="returned"), name="training_once"
            ),
            models.CheckConstraint(condition=Q(mark__lte=10000), name="training_mark_in_range"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("recorded_by")), name="training_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(recorded_by=F("person")) & (Q(approved_by=None) | ~Q(approved_by=F("person"))),
                name="training_not_by_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | Q(approved_by__isnull=False, approved_at__isnull=False, entry__isnull=False),
                name="training_sealed_whole",
            ),
            models.CheckConstraint(
                condition=_returned("recorded_by"), name="training_returned_by_another_with_a_reason"
            ),
        ]


class TermDecision(Moving):
    """What became of a probation or a contract: proposed by one officer on a ground of the law, approved by
    another. `until`: the first day after the new term, where there is one.
    """

    lifecycle = lifecycle.TERM_DECISION

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    ground = models.CharField(max_length=40)
    legal_basis = models.CharField(max_length=200)
    verified = models.BooleanField()
    until = models.DateField(null=True)
    regulation_digest = models.CharField(max_length=80)
    told_sealed = models.BinaryField()
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=280, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["appointment", "number"], name="term_number_once"),
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(state="proposed"), name="term_one_waits"
            ),
            models.UniqueConstraint(
                fields=["appointment"],
                condition=Q(outcome__in=FINAL) & ~Q(state="returned"),
                name="term_ends_once",
            ),
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="term_outcome_known"),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="term_has_a_legal_basis"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="term_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("person")) & (Q(approved_by=None) | ~Q(approved_by=F("person"))),
                name="term_not_by_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | Q(approved_by__isnull=False, approved_at__isnull=False, entry__isnull=False),
                name="term_sealed_whole",
            ),
            models.CheckConstraint(
                condition=_returned("proposed_by"), name="term_returned_by_another_with_a_reason"
            ),
        ]
