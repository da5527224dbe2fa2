"""Requirements and grounds in the words of the reader's language."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import get_language

from bening.core.decision import Reason


class Titled(Protocol):
    """Anything with a title in both languages."""

    title_id: str
    title_en: str


def title_of(requirement: Titled) -> str:
    """The name of a requirement."""
    return requirement.title_en if get_language() == "en" else requirement.title_id


def ground_text(code: str) -> str:
    """A ground of refusal as a sentence."""
    from bening.core.reasons import sentence

    return sentence(Reason(code), get_language() or "id")
