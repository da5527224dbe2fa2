"""Pictures of papers: any file becomes pages that lie upright, flat and large enough to be read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bening.core.decision import Reason
from bening.reading import apart
from bening.reading.file_kinds import accepted_kind
from bening.reading.findings import HEIC, JPEG, PDF, PNG, Limits
from bening.reading.intake import outside
from bening.reading.pictures.sheets import Sheet, sheets_from_parts

LIMITS = Limits((JPEG, PNG, PDF, HEIC), 1, 30_000_000, 10)
"""What is read when no regulation says otherwise; sizes in bytes."""
__all__ = ["FILES_AT_MOST", "LIMITS", "Sheet", "Unreadable", "open_files"]

BYTES_AT_MOST = 52_000_000
"""Of the pixels of all pages: eight of A4 at 150 dots an inch. More are drawn smaller, twenty at 95."""
FILES_AT_MOST = 10
"""Photos of one paper."""


class Unreadable(Exception):
    """The file cannot be read, or is not safe to read; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason.code


def open_files(files: Sequence[bytes], limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    """The pages of one document, sent as one file or as several photos; `Unreadable` at the first fault.

    The files are parsed in a child that may be killed. 20 to 200 ms a file.
    """
    if not files or len(files) > FILES_AT_MOST:
        raise Unreadable(Reason("file.empty" if not files else "file.too_complex", limits.basis))
    sheets: list[Sheet] = []
    for data in files:
        sheets += _open(data, limits, len(sheets), BYTES_AT_MOST // len(files))
    if len(sheets) > limits.pages:
        facts = {"pages": len(sheets), "most": limits.pages}
        raise Unreadable(Reason("pdf.too_many_pages", limits.basis, facts))
    return tuple(sheets)


def _open(data: bytes, limits: Limits, before: int, room: int) -> tuple[Sheet, ...]:
    kind = accepted_kind(data)
    problems = outside(data, kind, limits)
    if problems:
        raise Unreadable(problems[0])
    limited = {"largest": limits.largest, "pages": limits.pages}
    answer = memoryview(apart.ask("unpack", {"kind": kind, "limits": limited, "room": room}, data))
    if not answer:
        raise Unreadable(Reason("file.too_complex", limits.basis))
    end = bytes(answer[:4_000_000]).find(b"\n")
    told = json.loads(bytes(answer[: end if end > 0 else None]))
    if "problem" in told:
        raise Unreadable(Reason(told["problem"], limits.basis, told["facts"]))
    for number, page in enumerate(told["pages"], start=before + 1):
        page["number"] = number
        for word in page["words"] or ():
            word["page"] = number
    return sheets_from_parts(told["pages"], answer[end + 1 :])
