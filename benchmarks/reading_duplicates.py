"""The same document under another applicant: how often it is found, and how often another is taken for it.

    python benchmarks/reading_duplicates.py FOLDER [--each 40] [--cache FILE]

FOLDER holds pictures and a `gt.jsonl` (`python -m benchmarks.foreign FOLDER`, or
`python -m bening.devtools.specimens FOLDER`). Every picture is photographed once more, seen from the side,
soft and packed hard, as if someone else handed it in; both are read with the small engine. Counted for each
kind: copies of which the original is found, and other people's documents found beside or instead of it.
Bar: 97 % found, none wrong. Intervals are Wilson's, 95 %. Words are kept in FILE, so that tuning is free.
"""

import argparse
import hashlib
import json
import pickle
import random
import sys
from collections import defaultdict
from math import sqrt
from pathlib import Path

from PIL import Image

sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parents[1])]

from benchmarks.foreign.__main__ import photographed

from bening.reading.ocr import engine
from bening.reading.pictures import open_files
from bening.reading.pictures.flatten import flatten
from bening.reading.similar import SHARED_KINDS, Index, tokens_of
from bening.reading.turning import read_upright

PHOTOS = ("phone", "perspective", "rotated", "jpeg40")
LARGEST = 2400


def copied(data, seed):
    """The same paper before another camera."""
    dice = random.Random(seed)
    image = Image.fromarray(open_files([data])[0].picture)
    image.thumbnail((LARGEST, LARGEST))
    return photographed(image, PHOTOS[seed % len(PHOTOS)], dice)


class Reader:
    """Words of files, each read once."""

    def __init__(self, cache):
        self.cache = cache
        self.known = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}

    def tokens(self, data):
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.known:
            reads = [read_upright(flatten(sheet), engine("tiny")) for sheet in open_files([data])]
            self.known[digest] = [word for _, words in reads for word in words]
        return tokens_of(self.known[digest])

    def keep(self):
        if self.cache:
            self.cache.write_bytes(pickle.dumps(self.known))


def wilson(hits, of):
    if not of:
        return "–"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} [{max(0, middle - reach):.3f}–{min(1, middle + reach):.3f}]"


def rows_of(folder, each):
    """One paper of a kind for each person, as in a recruitment; layouts take turns."""
    by_kind, layouts = defaultdict(lambda: defaultdict(list)), {}
    for line in (folder / "gt.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] not in SHARED_KINDS | {"pas_foto", "swafoto"}:
            by_kind[row["kind"]][row["person"]].append(row)
    for kind, people in by_kind.items():
        taken = [rows[place % len(rows)] for place, rows in enumerate(people.values())]
        layouts[kind] = taken[:each]
    return layouts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    reader = Reader(given.cache)
    found = missed = wrong = looked = 0
    print(f"{'kind':18}{'papers':>7}  {'found':24}{'least':>6}  other people's taken for it")
    for kind, rows in rows_of(given.folder, given.each).items():
        files = {row["file"]: (given.folder / row["file"]).read_bytes() for row in rows}
        people = {row["file"]: row["person"] for row in rows}
        index = Index((name, reader.tokens(data)) for name, data in files.items())
        hits, false, shares, best_other = 0, 0, [], 0.0
        for place, (name, data) in enumerate(files.items()):
            tokens = reader.tokens(copied(data, place))
            alike = {one.name: one.share for one in index.most_alike(tokens)}
            hits += name in alike
            shares.append(index.share(tokens, name))
            others = [other for other in files if people[other] != people[name]]
            false += sum(other in alike for other in others)
            best_other = max([best_other, *(index.share(tokens, other) for other in others)])
        reader.keep()
        pairs = sum(people[a] != people[b] for a in files for b in files)
        print(f"{kind:18}{len(files):7}  {wilson(hits, len(files)):24}{min(shares):6.2f}  "
              f"{false} of {pairs} pairs, the most alike {best_other:.2f}")  # fmt: skip
        found, missed = found + hits, missed + len(files) - hits
        wrong, looked = wrong + false, looked + pairs
    print(f"all: found {wilson(found, found + missed)}, wrong {wrong} of {looked}")


if __name__ == "__main__":
    main()
