"""Writing notices and sending their letters. The row is the queue: it is written with what it tells of."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.timezone import localtime

from bening.accounts import services as accounts

from . import queries
from .kinds import DIGEST, GROUPS, KINDS, SITE
from .models import Notice, Preference

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
MOST_ATTEMPTS = 12
DIGEST_AT = time(7)
"""When digests are sent, local time: before people begin their day."""
DIGEST_MOST = 30
"""Notices in one digest; more come in the next one."""
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


def told_to(key: str) -> set[int]:
    """Whom something with this key was told to already."""
    return set(queries.told(key).values_list("user_id", flat=True))


def notify_once(
    users: Iterable[int], *, kind: str, context: Mapping[str, str | int], key: str, at: datetime
) -> int:
    """Tell many people the same thing, nobody of them twice under this key; how many are new."""
    KINDS[kind]
    for name, value in context.items():
        if PERSONAL.search(str(value)):
            raise PersonalNotice(f"{kind}: {name}")
    known = told_to(key)
    rows = [
        Notice(user_id=user, kind=kind, context=dict(context), created_at=at, next_try_at=at, key=key)
        for user in dict.fromkeys(users)
        if user not in known
    ]
    Notice.objects.bulk_create(rows, 500, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def tell_sign_in(sign_in: Any, *, at: datetime) -> None:
    """Tell somebody of a sign-in from an unknown device, once."""
    context = {"at": sign_in.at.isoformat(), "device": sign_in.browser}
    notify_once(
        [sign_in.user_id], kind="account.signed_in", context=context, key=f"sign-in:{sign_in.pk}", at=at
    )
    accounts.sign_in_told(sign_in, at=at)


@transaction.atomic
def choose_deliveries(user: Any, chosen: Mapping[str, str], *, at: datetime) -> None:
    """Keep how somebody wants the letters of each group; what its group does not offer is left out.

    Letters that wait are decided anew.
    """
    for group in GROUPS:
        delivery = chosen.get(group.name, "")
        if delivery in group.choices and len(group.choices) > 1:
            Preference.objects.update_or_create(
                user_id=user.pk, group=group.name, defaults={"delivery": delivery}
            )
    waiting = queries.notices_of(user).filter(sent_at=None, delivery=DIGEST)
    waiting.update(delivery="", next_try_at=at)


def mark_read(user: Any, *, at: datetime) -> int:
    """Count everything of this person as read; how many were new."""
    return queries.notices_of(user).filter(read_at=None).update(read_at=at)


def claim_next(at: datetime) -> Notice | None:
    """Take the next letter, so that no other worker sends it too.

    The claim is one compare-and-set on `attempts` and at the same time books the next try. A worker
    that dies after this leaves a row that is tried again later: a letter may arrive twice, never not
    at all. No transaction is open while the letter is on its way.
    """
    for notice in queries.due(at)[:200]:
        if not notice.delivery and not _decided(notice, at):
            continue
        attempts = notice.attempts + 1
        again = at + pause(attempts) if attempts < MOST_ATTEMPTS else None
        seen = Notice.objects.filter(pk=notice.pk, attempts=notice.attempts, sent_at=None)
        if seen.update(attempts=attempts, next_try_at=again) == 1:
            notice.attempts, notice.next_try_at = attempts, again
            return notice
    return None


def _decided(notice: Notice, at: datetime) -> bool:
    """Whether the letter goes now; if not, it waits for the digest or is not sent, as its person chose."""
    notice.delivery = queries.delivery_for(notice.user_id, notice.kind)
    changes: dict[str, Any] = {"delivery": notice.delivery}
    if notice.delivery == SITE:
        changes["next_try_at"] = None
    elif notice.delivery == DIGEST:
        changes["next_try_at"] = next_digest(at)
    Notice.objects.filter(pk=notice.pk, delivery="", sent_at=None).update(**changes)
    return notice.delivery not in (SITE, DIGEST)


def next_digest(at: datetime) -> datetime:
    """The next moment at which digests are sent."""
    local = localtime(at)
    today = local.replace(hour=DIGEST_AT.hour, minute=0, second=0, microsecond=0)
    return today if local < today else today + timedelta(days=1)


def pause(attempts: int) -> timedelta:
    """How long to wait after this many tries: one minute, doubled each time, at most six hours."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def letter(*notices: Notice) -> EmailMessage:
    """The e-mail of one notice, or the digest of several: Indonesian, then English; more is on the site."""
    told = [
        (KINDS[one.kind].told(one.context, "id"), KINDS[one.kind].told(one.context, "en")) for one in notices
    ]
    subject, title = told[0][0][0], told[0][1][0]
    if len(told) > 1:
        subject, title = f"Ringkasan: {len(told)} pemberitahuan", f"Digest: {len(told)} notices"
    body = "\n\n".join(_paragraph(one[0], whole=len(told) == 1) for one in told)
    text = "\n\n".join(_paragraph(one[1], whole=len(told) == 1) for one in told)
    address = f"{settings.BENING_SITE}/akun/pemberitahuan/"
    message = (
        f"{body}\n\n{address}\n\n"
        f"---\n{title}\n\n{text}\n\n"
        "-- \nBening\nEmail ini dikirim otomatis. Panitia tidak pernah meminta kata sandi atau uang.\n"
        "This message is automatic. The committee never asks for passwords or money.\n"
        f"Atur email / choose your e-mail: {address}pilihan/\n"
    )
    return EmailMessage(subject, message, to=[notices[0].user.email])


def _paragraph(told: tuple[str, str], *, whole: bool) -> str:
    return told[1] if whole else f"* {told[0]}\n  {told[1]}"


def _with_rest(notice: Notice, at: datetime) -> list[Notice]:
    """The claimed notice, and for a digest those of the same person that are due with it."""
    if notice.delivery != DIGEST:
        return [notice]
    rest = queries.due(at).filter(user_id=notice.user_id, delivery=DIGEST).exclude(pk=notice.pk)
    claimed = [notice]
    for one in rest[: DIGEST_MOST - 1]:
        seen = Notice.objects.filter(pk=one.pk, attempts=one.attempts, sent_at=None)
        if seen.update(attempts=one.attempts + 1, next_try_at=notice.next_try_at) == 1:
            claimed.append(one)
    return claimed


def send(notice: Notice, connection: BaseEmailBackend, *, at: datetime) -> bool:
    """Send the letter of a claimed notice; on failure say why in the row, without personal data."""
    if not notice.user.is_active:
        Notice.objects.filter(pk=notice.pk).update(next_try_at=None, last_error="person is gone")
        return False
    together = _with_rest(notice, at)
    rows = Notice.objects.filter(pk__in=[one.pk for one in together])
    message = letter(*together)
    message.connection = connection
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        words = type(error).__name__
        if isinstance(error, smtplib.SMTPResponseException):
            words = f"{words} {error.smtp_code}"
        rows.update(last_error=words)
        return False
    rows.update(sent_at=at, next_try_at=None, last_error="")
    return True
