"""What the worker does for participation."""

from django.utils.timezone import now

from bening.participation.services import handling


def look_after_complaints() -> bool:
    """Raise and close what is due; True if there was any."""
    return handling.look_after(now()) > 0
