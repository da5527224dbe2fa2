"""What the templates of results may say: codes as tags, reasons as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from bening.infra.templatetags.bening import tag
from bening.stages.results import words

register = template.Library()


@register.simple_tag
def code_tag(code: str, stage: str) -> SafeString:
    """The published code with its words, as a tag."""
    said, tone = words.code_words(code, stage)
    return tag(f"{code} · {said}" if code else str(said), tone)


@register.filter
def explained(reason: str) -> list[str]:
    """The reason of a place as sentences."""
    return words.sentences(reason)


@register.filter
def passed(counts: Mapping[str, int]) -> int:
    """How many of a formasi passed the stage: every code that begins with P/L."""
    return sum(number for code, number in counts.items() if code.startswith("P/L"))


@register.filter
def track_words(track: str) -> str:
    """The name of a track as people read it."""
    return str(words.TRACKS.get(track, track))


@register.filter
def stage_slug(stage: str) -> str:
    """The word of a stage in its address."""
    return words.SLUGS[stage]


@register.filter
def stage_words(stage: str) -> str:
    """The name of a stage as people read it."""
    return str(words.STAGES[stage])
