"""Verification as an installed app."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """Allocations, verdicts, findings."""

    name = "bening.stages.verification"
    label = "verification"
    default_auto_field = "django.db.models.BigAutoField"
