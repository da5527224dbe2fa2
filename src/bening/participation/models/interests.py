"""The register of interests and gifts, random audits of it, and pressure put on those who decide."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Declaration(models.Model):
    """What somebody with a role declared: an interest, a gift (kept or refused), or that there is nothing.

    Never changed and never deleted: a correction is a new declaration that names the old one. Public are
    kind, day, source, value and what became of it, under the officer's mark; `detail` is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    mark = models.CharField(max_length=32)
    roles = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    on = models.DateField()
    source = models.CharField(max_length=16, blank=True)
    value = models.PositiveBigIntegerField(null=True)
    disposition = models.CharField(max_length=12, blank=True)
    detail = models.BinaryField()
    season = models.CharField(max_length=40)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("interest", "nothing"), value=None, disposition="")
                | Q(
                    kind="gift",
                    value__isnull=False,
                    disposition__in=("refused", "returned", "handed_over", "kept"),
                ),
                name="declaration_gift_says_what_became_of_it",
            ),
        ]
        indexes = [models.Index(fields=("institution", "-declared_at"), name="declaration_newest")]


class Audit(Moving):
    """A random audit: the list and the seed's digest stand in the log before anybody knows who is drawn."""

    lifecycle = lifecycle.AUDIT

    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    season = models.CharField(max_length=40)
    marks = models.JSONField()
    sample = models.PositiveSmallIntegerField()
    sealed_seed = models.BinaryField()
    seed = models.CharField(max_length=44, blank=True)
    committed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    committed_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    drawn = models.JSONField(default=list)
    drawn_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(committed_by=F("drawn_by")), name="audit_drawn_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(state="committed", seed="") | ~Q(state="committed") & ~Q(seed=""),
                name="audit_seed_is_told_when_drawn",
            ),
        ]


class AuditFinding(models.Model):
    """What an inspector found about one drawn officer."""

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="findings")
    mark = models.CharField(max_length=32)
    result = models.CharField(max_length=10)
    note = models.CharField(max_length=600)
    inspector = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("audit", "mark"), name="audit_finding_once"),
            models.CheckConstraint(
                condition=Q(result__in=("in_order", "incomplete", "violation")) & ~Q(note=""),
                name="audit_finding_says_what",
            ),
        ]


class Pressure(Moving):
    """Somebody who decides was pressed. Only the inspectorate reads it; nobody named in it ever does."""

    lifecycle = lifecycle.PRESSURE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    season = models.CharField(max_length=40)
    text = models.BinaryField()
    kept_from = models.JSONField()
    filed_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")
    inspector = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    outcome = models.BinaryField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(inspector=F("person")), name="pressure_inspector_is_not_reporter"
            ),
            models.CheckConstraint(
                condition=Q(state="filed", inspector=None)
                | Q(state="taken", inspector__isnull=False)
                | Q(state="closed", inspector__isnull=False, outcome__isnull=False),
                name="pressure_closed_whole",
            ),
        ]
