"""Ratings, periods and figures in words."""

from django import template

from bening.stages.evaluation import words

register = template.Library()

register.filter("words", words.told)
register.filter("period", words.period)


@register.filter
def rating_tone(rating: str) -> str:
    """The tone of the tag for a rating."""
    return {"sangat_baik": "good", "baik": "good", "butuh_perbaikan": "waiting"}.get(rating, "bad")
