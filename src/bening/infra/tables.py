"""Rows out of `.csv` and `.xlsx`, streamed, every cell as text, every fault with its place and mend."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

LARGEST_UNZIPPED = 400 * 1024 * 1024
EXACT = 10**15
"""Spreadsheets keep 15 digits; a longer number stored as a number is already corrupt in the file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the file: where (row as the spreadsheet counts, 1 = heading) and the mend."""

    row: int
    column: str
    code: str
    value: str = ""


class BadTable(Exception):
    """The file as a whole cannot be read; carries its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.row}:{fault.column} {fault.code}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number in the file and its cells by heading, stripped."""

    number: int
    cells: dict[str, str]


def read_table(file: BinaryIO, required: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV or XLSX file, told apart by content, not by name.

    Headings are matched after stripping and lower-casing. Raises `BadTable` when the file is
    neither, when its first line lacks a required heading or names one twice, or when the
    workbook would unpack to more than 400 MB.
    """
    start = file.read(4)
    file.seek(0)
    lines = _xlsx(file) if start == b"PK\x03\x04" else _csv(file)
    headings = _headings(next(lines, []), required)
    for number, cells in enumerate(lines, start=2):
        if any(cells):
            padded = [*cells, *[""] * (len(headings) - len(cells))]
            if any(cells[len(headings) :]):
                raise BadTable(Fault(number, "", "table.more_cells_than_headings"))
            yield Row(number, dict(zip(headings, padded, strict=False)))


def _headings(cells: list[str], required: Sequence[str]) -> list[str]:
    names = [cell.lower() for cell in cells]
    faults = [Fault(1, name, "table.heading_missing") for name in required if name not in names]
    faults += [Fault(1, n, "table.heading_twice") for n in dict.fromkeys(names) if n and names.count(n) > 1]
    if faults:
        raise BadTable(*faults)
    return names


def _csv(file: BinaryIO) -> Iterator[list[str]]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="strict")
    try:
        first = text.readline()
        text.seek(0)
        delimiter = ";" if first.count(";") > first.count(",") else ","
        for cells in csv.reader(text, delimiter=delimiter, strict=True):
            yield [cell.strip() for cell in cells]
    except UnicodeDecodeError:
        raise BadTable(Fault(0, "", "table.not_utf8")) from None
    except csv.Error as error:
        raise BadTable(Fault(0, "", "table.not_csv", str(error))) from None
    finally:
        text.detach()


def _xlsx(file: BinaryIO) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST_UNZIPPED:
            raise BadTable(Fault(0, "", "table.too_large"))
        file.seek(0)
        book = CalamineWorkbook.from_filelike(file)  # type: ignore[arg-type]
        sheet = book.get_sheet_by_index(0)
    except (zipfile.BadZipFile, CalamineError, OSError):
        raise BadTable(Fault(0, "", "table.not_xlsx")) from None
    for cells in sheet.iter_rows():
        yield [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    """A cell as the person saw it; numbers too long to be exact keep a mark that checks refuse."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return f"{int(cell)}" if abs(cell) < EXACT else f"{int(cell)}≈"
    if cell is None:
        return ""
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    return str(cell).strip()
