"""What the worker does for participation."""

from django.utils.timezone import now

from bening.participation.services import forum, handling


def look_after_complaints() -> bool:
    """Raise and close what is due; True if there was any."""
    return handling.look_after(now()) > 0


def publish_moderation() -> bool:
    """Publish the months of moderation that are over; True if there was one."""
    return forum.publish_months(now()) > 0
