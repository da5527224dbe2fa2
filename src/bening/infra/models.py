"""The one table of the plumbing: which creating requests were already answered."""

from django.conf import settings
from django.db import models


class AnsweredRequest(models.Model):
    """A form that was sent, and where its answer led; the same form sent again goes there too."""

    key = models.UUIDField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField()
