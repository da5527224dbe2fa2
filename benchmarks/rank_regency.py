"""`bening rank` for a large regency: 15,000 participants, 250 formasi, the whole process timed.

Beside it, as the floor, a bare Python process that only reads the same score file with `csv`. Both are
run in turn and the medians compared, so that a busy machine slows both. Goal: under one second.

    python benchmarks/rank_regency.py [rows]
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bening.core.ranking_csv import FORMASI_COLUMNS, SCORE_COLUMNS

ROUNDS = 7
BARE = "import csv, sys; print(sum(1 for row in csv.reader(open(sys.argv[1], newline=''))))"


def write_input(folder, rows, formasi=250):
    """Invented people: a third above the threshold, the best sat the SKB, a fifth with an extra test."""
    draw = random.Random(2024)
    tracks = ["umum"] * 8 + ["disabilitas", "cumlaude"]
    with open(folder / "formasi.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(FORMASI_COLUMNS)
        for number in range(formasi):
            position = f"Jabatan {number % 40}"
            unit = f"Unit {number // 4:03}"
            writer.writerow([f"F{number:03}", position, "S1", unit, draw.choice(tracks), draw.randint(1, 6)])
    with open(folder / "scores.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(SCORE_COLUMNS)
        for number in range(rows):
            chosen = min(int(draw.expovariate(4) * formasi), formasi - 1)
            marks = [5 * int(draw.triangular(8, 28, 15)), 5 * int(draw.triangular(8, 34, 17))]
            tkp = int(draw.triangular(120, 224, 172))
            extra = f"{draw.uniform(50, 100):.2f}" if chosen % 5 == 0 else ""
            born = f"{draw.randint(1989, 2004)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            skb = [5 * draw.randint(30, 95), extra, "present"]
            gpa = [f"{draw.uniform(2.5, 4):.2f}", "ipk"]
            writer.writerow(
                [
                    f"24{number:08}",
                    f"F{chosen:03}",
                    *marks,
                    tkp,
                    "present",
                    *skb,
                    *gpa,
                    born,
                    "Unit 001;Unit 002",
                ]
            )


def seconds(command):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 15_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder, rows)
        bare = [sys.executable, "-c", BARE, str(folder / "scores.csv")]
        rank = [sys.executable, "-m", "bening", "rank", "--regulation", "cpns-2024"]
        rank += ["--formasi", str(folder / "formasi.csv"), "--scores", str(folder / "scores.csv")]
        rank += ["--out", str(folder / "ranking.csv")]
        times = [(seconds(bare), seconds(rank), seconds([*rank, "--stage", "skd"])) for _ in range(ROUNDS)]
    floor, final, skd = (median(column) for column in zip(*times, strict=True))
    print(f"{rows:,} rows, whole process, median of {ROUNDS}:")
    print(f"  python + csv read        {floor:6.3f} s")
    print(f"  bening rank --stage skd  {skd:6.3f} s  {skd / floor:5.1f} x")
    print(f"  bening rank              {final:6.3f} s  {final / floor:5.1f} x")
    return int(rows <= 15_000 and final >= 1)


if __name__ == "__main__":
    sys.exit(main())
