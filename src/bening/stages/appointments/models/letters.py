"""Letters of appointment: the decision (SK) and the statement of the start of duty (SPMT)."""

from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """One letter as it was issued: its bytes lie sealed in the private store and never change.

    Two people issue it: `step` says who wrote and who sealed, and, sealed, what stands in it. `replaces`:
    the letter that this one corrects. `signed`: with the electronic signature of the institution.
    """

    appointment = models.ForeignKey("appointments.Appointment", models.PROTECT, related_name="letters")
    step = models.OneToOneField("appointments.Step", models.PROTECT, related_name="letter")
    kind = models.CharField(max_length=4)
    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64)
    signed = models.BooleanField()
    made_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["sk", "spmt"]), name="letter_kind_known"),
            models.UniqueConstraint(
                fields=["appointment", "kind"], condition=Q(replaces=None), name="letter_first_of_its_kind"
            ),
        ]
