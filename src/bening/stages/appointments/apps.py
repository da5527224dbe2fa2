"""Appointments as an installed app."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Appointments and their steps."""

    name = "bening.stages.appointments"
    label = "appointments"
    default_auto_field = "django.db.models.BigAutoField"
