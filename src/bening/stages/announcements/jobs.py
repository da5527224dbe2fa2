"""The background work of announcements."""

from django.utils.timezone import now

from bening.stages.announcements import services


def import_waiting_files() -> bool:
    """Import one large file of formasi; True if one was waiting."""
    return services.work_on_file(clock=now)
