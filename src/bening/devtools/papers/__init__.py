"""Invented papers of invented people: plainly marked SPESIMEN, of the right kind, size and page count.

The functions here draw what an applicant of the demonstration hands in, within the sizes that the
regulation allows. `catalogue` has every family of papers, `bening.devtools.specimens` writes many of
them with the truth about them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from bening.devtools.papers import (
    cards,
    certificates,
    diplomas,
    faces,
    letters,
    photos,
    transcripts,
)
from bening.devtools.papers.born_digital import pdf
from bening.devtools.papers.faces import RED
from bening.devtools.papers.pages import page, plain, style
from bening.devtools.papers.sheet import Colour, Paper
from bening.devtools.papers.subject import subject_of
from bening.devtools.people import Person

__all__ = [
    "RED", "accreditation", "application_letter", "certificate", "diploma", "identity_card", "portrait",
    "registration", "selfie", "statement", "transcript",
]  # fmt: skip

CARD = "ktp_a"
SCAN = 1600
"""Pixels of the longer side of a scanned page here; specimens for measuring are larger."""


def _jpeg(image: Image.Image, quality: int = 76) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _scanned(paper: Paper) -> bytes:
    pages = [image.copy() for image in paper.images]
    for each in pages:
        each.thumbnail((SCAN, SCAN))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=137, quality=60)
    return out.getvalue()


def identity_card(person: Person) -> bytes:
    """A card with the fields of a KTP. JPEG."""
    card = cards.identity_card(subject_of(person), CARD, cards.LOOKS[CARD][1]).images[0]
    return _jpeg(card.resize((1012, 638), Image.Resampling.LANCZOS))


def portrait(person: Person, background: Colour = RED) -> bytes:
    """A drawn head; each red of its own, on a wall that is even, shaded or creased. JPEG.

    Before one and the same plain red, every third drawn head would look like somebody else's photo.
    """
    subject = subject_of(person)
    dice = subject.dice("portrait")
    colour, style = dice.choice(photos.REDS), dice.choice(("plain", "shaded", "wrinkled"))
    if background != RED:
        colour, style = background, "plain"
    return _jpeg(faces.portrait(subject.look, subject.sex, colour, style), 84)


def selfie(person: Person) -> bytes:
    """The drawn head holding the card. JPEG."""
    subject = subject_of(person)
    return _jpeg(photos.selfie(subject, CARD, cards.LOOKS[CARD][1]).images[0])


def application_letter(person: Person, position: str) -> bytes:
    """The letter to the Bupati. PDF as a word processor writes it."""
    subject = replace(subject_of(person), position=position.title())
    return pdf(letters.application_block(subject, "lamaran_a", letters.APPLICATIONS[0][3]).sheets)


def statement(person: Person, clauses: Sequence[str]) -> bytes:
    """The statement in the announced wording, with a stamp of its own. PDF as a word processor writes it."""
    subject = subject_of(person)
    other = replace(subject, stamp=subject.stamp[:-4] + f"{(int(subject.stamp[-4:]) + 1) % 10_000:04}")
    paper = letters.statement_numbered(other, "pernyataan_a", letters.STATEMENTS[0][3], clauses)
    return pdf(paper.sheets)


def diploma(person: Person, programme: str) -> bytes:
    """A diploma with number, programme and date. Scanned PDF."""
    subject = subject_of(person, programme)
    if subject.level == "D3":
        return _scanned(diplomas.rows(subject, "ijazah_d", diplomas.FAMILIES[3][4]))
    return _scanned(diplomas.classic(subject, "ijazah_a", diplomas.FAMILIES[0][4]))


def transcript(person: Person, programme: str) -> bytes:
    """Two pages of marks with the grade average. Scanned PDF."""
    return _scanned(
        transcripts.two_pages(subject_of(person, programme), "transkrip_b", transcripts.FAMILIES[1][3])
    )


def accreditation(person: Person, programme: str) -> bytes:
    """A certificate of accreditation that held on the day of graduation. Scanned PDF."""
    subject, look = subject_of(person, programme), certificates.LOOKS[0][3]
    day = subject.graduated.isoformat()
    drawn = (
        certificates.formal(replace(subject, look=subject.look + n), "akreditasi_a", look, "akreditasi")
        for n in range(50)
    )
    return _scanned(next(paper for paper in drawn if paper.extra["from"] <= day <= paper.extra["until"]))


def registration(person: Person, programme: str, profession: str) -> bytes:
    """The registration of a health worker, for life. Scanned PDF."""
    subject, look = subject_of(person, programme), certificates.LOOKS[0][3]
    drawn = (
        certificates.formal(
            replace(subject, look=subject.look + n, profession=profession), "str_a", look, "str"
        )
        for n in range(50)
    )
    return _scanned(next(paper for paper in drawn if paper.extra["until"] == "lifelong"))


def certificate(person: Person, title: str, lines: Sequence[str]) -> bytes:
    """Any other paper with a title and lines. PDF as a word processor writes it."""
    look = style("sans", plain())
    sheet = page(look)
    sheet.fitted(620, 200, title, look.bold, 40, 1000, "m")
    y = 320.0
    for line in (f"Nama: {person.name}", *lines):
        y = sheet.paragraph(130, y, 980, line, look.face, look.size)
    return pdf((sheet,))
