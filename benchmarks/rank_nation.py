"""`bening rank` for a nation: 4,000,000 scores over 250,000 formasi, Parquet in and out, as whole processes.

Goals: 4 s wall and 1 GiB on two cores; the SKD cut alone within 1.5 x of bare Polars doing its own threshold,
sort and cut on the same rows in the same run, with the same people kept; and on 15,000 rows the very bytes of
the readable engine. Wall time needs two quiet cores: the load of the machine is printed beside it.

    python -m benchmarks.rank_nation [rows] [formasi]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from benchmarks.nation import FORMASI, ROWS, write_nation

from bening.columnar.cut import basic_test
from bening.columnar.files_in import read_people, read_seats
from bening.core.regulation import load

ROUNDS = 5
RULES = load("cpns-2024")


# What users install has no pandas; the tools of developers bring it along, and Arrow would load it (0.7 s).
HIDE = """
import sys
class Hidden:
    def find_spec(name, path=None, target=None):
        if name == "pandas": raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden)
"""
START = HIDE + "from bening.cli import main; sys.exit(main(sys.argv[1:]))"


def command(folder: Path, kind: str, out: Path, *more: str) -> list[str]:
    files = ["--formasi", str(folder / f"formasi.{kind}"), "--scores", str(folder / f"scores.{kind}")]
    start = [sys.executable, "-c", START, "rank", "--regulation", "cpns-2024"]
    return [*start, *files, "--out", str(out), *more]


def run(order: list[str]) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and greatest resident MiB of a process."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    start = time.perf_counter()
    process = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{order} ended with {status}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def whole_command(folder: Path) -> tuple[float, int]:
    best, most = 1e9, 0
    for stage in ("skd", "final"):
        runs = [
            run(command(folder, "parquet", folder / "out.parquet", "--stage", stage)) for _ in range(ROUNDS)
        ]
        walls, cpus, memories = zip(*runs, strict=True)
        load_now = os.getloadavg()[0]
        print(
            f"  --stage {stage:5}  wall median {median(walls):6.2f} s, least {min(walls):6.2f} s; "
            f"CPU median {median(cpus):6.2f} s, least {min(cpus):6.2f} s; memory {max(memories)} MiB; "
            f"load {load_now:.1f}"
        )
        best, most = min(walls), max(most, *memories)
    return best, most


def without_reasons(folder: Path) -> int:
    """The greatest memory of the same command when all reasons are the shortest text there is."""
    order = command(folder, "parquet", folder / "bare.parquet")
    short = HIDE + (
        "import pyarrow as pa, bening.columnar.wording as w;"
        "w.Wording.reasons = lambda self, rows: pa.nulls(len(rows), pa.string());"
        "from bening.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    return run([sys.executable, "-c", short, *order[3:]])[2]


def cut_alone(folder: Path) -> float:
    """Our SKD cut against Polars on the same rows in memory; the same people must be kept."""
    seats, _ = read_seats(str(folder / "formasi.parquet"), RULES)
    people, _ = read_people(str(folder / "scores.parquet"), seats, RULES, final=False)
    least = {part: seats.least(part)[seats.threshold] for part in ("twk", "tiu", "tkp", "total")}
    frame = pl.DataFrame(
        {
            "row": np.arange(len(people), dtype=np.int32),
            "seat": people.seat,
            "twk": people.twk,
            "tiu": people.tiu,
            "tkp": people.tkp,
            "sat": people.skd_status == 1,
        }
    )
    lines = pl.DataFrame(
        {"seat": np.arange(len(seats.codes), dtype=np.int32), "limit": seats.quota * 3} | least
    )

    def bare() -> np.ndarray:
        joined = frame.lazy().join(lines.lazy(), on="seat", suffix="_min")
        return (
            joined.with_columns(sum=pl.col("twk") + pl.col("tiu") + pl.col("tkp"))
            .filter(
                pl.col("sat") & (pl.col("twk") >= pl.col("twk_min")) & (pl.col("tiu") >= pl.col("tiu_min"))
            )
            .filter((pl.col("tkp") >= pl.col("tkp_min")) & (pl.col("sum") >= pl.col("total")))
            .with_columns(
                pl.struct("sum", "tkp", "tiu", "twk").rank("min", descending=True).over("seat").alias("place")
            )
            .filter(pl.col("place") <= pl.col("limit"))
            .select("row")
            .collect()["row"]
            .to_numpy()
        )

    def packed() -> np.ndarray:
        """The same for Polars at its fastest: constant threshold of umum, one packed key, one sort."""
        key = pl.col("sum") * 2**24 + pl.col("tkp") * 2**16 + pl.col("tiu") * 2**8 + pl.col("twk")
        return (
            frame.lazy()
            .filter(pl.col("sat") & (pl.col("twk") >= 65) & (pl.col("tiu") >= 80) & (pl.col("tkp") >= 166))
            .with_columns(sum=(pl.col("twk") + pl.col("tiu") + pl.col("tkp")).cast(pl.Int64))
            .with_columns(key.rank("min", descending=True).over("seat").alias("place"))
            .join(lines.lazy().select("seat", "limit"), on="seat")
            .filter(pl.col("place") <= pl.col("limit"))
            .select("row")
            .collect()["row"]
            .to_numpy()
        )

    def ours() -> np.ndarray:
        return np.flatnonzero(basic_test(seats, people, RULES.skd).inside)

    times: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": [], "packed": []}
    for _ in range(ROUNDS):
        for name, each in (("ours", ours), ("bare", bare), ("packed", packed)):
            times[name].append(seconds(each))
    if not np.array_equal(ours(), np.sort(bare())):
        raise SystemExit("Polars keeps other people")
    wall = {name: median(one for one, _ in found) for name, found in times.items()}
    cpu = {name: median(one for _, one in found) for name, found in times.items()}
    print("SKD cut alone, in memory, medians (Polars has two threads, we one):")
    for name, what in (
        ("ours", "ours, with ranks, edges and who decided there"),
        ("bare", "bare Polars, the same thresholds and the same people kept"),
        ("packed", "bare Polars, one threshold for all, one packed key"),
    ):
        ratio = wall["ours"] / wall[name]
        print(f"  wall {wall[name]:6.3f} s, CPU {cpu[name]:6.3f} s, ours is {ratio:.2f} x: {what}")
    return wall["ours"] / wall["bare"]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def oracle(folder: Path, rows: int = 15_000) -> None:
    """Both engines on the same rows, as CSV and as Parquet; the bytes of the CSV written must be equal."""
    write_nation(folder, rows, 940)
    for name in ("formasi", "scores"):
        table = pq.read_table(folder / f"{name}.parquet")
        options = pa.csv.WriteOptions(quoting_style="needed")
        pa.csv.write_csv(
            table.cast(pa.schema([(column, pa.string()) for column in table.column_names])),
            folder / f"{name}.csv",
            options,
        )
    for stage in ("skd", "final"):
        written = []
        for kind in ("csv", "parquet"):
            out = folder / f"{kind}-{stage}.csv"
            run(command(folder, kind, out, "--stage", stage))
            written.append(out.read_bytes())
        same = "the same bytes" if written[0] == written[1] else "DIFFERENT"
        print(
            f"{rows:,} rows, --stage {stage}: readable engine and columns write {same} ({len(written[0]):,})"
        )
        if written[0] != written[1]:
            raise SystemExit(1)


def main() -> int:
    rows, formasi = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (ROWS, FORMASI)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "small").mkdir()
        oracle(folder / "small")
        write_nation(folder, rows, formasi)
        print(
            f"{rows:,} scores over {formasi:,} formasi, Parquet to Parquet, whole process, {ROUNDS} rounds:"
        )
        wall, memory = whole_command(folder)
        print(f"  memory without any reason kept: {without_reasons(folder)} MiB")
        codes = pq.read_table(folder / "out.parquet", columns=["code"]).column("code").to_pylist()
        print("  codes:", dict(Counter(codes).most_common()))
        ratio = cut_alone(folder)
    print(f"goals: wall {wall:.2f} of 4 s, memory {memory} of 1024 MiB, cut {ratio:.2f} of 1.5 x")
    return int(memory > 1024 or ratio > 1.5)


if __name__ == "__main__":
    sys.exit(main())
