"""Participation of the public, as an installed app."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """Complaints, consultations, forum, register of interests and gifts."""

    name = "bening.participation"
    label = "participation"
    default_auto_field = "django.db.models.BigAutoField"
