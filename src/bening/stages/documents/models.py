"""Dossiers and documents. The bytes lie encrypted in the private store; here is how to find them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Dossier(Moving):
    """All proof of one entered application.

    Once `sealed` only `withdraw` is left: a trigger refuses every other change.
    """

    lifecycle = lifecycle.DOSSIER

    application = models.OneToOneField("registration.Application", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    findings_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"], digest="", sealed_at__isnull=True)
                | Q(
                    ~Q(digest=""),
                    state__in=["sealed", "withdrawn"],
                    sealed_at__isnull=False,
                    entry__isnull=False,
                    findings_entry__isnull=False,
                ),
                name="sealed_is_complete",
            ),
            # What was submitted in the log is also taken back there.
            models.CheckConstraint(
                condition=Q(~Q(state="withdrawn"), withdrawn_at__isnull=True, withdrawal__isnull=True)
                | Q(state="withdrawn", withdrawn_at__isnull=False, entry__isnull=True)
                | Q(state="withdrawn", withdrawn_at__isnull=False, withdrawal__isnull=False),
                name="withdrawal_is_logged",
            ),
        ]

    def __str__(self) -> str:
        return f"dossier {self.pk} ({self.state})"


class Document(models.Model):
    """One file in one slot. Never changed: another file in the slot is another row, until all are sealed."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="documents")
    slot = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    pages = models.PositiveIntegerField()
    findings = models.JSONField()
    uploaded_at = models.DateTimeField()
    sealed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "slot"], name="one_document_per_slot"),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png", "application/pdf"]),
                name="media_type_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slot} of dossier {self.dossier_id}"
