"""The app of the score sheets."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Score sheets: imported by one person, approved by another, sealed for good."""

    name = "bening.stages.selection"
