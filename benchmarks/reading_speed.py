"""Documents a minute on two cores with every check, beside the bare small engine; latency; memory.

    python benchmarks/reading_speed.py FOLDER [--documents 120] [--workers 2]

FOLDER holds documents and `gt.jsonl`, as `python -m bening.devtools.specimens` and `python -m
benchmarks.foreign` write them. Every document is read with all its fields claimed; in every fourth document
one is claimed wrongly, so that the larger model has its share of work. Seconds by the clock mean something
on a quiet machine only; CPU seconds a document always do.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import cv2

from bening.core.decision import Outcome
from bening.reading import apart
from bening.reading.ocr import engine
from bening.reading.pictures import Unreadable, open_files
from bening.reading.pictures.flatten import flatten
from bening.reading.pool import Pool
from bening.reading.question import Clause, Question

RULES = Question(
    clauses=(
        Clause("pidana", "Tidak pernah dipidana dengan pidana penjara 2 (dua) tahun atau lebih"),
        Clause("partai", "Tidak menjadi anggota atau pengurus partai politik"),
    ),
    addressee="Bupati Batanghari",
    formasi="Ahli Pertama - Guru Kelas",
    on=date(2024, 9, 20),
    grades=("Unggul", "Baik Sekali", "A", "B"),
)


def main() -> None:
    """Measure and print."""
    options = _options()
    rows = [json.loads(line) for line in (options.folder / "gt.jsonl").read_text().splitlines()]
    random.Random(7).shuffle(rows)
    rows = rows[: options.documents]
    asked = [
        ((options.folder / row["file"]).read_bytes(), _question(row, lie=number % 4 == 0))
        for number, row in enumerate(rows)
    ]
    print(f"{len(asked)} documents, {options.workers} workers, {os.cpu_count()} cores")
    bare = _bare([data for data, _ in asked], options.workers)
    print(f"bare small engine (opened, laid flat, read): {60 * len(asked) / bare:.0f} a minute")
    _all_checks(asked, options.workers)
    _latency(rows, asked)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _question(row: dict, *, lie: bool) -> Question:
    claims = dict(row["fields"])
    for wrong in row.get("wrong", ())[: int(lie)]:
        claims[wrong["field"]] = wrong["value"]
    return replace(RULES, expect=row["kind"], claims=claims)


def _bare(files: Sequence[bytes], workers: int) -> float:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_read_bare, [files[0]] * workers * 2))  # engines are warm
        start = time.monotonic()
        worked = sum(pool.map(_read_bare, files))
        print(f"bare small engine: {worked / len(files):.2f} CPU seconds a document")
        return time.monotonic() - start


def _read_bare(data: bytes) -> float:
    cv2.setNumThreads(1)
    start = time.process_time()
    for sheet in open_files([data]):
        engine("tiny").read(flatten(sheet).picture)
    return time.process_time() - start


def _all_checks(asked: Sequence[tuple[bytes, Question]], workers: int) -> None:
    pool = Pool(workers)
    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(lambda _: pool.inspect([asked[0][0]], asked[0][1]), range(workers * 2)))
        start, worked = time.monotonic(), _cpu(pool)
        reports = list(threads.map(lambda one: _inspected(pool, *one), asked))
        taken, worked = time.monotonic() - start, _cpu(pool) - worked
    read = [report for report in reports if report]
    second = sum(len(report.engines) > 1 for report in read)
    checks = [check for report in read for check in report.checks]
    met = sum(check.outcome is Outcome.MET for check in checks)
    print(f"with every check: {60 * len(asked) / taken:.0f} a minute")
    each = worked / len(asked)
    print(f"  {each:.2f} CPU seconds a document: {workers * 60 / each:.0f} a minute on idle cores")
    print(
        f"  read {len(read)}, of these with a second look {second}; checks {len(checks)}, of these met {met}"
    )
    print(f"  most memory of a worker: {max(one.most_memory for one in pool.workers) / 1e6:.0f} MB")
    pool.close()


def _cpu(pool: Pool) -> float:
    """CPU seconds so far of this process, the workers, and the helper that opens files."""
    total = time.process_time()
    helper = apart._helper[1] if apart._helper else None
    for process in (helper, *(worker.process for worker in pool.workers)):
        if process:
            fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def _inspected(pool: Pool, data: bytes, question: Question):
    try:
        return pool.inspect([data], question)
    except Unreadable:
        return None


def _latency(rows: Sequence[dict], asked: Sequence[tuple[bytes, Question]]) -> None:
    pool = Pool(1)
    pool.inspect([asked[0][0]], asked[0][1])
    groups: dict[str, Callable[[str], bool]] = {
        "a KTP": lambda kind: kind == "ktp",
        "a page": lambda kind: kind not in ("ktp", "sim", "npwp", "pas_foto", "swafoto"),
        "a photo": lambda kind: kind in ("pas_foto", "swafoto"),
    }
    for name, chosen in groups.items():
        ours = [one for row, one in zip(rows, asked, strict=True) if chosen(row["kind"])][:30]
        seconds = [report.seconds for one in ours if (report := _inspected(pool, *one))]
        if seconds:
            slow = sorted(seconds)[int(0.95 * (len(seconds) - 1))]
            median = statistics.median(seconds)
            print(f"{name}: median {median:.2f} s, 95 % within {slow:.2f} s ({len(seconds)})")
    pool.close()


if __name__ == "__main__":
    sys.exit(main())
