"""Ratings, periods and figures in words."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bening.infra.templatetags.bening import tag
from bening.stages.announcements import words as announced
from bening.stages.evaluation import (
    analysis_words,
    finding_words,
    monitoring_words,
    performance_words,
    survey_words,
    words,
)
from bening.stages.evaluation.queries import analyses, findings

register = template.Library()

register.filter("words", words.told)
register.filter("period", words.period)


@register.filter
def rating_tone(rating: str) -> str:
    """The tone of the tag for a rating."""
    return {"sangat_baik": "good", "baik": "good", "butuh_perbaikan": "waiting"}.get(rating, "bad")


register.filter("finding_word", finding_words.name)
register.filter("finding_moment", finding_words.moment)


@register.simple_tag
def finding_tag(finding: Any, at: datetime) -> SafeString:
    """Where a finding stands; what is late stands out."""
    if findings.is_overdue(finding, at):
        return tag(_("Lewat tenggat"), "bad")
    if findings.effect_overdue(finding, at):
        return tag(_("Pengaruhnya terlambat dilihat"), "bad")
    return tag(*finding_words.state(finding.state))


register.filter("analysis_state", analysis_words.state)
register.filter("analysis_kind", analysis_words.kind)
register.filter("plan_data", analysis_words.data)
register.filter("figure", analysis_words.written)


@register.filter
def question(analysis: Any) -> str:
    """What an analysis asks, as its plan says it."""
    return analyses.plan_of(analysis).question


@register.simple_tag
def survey_tag(survey: Any) -> SafeString:
    """Where a survey stands."""
    return tag(*survey_words.STATES[survey.state])


@register.filter
def survey_grade(grade: str) -> str:
    """A grade of service in words."""
    return str(survey_words.GRADES[grade])


@register.filter
def decimals(value: str) -> str:
    """A figure that stands as text in open data, as the reader writes it: `82.70` is `82,70`."""
    return number_format(Decimal(value), 2)


@register.filter
def queue_name(code: str) -> str:
    """What waits in a queue."""
    return str(monitoring_words.QUEUES[code])


@register.simple_tag
def queue_tag(verdict: str) -> SafeString:
    """Whether a queue will be empty in time."""
    return tag(*monitoring_words.VERDICTS[verdict])


@register.filter
def late_name(code: str) -> str:
    """What is past its day."""
    return str(monitoring_words.LATE[code])


register.filter("phase_name", announced.phase)

register.filter("criterion", performance_words.criterion)
register.filter("ground_words", performance_words.ground)
register.filter("mean", performance_words.mean)
register.filter("mark", performance_words.mark)


@register.simple_tag
def assessment_tag(state: str) -> SafeString:
    """Where the assessment of one period stands."""
    return tag(*performance_words.STATES[state])


@register.simple_tag
def plan_tag(plan: Any) -> SafeString:
    """Where a plan stands."""
    return tag(*performance_words.PLANS[plan.state])


@register.simple_tag
def outcome_tag(outcome: str) -> SafeString:
    """How a probation or a contract was decided."""
    return tag(*performance_words.OUTCOMES[outcome])


@register.filter
def band(code: str) -> str:
    """A band of the basic training."""
    return str(performance_words.BANDS[code])


@register.filter
def objection_ground(code: str) -> str:
    """What an objection is about."""
    return str(performance_words.GROUNDS[code])
