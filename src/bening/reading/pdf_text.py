"""Text that a PDF carries as text: about fifty times cheaper than reading its picture, if it can be believed.

Such text is believed only when everything a person sees on the page is that text, and the other way
round: nothing invisible, white, covered, tiny or beside the page, no pictures, no letters drawn as
shapes. In any doubt the answer is None and the picture decides. What cannot be seen from here is a font
whose letters look like other letters; it deceives no more than a false letter typed in the first place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]  # ships no types

from bening.reading.limits import limit
from bening.reading.report import Word

LETTERS_AT_LEAST = 20
"""A page with less is a picture, a stamp, a page number: nothing to save there."""
VISIBLE_MODES = (0, 1, 2)  # filled, drawn as outline, both; 3 is invisible, 4 to 7 clip
GAP = 1.5
"""Heights of a letter between two letters, from which on they are two pieces of text (columns)."""
CHECKED_AT = 1.5
"""Pixels a point of the rendering in which visible ink is looked for."""
HARMLESS_ANNOTATIONS = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
Box = tuple[float, float, float, float]


class _NotTrusted(Exception):
    """Something on the page is seen but is no text, or is text but is not seen."""


@dataclass(slots=True)
class _Piece:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def text_of_page(data: bytes, page: int, *, scale: float) -> tuple[Word, ...] | None:
    """The lines of page number `page` (from 1), boxes in pixels of its rendering at `scale` pixels a point.

    None: not to be believed, or hardly any text; read the picture. Parses a stranger's file: call it only
    in a process that may be killed. 10 to 40 ms.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page <= len(document):
            return None
        sheet = document[page - 1]
        text = sheet.get_textpage()
        try:
            return _believed(sheet, text, page, scale)
        except _NotTrusted:
            return None
        finally:
            text.close()
            sheet.close()
    finally:
        document.close()


def _believed(sheet: Any, text: Any, page: int, scale: float) -> tuple[Word, ...]:
    pieces = [piece for piece in _pieces(text) if piece.text.strip()]
    if sum(letter.isalnum() for piece in pieces for letter in piece.text) < LETTERS_AT_LEAST:
        raise _NotTrusted
    _look_at_objects(sheet)
    _look_at_annotations(sheet)
    _look_for_ink(sheet, pieces)
    return tuple(
        Word(" ".join(piece.text.split()), 1.0, _pixels(sheet, piece, scale), page) for piece in pieces
    )


def _pieces(text: Any) -> Iterator[_Piece]:
    """Runs of letters that stand together, in the order of the file."""
    piece: _Piece | None = None
    for letter, box in _letters(text):
        if letter in "\r\n":
            if piece:
                yield piece
            piece = None
        elif piece and (box is None or _continues(piece, box)):
            piece.text += letter
            if box:
                piece.left, piece.bottom = min(piece.left, box[0]), min(piece.bottom, box[1])
                piece.right, piece.top = max(piece.right, box[2]), max(piece.top, box[3])
        elif box:
            if piece:
                yield piece
            piece = _Piece(letter, *box)
    if piece:
        yield piece


def _continues(piece: _Piece, box: Box) -> bool:
    height = max(piece.top - piece.bottom, box[3] - box[1], 1.0)
    middle, other = (piece.top + piece.bottom) / 2, (box[1] + box[3]) / 2
    return -height < box[0] - piece.right < GAP * height and abs(middle - other) < 0.7 * height


def _letters(text: Any) -> Iterator[tuple[str, Box | None]]:
    """Every letter with its box in points, or None for a space; refuses letters that are not shown."""
    seen: set[int] = set()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter in "\r\n" or letter.isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
            yield ("\n" if letter in "\r\n" else " " if letter.isspace() else letter), None
            continue
        if raw.FPDFText_HasUnicodeMapError(text, index) == 1:
            raise _NotTrusted
        shown = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.cast(shown, ctypes.c_void_p).value or 0
        if address not in seen:
            seen.add(address)
            if raw.FPDFTextObj_GetTextRenderMode(shown) not in VISIBLE_MODES:
                raise _NotTrusted
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if raw.FPDFText_GetFontSize(text, index) * _stretch(shown) < limit("pdf_text.smallest_letter"):
            raise _NotTrusted
        yield letter, (left.value, bottom.value, right.value, top.value)


def _stretch(shown: Any) -> float:
    """By how much the matrix of a text enlarges its letters, up and down."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shown, matrix)
    return float((matrix.c**2 + matrix.d**2) ** 0.5)


def _look_at_objects(sheet: Any) -> None:
    """No pictures of some size, nothing nested, no letters drawn as shapes, nothing laid over text."""
    width, height = sheet.get_size()
    pictures, curves = 0.0, 0
    written: list[Box] = []
    for index in range(raw.FPDFPage_CountObjects(sheet)):
        one = raw.FPDFPage_GetObject(sheet, index)
        kind, box = raw.FPDFPageObj_GetType(one), _bounds(one)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            written.append(box)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            curves += _curves(one)
            if _covers(one) and any(_share(box, text) > 0.3 for text in written):
                raise _NotTrusted
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += _area(box)
            if any(_share(box, text) > 0.3 for text in written):
                raise _NotTrusted
        else:  # a form that may hold anything, or shading
            raise _NotTrusted
    if pictures >= limit("pdf_text.image_share") * width * height or curves > limit("pdf_text.curves"):
        raise _NotTrusted


def _bounds(one: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(one, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _curves(path: Any) -> int:
    kinds = (
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, index))
        for index in range(raw.FPDFPath_CountSegments(path))
    )
    return sum(kind == raw.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def _covers(path: Any) -> bool:
    """Whether a shape is filled, so that what lies under it is not seen."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroke)
    return bool(mode.value != raw.FPDF_FILLMODE_NONE)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _share(over: Box, under: Box) -> float:
    """How much of `under` lies under `over`."""
    both = (max(over[0], under[0]), max(over[1], under[1]), min(over[2], under[2]), min(over[3], under[3]))
    return _area(both) / max(_area(under), 1e-6)


def _look_at_annotations(sheet: Any) -> None:
    """Nothing drawn on top that is no part of the page: a note or a stamp may hide what is under it."""
    for index in range(raw.FPDFPage_GetAnnotCount(sheet)):
        note = raw.FPDFPage_GetAnnot(sheet, index)
        try:
            kind, box = raw.FPDFAnnot_GetSubtype(note), raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, box)
            shown = abs(box.right - box.left) * abs(box.top - box.bottom) > 1
            if shown and kind not in HARMLESS_ANNOTATIONS:
                raise _NotTrusted
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _look_for_ink(sheet: Any, pieces: list[_Piece]) -> None:
    """Every piece of text is seen in the rendering: dark on light or light on dark, and on the page."""
    picture = sheet.render(scale=CHECKED_AT, grayscale=True, may_draw_forms=False)
    grey = np.asarray(picture.to_numpy()).squeeze()
    for piece in pieces:
        if not any(letter.isalnum() for letter in piece.text):
            continue
        left, top, right, bottom = (round(value) for value in _pixels(sheet, piece, CHECKED_AT))
        inside = grey[max(top, 0) : bottom + 1, max(left, 0) : right + 1]
        if left < -1 or top < -1 or right > grey.shape[1] + 1 or bottom > grey.shape[0] + 1:
            raise _NotTrusted
        if not inside.size or int(inside.max()) - int(inside.min()) < limit("pdf_text.contrast"):
            raise _NotTrusted


def _pixels(sheet: Any, piece: _Piece, scale: float) -> Box:
    """The box of a piece in pixels of the rendering, turned as the page is turned."""
    width, height = (round(side * scale) for side in sheet.get_size())
    corners = []
    for x, y in ((piece.left, piece.top), (piece.right, piece.bottom)):
        right, down = ctypes.c_int(), ctypes.c_int()
        # Sixteen times finer, because the library answers in whole pixels.
        raw.FPDF_PageToDevice(sheet, 0, 0, width * 16, height * 16, 0, x, y, right, down)
        corners.append((right.value / 16, down.value / 16))
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
