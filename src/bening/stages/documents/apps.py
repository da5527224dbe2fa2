"""Documents as an installed app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Dossiers and their documents."""

    name = "bening.stages.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
