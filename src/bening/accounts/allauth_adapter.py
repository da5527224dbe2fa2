"""How allauth and our accounts meet."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """allauth's own behaviour where we do not say otherwise."""
