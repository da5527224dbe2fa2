"""What a person stated, as plain JSON under their key: packing, opening, and the few values ties need."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from bening.infra import encryption

Answers = dict[str, Any]
"""One section: field → text, bool or list of texts, exactly as typed and trimmed."""
Biodata = dict[str, Answers]
"""Section → its answers."""


def section_context(application_id: int, section: str) -> str:
    """What a sealed section is bound to; it does not open in another row."""
    return f"registration/{application_id}/{section}"


def biodata_context(application_id: int) -> str:
    """What the snapshot of an entered application is bound to."""
    return f"registration/{application_id}/biodata"


def pack(secret: bytes, value: Mapping[str, Any], context: str) -> bytes:
    """Seal answers under the person's secret."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return encryption.seal(secret, text.encode(), context)


def unpack(secret: bytes, sealed: bytes, context: str) -> dict[str, Any]:
    """The answers again; `CannotOpen` once the person's key is erased."""
    value: dict[str, Any] = json.loads(encryption.unseal(secret, sealed, context))
    return value


def as_date(text: str) -> date | None:
    """An ISO date as stored, or nothing: an incomplete section may hold anything."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_number(text: str) -> Fraction | None:
    """A decimal such as `3.51` as an exact number, or nothing."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


TieData = tuple[Fraction | None, str, date | None, tuple[str, ...]]


def tie_data(biodata: Biodata) -> TieData:
    """(IPK or average, its kind, born, preferred units): what breaks a tie and fills an empty seat."""
    education, identity = biodata.get("education", {}), biodata.get("identity", {})
    return (
        as_number(education.get("gpa", "")),
        education.get("gpa_kind", ""),
        as_date(identity.get("born", "")),
        tuple(biodata.get("placement", {}).get("preferred_units", ())),
    )
