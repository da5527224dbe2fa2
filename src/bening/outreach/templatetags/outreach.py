"""Texts that are data, in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from bening.core.sentences.shape import Sentence
from bening.outreach import content

register = template.Library()


@register.filter
def written(told: Sentence, facts: dict[str, Any] | None = None) -> str:
    """A text with the numbers of the rules in force."""
    return content.written(told, facts or {}, get_language() or "id")
