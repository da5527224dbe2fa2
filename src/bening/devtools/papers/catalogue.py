"""Every family of drawn papers: its kind, its split, for whom it is. Layout and faces belong to one split only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from bening.core import regulation
from bening.devtools.papers import (
    cards,
    certificates,
    contents,
    diplomas,
    diplomas_unseen,
    household,
    letters,
    letters_unseen,
    photos,
    transcripts,
    transcripts_unseen,
)
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject

SPLITS = ("train", "dev", "test")
ALL_LEVELS = ("SMA", "D3", "S1", "profesi")
GRADUATES = ("D3", "S1", "profesi")
LEVELS = {
    "str": ("D3", "profesi"), "serdik": ("S1", "profesi"), "akreditasi": GRADUATES, "transkrip": GRADUATES,
}  # fmt: skip
"""Kind → levels of education of those who have such a paper; all others have everyone."""


@dataclass(frozen=True, slots=True)
class Family:
    """One way in which a kind of paper looks. `levels`: of the education of those who have it."""

    name: str
    kind: str
    split: str
    draw: Callable[[Subject], Paper]
    levels: tuple[str, ...] = ALL_LEVELS


@cache
def clauses() -> tuple[str, ...]:
    """The announced statement, clause by clause."""
    return tuple(each.text_id for each in regulation.load("cpns-2024").statements)


def _cards() -> Iterator[Family]:
    for name, (split, look) in cards.LOOKS.items():
        yield Family(name, "ktp", split, partial(cards.identity_card, family=name, look=look))
    for name, split, face, tone in cards.LICENCES:
        yield Family(name, "sim", split, partial(cards.licence, family=name, face=face, tone=tone))
    for name, split, face, tone in cards.TAXPAYERS:
        yield Family(name, "npwp", split, partial(cards.taxpayer, family=name, face=face, tone=tone))


def _photos() -> Iterator[Family]:
    for name, split, draw, given in photos.PASSPORTS:
        yield Family(name, "pas_foto", split, partial(draw, family=name, **given))
    for name, split, card in photos.SELFIES:
        look = cards.LOOKS[card][1]
        yield Family(name, "swafoto", split, partial(photos.selfie, family=name, look=look))


def _education() -> Iterator[Family]:
    for name, split, levels, layout, look in (*diplomas.FAMILIES, *diplomas_unseen.FAMILIES):
        yield Family(name, "ijazah", split, partial(layout, family=name, look=look), levels)
    for name, split, layout, look in (*transcripts.FAMILIES, *transcripts_unseen.FAMILIES):
        yield Family(name, "transkrip", split, partial(layout, family=name, look=look), GRADUATES)


def _letters() -> Iterator[Family]:
    for name, split, layout, look in (*letters.APPLICATIONS, *letters_unseen.APPLICATIONS):
        yield Family(name, "surat_lamaran", split, partial(layout, family=name, look=look))
    for name, split, stated, look in (*letters.STATEMENTS, *letters_unseen.STATEMENTS):
        draw = partial(stated, family=name, look=look, clauses=clauses())
        yield Family(name, "surat_pernyataan", split, draw)


def _offices() -> Iterator[Family]:
    for kind in contents.MAKERS:
        for letter, split, layout, look in certificates.LOOKS:
            name = f"{kind}_{letter}"
            draw = partial(layout, family=name, look=look, kind=kind)
            yield Family(name, kind, split, draw, LEVELS.get(kind, ALL_LEVELS))
    for name, split, split_head, look in household.LOOKS:
        yield Family(
            name, "kk", split, partial(household.family_card, family=name, look=look, split_head=split_head)
        )


FAMILIES: tuple[Family, ...] = (*_cards(), *_photos(), *_education(), *_letters(), *_offices())


def families(kind: str, split: str, level: str = "") -> tuple[Family, ...]:
    """The families of a kind in a split that a person of that education may have."""
    return tuple(
        each
        for each in FAMILIES
        if each.kind == kind and each.split == split and (not level or level in each.levels)
    )
