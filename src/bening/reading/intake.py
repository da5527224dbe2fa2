"""The first look at a file, the moment it arrives: kind, size, whole, open, harmless.

`look` answers what can be seen from the bytes themselves and leaves parsing to a process that may be
killed (`bening.reading.apart`).
"""

from __future__ import annotations

from bening.core.decision import Fact, Reason
from bening.reading import apart
from bening.reading.file_kinds import accepted_kind, other_kind, pdf_after_junk
from bening.reading.findings import PDF, SHORT_NAMES, Intake, Limits


def look(data: bytes, limits: Limits) -> Intake:
    """Everything found in `data` against `limits`; a file with problems must not be kept.

    Costs about 5 ms for an honest file; ends after `apart.SECONDS` of CPU whatever the file does.
    """
    kind = accepted_kind(data)
    problems = outside(data, kind, limits)
    if problems:
        return Intake(kind, 0, problems)
    return apart.look_inside_apart(data, kind, limits)


def outside(data: bytes, kind: str, limits: Limits) -> tuple[Reason, ...]:
    """Problems that need no parsing: empty, wrong kind, too small, too large."""
    if not data:
        return (_reason("file.empty", limits),)
    if kind not in limits.media_types:
        return (_wrong_kind(data, kind, limits),)
    if len(data) < limits.smallest:
        return (_reason("file.too_small", limits, size=len(data), smallest=limits.smallest),)
    if len(data) > limits.largest:
        return (_reason("file.too_large", limits, size=len(data), largest=limits.largest),)
    return ()


def _wrong_kind(data: bytes, kind: str, limits: Limits) -> Reason:
    allowed = " / ".join(SHORT_NAMES[one] for one in limits.media_types)
    if not kind and PDF in limits.media_types and pdf_after_junk(data):
        return _reason("file.junk_before", limits)
    found = SHORT_NAMES.get(kind) or other_kind(data)
    if not found:
        return _reason("file.unknown_kind", limits, allowed=allowed)
    return _reason("file.wrong_kind", limits, found=found, allowed=allowed)


def _reason(code: str, limits: Limits, **facts: Fact) -> Reason:
    return Reason(code, limits.basis, facts)
