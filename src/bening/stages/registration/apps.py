"""Registration as an installed app."""

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    """Applications and their biodata."""

    name = "bening.stages.registration"
    label = "registration"
    default_auto_field = "django.db.models.BigAutoField"
