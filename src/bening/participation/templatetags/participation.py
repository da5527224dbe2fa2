"""Codes of participation in the reader's words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from bening.infra.templatetags.bening import angka, tag
from bening.participation import words
from bening.participation.phases import phase_of
from bening.participation.queries.comments import name_of

register = template.Library()

NAMES: dict[str, Any] = {
    "category": dict(words.CATEGORIES),
    "level": dict(words.LEVELS),
    "outcome": dict(words.OUTCOMES),
    "office": dict(words.OFFICES),
    "closed_as": words.CLOSED_AS,
    "period": words.PERIODS,
    "step": words.STEPS,
    "rung": words.LADDER,
    "consultation_kind": dict(words.CONSULTATION_KINDS),
    "comment_kind": dict(words.COMMENT_KINDS),
    "disposition": dict(words.DISPOSITIONS),
    "rule": dict(words.RULES),
    "thread_kind": dict(words.THREAD_KINDS),
    "status": dict(words.STATUSES),
    "appeal": words.APPEAL_STATES,
    "moderation": words.MODERATIONS,
    "office_place": words.PLACES,
    "declaration": dict(words.DECLARATIONS),
    "source": dict(words.SOURCES),
    "gift_step": dict(words.GIFT_STEPS),
    "finding": dict(words.FINDINGS),
    "channel": words.CHANNELS,
}


@register.filter
def named(code: Any, kind: str) -> str:
    """The name of a code: `{{ complaint.category|named:"category" }}`; the code itself if it has none."""
    return str(NAMES[kind].get(code, code))


@register.filter
def told(number: int | None) -> str:
    """A public figure, or a dash where so few are concerned that none is told."""
    return "–" if number is None else angka(number)


TAGS: dict[str, Any] = {
    "complaint": words.COMPLAINT_STATES,
    "complaint_desk": words.DESK_STATES,
    "comment": words.COMMENT_STATES,
    "hearing": words.HEARING_STATES,
    "organisation": words.ORGANISATION_STATES,
    "audit": words.AUDIT_STATES,
    "pressure": words.PRESSURE_STATES,
}


@register.simple_tag
def phase_tag(consultation: Any, at: Any) -> SafeString:
    """The phase of a consultation as a short mark."""
    text, tone = words.PHASES[phase_of(consultation, at)]
    return tag(str(text), tone)


@register.filter
def phase(consultation: Any, at: Any) -> str:
    """The code of the phase now."""
    return phase_of(consultation, at)


@register.filter
def voice(comment: Any) -> str:
    """Under which name a comment is shown."""
    return name_of(comment)


@register.simple_tag
def state_tag(row: Any, kind: str) -> SafeString:
    """The state of a row as a short mark."""
    text, tone = TAGS[kind][row.state]
    return tag(str(text), tone)


@register.simple_tag
def change_tag(kind: str) -> SafeString:
    """What became of a clause as a short mark."""
    text, tone = words.CHANGES[kind]
    return tag(str(text), tone)


@register.simple_tag
def status_tag(status: str) -> SafeString:
    """What became of a suggestion as a short mark."""
    tone = {"done": "good", "declined": "bad"}.get(status, "info")
    return tag(named(status, "status"), tone)


@register.filter
def moderation_rules(_: str) -> Any:
    """Every rule of moderation, in words."""
    return words.RULES
