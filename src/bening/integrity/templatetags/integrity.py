"""Codes of this app in words."""

from __future__ import annotations

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bening.integrity import queries, words

register = template.Library()


@register.simple_tag(takes_context=True)
def here_link(context: Context, text: str, name: str) -> SafeString:
    """A list item linking to a page; the page one is on is marked. Nothing is remembered of who asks."""
    address, request = reverse(name), context.get("request")
    here = request is not None and request.path == address
    current = SafeString(' aria-current="page"') if here else SafeString("")
    return format_html('<li><a href="{}"{}>{}</a></li>', address, current, text)


@register.filter
def unit(code: str) -> str:
    """The name of an office."""
    return queries.unit_name(code)


@register.filter
def event(code: str) -> str:
    """What happened, as the reporter is told."""
    return str(words.EVENT.get(code, code))


@register.filter
def outcome(code: str) -> str:
    """How it ended."""
    return str(words.OUTCOME.get(code, code))
