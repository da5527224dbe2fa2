"""The transparency log as an installed app."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    """The log, its pages and its checks."""

    name = "bening.transparency"
    label = "transparency"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of the database's durability."""
        from . import checks  # noqa: F401 -- importing registers them
