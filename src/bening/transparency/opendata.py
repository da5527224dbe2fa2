"""What the columns of published tables mean: one declaration, from which descriptions and Parquet are made.

A stage declares each column once (`Field`); the names and their order come from the file itself. From
both follow the Table Schema of a Frictionless data package and the types of a Parquet file.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `kind`: string, integer, number, date or boolean of Table Schema, or yearmonth.

    `digits`: digits before and after the point of a number, so that it stays exact.
    """

    kind: str
    id: str
    en: str
    constraints: Mapping[str, Any] = field(default_factory=dict)
    digits: tuple[int, int] = (6, 3)

    def described(self, name: str) -> dict[str, Any]:
        """The column as Table Schema writes it, in both languages."""
        told = {"name": name, "type": self.kind, "description": self.id, "description_en": self.en}
        return told | ({"constraints": dict(self.constraints)} if self.constraints else {})


@dataclass(frozen=True, slots=True)
class Described:
    """One kind of published CSV: what it is in both languages, its columns by name, and its key."""

    id: str
    en: str
    fields: Mapping[str, Field]
    key: str = ""

    def schema(self, names: list[str]) -> dict[str, Any]:
        """The Table Schema of a file with these columns; an unknown column is a `KeyError`."""
        told: dict[str, Any] = {
            "fields": [self.fields[name].described(name) for name in names],
            "missingValues": [""],
        }
        return told | ({"primaryKey": [self.key]} if self.key else {})


def header_of(text: bytes) -> list[str]:
    """The columns of a CSV file, in their order."""
    return next(csv.reader(io.StringIO(text.decode("utf-8-sig"))))


def resource(name: str, url: str, data: bytes, described: Described, names: list[str]) -> dict[str, Any]:
    """One file of a data package, with the digest and the length of the bytes as served.

    `names`: its columns. Whether it is CSV or Parquet is seen from the bytes.
    """
    kind = PARQUET if data.startswith(b"PAR1") else CSV
    return {
        "name": name,
        "type": "table",
        "path": url,
        **kind,
        "title": described.id.split(".")[0],
        "title_en": described.en.split(".")[0],
        "description": described.id,
        "description_en": described.en,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": described.schema(names),
    }


def parquet(text: bytes, described: Described) -> bytes:
    """A published CSV as Parquet: the same rows, numbers as exact decimals, an empty cell is null.

    The same bytes each time with the same release of Arrow, which is loaded here and not before.
    """
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet

    kinds = {name: _arrow(pa, described.fields[name]) for name in header_of(text)}
    table = pyarrow.csv.read_csv(
        pa.BufferReader(text),
        read_options=pyarrow.csv.ReadOptions(use_threads=False),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=kinds, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True
        ),
    )
    out = pa.BufferOutputStream()
    pyarrow.parquet.write_table(table.combine_chunks(), out, compression="zstd")
    return out.getvalue().to_pybytes()  # type: ignore[no-any-return]  # Arrow tells no types


def _arrow(pa: Any, column: Field) -> pa.DataType:
    if column.kind == "number":
        before, after = column.digits
        return pa.decimal128(before + after, after)
    return {"integer": pa.int64(), "date": pa.date32()}.get(column.kind, pa.string())
