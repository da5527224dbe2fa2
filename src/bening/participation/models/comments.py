"""What people say in public, on a clause or in a thread; moderation that says why; appeals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.core import lifecycle
from bening.infra.db import Moving

from .consultations import ClauseText, Cluster, Consultation
from .forum import Organisation, Thread, Topic

RULES = ("personal_data", "insult", "hate", "spam", "off_topic", "unlawful")


class Comment(Moving):
    """One contribution. Its words never change; hidden ones leave a tombstone with rule and date."""

    lifecycle = lifecycle.COMMENT

    clause_text = models.ForeignKey(ClauseText, models.PROTECT, null=True, related_name="comments")
    thread = models.ForeignKey(Thread, models.PROTECT, null=True, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12)
    pseudonym = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10)
    quote = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    proposed = models.TextField(blank=True)
    created_at = models.DateTimeField()
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="comments")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(clause_text__isnull=True, thread__isnull=False)
                | Q(clause_text__isnull=False, thread__isnull=True),
                name="comment_stands_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(mode="name", organisation=None)
                | Q(mode="pseudonym", organisation=None) & ~Q(pseudonym="")
                | Q(mode="organisation", organisation__isnull=False),
                name="comment_has_a_voice",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("question", "support", "objection", "proposal", "post")),
                name="comment_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="proposal") | ~Q(proposed=""), name="comment_proposal_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state__in=lifecycle.COMMENT.states()), name="comment_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=("thread", "created_at"), name="comment_of_thread"),
            models.Index(fields=("clause_text", "created_at"), name="comment_of_clause"),
            models.Index(fields=("person", "-created_at"), name="comment_of_person"),
            models.Index(fields=("created_at",), condition=Q(state="held"), name="comment_held"),
        ]


class ModerationAction(models.Model):
    """What a moderator did with a comment, by which rule, why: public, and never changed."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="actions")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    action = models.CharField(max_length=8)
    rule = models.CharField(max_length=14, blank=True)
    reason = models.CharField(max_length=280, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(action="approve")
                | Q(action="restore") & ~Q(reason="")
                | Q(action="hide", rule__in=RULES) & ~Q(reason=""),
                name="moderation_says_why",
            ),
        ]


class Appeal(Moving):
    """The author holds that a comment was hidden wrongly; somebody else than the moderator decides."""

    lifecycle = lifecycle.APPEAL

    action = models.OneToOneField(ModerationAction, models.PROTECT, related_name="+")
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="appeals")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=280, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("moderator")) & ~Q(decided_by=F("author")),
                name="appeal_decided_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(state="filed", decided_by=None)
                | Q(state__in=("upheld", "dismissed"), decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(reason=""),
                name="appeal_decided_whole",
            ),
        ]


class Subscription(models.Model):
    """Somebody wants to be told about a topic, a thread or a consultation."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, related_name="+")
    thread = models.ForeignKey(Thread, models.PROTECT, null=True, related_name="+")
    consultation = models.ForeignKey(Consultation, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("person", "topic"), name="subscription_topic_once"),
            models.UniqueConstraint(fields=("person", "thread"), name="subscription_thread_once"),
            models.UniqueConstraint(fields=("person", "consultation"), name="subscription_consultation_once"),
        ]


class ModerationMonth(models.Model):
    """What was moderated in one month, as open data whose root stands in the log."""

    month = models.DateField(unique=True)
    rows = models.JSONField()
    root = models.CharField(max_length=44)
    published_at = models.DateTimeField()
    entry = models.ForeignKey("transparency.Entry", models.PROTECT, related_name="+")

    @property
    def code(self) -> str:
        """The month as it stands in addresses: 2026-11."""
        return f"{self.month:%Y-%m}"
