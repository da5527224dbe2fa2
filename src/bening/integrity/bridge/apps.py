"""The public files of the host for anonymous reports, as an app of the main site. It knows no report."""

from django.apps import AppConfig


class BridgeConfig(AppConfig):
    """Days that were committed to."""

    name = "bening.integrity.bridge"
    label = "integrity_bridge"
    default_auto_field = "django.db.models.BigAutoField"
