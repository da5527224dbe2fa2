"""Sanggah, as an installed app."""

from django.apps import AppConfig


class ObjectionsConfig(AppConfig):
    """Objections and their grounds."""

    name = "bening.objections"
    label = "objections"
    default_auto_field = "django.db.models.BigAutoField"
