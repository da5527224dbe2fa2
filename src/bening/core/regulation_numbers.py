"""A regulation as a flat table: every rule by its key, what it says, its basis, and whether it was read.

For pages that show a regulation whole, its open switches, and how two of them differ. It reads the values of
`core.rules`, so a rule that is added there appears here by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Any

from bening.core.rules import Regulation, Source, Threshold

_LEFT_OUT = ("name", "title", "title_en", "digest")
_NAMED_BY = ("slot", "phase", "kind", "step", "code")
_SOURCE_OF = {"exempt_when_moved": "barred_source", "public_facilities": "facilities_source"}
SWITCHES: Mapping[str, tuple[str, ...]] = {
    "age_edge": ("eligibility.age.edge",),
    "cut_ties": ("skd.cut_tie_order", "skd.cut_multiple"),
    "doctor_thresholds": ("skd.exceptions",),
    "filling": ("fill",),
    "tie_order": ("final.tie_order",),
    "weight_of_extra_test": ("skb.cat_weight_with_extra",),
    "days_for_an_answer": ("phases.sanggah_answer", "phases.final_answer"),
    "performance_matrix": ("performance.ratings",),
}
"""Open points of the law → the rules that hold the reading chosen (each published with the announcement)."""


@dataclass(frozen=True, slots=True)
class Number:
    """One rule: `key` as a path, `says` as text, and where it stands (no source: see the rule around it)."""

    key: str
    says: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one key says in two regulations; empty where one has no such rule."""

    key: str
    before: str
    after: str


def numbers(regulation: Regulation) -> list[Number]:
    """Every rule of a regulation, in the order of its parts."""
    found: list[Number] = []
    for field in fields(regulation):
        if field.name not in _LEFT_OUT:
            found.extend(_walk(field.name, getattr(regulation, field.name), None))
    return found


def changes(before: Regulation, after: Regulation) -> list[Change]:
    """Every key whose value differs, in the order of the second, keys only the first has at the end."""
    old = {number.key: number.says for number in numbers(before)}
    new = {number.key: number.says for number in numbers(after)}
    keys = [*new, *(key for key in old if key not in new)]
    return [Change(key, old.get(key, ""), new.get(key, "")) for key in keys if old.get(key) != new.get(key)]


def switches(regulation: Regulation) -> dict[str, list[Number]]:
    """The open points of the law and how this regulation reads them."""
    every = numbers(regulation)
    return {
        name: [number for number in every if number.key.startswith(prefixes)]
        for name, prefixes in SWITCHES.items()
    }


def _walk(key: str, value: Any, source: Source | None) -> Iterator[Number]:
    if isinstance(value, Source):
        yield Number(key, "", value)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "source" and not field.name.endswith("_source"):
                own = _source(value, field.name, source)
                yield from _walk(f"{key}.{field.name}", getattr(value, field.name), own)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _walk(f"{key}.{_joined(name)}", one, source)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for number, one in enumerate(value, start=1):
            yield from _walk(f"{key}.{_name(one) or number}", one, source)
    else:
        yield Number(key, _text(value), source)


def _source(rule: Any, field: str, around: Source | None) -> Source | None:
    """Where one field of a rule stands: its own source, that of its first word, that of the rule."""
    first = field.partition("_")[0]
    named = (_SOURCE_OF.get(field, f"{field}_source"), f"{first}_source", first, "source")
    found = [getattr(rule, name, None) for name in named]
    if isinstance(threshold := getattr(rule, "threshold", None), Threshold):
        found.append(threshold.source)  # the positions a threshold is for were read with it
    return next((one for one in found if isinstance(one, Source)), around)


def _name(one: Any) -> str:
    """What tells one rule of a list from the others."""
    return next((str(getattr(one, field)) for field in _NAMED_BY if hasattr(one, field)), "")


def _joined(name: Any) -> str:
    return "/".join(name) if isinstance(name, tuple) else str(name)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return "" if value is None else str(value)
