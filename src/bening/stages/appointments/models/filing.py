"""Papers that an appointee hands in, what a machine read in them, and the curriculum they state."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.infra.db import Versioned


class Paper(Versioned):
    """One file in one slot of the filing. A returned one stays as it was; another takes its place.

    `state` of the reading: the row is the queue. `checks` are sealed with the person's key; `doubts` counts
    those that a person should look at. `outcome` is an officer's: accepted, or returned with a reason.
    """

    WAITING, READ, UNREADABLE = "waiting", "read", "unreadable"

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="papers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    slot = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    pages = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=WAITING)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    checks = models.BinaryField(null=True)
    doubts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=8, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    mend_by = models.DateTimeField(null=True)
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "slot"], condition=Q(superseded=False), name="paper_one_in_a_slot"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "read", "unreadable"]), name="paper_state_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", judged_by=None, judged_at=None, returned_because="", mend_by=None)
                | Q(
                    outcome="accepted",
                    judged_by__isnull=False,
                    judged_at__isnull=False,
                    returned_because="",
                    mend_by=None,
                )
                | (
                    Q(
                        outcome="returned",
                        judged_by__isnull=False,
                        judged_at__isnull=False,
                        mend_by__isnull=False,
                    )
                    & ~Q(returned_because="")
                ),
                name="paper_judged_whole",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None) | ~Q(judged_by=models.F("person")),
                name="paper_not_judged_by_its_owner",
            ),
        ]
        indexes = [
            models.Index(fields=["uploaded_at"], condition=Q(state="waiting"), name="paper_waits"),
        ]


class Curriculum(Versioned):
    """What the appointee states for the curriculum (DRH), sealed with their key."""

    appointment = models.OneToOneField("appointments.Appointment", models.PROTECT, related_name="+")
    content = models.BinaryField()
    saved_at = models.DateTimeField()
