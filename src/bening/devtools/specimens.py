"""Drawn papers with the truth about them, to measure reading.

`python -m bening.devtools.specimens OUT --split dev --people 20`.

Writes one file a paper and `gt.jsonl`, one line a file: `file`, `kind`, `fields` (only those printed),
`extra` (other printed facts), `degradation`, `family`, `person`, `split`, `wrong` (values that are not
printed, each with its attack) and `forgery` where something was forged. The same arguments give the
same papers. Layouts and faces of `test` are in no other split.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bening.devtools import degrade
from bening.devtools.forgeries import Forgery, forge
from bening.devtools.papers import born_digital, catalogue, fonts
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject, invent
from bening.devtools.wrong_values import wrong_values
from bening.reading.report import KINDS

SCANNED = ("clean", "rot", "jpeg40", "blur", "crumple")
"""Fates of a page that also end as a PDF of pictures."""
CARDS = ("ktp", "sim", "npwp")
PICTURES = ("pas_foto", "swafoto")
OF_PICTURES = ("clean", "jpeg40", "blur", "lowlight", "exif", "turn90", "turn180", "turn270")
"""Fates of a portrait, which was never paper."""
TYPED = ("surat_lamaran", "surat_pernyataan", "lain")
"""Kinds that come from a word processor and may be handed in without ever being paper."""
BORN = "born"
"""No fate at all: a PDF with text."""
FATES = (*degrade.NAMES, BORN)
EASY = tuple(name for name in FATES if name != "hard")


def people(split: str, seed: int, number: int) -> Iterator[tuple[str, Subject]]:
    """Identifier and person; no person is in two splits."""
    for place in range(number):
        identifier = f"{split}-{seed}-{place:04d}"
        yield identifier, invent(identifier)


def papers_of(subject: Subject, split: str, kinds: Sequence[str], dice: random.Random) -> Iterator[Paper]:
    """One paper of every kind that this person has, each in a family of the split drawn by lot."""
    for kind in kinds:
        choice = catalogue.families(kind, split, subject.level)
        if choice:
            yield dice.choice(choice).draw(subject)


def write(paper: Paper, degradation: str, folder: Path, name: str, dice: random.Random) -> str:
    """Writes the paper in the format that such a file would have. Returns its file name."""
    if degradation == BORN:
        (folder / f"{name}.pdf").write_bytes(born_digital.pdf(paper.sheets))
        return f"{name}.pdf"
    pictures = [degrade.degrade(image, degradation, dice) for image in paper.images]
    on_paper = paper.kind not in CARDS + PICTURES
    as_pdf = len(pictures) > 1 or (on_paper and degradation in SCANNED and dice.random() < 0.4)
    file = f"{name}.{'pdf' if as_pdf else 'jpg'}"
    (folder / file).write_bytes(degrade.as_pdf(pictures) if as_pdf else pictures[0])
    return file


def describe(paper: Paper, forgery: Forgery | None, dice: random.Random, other: Subject) -> dict[str, Any]:
    """What `gt.jsonl` says about a paper itself."""
    told: dict[str, Any] = {
        "kind": paper.kind,
        "fields": dict(paper.fields),
        "extra": dict(paper.extra),
        "family": paper.family,
        "wrong": wrong_values(paper.fields, dice, other),
    }
    if forgery:
        told["forgery"] = {
            "sort": forgery.sort, "field": forgery.field, "true": forgery.true, "shown": forgery.shown,
        }  # fmt: skip
    return told


def _may_happen(fate: str, kind: str, born: bool) -> bool:
    """Whether that fate fits such a paper: a portrait on a desk would be another sort of portrait."""
    if fate == BORN:
        return born
    return kind not in PICTURES or fate in OF_PICTURES


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn. `each`: how many fates every paper meets; `forged`: which share is forged."""

    split: str = "dev"
    people: int = 5
    seed: int = 1
    kinds: tuple[str, ...] = KINDS
    degradations: tuple[str, ...] = EASY
    each: int = 1
    forged: float = 0.0


def make(folder: Path, order: Order) -> Iterator[dict[str, Any]]:
    """Draws and writes; yields the lines of truth."""
    for person, subject in people(order.split, order.seed, order.people):
        dice = random.Random(f"{person}/fates")
        other = invent(f"{person}/other")
        for drawn in papers_of(subject, order.split, order.kinds, dice):
            forgery = forge(drawn, dice, other) if dice.random() < order.forged else None
            paper = forgery.paper if forgery else drawn
            told = describe(paper, forgery, dice, other)
            born = paper.kind in TYPED and forgery is None
            possible = [each for each in order.degradations if _may_happen(each, paper.kind, born)]
            for fate in dice.sample(possible, min(order.each, len(possible))):
                file = write(paper, fate, folder, f"{person}-{paper.kind}-{fate}", dice)
                yield {"file": file, **told, "degradation": fate, "person": person, "split": order.split}


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m bening.devtools.specimens", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; made if it is missing")
    parser.add_argument("--split", choices=catalogue.SPLITS, default="dev")
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND")
    parser.add_argument("--degradations", nargs="+", choices=FATES, default=list(EASY), metavar="NAME")
    parser.add_argument("--each", type=int, default=1, help="how many degradations of every paper")
    parser.add_argument("--forged", type=float, default=0.0, help="share of papers that are forged, 0 to 1")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """The command line."""
    asked = arguments(given)
    if missing := fonts.missing():
        sys.stderr.write(f"Typefaces missing, papers look alike: {', '.join(missing)}\n")
    asked.folder.mkdir(parents=True, exist_ok=True)
    order = Order(
        asked.split,
        asked.people,
        asked.seed,
        tuple(asked.kinds),
        tuple(asked.degradations),
        asked.each,
        asked.forged,
    )
    with (asked.folder / "gt.jsonl").open("w", encoding="utf-8") as truth:
        for line in make(asked.folder, order):
            truth.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
