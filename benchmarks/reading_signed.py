"""Letters with and without a signature: how many are seen to be signed, of those that are and of those not.

    nice python benchmarks/reading_signed.py [--people 12] [--split test] [--seed 3] [--cases FOLDER]

Each letter of a split is drawn twice by the same lot, once without its pen strokes: with its duty stamp, on
the same ground, photographed alike. An unsigned one must never pass; a signed one that does not is looked
at by a person. Of the stamps it is told how many were seen and read.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from bening.core.decision import Outcome
from bening.devtools import degrade
from bening.devtools.papers import marks
from bening.devtools.specimens import papers_of, people
from bening.reading.inspect import Inspector
from bening.reading.measuring import wilson
from bening.reading.pictures import open_files
from bening.reading.question import Question

KINDS = ("surat_lamaran", "surat_pernyataan")
FATES = (
    "clean",
    "rot",
    "jpeg40",
    "phone2000",
    "phone2000",
    "phone1200",
    "whatsapp",
    "perspective",
    "crumple",
)
SIGNATURE, BLUE = marks.signature, marks.BLUE_INK
SEEN = ("letter.signed", "stamp.present", "stamp.readable")


def unsigned(
    dice: random.Random, size: tuple[int, int] = (420, 200), colour: Any = marks.BLUE_INK
) -> Image.Image:
    """Draws the same lots as a signature, and nothing."""
    drawn = SIGNATURE(dice, size, colour)
    return Image.new("RGBA", drawn.size, (*colour, 0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--split", default="test")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--cases", type=Path, help="keeps what was not as it should be")
    given = parser.parse_args()
    inspector, met, whole = Inspector(), Counter[tuple[str, str]](), Counter[str]()
    for way, draw in (("signed", SIGNATURE), ("unsigned", unsigned)):
        marks.signature = draw
        for person, subject in people(given.split, given.seed, given.people):
            for paper in papers_of(subject, given.split, KINDS, random.Random(f"{person}/fates")):
                dice = random.Random(f"{person}/{paper.kind}")
                fate = dice.choice(FATES)
                file = degrade.degrade(paper.images[0], fate, dice)
                question = Question(expect=paper.kind, claims={"name": paper.fields["name"]})
                report = inspector.inspect(open_files([file]), question)
                whole[way] += 1
                for check in report.checks:
                    if check.code in SEEN:
                        met[way, check.code] += check.outcome is Outcome.MET
                        right = (check.outcome is Outcome.MET) == (way == "signed" or check.code != SEEN[0])
                        if given.cases and not right:
                            given.cases.mkdir(parents=True, exist_ok=True)
                            (
                                given.cases / f"{way}-{check.code}-{fate}-{person}-{paper.kind}.jpg"
                            ).write_bytes(file)
    for way in whole:
        for code in SEEN:
            hits = met[way, code]
            low, high = (100 * share for share in wilson(hits, whole[way]))
            print(f"{way:9} {code:15} met {hits} of {whole[way]} ({low:.1f} to {high:.1f} %)")


if __name__ == "__main__":
    main()
