"""Documents in words."""

from __future__ import annotations

import re
from dataclasses import replace

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from bening.core.decision import Check
from bening.core.reasons import fill, sentence
from bening.core.regulation import DocumentRule
from bening.core.sentences.shape import Sentence
from bening.infra.templatetags.bening import tag
from bening.reading.findings import PDF, SHORT_NAMES
from bening.stages.documents import words
from bening.stages.documents.feedback import Line
from bening.stages.documents.models import Document

register = template.Library()

_PAPER = Sentence("{kind:paper}", "{kind:paper}")
_DAY = Sentence("{day:date}", "{day:date}")
_DECIMAL = Sentence("{number:decimal}", "{number:decimal}")
_SIZE = Sentence("{size:size}", "{size:size}")


def _size(size: int) -> str:
    return fill(_SIZE, {"size": size}, get_language() or "id")


@register.filter
def title_of(rule: DocumentRule) -> str:
    """The document's name in the reader's language."""
    return rule.title_en if get_language() == "en" else rule.title_id


@register.filter
def asked(rule: DocumentRule) -> str:
    """ "PDF, paling besar 800 KB, paling banyak 20 halaman"."""
    kinds = _(" atau ").join(SHORT_NAMES[kind] for kind in rule.media_types)
    parts = [kinds, _("paling besar %(size)s") % {"size": _size(rule.max_bytes)}]
    if rule.min_bytes:
        parts.insert(1, _("paling kecil %(size)s") % {"size": _size(rule.min_bytes)})
    if PDF in rule.media_types:
        parts.append(_pages_at_most(rule.max_pages))
    return ", ".join(parts)


def _pages_at_most(pages: int) -> str:
    told = ngettext("paling banyak %(pages)s halaman", "paling banyak %(pages)s halaman", pages)
    return told % {"pages": pages}


@register.filter
def described(document: Document) -> str:
    """ "PDF, 312 KB, 2 halaman"."""
    parts = [SHORT_NAMES[document.media_type], _size(document.size)]
    if document.media_type == PDF:
        pages = document.pages
        parts.append(ngettext("%(pages)s halaman", "%(pages)s halaman", pages) % {"pages": pages})
    return ", ".join(parts)


@register.filter
def field_title(name: str) -> str:
    """ "Tanggal lahir"."""
    return str(words.FIELDS.get(name, name))


@register.filter
def as_typed(value: str) -> str:
    """A value in the reader's own way of writing: dates in words, decimals with a comma."""
    language = get_language() or "id"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return fill(_DAY, {"day": value}, language)
    if re.fullmatch(r"[0-9]\.[0-9]{1,2}", value):
        return fill(_DECIMAL, {"number": value}, language)
    if found := re.fullmatch(r"([0-9]{2})-([0-9]{2})-([0-9]{4})", value):
        return fill(_DAY, {"day": "-".join(reversed(found.groups()))}, language)
    return {"L": _("Laki-laki"), "P": _("Perempuan")}.get(value, value)


@register.filter
def in_words(line: Line) -> str:
    """What there is to say about one check, its values as people write them."""
    facts = {
        name: as_typed(value) if line.field and isinstance(value, str) and name != "field" else value
        for name, value in line.reason.facts.items()
    }
    told: str = sentence(replace(line.reason, facts=facts), get_language() or "id")
    return told


@register.filter
def kind_title(kind: str) -> str:
    """ "transkrip nilai"."""
    return fill(_PAPER, {"kind": kind}, get_language() or "id")


@register.simple_tag
def outcome_tag(outcome: str) -> SafeString:
    """The outcome of a check as a tag."""
    return tag(*words.OUTCOMES[outcome])


@register.simple_tag
def status_tag(state: str) -> SafeString:
    """How far a document is, as a tag."""
    return tag(*words.STATUSES[state])


@register.filter
def about(check: Check) -> str:
    """What a check is about, in two or three words."""
    family = check.code.partition(".")[0]
    return str(words.ABOUT.get(check.code) or words.ABOUT.get(family) or check.code)
