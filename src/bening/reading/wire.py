"""How questions and reports travel between processes: plain JSON, never pickles.

A process that looked at a stranger's picture may have been taken over by it; whoever listens to it
must not be, so its answer holds nothing but numbers and texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bening.core.decision import Check, Outcome, Reason
from bening.reading.report import Field, Report


def report_as_json(report: Report) -> dict[str, Any]:
    """Everything in a report as JSON knows it; `report_from_json` takes it back."""
    return {
        "kind": report.kind,
        "confidence": report.confidence,
        "fields": {name: asdict(field) for name, field in report.fields.items()},
        "checks": [check_as_json(check) for check in report.checks],
        "seconds": report.seconds,
        "engines": list(report.engines),
        "tokens": sorted(report.tokens),
        "keys": list(report.keys),
        "drawn": [list(size) for size in report.drawn],
        "page_kinds": list(report.page_kinds),
        "portrait": report.portrait,
        "stamp": report.stamp,
    }


def report_from_json(told: Mapping[str, Any]) -> Report:
    """The report that `report_as_json` wrote down."""
    return Report(
        kind=told["kind"],
        confidence=told["confidence"],
        fields={name: _field(field) for name, field in told["fields"].items()},
        checks=tuple(check_from_json(check) for check in told["checks"]),
        seconds=told["seconds"],
        engines=tuple(told["engines"]),
        tokens=frozenset(told["tokens"]),
        keys=tuple(told["keys"]),
        drawn=tuple((width, height) for width, height in told["drawn"]),
        page_kinds=tuple(told["page_kinds"]),
        portrait=told["portrait"],
        stamp=told["stamp"],
    )


def _field(told: Mapping[str, Any]) -> Field:
    box = told["box"]
    return Field(told["value"], told["confidence"], told["page"], tuple(box) if box else None)


def check_as_json(check: Check) -> dict[str, Any]:
    """One check with its reason."""
    reason = check.reason
    return {
        "code": check.code,
        "outcome": check.outcome.value,
        "legal_basis": check.legal_basis,
        "verified": check.verified,
        "reason": reason and {**asdict(reason), "facts": dict(reason.facts)},
        "evidence": dict(check.evidence),
    }


def check_from_json(told: Mapping[str, Any]) -> Check:
    """The check that `check_as_json` wrote down."""
    reason = told["reason"]
    return Check(
        code=told["code"],
        outcome=Outcome(told["outcome"]),
        legal_basis=told["legal_basis"],
        verified=told["verified"],
        reason=Reason(reason["code"], reason["legal_basis"], reason["facts"]) if reason else None,
        evidence=told["evidence"],
    )
