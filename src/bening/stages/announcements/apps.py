"""The first stage as an installed app."""

from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    """Announcements, sealed edition by edition."""

    name = "bening.stages.announcements"
    label = "announcements"
    default_auto_field = "django.db.models.BigAutoField"
