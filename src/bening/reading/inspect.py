"""Reads one document: pages → words → kind → fields → what was typed → all other checks.

The small model reads everything; the larger one reads again only the rows in which something is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2

from bening.core.decision import Check, Outcome
from bening.reading.checks import (
    PHOTOS,
    Document,
    Read,
    check_kind,
    check_papers,
    check_pixels,
    codes_of,
    stamp_of,
)
from bening.reading.codes import Code
from bening.reading.faces import find_faces
from bening.reading.fields import fields_of
from bening.reading.kinds import kind_of
from bening.reading.match import decided, match, places
from bening.reading.ocr import engine
from bening.reading.pictures import Sheet
from bening.reading.pictures.flatten import as_drawn
from bening.reading.portrait_kind import Person, person_on
from bening.reading.portraits import portrait_hash
from bening.reading.question import Question
from bening.reading.reading import reading_of
from bening.reading.report import Field, Report, Word
from bening.reading.second import likely_rows, merged, read_again
from bening.reading.similar import keys_of, tokens_of
from bening.reading.stamp import Stamp
from bening.reading.turning import read_sheet

CARD_FIELDS = ("nik", "name", "birth_date")
SURE = {"number": 0.95, "birth_date": 0.93, "graduation_date": 0.93, "gpa": 0.93, "name": 0.93, "nik": 0.95}
"""Confidence of a value from which on it is not read a second time, when nothing was typed to look for."""
FEW_WORDS = 6
"""A picture with more and of a certain kind is a paper."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Inspector:
    """Everything that reads, loaded once: make one for each process and keep it."""

    def __init__(self, maker: str = "") -> None:
        cv2.setNumThreads(1)
        self.maker = maker
        self.tiny = engine("tiny", maker)

    def inspect(self, sheets: Sequence[Sheet], question: Question) -> Report:
        """The report on one document of some pages. 0.2 to 1 CPU seconds a page."""
        reads = tuple(self.read(sheet) for sheet in sheets)
        words = tuple(word for read in reads for word in read.words)
        person = _person(reads, words, question)
        if person:
            photo = Document(person.kind, True, reads, (words,), {}, question, person.picture)
            return _report(photo, person.confidence, self._engines(second=False))
        kind = kind_of(words)
        confidence = kind.confidence
        first = Document(kind.name, kind.decided, reads, (words,), {}, question)
        first = replace(first, fields=fields_of(first.treated_as, words))
        document = self._looked_at_again(first)
        second = len(document.readings) > 1
        codes = codes_of(reads)
        stamp = stamp_of(document, codes, self.tiny)
        return _report(document, confidence, self._engines(second=second), codes, stamp)

    def read(self, sheet: Sheet) -> Read:
        """One page, upright, with its words."""
        if sheet.words is not None:
            return Read(sheet, as_drawn(sheet), sheet.words, True)
        page, words = read_sheet(sheet, self.tiny)
        return Read(sheet, page, tuple(replace(word, page=sheet.number) for word in words), False)

    def _looked_at_again(self, document: Document) -> Document:
        """With the larger model's reading of the rows in doubt, where there are any."""
        doubtful = _rows_in_doubt(document)
        again: list[Word] = []
        for read in document.reads:
            here = [word for word in doubtful if word.page == read.page.number]
            if here and not read.digital:
                again += read_again(read.page, read.words, here, engine("small", self.maker))
        if not again:
            return document
        best = merged(document.readings[0], again)
        fields = fields_of(document.treated_as, best)
        return replace(document, readings=(tuple(again), document.readings[0]), fields=fields)

    def _engines(self, *, second: bool) -> tuple[str, ...]:
        return (self.tiny.name, engine("small", self.maker).name) if second else (self.tiny.name,)


def _person(reads: Sequence[Read], words: Sequence[Word], question: Question) -> Person | None:
    """The picture of somebody; looked for where a paper is not plain to see, or is a card with a face."""
    if len(reads) != 1 or reads[0].digital:
        return None
    found = kind_of(words)
    if found.decided and found.name != "ktp" and len(words) > FEW_WORDS:
        return None
    return person_on(reads[0], question.expect)


def _matches(document: Document) -> tuple[Check, ...]:
    kind, readings = document.treated_as, document.readings[::-1]
    return tuple(match(name, typed, readings, kind) for name, typed in document.question.claims.items())


def _rows_in_doubt(document: Document) -> list[Word]:
    """Words of the first reading in which what was typed or announced may stand, and was not found."""
    words, claims = document.readings[0], document.question.claims
    missed = [check.code.partition(".")[2] for check in _matches(document) if not decided(check)]
    rows = likely_rows(words, [claims[name] for name in missed])
    for name in missed:
        rows += places(name, claims[name], words, document.treated_as)
    rows += _unsure(document, [name for name in SURE if name not in claims])
    open_checks = [check for check in check_papers(document, None) if check.outcome is not Outcome.MET]
    rows += likely_rows(words, _announced(document.question, open_checks))
    if any(check.code.startswith("validity.") for check in open_checks):
        rows += likely_rows(words, [document.question.profession])
        rows += [word for word in words if YEAR.search(word.text)]
    return list(dict.fromkeys(rows))


def _unsure(document: Document, names: Sequence[str]) -> list[Word]:
    """The words under values that were read with some doubt, and beside labels of which nothing was read."""
    words = document.readings[0]
    found: list[Word] = []
    for name in names:
        read = document.fields.get(name)
        if read is None and document.kind == "ktp" and name in CARD_FIELDS:
            reading = reading_of(words)
            for value in reading.at(name):
                found += value.words(reading.rows)
        elif read is not None and read.box and read.confidence < SURE[name]:
            found += [word for word in words if word.page == read.page and _under(word, read.box)]
    return found


def _under(word: Word, box: tuple[float, float, float, float]) -> bool:
    across = min(word.box[2], box[2]) - max(word.box[0], box[0])
    down = min(word.box[3], box[3]) - max(word.box[1], box[1])
    return across > 0 and down > 0.3 * (word.box[3] - word.box[1])


def _announced(question: Question, checks: Sequence[Check]) -> list[str]:
    """The announced texts that these checks did not find."""
    clauses = {clause.code: clause.text_id for clause in question.clauses}
    texts: Mapping[str, str] = {"letter.addressee": question.addressee, "letter.formasi": question.formasi}
    found = [texts[check.code] for check in checks if check.code in texts]
    found += [clauses[str(check.evidence["clause"])] for check in checks if check.code == "statement.clause"]
    return found


def _report(
    document: Document,
    confidence: float,
    engines: tuple[str, ...],
    codes: Sequence[Code] = (),
    stamp: Stamp | None = None,
) -> Report:
    kind, reads, question = document.kind, document.reads, document.question
    photo = kind in PHOTOS
    matches = () if photo else _matches(document)
    checks = [
        *check_kind(kind, document.sure, question.expect, confidence),
        *check_pixels(document),
        *(_placed(check, reads) for check in matches),
        *(() if photo else check_papers(document, stamp)),
    ]
    serial = stamp.serial if stamp else ""
    texts = [code.text for code in codes]
    return Report(
        kind=kind,
        confidence=confidence,
        fields=_as_drawn(document),
        checks=tuple(checks),
        engines=engines,
        tokens=tokens_of(word for words in document.readings for word in words),
        keys=keys_of(kind, document.fields, codes=texts, stamp=serial),
        drawn=tuple(read.sheet.drawn for read in reads),
        page_kinds=_page_kinds(reads),
        portrait=_portrait(document) if photo else "",
        stamp=serial,
    )


def _as_drawn(document: Document) -> dict[str, Field]:
    """The fields, their boxes in shares of the page as drawn."""
    pages = {read.page.number: read.page for read in document.reads}
    return {
        name: replace(one, box=pages[one.page].box(one.box)) if one.box else one
        for name, one in document.fields.items()
    }


def _placed(check: Check, reads: Sequence[Read]) -> Check:
    """The check, with the box in its evidence in shares of the page as drawn: four numbers in a text."""
    page = next((read.page for read in reads if read.page.number == check.evidence.get("page")), None)
    if page is None or "box" not in check.evidence:
        return check
    x0, y0, x1, y1 = (float(side) for side in str(check.evidence["box"]).split())
    box = " ".join(f"{side:.4f}" for side in page.box((x0, y0, x1, y1)))
    return replace(check, evidence={**check.evidence, "box": box})


def _page_kinds(reads: Sequence[Read]) -> tuple[str, ...]:
    return tuple(kind_of(read.words).name for read in reads) if len(reads) > 1 else ()


def _portrait(document: Document) -> str:
    """The hash of the one face, for finding the photo under another name."""
    if document.portrait is None:
        return ""
    faces = find_faces(document.portrait)
    if len(faces) != 1:
        return ""
    return portrait_hash(document.portrait, faces[0]).text
