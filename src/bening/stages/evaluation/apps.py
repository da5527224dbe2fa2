"""Evaluation as an installed app."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Assessments and reports."""

    name = "bening.stages.evaluation"
    label = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"
