"""Which checks are made on which kind of document, from what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from bening.core.decision import Check
from bening.reading.checking import met, not_met, uncertain
from bening.reading.codes import Code, read_codes
from bening.reading.forgery import check_signs
from bening.reading.legibility import check_legibility, measure
from bening.reading.letter import check_letter, check_signature
from bening.reading.ocr import Picture
from bening.reading.photo import check_photo, check_selfie
from bening.reading.pictures import Sheet
from bening.reading.pictures.flatten import Page
from bening.reading.question import Question
from bening.reading.report import Field, Word
from bening.reading.stamp import Stamp, check_stamp, find_stamp
from bening.reading.statement import check_statement
from bening.reading.validity import check_accreditation, check_skck, check_str

OTHER = "lain"
PHOTOS = ("pas_foto", "swafoto")
STAMPED = ("surat_lamaran", "surat_pernyataan")
SIGNED = ("surat_lamaran", "surat_pernyataan")
AROUND_STAMP = 1.5
"""Sizes of a stamp around it, in which its code is looked for once more."""


@dataclass(frozen=True, slots=True)
class Read:
    """One page with what the first engine, or the file itself, says is written there."""

    sheet: Sheet
    page: Page
    words: tuple[Word, ...]
    digital: bool


@dataclass(frozen=True, slots=True)
class Document:
    """All that is known of one document when its checks are made.

    `readings`: the words of all pages, one for each engine, the better one first. `sure`: whether the
    kind is beyond doubt. `portrait`: a photo of somebody, upright.
    """

    kind: str
    sure: bool
    reads: tuple[Read, ...]
    readings: tuple[tuple[Word, ...], ...]
    fields: Mapping[str, Field]
    question: Question
    portrait: Picture | None = None

    @property
    def treated_as(self) -> str:
        """The kind whose checks are made: what it is, or else what it should be."""
        return self.kind if self.sure else self.question.expect or self.kind


def check_kind(kind: str, sure: bool, expect: str, confidence: float) -> tuple[Check, ...]:
    """Whether it is what the slot asks for. Another kind must be beyond doubt to speak against it."""
    if not expect or expect == OTHER:
        return ()
    code, told = "kind.expected", f"{confidence:.2f}"
    if kind == expect and sure:
        return (met(code, found=kind, confidence=told),)
    if sure and kind != OTHER:
        return (not_met(code, "kind.other_found", found=kind, expected=expect, confidence=told),)
    return (uncertain(code, "kind.not_recognised", found=kind, expected=expect, confidence=told),)


def check_pixels(document: Document) -> Iterator[Check]:
    """Whether pages that were read from pictures can be read at all, and what a photo shows."""
    kind, question = document.treated_as, document.question
    if kind in PHOTOS:
        picture = document.reads[0].sheet.picture if document.portrait is None else document.portrait
        yield from (
            check_photo(picture, background=question.background)
            if kind == "pas_foto"
            else check_selfie(picture)
        )
        return
    seen = [measure(read.page, read.words) for read in document.reads if not read.digital]
    if seen:
        yield from check_legibility(seen)


def codes_of(reads: Sequence[Read]) -> tuple[Code, ...]:
    """Codes on all pages, their boxes in pixels of the page as it was read."""
    found: list[Code] = []
    for read in reads:
        back = _from_sheet(read)
        for code in read_codes(read.sheet.picture, enlarge=False, turned=_on_its_side(read)):
            found.append(replace(code, box=_moved(code.box, back)))
    return tuple(found)


def _on_its_side(read: Read) -> bool:
    start, right = read.page.point(0.25, 0.5), read.page.point(0.75, 0.5)
    return abs(right[1] - start[1]) > abs(right[0] - start[0])


def _from_sheet(read: Read) -> np.ndarray:
    height, width = read.sheet.picture.shape[:2]
    return np.linalg.inv(read.page.to_page) @ np.diag([1 / width, 1 / height, 1.0])


def _moved(box: tuple[float, float, float, float], matrix: np.ndarray) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    corners = matrix @ np.array([[x0, x1, x1, x0], [y0, y0, y1, y1], [1.0, 1.0, 1.0, 1.0]])
    across, down = corners[0] / corners[2], corners[1] / corners[2]
    return float(across.min()), float(down.min()), float(across.max()), float(down.max())


def stamp_of(document: Document, codes: Sequence[Code], pictured: Sequence[Word] = ()) -> Stamp | None:
    """The duty stamp; where it shows no code, one is looked for around it, enlarged.

    `pictured`: words that stand in pictures of pages that carry their text themselves.
    """
    words = (*document.readings[0], *pictured)
    stamp = find_stamp(words, codes)
    if stamp is None or stamp.serial or codes:
        return stamp
    read = next(one for one in document.reads if one.page.number == stamp.page)
    x0, y0, x1, y1 = stamp.box
    reach = AROUND_STAMP * max(x1 - x0, y1 - y0)
    picture = read.page.picture
    rows = slice(max(0, round(y0 - reach)), round(y1 + reach))
    columns = slice(max(0, round(x0 - reach)), round(x1 + reach))
    near = read_codes(picture[rows, columns])
    moved = [
        replace(
            code, box=_moved(code.box, np.array([[1, 0, columns.start], [0, 1, rows.start], [0, 0, 1.0]]))
        )
        for code in near
    ]
    return find_stamp(words, moved)


def check_papers(document: Document, stamp: Stamp | None) -> Iterator[Check]:
    """What only some kinds are asked: letters, statements, registrations, records, accreditation."""
    kind, question, readings = document.treated_as, document.question, document.readings
    if kind == "surat_lamaran" and question.addressee:
        yield from check_letter(
            readings,
            addressee=question.addressee,
            formasi=question.formasi,
            other_formasi=question.other_formasi,
            first=question.first,
            last=question.last,
        )
    if kind == "surat_pernyataan" and question.clauses:
        yield from check_statement(readings, question.clauses)
    if kind in SIGNED:
        yield _signed(document, stamp)
    if kind in STAMPED:
        yield from check_stamp(stamp)
    if kind == "str" and question.on:
        yield check_str(readings, on=question.on, profession=question.profession)
    if kind == "skck" and question.on:
        yield check_skck(readings, on=question.on)
    if kind == "akreditasi" and question.grades:
        yield check_accreditation(readings, graduated_on=_graduated(question), grades=question.grades)
    yield from check_signs(kind, document.fields, programmes=question.programmes)


def _signed(document: Document, stamp: Stamp | None) -> Check:
    """On the last page that has a place for it."""
    name = document.question.claims.get("name", "")
    checks = [
        check_signature(
            read.page.picture,
            read.words,
            name=name,
            stamps=[stamp.box] if stamp and stamp.page == read.page.number else (),
        )
        for read in document.reads
        if read.words
    ]
    placed = [
        check for check in checks if check.reason is None or check.reason.code != "letter.place_not_found"
    ]
    return (placed or checks or [uncertain("letter.signed", "letter.place_not_found")])[-1]


def _graduated(question: Question) -> date | None:
    try:
        return date.fromisoformat(question.claims.get("graduation_date", ""))
    except ValueError:
        return None
