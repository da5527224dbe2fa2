"""The sealed things in a report: texts and files, written and read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import crypto
from .attachments import Cleaned
from .models import Item, Report

FILLED = 4096
"""Files are filled up to a multiple of this many bytes."""


@dataclass(frozen=True, slots=True)
class Said:
    """One opened item: who said it (`kind`), on what day, what."""

    number: int
    kind: str
    day: date
    told: dict[str, Any]
    data: bytes = b""


def add_text(report: Report, kind: str, told: dict[str, Any], *, on: date) -> Item:
    """Seal something said into a report."""
    return _add(report, kind, crypto.seal_told(bytes(report.public), told), on)


def add_file(report: Report, file: Cleaned, *, by: str, keep_original: bool, on: date) -> None:
    """Seal a copy, and the original too if the reporter wants it kept as evidence."""
    number = Item.objects.filter(report=report, kind="copy").count() + 1
    told = {"by": by, "number": number, "type": file.media_type, "sha256": file.sha256}
    _add(report, "copy", crypto.seal(bytes(report.public), _framed(told, file.data)), on)
    if keep_original:
        told = {"by": by, "number": number, "type": file.original_type}
        _add(report, "original", crypto.seal(bytes(report.public), _framed(told, file.original)), on)


def _add(report: Report, kind: str, sealed: bytes, on: date) -> Item:
    number = Item.objects.filter(report=report).count() + 1
    return Item.objects.create(report=report, number=number, kind=kind, day=on, sealed=sealed)


def _framed(told: dict[str, Any], data: bytes) -> bytes:
    head = json.dumps({**told, "size": len(data)}).encode()
    whole = len(head).to_bytes(4, "big") + head + data
    return whole + bytes(-len(whole) % FILLED)


def opened(item: Item, private: bytes) -> Said:
    """One item in clear."""
    if item.kind not in ("copy", "original"):
        return Said(item.number, item.kind, item.day, crypto.unseal_told(private, bytes(item.sealed)))
    whole = crypto.unseal(private, bytes(item.sealed))
    head = int.from_bytes(whole[:4], "big")
    told = json.loads(whole[4 : 4 + head])
    return Said(item.number, item.kind, item.day, told, whole[4 + head : 4 + head + told["size"]])


def conversation(report: Report, private: bytes) -> list[Said]:
    """Everything said, in order; files without their bytes."""
    said = [opened(each, private) for each in Item.objects.filter(report=report).order_by("number")]
    return [Said(each.number, each.kind, each.day, each.told) for each in said]


def file_of(report: Report, number: int, private: bytes) -> Said | None:
    """One attached file with its bytes."""
    item = Item.objects.filter(report=report, number=number, kind__in=("copy", "original")).first()
    return opened(item, private) if item else None


def statement(report: Report, private: bytes) -> dict[str, Any]:
    """What the reporter said at first, with the nonce of its commitment."""
    return opened(Item.objects.get(report=report, kind="report"), private).told
