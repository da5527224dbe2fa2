"""What the worker of the main site does for the host of anonymous reports."""

from django.conf import settings
from django.utils.timezone import localdate, now

from . import reminding, services


def record_integrity_days() -> bool:
    """Take over daily commitments and quarterly figures; True if there were any."""
    outbox = settings.BENING_INTEGRITY_OUTBOX
    return services.take_over(outbox, at=now()) + services.take_over_figures(outbox) > 0


def remind_investigators() -> bool:
    """Remind everybody of their desk, once a week; True if it was done now."""
    to, site = settings.BENING_INTEGRITY_MAILBOXES, settings.BENING_INTEGRITY_SITE
    return reminding.remind(to, site, on=localdate()) > 0
