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
from pathlib import Path
from typing import Any

from bening.devtools import degrade
from bening.devtools.papers import catalogue, fonts
from bening.devtools.papers.sheet import Paper
from bening.devtools.papers.subject import Subject, invent
from bening.devtools.wrong_values import wrong_values
from bening.reading.report import KINDS

SCANNED = ("clean", "rot", "jpeg40", "blur", "crumple")
"""Fates of a page that also end as a PDF of pictures."""
CARDS = ("ktp", "sim", "npwp")
PICTURES = ("pas_foto", "swafoto")
EASY = tuple(name for name in degrade.NAMES if name != "hard")


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
    pictures = [degrade.degrade(image, degradation, dice) for image in paper.images]
    as_pdf = len(pictures) > 1 or (
        paper.kind not in CARDS + PICTURES and degradation in SCANNED and dice.random() < 0.4
    )
    file = f"{name}.{'pdf' if as_pdf else 'jpg'}"
    (folder / file).write_bytes(degrade.as_pdf(pictures) if as_pdf else pictures[0])
    return file


def describe(
    paper: Paper, file: str, degradation: str, person: str, split: str, dice: random.Random, other: Subject
) -> dict[str, Any]:
    """The line of `gt.jsonl`."""
    return {
        "file": file,
        "kind": paper.kind,
        "fields": dict(paper.fields),
        "extra": dict(paper.extra),
        "degradation": degradation,
        "family": paper.family,
        "person": person,
        "split": split,
        "wrong": wrong_values(paper.fields, dice, other),
    }


def make(
    folder: Path,
    *,
    split: str,
    number: int,
    seed: int,
    kinds: Sequence[str],
    degradations: Sequence[str],
    each: int = 1,
) -> Iterator[dict[str, Any]]:
    """Draws and writes; yields the lines of truth. `each`: how many fates every paper meets."""
    for person, subject in people(split, seed, number):
        dice = random.Random(f"{person}/fates")
        other = invent(f"{person}/other")
        for paper in papers_of(subject, split, kinds, dice):
            for fate in dice.sample(list(degradations), min(each, len(degradations))):
                file = write(paper, fate, folder, f"{person}-{paper.kind}-{fate}", dice)
                yield describe(paper, file, fate, person, split, dice, other)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m bening.devtools.specimens", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; made if it is missing")
    parser.add_argument("--split", choices=catalogue.SPLITS, default="dev")
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND")
    parser.add_argument(
        "--degradations", nargs="+", choices=degrade.NAMES, default=list(EASY), metavar="NAME"
    )
    parser.add_argument("--each", type=int, default=1, help="how many degradations of every paper")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """The command line."""
    asked = arguments(given)
    if missing := fonts.missing():
        sys.stderr.write(f"Typefaces missing, papers look alike: {', '.join(missing)}\n")
    asked.folder.mkdir(parents=True, exist_ok=True)
    lines = make(
        asked.folder, split=asked.split, number=asked.people, seed=asked.seed, kinds=asked.kinds,
        degradations=asked.degradations, each=asked.each,
    )  # fmt: skip
    with (asked.folder / "gt.jsonl").open("w", encoding="utf-8") as truth:
        for line in lines:
            truth.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
