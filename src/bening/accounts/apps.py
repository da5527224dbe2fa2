"""People and what they may do, as an installed app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, their secrets, institutions, roles."""

    name = "bening.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
