"""Every family of drawn papers: its kind, its split, for whom it is. Layout and faces belong to one split only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from bening.core import regulation
from bening.devtools.papers import cards, diplomas, diplomas_unseen, letters, transcripts
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject

SPLITS = ("train", "dev", "test")
ALL_LEVELS = ("SMA", "D3", "S1", "profesi")
GRADUATES = ("D3", "S1", "profesi")


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


def _pages() -> Iterator[Family]:
    for name, split, levels, layout, look in (*diplomas.FAMILIES, *diplomas_unseen.FAMILIES):
        yield Family(name, "ijazah", split, partial(layout, family=name, look=look), levels)
    for name, split, layout, look in transcripts.FAMILIES:
        yield Family(name, "transkrip", split, partial(layout, family=name, look=look), GRADUATES)
    for name, split, layout, look in letters.APPLICATIONS:
        yield Family(name, "surat_lamaran", split, partial(layout, family=name, look=look))
    for name, split, layout, look in letters.STATEMENTS:
        draw = partial(layout, family=name, look=look, clauses=clauses())
        yield Family(name, "surat_pernyataan", split, draw)


FAMILIES: tuple[Family, ...] = (*_cards(), *_pages())


def families(kind: str, split: str, level: str = "") -> tuple[Family, ...]:
    """The families of a kind in a split that a person of that education may have."""
    return tuple(
        each
        for each in FAMILIES
        if each.kind == kind and each.split == split and (not level or level in each.levels)
    )
