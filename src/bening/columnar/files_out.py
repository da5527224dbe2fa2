"""A ranking into a Parquet file, portion by portion: the next are put into words while one is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bening.columnar.engine import Ranked
from bening.columnar.tables import Column
from bening.columnar.wording import Wording
from bening.core.entries import Place
from bening.core.ranking_csv import ranking_row

PORTION = 250_000
"""Rows put into words at once."""
THREADS = 2


def write_parquet(ranked: Ranked, path: str) -> None:
    """The ranking in the order of publication; scores as exact decimals, what is not known is null."""
    schema = _schema(ranked.rules.final.decimals)
    coded = ["formasi", "code", "placed_formasi", "reason"]
    searched = ["formasi", "skd_total", "rank"]
    with pq.ParquetWriter(
        path, schema, compression="zstd", use_dictionary=coded, write_statistics=searched
    ) as writer:
        for table in portions(ranked):
            writer.write_table(table)


def portions(ranked: Ranked) -> Iterator[pa.Table]:
    """The ranking as tables of at most `PORTION` rows; at least one, so that an empty ranking has columns.

    The next ones are put into words by threads while the reader of this iterator uses one.
    """
    wording = Wording(ranked)
    schema = _schema(ranked.rules.final.decimals)
    scores = _rounded(ranked)
    coming: deque[Future[pa.Table]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        for begin in range(0, max(1, len(ranked.sequence)), PORTION):
            rows = ranked.sequence[begin : begin + PORTION]
            coming.append(threads.submit(_portion, ranked, rows, wording, scores, schema))
            if len(coming) > THREADS:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()


def _schema(decimals: int) -> pa.Schema:
    score, coded = pa.decimal128(3 + decimals, decimals), pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            ("participant", pa.string()),
            ("formasi", coded),
            ("skd_total", pa.int16()),
            ("skb100", score),
            ("final", score),
            ("rank", pa.int32()),
            ("code", coded),
            ("placed_formasi", coded),
            ("reason", pa.string()),
        ]
    )


def _rounded(ranked: Ranked) -> tuple[Column, Column]:
    """Both scores of each place in the lines, as whole numbers of the last decimal."""
    if ranked.lines is None:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    decimals = ranked.rules.final.decimals
    return ranked.lines.skb100.rounded(decimals), ranked.lines.final.rounded(decimals)


def _portion(
    ranked: Ranked, rows: Column, wording: Wording, scores: tuple[Column, Column], schema: pa.Schema
) -> pa.Table:
    at, total, rank = ranked.line_at[rows], ranked.basic.total[rows], ranked.rank[rows]
    sat = at >= 0
    skb100, final = (_decimals(score, at, sat, schema.field("final").type) for score in scores)
    code = pa.DictionaryArray.from_arrays(pa.array(ranked.code[rows], pa.int32()), pa.array(ranked.codes))
    placed = np.full(len(rows), -1, np.int32)
    if ranked.placement is not None and len(ranked.placement.seat):
        placed = np.where(sat, ranked.placement.seat[at], -1)
    columns = [
        wording.names.take(pa.array(rows)),
        _coded(ranked.people.seat[rows], wording.formasi),
        pa.array(total, pa.int16(), mask=~ranked.basic.present[rows]),
        skb100,
        final,
        pa.array(rank, pa.int32(), mask=rank == 0),
        code,
        _coded(placed, wording.formasi),
        wording.reasons(rows),
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _coded(seat: Column, codes: pa.Array) -> pa.Array:
    """Codes of formasi, the dictionary holding only those that stand in the portion; -1 is none."""
    stands = np.zeros(len(codes) + 1, np.bool_)
    stands[seat] = True
    stands[-1] = False
    index = (np.cumsum(stands, dtype=np.int32) - 1)[seat]
    texts = codes.take(pa.array(np.flatnonzero(stands)))
    return pa.DictionaryArray.from_arrays(pa.array(index, mask=seat < 0), texts)


def _decimals(score: Column, at: Column, sat: Column, kind: pa.DataType) -> pa.Array:
    """Scores of those who sat, as decimals: each is two words of 64 bits, the upper one empty."""
    words = np.zeros((len(at), 2), np.int64)
    words[sat, 0] = score[at[sat]]
    present = pa.array(sat).buffers()[1]
    return pa.Array.from_buffers(kind, len(at), [present, pa.py_buffer(words)])


def rows_of(ranked: Ranked) -> Iterator[tuple[str, ...]]:
    """The ranking as the cells of CSV, for whoever wants text of it."""
    for table in portions(ranked):
        columns = [_cells(column) for column in table.columns]
        yield from zip(*columns, strict=True)


def _cells(column: pa.ChunkedArray) -> list[str]:
    return ["" if value is None else str(value) for value in column.to_pylist()]


def write_places(places: Iterable[Place], decimals: int, path: str) -> None:
    """A ranking of the readable engine into a Parquet file of the same columns."""
    schema = _schema(decimals)
    rows = [ranking_row(place, decimals) for place in places]
    columns = [
        pa.array([_value(row[number], field) for row in rows], field.type)
        for number, field in enumerate(schema)
    ]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path, compression="zstd")


def _value(cell: str, field: pa.Field) -> str | int | Decimal | None:
    if pa.types.is_integer(field.type):
        return int(cell) if cell else None
    if pa.types.is_decimal(field.type):
        return Decimal(cell) if cell else None
    return None if field.name == "placed_formasi" and not cell else cell
