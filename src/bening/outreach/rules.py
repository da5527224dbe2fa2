"""The numbers that guides speak of, from the rules of the newest announcement."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from bening.core import regulation as regulations
from bening.core.regulation import Regulation
from bening.stages.announcements import queries as announcements

NEWEST = "cpns-2024"
"""Spoken of as long as nothing is announced."""


def in_force() -> Regulation:
    """The rules that the newest announcement is pinned to. At most one query."""
    edition = announcements.in_force().first()
    return regulations.load(NEWEST) if edition is None else announcements.pinned(edition)


def facts(regulation: Regulation) -> dict[str, Any]:
    """Name → number, as texts of guides name them in braces."""
    age, skd = regulation.eligibility.age, regulation.skd
    general = skd.thresholds["umum"].minimum
    return {
        "rules": regulation.title,
        "age_least": age.minimum,
        "age_most": age.maximum,
        "age_most_some": max([age.maximum, *(one.maximum for one in age.exceptions)]),
        "documents": len(regulation.documents),
        "cut": skd.cut_multiple,
        **{f"{mark}_least": general[mark] for mark in ("twk", "tiu", "tkp") if mark in general},
        **{f"{mark}_most": skd.maximum[mark] for mark in ("twk", "tiu", "tkp", "total")},
        **{f"weight_{name}": _percent(weight) for name, weight in _weights(regulation).items()},
    }


def fingerprint(regulation: Regulation) -> str:
    """What the guides rest on, as one short text: other numbers, ties or papers make another."""
    rests_on = {
        **{name: str(value) for name, value in facts(regulation).items() if name != "rules"},
        "ties": list(regulation.final.tie_order),
        "papers": sorted(rule.slot for rule in regulation.documents),
        "barred": sorted(regulation.eligibility.service.barred),
    }
    return sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()[:16]


def _weights(regulation: Regulation) -> dict[str, Any]:
    final = regulation.final
    return {"skd": final.skd_weight, "skb": final.skb_weight}


def _percent(weight: Any) -> str:
    return f"{float(weight) * 100:g}"
