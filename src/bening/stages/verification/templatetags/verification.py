"""What the templates of verification may say: grounds as sentences, values by a computed name."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from bening.stages.verification.words import STEPS, ground_text

register = template.Library()


@register.filter
def ground(code: str) -> str:
    """A ground of refusal as a sentence in the reader's language."""
    return ground_text(code)


@register.filter
def step_name(step: str) -> str:
    """A step of a verdict as the desk calls it."""
    return _(STEPS[step])


@register.filter
def dictvalue(mapping: Mapping[str, Any], key: str) -> Any:
    """The value of a key that only the page knows; empty if there is none."""
    return (mapping or {}).get(key, "")
