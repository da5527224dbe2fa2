"""Objections (sanggah) and their grounds. Written by `objections.services` alone."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Objection(Moving):
    """What one person holds against one sealed decision, and who may answer: nobody who took part.

    `stage` and `about` name the decision (the sealed row of another app) without a foreign key,
    because this app lies below the stages.
    """

    lifecycle = lifecycle.OBJECTION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stage = models.CharField(max_length=20)
    about = models.UUIDField()
    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    season = models.CharField(max_length=40)
    rules = models.CharField(max_length=71)
    subject = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    first_officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    second_officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answer_entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("stage", "about", "person"), name="objection_once"),
            models.CheckConstraint(
                condition=~Q(reviewer=F("first_officer")) & ~Q(reviewer=F("second_officer")),
                name="objection_reviewer_took_no_part",
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("person")), name="objection_reviewer_is_not_person"
            ),
            models.CheckConstraint(
                condition=~Q(first_officer=F("second_officer")), name="objection_two_officers_decided"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("first_officer")) & ~Q(person=F("second_officer")),
                name="objection_person_did_not_decide",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="filed", reviewer__isnull=True, answered_at__isnull=True, answer_entry__isnull=True
                )
                | Q(
                    state="answered",
                    reviewer__isnull=False,
                    answered_at__isnull=False,
                    answer_entry__isnull=False,
                ),
                name="objection_answered_whole_or_not",
            ),
        ]
        indexes = [models.Index(fields=("institution", "state", "answer_due_at"), name="objection_waiting")]


class Ground(models.Model):
    """One requirement objected to. Argument and reasoning are sealed with the person's own key."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="grounds")
    requirement = models.CharField(max_length=60)
    argument = models.BinaryField()
    answer = models.CharField(max_length=8, blank=True)
    reasoning = models.BinaryField(null=True)
    legal_basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("objection", "requirement"), name="ground_once"),
            models.CheckConstraint(
                condition=Q(answer="", reasoning__isnull=True)
                | Q(answer__in=("accepted", "rejected"), reasoning__isnull=False),
                name="ground_answered_with_reasoning",
            ),
        ]
