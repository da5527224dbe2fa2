"""What the worker of the main site does for the host of anonymous reports."""

from django.conf import settings
from django.utils.timezone import now

from . import services


def record_integrity_days() -> bool:
    """Take over the daily commitments; True if there were any."""
    return services.take_over(settings.BENING_INTEGRITY_OUTBOX, at=now()) > 0
