"""What the host does by itself: the batch of yesterday, broken promises, the end of old reports."""

from django.conf import settings
from django.utils.timezone import localdate

from . import services


def commit_yesterday() -> bool:
    """Make and publish the daily batch; True if there was anything to do."""
    outbox = settings.BENING_INTEGRITY_OUTBOX
    made = services.commit_days(localdate()) + services.publish_figures(outbox, localdate())
    return made + services.publish_batches(outbox) > 0


def raise_sleeping() -> bool:
    """Tell of promises that were broken; True if there were any."""
    return services.raise_sleeping(localdate()) > 0


def destroy_old_reports() -> bool:
    """Destroy what is past its day; True if there was anything."""
    return services.destroy_expired(localdate()) > 0


JOBS = (commit_yesterday, destroy_old_reports, raise_sleeping)
