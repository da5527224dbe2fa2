"""Kinds, fields and typed values on documents with known truth, against the bars, with Wilson intervals.

    python benchmarks/reading_accuracy.py [FOLDER] [--split test --people 20 --seed 1] [--cache DIR] [--cases]

Without FOLDER documents are drawn first. `--cache` keeps what the engines read; `--cases` prints every true
value that a person has to look at, and every wrong one that was accepted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bening.devtools.specimens import main as draw
from bening.reading.measuring import Readings, measure, table
from bening.reading.ocr import engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--split", default="test")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--kind", default="")
    parser.add_argument("--quick", action="store_true", help="wrong values: first reading only")
    parser.add_argument("--whole", action="store_true", help="the larger model reads whole pages")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if given.folder is None:
            draw([made, "--split", given.split, "--people", str(given.people), "--seed", str(given.seed)])
        readings = Readings(
            lambda: engine("tiny"), lambda: engine("small"), given.cache, given.whole, given.quick
        )
        tally = measure(folder, readings, only=lambda row: not given.kind or row["kind"] == given.kind)
    print("\n".join(table(tally)))
    if given.cases:
        print("\n".join(("", *sorted(tally.cases))), file=sys.stdout)


if __name__ == "__main__":
    main()
