"""Rows out of `.csv` and `.xlsx`, streamed, every cell as text, every fault with its place and mend."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

LARGEST_UNZIPPED = 400 * 1024 * 1024
MOST_CELLS = 20_000_000
"""Of a sheet, empty ones included; the nation's listing of 46,101 rows has 1.5 million."""
MEGABYTE = 1024 * 1024
OTHER_FORMATS = {"content.xml", "xl/workbook.bin"}
"""Parts of workbooks of other kinds, which the reader would try as well."""
CELL = re.compile(r"\s*([A-Za-z]{1,9})([0-9]{1,11})\s*")
SHEET = b"sheetData"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
EXACT = 10**15
"""Spreadsheets keep 15 digits; a longer number stored as a number is already corrupt in the file."""


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def xml_text(text: str) -> str:
    """Without the control signs that XML, and so a workbook or a feed, cannot hold.

    One person who types (or pastes) one would otherwise spoil the file for everybody in it.
    """
    return NOT_IN_XML.sub("", text)


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
            _look_at(archive)
        file.seek(0)
        book = CalamineWorkbook.from_filelike(file)  # type: ignore[arg-type]  # any binary file
        sheet = book.get_sheet_by_index(0)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, CalamineError, OSError):
        raise BadTable(Fault(0, "", "table.not_xlsx")) from None
    for cells in sheet.iter_rows():
        yield [_text(cell) for cell in cells]


def _look_at(archive: zipfile.ZipFile) -> None:
    """Refuse what would not fit into memory: the reader makes a place for every cell up to the last one.

    A workbook of one kilobyte with a cell in its last row and column would end the whole process. Each
    part is unpacked once, a little at a time, so that its true size and its checksum are known too.
    """
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or names & OTHER_FORMATS:
        raise BadTable(Fault(0, "", "table.not_xlsx"))
    if sum(part.file_size for part in archive.infolist()) > LARGEST_UNZIPPED:
        raise BadTable(Fault(0, "", "table.too_large"))
    for name in names - {"xl/sharedStrings.xml"}:
        bounds = _Bounds()
        try:
            with archive.open(name) as part:
                bounds.parser().ParseFile(part)
        except expat.ExpatError:
            if _may_be_sheet(archive, name):  # the reader is more lenient than we are
                raise BadTable(Fault(0, "", "table.not_xlsx")) from None
        if bounds.rows * bounds.columns > MOST_CELLS:
            raise BadTable(Fault(0, "", "table.too_large"))


def _may_be_sheet(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether something that is no XML would be read as a sheet all the same; pictures would not."""
    rest = b""
    with archive.open(name) as part:
        while chunk := part.read(MEGABYTE):
            if SHEET in rest + chunk:
                return True
            rest = chunk[-len(SHEET) :]
    return name.endswith(".xml")


class _Bounds:
    """How many rows and columns a sheet spans; a cell that does not say where it stands follows the last."""

    def __init__(self) -> None:
        self.rows = self.columns = self.column = 0

    def parser(self) -> expat.XMLParserType:
        """A parser that tells of every element; a document type, which no workbook has, is refused."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._refuse
        return parser

    @staticmethod
    def _refuse(*_: object) -> None:
        raise BadTable(Fault(0, "", "table.not_xlsx"))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "c":
            place = CELL.fullmatch(attributes.get("r", ""))
            self.column = _column(place[1]) if place else self.column + 1
            self.columns = max(self.columns, self.column)
            self.rows = max(self.rows, int(place[2]) if place else 0)
        elif kind == "row":
            row = attributes.get("r", "").strip()
            self.column = 0
            self.rows = max(self.rows, int(row) if row.isdecimal() and len(row) < 12 else self.rows + 1)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


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
