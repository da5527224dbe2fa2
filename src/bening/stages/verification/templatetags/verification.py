"""What the templates of verification may say: grounds as sentences, values by a computed name."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from bening.core import remedies
from bening.core.decision import Check, Outcome, Reason
from bening.core.reasons import sentence
from bening.infra.templatetags.bening import tag
from bening.stages.verification.words import STEPS, ground_text

register = template.Library()


@register.filter
def ground(code: str) -> str:
    """A ground of refusal as a sentence in the reader's language."""
    return ground_text(code)


@register.filter
def asked(check: Check) -> str:
    """What a check asks, in words without anybody's data."""
    return sentence(Reason(check.code), get_language() or "id")


OUTCOMES = {
    Outcome.MET: (gettext_noop("cocok"), "good"),
    Outcome.NOT_MET: (gettext_noop("berbeda"), "bad"),
    Outcome.UNCERTAIN: (gettext_noop("ragu"), "waiting"),
    Outcome.NO_DATA: (gettext_noop("tidak terbaca"), "neutral"),
}


@register.simple_tag
def outcome_tag(check: Check) -> SafeString:
    """What the program found, as a short mark."""
    words, tone = OUTCOMES[check.outcome]
    return tag(_(words), tone)


@register.filter
def remedy(ground: str, title: str) -> str:
    """What would have met a requirement refused on this ground."""
    return remedies.remedy(ground, title, get_language() or "id")


@register.filter
def requirement_name(code: str, titles: Mapping[str, str]) -> str:
    """A requirement by its name: a document of the rules, or a check of the program."""
    return titles.get(code) or (sentence(Reason(code), get_language() or "id") if "." in code else code)


@register.filter
def percent(share: float) -> str:
    """A share as whole percents."""
    return f"{round(share * 100)} %"


@register.filter
def step_name(step: str) -> str:
    """A step of a verdict as the desk calls it."""
    return _(STEPS[step])


@register.filter
def dictvalue(mapping: Mapping[str, Any], key: str) -> Any:
    """The value of a key that only the page knows; empty if there is none."""
    return (mapping or {}).get(key, "")
