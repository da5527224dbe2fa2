"""The forum: topics, threads, suggestions and their support, organisations, public hearings."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving


class Organisation(Moving):
    """A civil-society organisation that speaks with its own name once somebody verified it."""

    lifecycle = lifecycle.ORGANISATION

    name = models.CharField(max_length=160)
    registration = models.CharField(max_length=80)
    about = models.CharField(max_length=400)
    contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_because = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("name",), condition=Q(state__in=("proposed", "verified")), name="organisation_once"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("contact")), name="organisation_not_verified_by_itself"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(decided_by__isnull=False), name="organisation_decided"
            ),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Topic(models.Model):
    """What the forum talks about."""

    institution = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=400)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Thread(models.Model):
    """One conversation, or one suggestion; its first comment is what its author said."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="threads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=160)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=("talk", "suggestion")), name="thread_kind_is_known"),
        ]
        indexes = [models.Index(fields=("topic", "-created_at"), name="thread_of_topic")]


class SuggestionStep(models.Model):
    """What becomes of a suggestion, with the reason; the last step is its status."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="steps")
    status = models.CharField(max_length=12)
    reason = models.CharField(max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=("considered", "planned", "done", "declined")) & ~Q(reason=""),
                name="suggestion_step_says_why",
            ),
        ]


class Support(models.Model):
    """One person supports one suggestion, once. It is counted from the day after."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=("thread", "person"), name="support_once")]


class Hearing(Moving):
    """A public hearing: announced with its agenda, recorded with minutes and how many came."""

    lifecycle = lifecycle.HEARING

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="hearings")
    title = models.CharField(max_length=160)
    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    agenda = models.TextField()
    announced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    women = models.PositiveIntegerField(null=True)
    men = models.PositiveIntegerField(null=True)
    with_disability = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="hearing_ends_later"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(women__isnull=False, men__isnull=False) & ~Q(minutes=""),
                name="hearing_held_has_minutes",
            ),
        ]


class HearingQuestion(models.Model):
    """A question asked at a hearing and what was answered; those in the FAQ are found by everybody."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="questions")
    question = models.CharField(max_length=400)
    answer = models.TextField()
    in_faq = models.BooleanField()
    at = models.DateTimeField()
