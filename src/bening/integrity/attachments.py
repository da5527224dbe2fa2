"""Copies of attachments that carry nothing but what is to be seen on them.

Every page is drawn anew in a process that may be killed (`bening.reading.render`) and only the drawing is
kept: no camera, no place, no author, no hidden layer, no name of the file. A PDF becomes a PDF of pictures.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

import pikepdf
from PIL import Image

from bening.core.decision import Reason, Refused
from bening.reading.file_kinds import accepted_kind
from bening.reading.findings import JPEG, PDF
from bening.reading.render import CannotDraw, NoSuchPage, page_picture

PAGES = 40
FILES = 5
POINTS_A_PIXEL = 72 / 150


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy, its kind, and what the original was, for the day it must be proven."""

    data: bytes
    media_type: str
    original: bytes
    original_type: str

    @property
    def sha256(self) -> str:
        """Digest of the copy, hex."""
        return hashlib.sha256(self.data).hexdigest()


def cleaned(data: bytes) -> Cleaned:
    """The copy of one attachment; `Refused` for what cannot be drawn."""
    kind = accepted_kind(data)
    if not kind:
        raise Refused(Reason("integrity.attachment_kind"))
    try:
        pictures = _pictures(data, kind)
    except CannotDraw:
        raise Refused(Reason("integrity.attachment_unreadable")) from None
    if kind == PDF:
        return Cleaned(_as_pdf(pictures), PDF, data, kind)
    return Cleaned(pictures[0], JPEG, data, kind)


def _pictures(data: bytes, kind: str) -> list[bytes]:
    pictures: list[bytes] = []
    try:
        while len(pictures) < (PAGES if kind == PDF else 1):
            pictures.append(page_picture(data, kind, len(pictures) + 1))
        if kind == PDF:
            page_picture(data, kind, PAGES + 1)
            raise Refused(Reason("integrity.attachment_pages", facts={"most": PAGES}))
    except NoSuchPage:
        pass
    if not pictures:
        raise CannotDraw(kind)
    return pictures


def _as_pdf(pictures: list[bytes]) -> bytes:
    """A PDF of these JPEGs as they are, without title, author, program or date."""
    document = pikepdf.new()
    for picture in pictures:
        with Image.open(io.BytesIO(picture), formats=("JPEG",)) as opened:
            width, height = opened.size  # the header alone is read
        wide, high = width * POINTS_A_PIXEL, height * POINTS_A_PIXEL
        page = document.add_blank_page(page_size=(wide, high))
        image = pikepdf.Stream(document, picture)
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=width,
            Height=height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=document.make_indirect(image)))
        page.Contents = document.make_stream(f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /P Do Q".encode())
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()
