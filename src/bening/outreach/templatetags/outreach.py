"""Texts that are data, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language

from bening.core.sentences.shape import Sentence
from bening.outreach import content
from bening.outreach.practice import Marked

register = template.Library()


@register.filter
def written(told: Sentence, facts: dict[str, Any] | None = None) -> str:
    """A text with the numbers of the rules in force."""
    return content.written(told, facts or {}, get_language() or "id")


@register.filter
def at(numbers: Mapping[str, Any], name: str) -> Any:
    """One of the numbers of a regulation by its name."""
    return numbers[name]


@register.filter
def answer(one: Marked) -> str:
    """What was answered, in words."""
    return one.item.words(one.given)


@register.filter
def best(one: Marked) -> str:
    """The answer that earns most, in words."""
    return one.item.words(one.item.best)
