"""Outreach as an installed app."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Guides, questions, words, self-check."""

    name = "bening.outreach"
    label = "outreach"
