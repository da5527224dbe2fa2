"""Reading notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from .kinds import EMAIL, GROUPS, SITE, group_of
from .models import Notice, Preference


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
    return (
        Notice.objects.filter(sent_at=None, next_try_at=None).exclude(delivery=SITE).order_by("-created_at")
    )


def preferences_of(user: Any) -> dict[str, str]:
    """Group → how this person wants its letters."""
    chosen = dict(Preference.objects.filter(user_id=user.pk).values_list("group", "delivery"))
    return {group.name: chosen.get(group.name, EMAIL) for group in GROUPS}


def delivery_for(user_id: int, kind: str) -> str:
    """How this person wants a letter of this kind; never a way that its group does not offer."""
    group = group_of(kind)
    chosen = Preference.objects.filter(user_id=user_id, group=group.name).values_list("delivery", flat=True)
    found = chosen.first() or EMAIL
    return found if found in group.choices else EMAIL


def told(key: str) -> QuerySet[Notice]:
    """The notices with this key: whom it was told to already."""
    return Notice.objects.filter(key=key)
