"""What the host does by itself: the batch of yesterday, and the end of old reports."""

from django.conf import settings
from django.utils.timezone import localdate

from . import services


def commit_yesterday() -> bool:
    """Make and publish the daily batch; True if there was anything to do."""
    made = services.commit_days(localdate())
    return made + services.publish_batches(settings.BENING_INTEGRITY_OUTBOX) > 0


def destroy_old_reports() -> bool:
    """Destroy what is past its day; True if there was anything."""
    return services.destroy_expired(localdate()) > 0


JOBS = (commit_yesterday, destroy_old_reports)
