"""A reminder to investigators that tells nothing, because it comes every week in the same words to everybody.

The host for anonymous reports sends no message: one sent when a report comes would tell every reader of a
mailbox that it came, and who does not get one that they are named in it. So the main site, which knows of
no report, writes every Monday. Who has no work finds that out at the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from .models import Reminder


def remind(mailboxes: Sequence[str], site: str, *, on: date) -> int:
    """Write to every mailbox once a week; to how many. A failure of the mail server is tried again.

    The week is claimed first, for no transaction may wait for a mail server: a crash in between costs a week.
    """
    monday = on - timedelta(days=on.weekday())
    if not mailboxes or not site or Reminder.objects.filter(monday=monday).exists():
        return 0
    row, claimed = Reminder.objects.get_or_create(monday=monday)
    if not claimed:  # another worker was faster
        return 0
    try:
        for address in mailboxes:
            _letter(address, site).send()
    except OSError:  # what a mail server can do wrong, smtplib's own errors among it
        row.delete()
        raise
    return len(mailboxes)


def _letter(address: str, site: str) -> EmailMessage:
    with override("id"):
        body = _(
            "Pengingat mingguan untuk pemegang kunci.\n\nBukalah meja Anda di %(site)s/meja/masuk/.\n\n"
            "Surel ini datang setiap minggu dengan kata-kata yang sama, ada pekerjaan atau tidak."
        )
        return EmailMessage(_("Pengingat mingguan: buka meja Anda"), body % {"site": site}, to=[address])
