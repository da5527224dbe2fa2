"""What the templates of verification may say: grounds as sentences, values by a computed name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BoundField, Form

from bening.stages.verification.words import ground_text

register = template.Library()


@register.filter
def ground(code: str) -> str:
    """A ground of refusal as a sentence in the reader's language."""
    return ground_text(code)


@register.filter
def dictvalue(mapping: Mapping[str, Any], key: str) -> Any:
    """The value of a key that only the page knows; empty if there is none."""
    return (mapping or {}).get(key, "")


@register.filter
def bound(form: Form, name: str) -> BoundField:
    """The field of a form by a computed name."""
    return form[name]


@register.filter
def titles(shown: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Requirement → title, from the list of documents shown."""
    return {item["requirement"].code: item["title"] for item in shown}
