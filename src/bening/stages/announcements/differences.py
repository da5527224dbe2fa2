"""What one edition changes against another: timetable, conditions, formasi. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
COMPARED = (
    "position",
    "unit",
    "track",
    "quota",
    "open_to_disability",
    "salary_min",
    "salary_max",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was `old` and is `new`; `None` on a side where it does not exist."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class FormasiChange:
    """One formasi that is in both editions, and what of it differs."""

    code: str
    position: str
    changes: tuple[Change, ...]
    programmes_added: tuple[str, ...] = ()
    programmes_removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that differs between two editions."""

    timetable: tuple[Change, ...]
    conditions: tuple[Change, ...]
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[FormasiChange, ...]
    seats: Change

    def __bool__(self) -> bool:
        """Whether anything differs at all."""
        return any((self.timetable, self.conditions, self.added, self.removed, self.changed))


def between(
    old_terms: Mapping[str, Any], old: Sequence[Item], new_terms: Mapping[str, Any], new: Sequence[Item]
) -> Differences:
    """From the old edition to the new one; formasi are matched by their public code."""
    before, after = {item["code"]: item for item in old}, {item["code"]: item for item in new}
    pairs = ((before[code], item) for code, item in after.items() if code in before)
    return Differences(
        timetable=_changes(old_terms.get("phases", {}), new_terms.get("phases", {})),
        conditions=_changes(_conditions(old_terms), _conditions(new_terms)),
        added=tuple(item for code, item in after.items() if code not in before),
        removed=tuple(item for code, item in before.items() if code not in after),
        changed=tuple(change for a, b in pairs if a != b and (change := _formasi_change(a, b))),
        seats=Change("seats", sum(item["quota"] for item in old), sum(item["quota"] for item in new)),
    )


def _conditions(terms: Mapping[str, Any]) -> dict[str, Any]:
    regulation = terms.get("regulation", {})
    return {
        "title": terms.get("title"),
        "summary": terms.get("summary"),
        "regulation": regulation.get("name"),
        "regulation_digest": regulation.get("digest"),
        "min_gpa": terms.get("min_gpa"),
        "clauses": terms.get("clauses"),
        "basis": [each["label"] for each in (terms.get("basis") or {}).get("clauses", [])],
    }


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    names = dict.fromkeys([*old, *new])
    return tuple(
        Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    )


def _formasi_change(old: Item, new: Item) -> FormasiChange | None:
    changes = tuple(Change(name, old[name], new[name]) for name in COMPARED if old[name] != new[name])
    before = {(one["level"], one["programme"]) for one in old["qualifications"]}
    after = {(one["level"], one["programme"]) for one in new["qualifications"]}
    if not changes and before == after:
        return None
    return FormasiChange(
        new["code"],
        new["position"],
        changes,
        tuple(programme for _, programme in sorted(after - before)),
        tuple(programme for _, programme in sorted(before - after)),
    )
