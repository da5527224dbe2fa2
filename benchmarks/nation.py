"""An invented nation: 4,000,000 scores over 250,000 formasi of 604 institutions, as two Parquet files.

    python benchmarks/nation.py FOLDER [rows] [formasi]

Sizes follow what is known of 2024: applicants crowd on few formasi (Zipf), tens of thousands of seats draw
nobody, about a third reach the threshold, three per seat go on, some of them do not come. Rows stand in no
order, as in a real export. Who is invited to the field test is found with Polars, not with our own engine.
Nobody in it exists.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

INSTITUTIONS = 604
TRACKS = ("umum", "disabilitas", "cumlaude", "papua", "kalimantan", "daerah_tertinggal", "diaspora")
SHARES = (0.84, 0.06, 0.04, 0.02, 0.02, 0.015, 0.005)
POSITIONS = (
    "Perawat Terampil",
    "Bidan Terampil",
    "Dokter Ahli Pertama",
    "Apoteker Ahli Pertama",
    "Guru Ahli Pertama",
    "Analis Kebijakan Ahli Pertama",
    "Penata Layanan Operasional",
    "Pengelola Layanan Operasional",
    "Rescuer Terampil",
    "Auditor Ahli Pertama",
    "Penyuluh Pertanian Terampil",
    "Pranata Komputer Ahli Pertama",
)
ROWS, FORMASI = 4_000_000, 250_000


def write_nation(folder: Path, rows: int = ROWS, formasi: int = FORMASI) -> None:
    """`formasi.parquet` and `scores.parquet` in the folder; the same bytes for the same sizes."""
    draw = np.random.default_rng(2024)
    chosen = draw.choice(formasi, rows, p=_crowding(formasi)).astype(np.int32)
    applicants = np.bincount(chosen, minlength=formasi)
    quota = np.maximum(1, applicants // draw.integers(10, 41, formasi)).astype(np.int32)
    track = draw.choice(len(TRACKS), formasi, p=SHARES)
    position = draw.integers(0, len(POSITIONS), formasi)
    codes = [f"F{number:06}" for number in range(formasi)]
    _write_formasi(folder, draw, codes, position, track, quota)
    marks = _marks(draw, rows)
    invited = _invited(chosen, marks, quota, _thresholds(track, position))
    _write_scores(folder, draw, codes, chosen, marks, invited)


def _thresholds(track: np.ndarray, position: np.ndarray) -> dict[str, np.ndarray]:
    """Least marks of every formasi, as known of 2024."""
    umum, best = np.isin(track, (0, 4)), np.isin(track, (2, 6))
    doctor = (track == 0) & (position == POSITIONS.index("Dokter Ahli Pertama"))
    crew = (track == 0) & (position == POSITIONS.index("Rescuer Terampil"))
    every = umum & ~doctor & ~crew
    return {
        "twk": np.where(every, 65, 0),
        "tiu": np.select([every | doctor, best, crew], [80, 85, 70], 60),
        "tkp": np.where(every, 166, 0),
        "total": np.select([every, best | doctor], [0, 311], 286),
    }


def _crowding(formasi: int) -> np.ndarray:
    weight = 1 / np.arange(1, formasi + 1)
    return np.random.default_rng(7).permutation(weight / weight.sum())


def _marks(draw: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    ability = draw.normal(0, 1, rows)
    return {
        "twk": 5 * np.clip(np.rint(14 + 2.5 * ability + draw.normal(0, 3, rows)), 0, 30).astype(np.int16),
        "tiu": 5 * np.clip(np.rint(17 + 3.5 * ability + draw.normal(0, 4, rows)), 0, 35).astype(np.int16),
        "tkp": np.clip(np.rint(178 + 7 * ability + draw.normal(0, 14, rows)), 0, 225).astype(np.int16),
        "absent": draw.random(rows) < 0.07,
    }


def _invited(
    chosen: np.ndarray, marks: dict[str, np.ndarray], quota: np.ndarray, least: dict[str, np.ndarray]
) -> np.ndarray:
    """Who goes on: rank by marks within three per seat, each against the threshold of their seat."""
    people = pl.DataFrame({"row": np.arange(len(chosen)), "formasi": chosen, **marks})
    kept = (
        people.lazy()
        .with_columns(total=pl.col("twk") + pl.col("tiu") + pl.col("tkp"))
        .filter(~pl.col("absent") & pl.all_horizontal(pl.col(part) >= least[part][chosen] for part in least))
        .with_columns(
            place=pl.struct("total", "tkp", "tiu", "twk").rank("min", descending=True).over("formasi")
        )
        .join(pl.LazyFrame({"formasi": np.arange(len(quota), dtype=np.int32), "quota": quota}), on="formasi")
        .filter(pl.col("place") <= 3 * pl.col("quota"))
        .select("row")
        .collect()
    )
    found = np.zeros(len(chosen), bool)
    found[kept["row"].to_numpy()] = True
    return found


def _write_formasi(folder, draw, codes, position, track, quota):
    institution = draw.integers(0, INSTITUTIONS, len(codes))
    unit = draw.integers(0, 40, len(codes))
    table = pa.table(
        {
            "formasi": codes,
            "position": [POSITIONS[number] for number in position],
            "qualification": [("D3", "S1")[number] for number in draw.integers(0, 2, len(codes))],
            "unit": [f"Unit {number:02}" for number in unit],
            "track": [TRACKS[number] for number in track],
            "quota": quota,
            "institution": [f"Instansi {number:04}" for number in institution],
        }
    )
    pq.write_table(table, folder / "formasi.parquet", compression="zstd")


def _write_scores(folder, draw, codes, chosen, marks, invited):
    rows = len(chosen)
    sat_skd, sat_skb = ~marks["absent"], invited & (draw.random(rows) > 0.04)
    extra = sat_skb & (chosen % 5 == 0)
    born = np.datetime64(date(1989, 1, 1)) + draw.integers(0, 6000, rows)
    wishes = pa.array(["", "Unit 01;Unit 07", "Unit 12"])
    numbers = draw.permutation(rows).astype(np.int64) + 2_400_000_000
    table = pa.table(
        {
            "participant": pa.array(numbers).cast(pa.string()),
            "formasi": pa.DictionaryArray.from_arrays(chosen, codes),
            **{part: pa.array(marks[part], mask=~sat_skd) for part in ("twk", "tiu", "tkp")},
            "skd_status": pa.DictionaryArray.from_arrays(
                marks["absent"].astype(np.int8), ["present", "absent"]
            ),
            "skb_cat": pa.array(5 * draw.integers(30, 96, rows).astype(np.int16), mask=~sat_skb),
            "skb_extra": _hundredths(draw.integers(5000, 10001, rows), ~extra),
            "skb_status": pa.DictionaryArray.from_arrays(
                np.where(invited, np.where(sat_skb, 1, 2), 0).astype(np.int8), ["", "present", "absent"]
            ),
            "gpa": _hundredths(draw.integers(250, 401, rows), np.zeros(rows, bool)),
            "gpa_kind": pa.DictionaryArray.from_arrays(np.zeros(rows, np.int8), ["ipk"]),
            "born": pa.array(born.astype("datetime64[D]")),
            "preferred_units": pa.DictionaryArray.from_arrays(
                pa.array(draw.choice(3, rows, p=(0.8, 0.1, 0.1)).astype(np.int8)), wishes
            ),
        }
    )
    pq.write_table(table, folder / "scores.parquet", compression="zstd", row_group_size=500_000)


def _hundredths(values: np.ndarray, missing: np.ndarray) -> pa.Array:
    """Whole hundredths as exact decimals with two places."""
    words = np.zeros((len(values), 2), np.int64)
    words[:, 0] = values
    present = pa.array(~missing).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(5, 2), len(values), [present, pa.py_buffer(words)])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write_nation(target, *map(int, sys.argv[2:4]))
