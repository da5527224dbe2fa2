"""Appointments as an installed app."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Appointments and their steps."""

    name = "bening.stages.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the check of the key with which letters are signed."""
        from bening.stages.appointments import checks  # noqa: F401 -- importing registers it
