"""Complaints: what was said is sealed with the complainant's key; steps are added and never changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Complaint(Moving):
    """One complaint of one person, who is known to those who handle it and to nobody else.

    `alert_at` is when the job looks at it next: somebody slept, or the complainant did not answer.
    """

    lifecycle = lifecycle.COMPLAINT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ticket = models.CharField(max_length=14, unique=True)
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    season = models.CharField(max_length=40)
    category = models.CharField(max_length=20)
    level = models.CharField(max_length=12, default="ordinary")
    may_share = models.BooleanField()
    text = models.BinaryField()
    filed_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    triage_due_at = models.DateTimeField()
    triaged_at = models.DateTimeField(null=True)
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer_due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=10, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    escalation = models.PositiveSmallIntegerField(default=0)
    alert_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.COMPLAINT.states()), name="complaint_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(handler=F("person")) & ~Q(answered_by=F("person")),
                name="complaint_not_handled_by_complainant",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("handled", "waiting")) | Q(handler__isnull=False),
                name="complaint_handled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("answered", "closed"))
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome=""),
                name="complaint_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=("alert_at",), name="complaint_alert"),
            models.Index(fields=("institution", "state", "filed_at"), name="complaint_waiting"),
            models.Index(fields=("person", "-filed_at"), name="complaint_of_person"),
        ]


class Part(models.Model):
    """What somebody has to do with a complaint. One part each: who is named in it can never handle it."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="parts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint", "user"), name="part_one_for_each_person"),
            models.CheckConstraint(
                condition=Q(part__in=("complainant", "named", "concerned", "handler")), name="part_is_known"
            ),
        ]


class ComplaintStep(models.Model):
    """One thing that happened, in order. `body` is sealed with the complainant's key."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    body = models.BinaryField(null=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint", "number"), name="complaint_step_numbered"),
        ]


class ComplaintPause(models.Model):
    """The clock stands still while the complainant is asked something, or for a reason that is named."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=280)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("complaint",), condition=Q(ends_at=None), name="complaint_one_pause_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("begins_at")), name="complaint_pause_ends_later"
            ),
        ]


class ComplaintEvidence(models.Model):
    """A file handed in with a complaint, sealed in the private store."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    pages = models.PositiveSmallIntegerField()
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("complaint", "sha256"), name="complaint_evidence_once"),
        ]


class HandOver(models.Model):
    """A complaint was handed to another office: to whom, and the digest of the record; why is in its step."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="handovers")
    office = models.CharField(max_length=12)
    reference = models.CharField(max_length=60, blank=True)
    sha256 = models.CharField(max_length=71)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(office__in=("lapor", "ombudsman", "inspectorate")),
                name="handover_office_is_known",
            ),
        ]
