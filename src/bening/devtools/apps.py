"""Developer tools as an installed app, for their commands."""

from django.apps import AppConfig


class DevtoolsConfig(AppConfig):
    """Demo data and reference pages."""

    name = "bening.devtools"
    label = "devtools"
