"""How often the checks of a pas foto are right, on drawn portraits: ground, sharpness, photo of a photo.

    python benchmarks/reading_photo.py [PORTRAITS]
    python benchmarks/reading_photo.py FOLDER

Every portrait is drawn once and then taken in many ways; counted are outcomes a way. With a FOLDER (that
`python -m bening.devtools.specimens FOLDER --kinds pas_foto swafoto ktp` wrote): which kinds are told, as
`bening inspect` tells them, with Wilson intervals. Nothing is asserted.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parents[1])]

from tests.reading import drawn

from bening.reading.inspect import Inspector
from bening.reading.measuring import wilson
from bening.reading.photo import check_photo
from bening.reading.pictures import open_files
from bening.reading.question import Question

SKINS = ((205, 160, 130), (225, 185, 155), (190, 145, 115), (175, 130, 100))
SHIRTS = ((235, 235, 240), (40, 40, 60), (110, 120, 130))
REDS = ((190, 30, 45), (219, 21, 20), (150, 20, 30), (230, 40, 50))
OTHERS = ((30, 60, 190), (240, 240, 240), (235, 120, 40), (240, 140, 170), (40, 140, 70), (128, 128, 128))
JUDGED = ("photo.one_face", "photo.background", "photo.size", "photo.sharp", "photo.original")


def ways(dice):
    skin, shirt = SKINS[dice.integers(4)], SHIRTS[dice.integers(3)]
    red, other = REDS[dice.integers(4)], OTHERS[dice.integers(6)]
    made = {"skin": skin, "shirt": shirt, "scale": dice.uniform(0.85, 1.2)}
    face = drawn.portrait(ground=red, **made)
    yield "clean", face
    yield "noise", drawn.noisy(face, dice, dice.uniform(2, 10))
    yield "shade", drawn.shaded(face)
    yield "dark", (face * 0.55).astype(np.uint8)
    yield "small", drawn.noisy(drawn.portrait((300, 400), red, **made), dice, 4)
    yield "jpeg 40", drawn.jpeg(drawn.noisy(face, dice), 40)
    yield "other ground", drawn.portrait(ground=other, **made)
    for sigma in (2, 4, 6, 9):
        yield f"blur {sigma}", drawn.blurred(face, sigma)
    yield (
        "screen",
        drawn.from_a_screen(face, dice.uniform(0.8, 1.3), dice.uniform(1, 8), dice.uniform(0.1, 0.3)),
    )
    table = tuple(int(value) for value in dice.integers(20, 245, 3))
    yield "print", drawn.noisy(drawn.on_a_table(face, dice, table, dice.uniform(0.05, 0.15)), dice, 3)


def main(portraits=20):
    counts = {}
    for seed in range(portraits):
        for way, picture in ways(np.random.default_rng(seed)):
            for check in check_photo(drawn.jpeg(picture)):
                counts.setdefault(way, Counter())[check.code, check.outcome.value] += 1
    print(f"{portraits} portraits; met/uncertain/not met/no data")
    print(f"{'':14}" + "".join(f"{code.removeprefix('photo.'):>16}" for code in JUDGED))
    for way, seen in counts.items():
        cells = (
            "/".join(str(seen[code, o]) for o in ("met", "uncertain", "not_met", "no_data"))
            for code in JUDGED
        )
        print(f"{way:14}" + "".join(f"{cell:>16}" for cell in cells))


def kinds(folder):
    inspector, seen = Inspector(), defaultdict(Counter)
    for line in (folder / "gt.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found = inspector.inspect(open_files([(folder / row["file"]).read_bytes()]), Question()).kind
        seen[row["kind"]][found] += 1
        if found != row["kind"]:
            print(f"{row['file']}: said to be {found}")
    for kind, said in seen.items():
        of = sum(said.values())
        low, high = wilson(said[kind], of)
        wrong = of - said[kind] - said["lain"]
        told = f"told {said[kind]} of {of} [{low:.1%}, {high:.1%}]"
        print(f"{kind:10} {told}, wrong {wrong}, left open {said['lain']}")


if __name__ == "__main__":
    if sys.argv[1:] and not sys.argv[1].isdigit():
        kinds(Path(sys.argv[1]))
    else:
        main(*map(int, sys.argv[1:]))
