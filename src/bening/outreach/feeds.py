"""Announcements and their changes as an Atom feed (RFC 4287). Pure: no clock, no row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from bening.infra.tables import xml_text

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was published. `uid` never changes and is never used twice."""

    uid: str
    title: str
    summary: str
    url: str
    at: datetime


def feed(title: str, home: str, address: str, entries: Iterable[Entry], *, empty_at: datetime) -> bytes:
    """The file, the newest entry first. `empty_at`: its date while nothing was published."""
    told = sorted(entries, key=lambda entry: entry.at, reverse=True)
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "id"})
    _add(root, "id", address)
    _add(root, "title", title)
    _add(root, "updated", (told[0].at if told else empty_at).isoformat())
    _add(root, "link", "", href=home, rel="alternate", type="text/html")
    _add(root, "link", "", href=address, rel="self", type="application/atom+xml")
    _add(_add(root, "author", ""), "name", "Bening")
    for entry in told:
        node = _add(root, "entry", "")
        _add(node, "id", entry.uid)
        _add(node, "title", entry.title)
        _add(node, "updated", entry.at.isoformat())
        _add(node, "link", "", href=entry.url, rel="alternate", type="text/html")
        _add(node, "summary", entry.summary)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    node.text = xml_text(text) or None
    return node
