"""Atom feeds, in few lines and without a framework."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree as xml

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAMESPACE = "http://www.w3.org/2005/Atom"
EMPTY = datetime.fromisoformat("2024-01-01T00:00:00+07:00")

Entry = tuple[str, str, str, datetime]
"""(address on this site, title, summary, when)."""


def atom(request: HttpRequest, title: str, entries: Iterable[Entry]) -> HttpResponse:
    """The feed; text only, so nothing in it is ever run."""
    found = list(entries)
    feed = xml.Element("feed", xmlns=NAMESPACE)
    here = settings.BENING_SITE + request.path
    newest = max((when for *_, when in found), default=EMPTY)
    _fill(feed, here, title, newest)
    xml.SubElement(feed, "link", rel="self", href=here)
    author = xml.SubElement(feed, "author")
    xml.SubElement(author, "name").text = "Bening"
    for address, name, summary, when in found:
        entry = xml.SubElement(feed, "entry")
        _fill(entry, settings.BENING_SITE + address, name, when)
        xml.SubElement(entry, "link", href=settings.BENING_SITE + address)
        xml.SubElement(entry, "summary").text = summary[:500]
    body = xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def _fill(parent: xml.Element, identity: str, title: str, when: datetime) -> None:
    xml.SubElement(parent, "id").text = identity
    xml.SubElement(parent, "title").text = title
    xml.SubElement(parent, "updated").text = when.isoformat()
