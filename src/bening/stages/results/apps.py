"""The app of the rankings."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Rankings: computed from sealed sheets by one person, published by another."""

    name = "bening.stages.results"
