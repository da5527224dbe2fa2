"""What a phone gives, made into what a slot takes: a slip that a machine can mend costs nobody a chance.

A photo beyond the limit is made smaller, a HEIC or PNG becomes a JPEG, photos of one paper become one PDF,
and a PDF of one page becomes the photo that the slot asks for. Where a slot takes PDF, a PDF is never
touched: its signatures would break.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bening.core.decision import Fact, Reason
from bening.reading import apart
from bening.reading.file_kinds import accepted_kind
from bening.reading.findings import HEIC, JPEG, PDF, PNG, SHORT_NAMES, Limits

PHOTOS = (JPEG, PNG, HEIC)
FILES_AT_MOST = 10
LARGEST_PHOTO = 25_000_000
"""Bytes; no phone's photo is larger."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A file that the slot takes, and what was done to get it (`mended`, empty when nothing had to be)."""

    data: bytes
    mended: tuple[Reason, ...] = ()


class CannotFit(Exception):
    """The files cannot be made into what the slot takes; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.code)
        self.reason = reason


def fit(files: Sequence[bytes], limits: Limits, *, quarters: int = 0) -> Fitted:
    """The files as one file of the slot. 0.1 to 2 CPU seconds where something has to be done.

    One file that is no photo and cannot become one, or that the slot takes as it is, comes back untouched:
    it is looked at as ever.
    `quarters`: how often the person turned the photo to the right. `CannotFit` when it cannot be done.
    """
    kinds = [accepted_kind(data) for data in files]
    wanted = JPEG if JPEG in limits.media_types else PDF
    if len(files) == 1 and not _has_to_be_mended(files[0], kinds[0], limits, quarters):
        return Fitted(files[0])
    if problem := _against(files, kinds, wanted, limits):
        raise CannotFit(problem)
    about = {
        "sizes": [len(data) for data in files],
        "media_type": wanted,
        "largest": limits.largest,
        "quarters": quarters,
    }
    answer = apart.ask("fit", about, b"".join(files))
    if not answer:
        raise CannotFit(Reason("file.too_complex", limits.basis))
    line, _, made = answer.partition(b"\n")
    told = json.loads(line)
    if "problem" in told:
        facts = {**told["facts"], "file": told["file"]}
        raise CannotFit(Reason(told["problem"], limits.basis, facts))
    return Fitted(made, _told(files, kinds, wanted, len(made), limits))


def _has_to_be_mended(data: bytes, kind: str, limits: Limits, quarters: int) -> bool:
    if kind == PDF:
        return JPEG in limits.media_types and PDF not in limits.media_types
    if kind not in PHOTOS:
        return False
    return kind not in limits.media_types or len(data) > limits.largest or quarters % 4 != 0


def _against(files: Sequence[bytes], kinds: Sequence[str], wanted: str, limits: Limits) -> Reason | None:
    if len(files) > FILES_AT_MOST or len(files) > limits.pages:
        most = min(FILES_AT_MOST, limits.pages)
        return Reason("file.too_many_photos", limits.basis, {"count": len(files), "most": most})
    if wanted == JPEG and len(files) > 1:
        return Reason("file.one_photo_only", limits.basis, {"count": len(files)})
    for number, (data, kind) in enumerate(zip(files, kinds, strict=True), start=1):
        if kind not in PHOTOS and not (kind == PDF and wanted == JPEG):
            return Reason("file.not_a_photo", limits.basis, {"file": number})
        if len(data) > LARGEST_PHOTO:
            facts = {"size": len(data), "largest": LARGEST_PHOTO, "file": number}
            return Reason("file.too_large", limits.basis, facts)
    return None


def _told(
    files: Sequence[bytes], kinds: Sequence[str], wanted: str, size: int, limits: Limits
) -> tuple[Reason, ...]:
    """What was done, for the person to know."""
    mended = []
    if len(files) > 1:
        mended.append(Reason("file.joined", limits.basis, {"count": len(files)}))
    elif kinds[0] != wanted:
        facts: dict[str, Fact] = {"found": SHORT_NAMES.get(kinds[0], "HEIC"), "made": SHORT_NAMES[wanted]}
        mended.append(Reason("file.converted", limits.basis, facts))
    if sum(map(len, files)) > limits.largest:
        kept: dict[str, Fact] = {"size": sum(map(len, files)), "kept": size, "largest": limits.largest}
        mended.append(Reason("file.shrunk", limits.basis, kept))
    return tuple(mended)
