"""Reading notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from .models import Notice


def notices_of(user: Any) -> QuerySet[Notice]:
    """The notices of one person, newest first."""
    return Notice.objects.filter(user_id=user.pk).order_by("-created_at", "-pk")


def unread_count(user: Any) -> int:
    """How many notices this person has not opened yet."""
    return Notice.objects.filter(user_id=user.pk, read_at=None).count()


def due(at: datetime) -> QuerySet[Notice]:
    """Notices whose letter is to be tried now, the longest waiting first."""
    waiting = Notice.objects.filter(sent_at=None, next_try_at__lte=at)
    return waiting.select_related("user").order_by("next_try_at", "pk")


def given_up() -> QuerySet[Notice]:
    """Notices whose letter could not be sent; they are still on the site. For the operator."""
    return Notice.objects.filter(sent_at=None, next_try_at=None).order_by("-created_at")
