"""The portal as an installed app, for its templates."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages across stages."""

    name = "bening.portal"
    label = "portal"
