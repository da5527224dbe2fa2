"""PDF: whole, open, without anything that acts on its own. Refused with a reason, never cleaned.

The object table is walked with pikepdf, because names inside object streams escape a search of the bytes.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from bening.reading.findings import Problem
from bening.reading.hidden import check_tail

OBJECTS_AT_MOST = 20_000
DEPTH_AT_MOST = 60
UNPACKED_AT_MOST = 100_000_000
"""Bytes of all streams together; a page scanned at 300 dpi has 26 million."""
PIXELS_AT_MOST = 50_000_000
SIDE_AT_MOST = 14_400
"""Points: 5 metres, the largest page the format knows."""

ACTIONS = {
    "/JavaScript": "pdf.script",
    "/JS": "pdf.script",
    "/XFA": "pdf.script",
    "/Launch": "pdf.launch",
    "/ImportData": "pdf.launch",
    "/SubmitForm": "pdf.launch",
    "/GoToR": "pdf.launch",
    "/GoToE": "pdf.launch",
    "/AA": "pdf.automatic_action",
    "/EmbeddedFile": "pdf.attachment",
    "/EmbeddedFiles": "pdf.attachment",
    "/FileAttachment": "pdf.attachment",
    "/EF": "pdf.attachment",
    "/RichMedia": "pdf.media",
    "/Rendition": "pdf.media",
    "/Movie": "pdf.media",
    "/Sound": "pdf.media",
    "/3D": "pdf.media",
}
"""Dictionary keys, and values of `/S`, `/Type` and `/Subtype`, that no certificate or letter needs."""
NAMED_BY = ("/S", "/Type", "/Subtype")
UNPACKS = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}


def look_at_pdf(data: bytes, pages_at_most: int) -> tuple[dict[str, int], list[str]]:
    """(pages and objects, codes of everything active inside); `Problem` for what makes it unreadable."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Problem("file.truncated")
    check_tail(data[end + 5 :])
    try:
        # Recovery would hide damage, and would read what another program does not.
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:  # also with an owner's password alone, which opens silently
                raise Problem("file.encrypted")
            facts = {"objects": len(pdf.objects), "pages": len(pdf.pages)}
            _count(facts, pages_at_most)
            for page in pdf.pages:
                _page_size(page)
            return facts, _active(pdf)
    except pikepdf.PasswordError:
        raise Problem("file.encrypted") from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Problem("file.damaged") from None


def warm_up() -> None:
    """Let the library open what it needs for encryption while this process may still open files."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x"))
    with pikepdf.open(out, suppress_warnings=True):
        pass


def _count(facts: dict[str, int], pages_at_most: int) -> None:
    if facts["objects"] > OBJECTS_AT_MOST:
        raise Problem("file.too_complex")
    if facts["pages"] < 1:
        raise Problem("file.damaged")
    if facts["pages"] > pages_at_most:
        raise Problem("pdf.too_many_pages", pages=facts["pages"], most=pages_at_most)


def _page_size(page: pikepdf.Page) -> None:
    left, bottom, right, top = (float(str(side)) for side in page.mediabox)
    unit = float(str(page.obj.get("/UserUnit", 1)))
    if max(abs(right - left), abs(top - bottom)) * unit > SIDE_AT_MOST:
        raise Problem("pdf.page_too_large")


def _active(pdf: pikepdf.Pdf) -> list[str]:
    found: set[str] = set()
    if not _plain_opening(pdf.Root):
        found.add("pdf.automatic_action")
    room = UNPACKED_AT_MOST
    for thing in pdf.objects:
        found.update(_named(thing))
        if isinstance(thing, pikepdf.Stream):
            room -= _unpacked(thing, room)
    return sorted(found)


def _plain_opening(root: Any) -> bool:
    """Whether opening the file does at most what office programs ask for: show a certain page."""
    opening = root.get("/OpenAction")
    if opening is None or isinstance(opening, pikepdf.Array):
        return True
    return isinstance(opening, pikepdf.Dictionary) and opening.get("/S") == "/GoTo" and "/Next" not in opening


def _named(thing: Any) -> Iterator[str]:
    """Codes of the active names in one object and everything it holds directly."""
    waiting = [(thing, 0)]
    while waiting:
        held, depth = waiting.pop()
        if depth > DEPTH_AT_MOST:
            raise Problem("file.too_complex")
        if isinstance(held, pikepdf.Array):
            values = list(held)
        elif isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
            values = []
            for key, value in held.items():
                named = str(value) if key in NAMED_BY and isinstance(value, pikepdf.Name) else ""
                yield from (ACTIONS[name] for name in (key, named) if name in ACTIONS)
                values.append(value)
        else:
            continue
        waiting += [
            (value, depth + 1)
            for value in values
            if isinstance(value, pikepdf.Object) and not value.is_indirect
        ]


def _unpacked(stream: pikepdf.Stream, room: int) -> int:
    """The bytes a stream unpacks to, never held in memory; `Problem` when they exceed `room`."""
    if stream.get("/Subtype") == "/Image":
        width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
        if width * height > PIXELS_AT_MOST:
            raise Problem("image.too_many_pixels", megapixels=width * height // 1_000_000)
    filters = stream.get("/Filter")
    if filters is None:
        return int(stream.get("/Length", 0))
    names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if sum(name in UNPACKS for name in names) > 1:
        raise Problem("pdf.unpacks_too_large")
    if names and names[0] in ("/FlateDecode", "/Fl"):
        return _inflated(stream.read_raw_bytes(), room)
    if any(name in UNPACKS for name in names):  # rare and old: the memory limit of the process guards it
        return len(stream.read_bytes())
    return 0


def _inflated(raw: bytes, room: int) -> int:
    inflate, total = zlib.decompressobj(), 0
    try:
        while raw:
            total += len(inflate.decompress(raw, 262_144))
            if total > room:
                raise Problem("pdf.unpacks_too_large")
            raw = inflate.unconsumed_tail
    except zlib.error:
        return total  # a broken content stream shows as an empty page; not our question here
    return total
