"""Writing notices and sending their letters. The row is the queue: it is written with what it tells of."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from . import queries
from .kinds import KINDS
from .models import Notice

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
MOST_ATTEMPTS = 12
HELPING = 50
"""Letters in one helping of the job, so that the other jobs get their turn."""
PERSONAL = re.compile(r"\b[0-9]{16,18}\b|[^\s@]+@[^\s@]+\.[^\s@]+")
"""A NIK, KK or NIP standing alone, or an e-mail address. (A formasi number is hex and may hold digits.)"""


class PersonalNotice(ValueError):
    """The context of a notice seems to hold personal data; a notice must not."""


def notify(*, to: Any, kind: str, context: Mapping[str, str | int], at: datetime) -> Notice:
    """Tell somebody something, as part of the caller's transaction; the worker sends the letter.

    Raises `KeyError` for a kind that is not in the catalogue and `PersonalNotice` for a context with
    a NIK-like number or an address: letters cross the net in the open.
    """
    KINDS[kind]  # an unknown kind is our mistake and should be seen at once
    for name, value in context.items():
        if PERSONAL.search(str(value)):
            raise PersonalNotice(f"{kind}: {name}")
    return Notice.objects.create(
        user_id=to.pk, kind=kind, context=dict(context), created_at=at, next_try_at=at
    )


def mark_read(user: Any, *, at: datetime) -> int:
    """Count everything of this person as read; how many were new."""
    return queries.notices_of(user).filter(read_at=None).update(read_at=at)


def claim_next(at: datetime) -> Notice | None:
    """Take the next letter, so that no other worker sends it too.

    The claim is one compare-and-set on `attempts` and at the same time books the next try. A worker
    that dies after this leaves a row that is tried again later: a letter may arrive twice, never not
    at all. No transaction is open while the letter is on its way.
    """
    for notice in queries.due(at)[:20]:
        attempts = notice.attempts + 1
        again = at + pause(attempts) if attempts < MOST_ATTEMPTS else None
        seen = Notice.objects.filter(pk=notice.pk, attempts=notice.attempts, sent_at=None)
        if seen.update(attempts=attempts, next_try_at=again) == 1:
            notice.attempts, notice.next_try_at = attempts, again
            return notice
    return None


def pause(attempts: int) -> timedelta:
    """How long to wait after this many tries: one minute, doubled each time, at most six hours."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def letter(notice: Notice) -> EmailMessage:
    """The e-mail of a notice: Indonesian, then English; what it is about is read on the site."""
    kind = KINDS[notice.kind]
    subject, body = kind.told(notice.context, "id")
    title, text = kind.told(notice.context, "en")
    address = f"{settings.BENING_SITE}/akun/pemberitahuan/"
    message = (
        f"{body}\n\n{address}\n\n"
        f"---\n{title}\n\n{text}\n\n"
        "-- \nBening\nEmail ini dikirim otomatis. Panitia tidak pernah meminta kata sandi atau uang.\n"
        "This message is automatic. The committee never asks for passwords or money.\n"
    )
    return EmailMessage(subject, message, to=[notice.user.email])


def send(notice: Notice, connection: BaseEmailBackend, *, at: datetime) -> bool:
    """Send the letter of a claimed notice; on failure say why in the row, without personal data."""
    if not notice.user.is_active:
        Notice.objects.filter(pk=notice.pk).update(next_try_at=None, last_error="person is gone")
        return False
    message = letter(notice)
    message.connection = connection
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        words = type(error).__name__
        if isinstance(error, smtplib.SMTPResponseException):
            words = f"{words} {error.smtp_code}"
        Notice.objects.filter(pk=notice.pk).update(last_error=words)
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=at, next_try_at=None, last_error="")
    return True
