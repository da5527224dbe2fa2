"""Which checks are made on which kind of document, from what was read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from bening.core.decision import Check
from bening.reading.checking import met, not_met, uncertain
from bening.reading.closer import apart, look_closer
from bening.reading.codes import Code, read_codes
from bening.reading.forgery import check_signs
from bening.reading.legibility import check_legibility, measure
from bening.reading.letter import check_letter, check_signature, signature_place
from bening.reading.limits import limit
from bening.reading.ocr import Engine, Picture
from bening.reading.patches import filled_share
from bening.reading.photo import check_photo, check_selfie
from bening.reading.pictures import Sheet
from bening.reading.pictures.flatten import Page
from bening.reading.question import Question
from bening.reading.report import Box, Field, Word
from bening.reading.stamp import Stamp, check_stamp, find_stamp, stamp_places
from bening.reading.statement import check_statement
from bening.reading.validity import check_accreditation, check_skck, check_str

OTHER = "lain"
PHOTOS = ("pas_foto", "swafoto")
STAMPED = ("surat_lamaran", "surat_pernyataan")
SIGNED = ("surat_lamaran", "surat_pernyataan")


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


def stamp_of(document: Document, codes: Sequence[Code], engine: Engine) -> Stamp | None:
    """The duty stamp; where it or its serial is not seen at once, its place is looked at from nearer."""
    words = [word for reading in document.readings for word in reading]
    stamp = find_stamp(words, codes)
    if document.treated_as not in STAMPED or (stamp is not None and stamp.serial):
        return stamp
    if stamp is None:
        words += _in_pictures(document, engine)
        stamp = find_stamp(words, codes)
    nearer: list[Word] = []
    near_codes = list(codes)
    for read in document.reads:
        found = look_closer(
            read.page.picture, _stamp_places(read, words, codes, document), engine, read.page.number
        )
        nearer += found[0]
        near_codes += found[1]
    return _pictured(find_stamp([*nearer, *words], near_codes) or stamp, document)


def _pictured(stamp: Stamp | None, document: Document) -> Stamp | None:
    """The stamp, if it is one: its words alone, on bare paper, only say where one should be put."""
    if stamp is None or stamp.serial or stamp.code:
        return stamp
    picture = next(read.page.picture for read in document.reads if read.page.number == stamp.page)
    room = max(stamp.box[2] - stamp.box[0], stamp.box[3] - stamp.box[1])
    return stamp if filled_share(picture, stamp.box, room) >= limit("patch.filled") else None


def _in_pictures(document: Document, engine: Engine) -> list[Word]:
    """What the pictures on pages with their own text say: a stamp was put there as a picture."""
    return [
        replace(word, page=read.page.number)
        for read in document.reads
        if read.digital
        for word in engine.read(read.page.picture)
    ]


def _stamp_places(read: Read, words: Sequence[Word], codes: Sequence[Code], document: Document) -> list[Box]:
    """Where on this page a stamp may be."""
    here = [word for word in words if word.page == read.page.number]
    signed = signature_place(read.page.picture, here, document.question.claims.get("name", ""))
    around = [*stamp_places(here), *(code.box for code in codes)]
    if signed is not None:
        around.append((float(signed[0]), float(signed[1]), float(signed[2]), float(signed[3])))
    return apart(around)


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
