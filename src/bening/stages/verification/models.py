"""Verdicts on sealed dossiers. Written by `verification.services` alone."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

ROUNDS = (("initial", "initial"), ("sanggah", "sanggah"))
OUTCOMES = (("ms", "ms"), ("tms", "tms"))


class Allocation(models.Model):
    """One dossier given to one officer for one step. Nobody picks: the queue's order is fixed."""

    dossier = models.ForeignKey("documents.Dossier", models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    step = models.CharField(max_length=8, choices=(("propose", "propose"), ("approve", "approve")))
    allocated_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "step"], condition=Q(done_at=None), name="allocation_one_open_per_step"
            ),
            models.UniqueConstraint(
                fields=["officer", "step"], condition=Q(done_at=None), name="allocation_one_open_per_officer"
            ),
        ]


class Verdict(Moving):
    """MS or TMS on one dossier: proposed by one person, sealed by another."""

    lifecycle = lifecycle.VERDICT

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    dossier = models.ForeignKey("documents.Dossier", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    round = models.CharField(max_length=8, choices=ROUNDS)
    outcome = models.CharField(max_length=3, choices=OUTCOMES)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    objection = models.ForeignKey("objections.Objection", models.PROTECT, null=True, related_name="+")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="verdict_two_different_people",
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("person")), name="verdict_not_proposed_by_the_person_concerned"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("person")),
                name="verdict_not_approved_by_the_person_concerned",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | (Q(approved_by__isnull=False) & Q(decided_at__isnull=False) & Q(entry__isnull=False)),
                name="verdict_sealed_is_approved_and_logged",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(state="returned"), returned_by=None, returned_at__isnull=True, returned_because=""
                )
                | Q(
                    ~Q(returned_because=""),
                    ~Q(returned_by=F("proposed_by")),
                    ~Q(returned_by=F("person")),
                    state="returned",
                    returned_by__isnull=False,
                    returned_at__isnull=False,
                ),
                name="verdict_returned_by_another_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(round="initial", objection=None, supersedes=None)
                | Q(round="sanggah", objection__isnull=False, supersedes__isnull=False),
                name="verdict_after_sanggah_names_both",
            ),
            models.UniqueConstraint(
                fields=["dossier", "round"], condition=~Q(state="returned"), name="verdict_one_per_round"
            ),
        ]


class Finding(models.Model):
    """What was found of one requirement in one verdict; a "not met" names its ground and legal basis.

    `requirement` is a document slot, or the code of a check that the program left to people.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="findings")
    requirement = models.CharField(max_length=60)
    met = models.BooleanField()
    ground = models.CharField(max_length=60, blank=True)
    legal_basis = models.CharField(max_length=200)
    verified = models.BooleanField()
    note = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verdict", "requirement"], name="finding_one_per_requirement"),
            models.CheckConstraint(
                condition=Q(met=True, ground="") | (Q(met=False) & ~Q(ground="") & ~Q(legal_basis="")),
                name="finding_not_met_has_a_ground_and_a_basis",
            ),
        ]
