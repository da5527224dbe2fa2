"""The plumbing as an installed app, for its templates, tags and static files."""

from django.apps import AppConfig


class InfraConfig(AppConfig):
    """Base templates, components, template tags, the table of repeated requests."""

    name = "bening.infra"
    label = "infra"
    default_auto_field = "django.db.models.BigAutoField"
