"""Consultations on drafts: versions that never change once published, clauses with an identity for life."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Consultation(Moving):
    """One draft that the public is asked about. Its phases follow from its dates and its state."""

    lifecycle = lifecycle.CONSULTATION

    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    summary = models.TextField()
    legal_basis = models.CharField(max_length=200)
    season = models.CharField(max_length=40)
    comment_from = models.DateTimeField()
    comment_until = models.DateTimeField()
    respond_until = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    withdrawn_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(comment_from__lt=F("comment_until"), comment_until__lt=F("respond_until")),
                name="consultation_phases_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.CONSULTATION.states()), name="consultation_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Version(Moving):
    """One text of the draft. Published by a second person; from then on it never changes."""

    lifecycle = lifecycle.CONSULTATION_VERSION

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    final = models.BooleanField(default=False)
    changelog = models.TextField(blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    sha256 = models.CharField(max_length=71, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("consultation", "number"), name="version_numbered"),
            models.UniqueConstraint(
                fields=("consultation",), condition=~Q(state="published"), name="version_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(drafted_by=F("approved_by")), name="version_takes_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(approved_by__isnull=False, published_at__isnull=False, entry__isnull=False)
                & ~Q(sha256=""),
                name="version_published_whole",
            ),
        ]


class Clause(models.Model):
    """The identity of a clause through all versions: what people cite for years."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="clauses")
    uid = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("consultation", "uid"), name="clause_uid")]


class ClauseText(models.Model):
    """The wording of one clause in one version. What people comment on."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="texts")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="texts")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("version", "clause"), name="clause_once_in_a_version"),
            models.UniqueConstraint(fields=("version", "position"), name="clause_has_a_place"),
        ]


class ClauseOrigin(models.Model):
    """In this version a clause came out of another one of the version before: split, merged or anew."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="origins")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    origin = models.ForeignKey(Clause, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("version", "clause", "origin"), name="clause_origin_once"),
            models.CheckConstraint(condition=~Q(clause=F("origin")), name="clause_origin_is_another"),
        ]


class Cluster(models.Model):
    """Comments that say much the same and get one answer."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="clusters")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)


class Response(Moving):
    """The official answer to a cluster: proposed by one person, published by another, never changed after.

    Accepting names what changed: the wording it became, or the version in which the clause was dropped.
    """

    lifecycle = lifecycle.CONSULTATION_RESPONSE

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="responses")
    disposition = models.CharField(max_length=12)
    reason = models.TextField()
    changed_to = models.ForeignKey(ClauseText, models.PROTECT, null=True, related_name="+")
    dropped_in = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    returned_because = models.CharField(max_length=280, blank=True)
    sha256 = models.CharField(max_length=71, blank=True)
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("cluster",), condition=~Q(state="returned"), name="response_one_for_each_cluster"
            ),
            models.CheckConstraint(condition=~Q(author=F("approver")), name="response_takes_two_people"),
            models.CheckConstraint(condition=~Q(reason=""), name="response_has_a_reason"),
            models.CheckConstraint(
                condition=Q(
                    disposition__in=("rejected", "already", "out_of_scope"),
                    changed_to__isnull=True,
                    dropped_in__isnull=True,
                )
                | Q(disposition__in=("accepted", "partly"), changed_to__isnull=False, dropped_in__isnull=True)
                | Q(
                    disposition__in=("accepted", "partly"), changed_to__isnull=True, dropped_in__isnull=False
                ),
                name="response_accepted_names_the_change",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(approver__isnull=False, published_at__isnull=False, entry__isnull=False),
                name="response_published_whole",
            ),
        ]
