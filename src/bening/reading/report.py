"""What reading one document gives: its kind, its fields with their place on the page, the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bening.core.decision import Check

KINDS = (
    "ktp",
    "kk",
    "ijazah",
    "transkrip",
    "pas_foto",
    "swafoto",
    "surat_lamaran",
    "surat_pernyataan",
    "str",
    "serdik",
    "akreditasi",
    "surat_disabilitas",
    "skck",
    "sim",
    "npwp",
    "sertifikat",
    "lain",
)
"""Kinds of documents that are told apart; `lain` is anything else, and any document in doubt."""

FIELDS = (
    "nik",
    "name",
    "birth_place",
    "birth_date",
    "sex",
    "address",
    "programme",
    "institution",
    "number",
    "graduation_date",
    "predicate",
    "gpa",
)
"""Fields that can be typed and searched for. Dates are ISO, `sex` is L or P, `gpa` a decimal such as 3.45."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 as shares of the page's width and height, 0 to 1, of the page as a reader sees it.

"As a reader sees it" means the picture that `reading.render.page_picture` draws, so that a box can be
shown over it at any size.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One piece of text that an engine found in one place: mostly a line, sometimes a phrase.

    `box`: pixels of the picture that was read, which was turned upright before (`page` counts from 1).
    """

    text: str
    confidence: float
    box: tuple[float, float, float, float]
    page: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """A value read in the document, with where it stands; `box` is None when it is nowhere in particular."""

    value: str
    confidence: float
    page: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that reading one document gave. `tokens`: for finding the same document elsewhere.

    `keys`: what only this paper has. `portrait`: the hash of the one face on a portrait, in hexadecimal,
    of it and of its mirror image. `stamp`: the serial of a duty stamp. `page_kinds`: what every page is
    on its own, where it is sure. `drawn`: width and height of every page of the original in pixels (of a
    PDF, at 150 dots an inch).
    """

    kind: str
    confidence: float
    fields: Mapping[str, Field] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    seconds: float = 0.0
    engines: tuple[str, ...] = ()
    tokens: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()
    drawn: tuple[tuple[int, int], ...] = ()
    page_kinds: tuple[str, ...] = ()
    portrait: str = ""
    stamp: str = ""
