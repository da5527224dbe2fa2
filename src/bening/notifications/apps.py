"""Messages to people, as an installed app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Notices in the site and by e-mail."""

    name = "bening.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
