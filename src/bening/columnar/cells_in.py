"""Columns of a Parquet file, each different value read once by the core's own reader of cells.

So a cell means here what it means in CSV, whether the file holds text, whole numbers, decimals or days. Only
names of participants and formasi, nearly all different, are looked at as bytes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bening.columnar.tables import Column
from bening.core.cells import CellReader, Problem

pa.set_memory_pool(pa.system_memory_pool())  # gives memory back as soon as a column is done with
T = TypeVar("T")
_FORMULA = b"=+-@"


class Unreadable(Exception):
    """The file cannot be used: problems with row, column and mend, and how many more there are."""

    def __init__(self, problems: Sequence[Problem], more: int = 0) -> None:
        super().__init__(str(len(problems) + more))
        self.problems = problems
        self.more = more


@dataclass(frozen=True, slots=True)
class Coded:
    """One column: its different values as text, empty cells being "", and which stands in each row."""

    column: str
    texts: Sequence[str]
    index: Column

    def text(self, row: int) -> str:
        """One cell as text."""
        return self.texts[self.index[row]]

    def read(self, parse: Callable[[CellReader], T]) -> tuple[list[T], Column]:
        """Every different value read, and for each whether the reader refused it."""
        values: list[T] = []
        refused = np.zeros(len(self.texts), np.bool_)
        for number, text in enumerate(self.texts):
            problems: list[Problem] = []
            values.append(parse(CellReader(0, {self.column: text}, problems)))
            refused[number] = bool(problems)
        return values, refused

    def numbers(
        self, parse: Callable[[CellReader], int | None], dtype: Any, empty: int
    ) -> tuple[Column, Column]:
        """The column as whole numbers, and the rows that were refused."""
        values, refused = self.read(parse)
        table = np.array([empty if value is None else value for value in values], dtype)
        return table[self.index], refused[self.index] if refused.any() else np.zeros(0, np.bool_)


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds text, coded or not."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def wrong_type(field: pa.Field, *, name: bool) -> str:
    """Why a column of this type cannot be read exactly; empty if it can."""
    kind = field.type
    if is_text(kind) or pa.types.is_null(kind):
        return ""
    if name:
        return f"stored as {kind}, which loses leading zeros; store it as text"
    exact = (pa.types.is_integer, pa.types.is_decimal, pa.types.is_date)
    if any(fits(kind) for fits in exact):
        return ""
    if pa.types.is_floating(kind):
        return f"stored as {kind}, which is not exact; store it as decimal or as text"
    return f"stored as {kind}; store it as text"


def read_column(path: str, name: str, *, coded: bool) -> pa.Array:
    """One column in one piece; texts coded while reading where that was asked."""
    with pq.ParquetFile(path, read_dictionary=[name] if coded else None) as file:
        column = file.read(columns=[name], use_threads=False).column(0)
    if pa.types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def coded(array: pa.Array, name: str) -> Coded:
    """A column by its different values."""
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    texts = ["" if value is None else str(value) for value in array.dictionary.to_pylist()]
    index = array.indices
    if index.null_count:
        index = index.cast(pa.int32()).fill_null(len(texts))
        texts = [*texts, ""]
    small = np.uint8 if len(texts) < 1 << 8 else np.uint16 if len(texts) < 1 << 16 else np.int32
    return Coded(name, texts, index.to_numpy(zero_copy_only=False).astype(small, copy=False))


def names(array: pa.Array) -> tuple[pa.Array, Column]:
    """Names stripped as the reader of cells does, and the places of those it might refuse."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    array = array.cast(pa.string())
    if array.null_count:
        array = pc.fill_null(array, "")
    if _plain(array):
        return array, np.zeros(0, np.int64)
    texts = [text.strip() for text in array.to_pylist()]
    doubtful = [
        place
        for place, text in enumerate(texts)
        if not text or text.encode()[0] in _FORMULA or not text.isprintable()
    ]
    return pa.array(texts, pa.string()), np.array(doubtful, np.int64)


def _plain(array: pa.Array) -> bool:
    """Whether every name is visible ASCII, none empty, none starting like a formula."""
    if not len(array):
        return True
    offsets, content = string_buffers(array)
    if (offsets[1:] == offsets[:-1]).any():
        return False
    least, most = content.min(), content.max()
    if least <= ord(" ") or most > ord("~"):
        return False
    if least >= ord("0") and most <= ord("9"):
        return True
    return not np.isin(content[offsets[:-1]], np.frombuffer(_FORMULA, np.uint8)).any()


def string_buffers(array: pa.Array) -> tuple[Column, Column]:
    """Offsets from 0 and bytes of an array of strings."""
    _, offset_buffer, content_buffer = array.buffers()
    offsets = np.frombuffer(offset_buffer, np.int32)[array.offset : array.offset + len(array) + 1]
    content = np.frombuffer(content_buffer or b"", np.uint8)[offsets[0] : offsets[-1]]
    return offsets - offsets[0], content


def order_of(array: pa.Array) -> tuple[Column, Column]:
    """The rows in the order of their names, and where in that order a name equals the one before it."""
    rows = len(array)
    numbers = _as_numbers(array)
    if numbers is not None and int(numbers.max(initial=0)).bit_length() + rows.bit_length() < 64:
        bits = rows.bit_length()
        keys = (numbers << np.uint64(bits)) | np.arange(rows, dtype=np.uint64)
        keys.sort()
        row_of = (keys & np.uint64((1 << bits) - 1)).astype(np.int32)
        keys >>= np.uint64(bits)
        return row_of, np.flatnonzero(keys[1:] == keys[:-1]) + 1
    if numbers is not None:
        row_of = np.argsort(numbers, kind="stable").astype(np.int32)
        sorted_numbers = numbers[row_of]
        return row_of, np.flatnonzero(sorted_numbers[1:] == sorted_numbers[:-1]) + 1
    in_order = pc.sort_indices(array)
    ordered = array.take(in_order)
    equal = pc.equal(ordered.slice(1), ordered.slice(0, max(0, rows - 1)))
    places = np.flatnonzero(equal.cast(pa.uint8()).to_numpy()) + 1  # of booleans, Arrow would load pandas
    return in_order.to_numpy().astype(np.int32), places


def _as_numbers(array: pa.Array) -> Column | None:
    """Names of digits, all of one length, as numbers less the least; None for any other."""
    if not len(array):
        return None
    offsets, content = string_buffers(array)
    length = int(offsets[1])
    if not 0 < length <= 18 or (np.diff(offsets) != length).any():
        return None
    if content.min() < ord("0") or content.max() > ord("9"):
        return None
    digits = content.reshape(-1, length)
    numbers = np.zeros(len(array), np.uint64)
    for place in range(length):
        numbers *= np.uint64(10)
        numbers += digits[:, place]
    numbers -= np.uint64(length and ord("0") * ((10**length - 1) // 9))
    return numbers - numbers.min()
