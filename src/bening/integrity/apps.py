"""The host for anonymous reports, as an installed app. Installed in its own process only."""

from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    """Reports, those who can open them, what is left of them."""

    name = "bening.integrity"
    label = "integrity"
    default_auto_field = "django.db.models.BigAutoField"
