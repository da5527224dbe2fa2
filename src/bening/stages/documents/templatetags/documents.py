"""Documents in words."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from bening.core.reasons import fill
from bening.core.regulation import DocumentRule
from bening.core.sentences.shape import Sentence
from bening.reading.findings import PDF, SHORT_NAMES
from bening.stages.documents.models import Document

register = template.Library()

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
