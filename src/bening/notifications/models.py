"""Messages that wait, and messages that were sent. Written by `notifications.services` alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """One message to one person: shown on the site at once, sent by e-mail by the worker.

    `context` fills the sentence of its kind and never holds personal data. The row is the queue:
    it waits while `sent_at` is null and `next_try_at` is not; `next_try_at` null means given up, or, with
    `delivery` "site", that this person wants no letter. `delivery` is decided when the letter is due, by what
    the person chose; until then it is "". `key`: told once only to one person; "" where that does not matter.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    context = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    delivery = models.CharField(max_length=6, blank=True, default="")
    key = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=("next_try_at",), condition=Q(sent_at=None), name="notice_waiting"),
            models.Index(fields=("user", "-created_at"), name="notice_of_user"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("user", "key"), condition=~Q(key=""), name="notice_told_once"),
            models.CheckConstraint(
                condition=Q(delivery__in=("", "email", "digest", "site")), name="notice_delivery_is_known"
            ),
        ]


class Preference(models.Model):
    """How one person wants the letters of one group of kinds. No row: at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    group = models.CharField(max_length=20)
    delivery = models.CharField(max_length=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("user", "group"), name="preference_of_a_group"),
            models.CheckConstraint(
                condition=Q(delivery__in=("email", "digest", "site")), name="preference_is_known"
            ),
        ]
