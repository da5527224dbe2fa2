"""Formasi and scores from Parquet files, with the problems and notes that the same rows would have as CSV.

Rows are counted as in a spreadsheet: the first row of data is row 2.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bening.columnar.cells_in import (
    Coded,
    Unreadable,
    coded,
    names,
    order_of,
    read_column,
    wrong_type,
)
from bening.columnar.tables import (
    KIND_NUMBERS,
    MISSING,
    PRESENT,
    STATUS_NUMBERS,
    Column,
    People,
    Seats,
    Words,
    folded,
    make_seats,
)
from bening.core.cells import CellReader, Problem
from bening.core.entries import GPA_KINDS, STATUSES
from bening.core.ranking_csv import (
    DECIDED,
    FORMASI_COLUMNS,
    GPA_MAXIMUM,
    INSTITUTION,
    SCORE_COLUMNS,
    formasi_line,
    header_notes,
    header_problems,
    ignored_marks,
    score_line,
    uneven_extra,
    unknown_wish,
)
from bening.core.scoring import Rules

TOLD_AT_MOST = 1_000
"""Rows whose problems are spelled out; of the rest only the number is told."""
FIRST_ROW = 2
THREADS = 2


@dataclass(slots=True)
class Notes:
    """Things told that hinder nothing, the first of them in words."""

    told: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, rows: Column, tell: Callable[[int], Iterable[Problem]]) -> None:
        """Notes on these rows."""
        for row in rows[:TOLD_AT_MOST].tolist():
            self.told.extend(tell(row))
        self.more += max(0, len(rows) - TOLD_AT_MOST)


@dataclass(slots=True)
class _Columns:
    """The columns of one file: names as an array, all others by their different values."""

    name: str
    array: pa.Array
    doubtful: Column
    row_of: Column
    twice: Column
    others: Mapping[str, Coded]
    notes: Notes

    def cells(self, row: int) -> dict[str, str]:
        """One row as a reader of cells wants it."""
        return {
            self.name: self.array[row].as_py(),
            **{name: column.text(row) for name, column in self.others.items()},
        }

    def __len__(self) -> int:
        return len(self.array)


def _columns(path: str, expected: Sequence[str], optional: Sequence[str], name: str) -> _Columns:
    """Every known column of the file. Raises `Unreadable` for one that is missing or not exact."""
    schema = pq.read_schema(path)
    problems = list(header_problems(schema.names, expected))
    known = [column for column in (*expected, *optional) if column in schema.names]
    for column in [] if problems else known:
        if wrong := wrong_type(schema.field(column), name=column in (name, "formasi")):
            problems.append(Problem(1, column, wrong))
    if problems:
        raise Unreadable(problems)
    with ThreadPoolExecutor(THREADS) as threads:
        first = threads.submit(_names, path, name)
        rest = {
            column: threads.submit(_coded, path, column)
            for column in sorted(known, key=lambda column: column != "formasi")
            if column != name
        }
        array, doubtful, row_of, twice = first.result()
        others = {column: found.result() for column, found in rest.items()}
    notes = Notes(list(header_notes(schema.names, (*expected, *optional))))
    return _Columns(name, array, doubtful, row_of, twice, others, notes)


def _names(path: str, name: str) -> tuple[pa.Array, Column, Column, Column]:
    array, doubtful = names(read_column(path, name, coded=False))
    return array, doubtful, *order_of(array)


def _coded(path: str, column: str) -> Coded:
    return coded(read_column(path, column, coded=True), column)


def read_seats(path: str, rules: Rules) -> tuple[Seats, Notes]:
    """The quota lines of a formasi file."""
    columns = _columns(path, FORMASI_COLUMNS, (INSTITUTION,), "formasi")
    others = columns.others
    doubtful = [columns.doubtful]
    for name in ("position", "qualification", "unit"):
        doubtful.append(_refused(others[name], lambda read, name=name: read.words(name)))
    doubtful.append(
        _refused(others["track"], lambda read: read.choice("track", rules.skd.thresholds, needed=True))
    )
    quota, wrong = others["quota"].numbers(
        lambda read: read.whole("quota", least=1, most=999_999, needed=True), np.int64, 0
    )
    doubtful.append(np.flatnonzero(wrong))
    if INSTITUTION in others:
        doubtful.append(_refused(others[INSTITUTION], lambda read: read.plain(INSTITUTION)))
    _refuse(columns, doubtful, lambda read: formasi_line(read, rules).code)
    order = columns.row_of
    texts = {name: _stripped(column, order) for name, column in others.items() if name != "quota"}
    institution = texts.get(INSTITUTION) or Words([""], np.zeros(len(columns), np.int32))
    codes = columns.array.take(pa.array(order)).to_pylist()
    seats = make_seats(
        codes,
        texts["position"],
        texts["qualification"],
        texts["unit"],
        texts["track"],
        institution,
        quota[order],
        rules,
    )
    return seats, columns.notes


def text_lines(path: str, expected: Sequence[str], optional: Sequence[str]) -> Iterable[str]:
    """A Parquet file as the lines of CSV it would be, for files that fit memory."""
    schema = pq.read_schema(path)
    known = [name for name in (*expected, *optional) if name in schema.names]
    for name in known:
        if wrong := wrong_type(schema.field(name), name=name in ("participant", "formasi")):
            raise Unreadable([Problem(1, name, wrong)])
    columns = [coded(read_column(path, name, coded=True), name) for name in known]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(schema.names)
    place = {name: number for number, name in enumerate(known)}
    for row in range(len(columns[0].index) if columns else 0):
        writer.writerow([columns[place[name]].text(row) if name in place else "" for name in schema.names])
    return io.StringIO(out.getvalue(), newline="")


def _stripped(column: Coded, order: Column) -> Words:
    return Words([text.strip() for text in column.texts], column.index[order])


def _refused(column: Coded, parse: Callable[[CellReader], Any]) -> Column:
    """The rows whose cell the reader refuses."""
    _, refused = column.read(parse)
    return np.flatnonzero(refused[column.index]) if refused.any() else np.zeros(0, np.int64)


def _refuse(columns: _Columns, doubtful: Sequence[Column], read: Callable[[CellReader], str]) -> None:
    """Raise `Unreadable` if rows in doubt, read as the core reads them, have problems.

    `read` gives the name in the row, empty if that was refused.
    """
    problems: list[Problem] = []
    twice = columns.row_of[columns.twice]
    first = _first_with_same_name(columns)
    rows = np.unique(np.concatenate([twice, *doubtful])).astype(np.int64)
    for row in rows[:TOLD_AT_MOST].tolist():
        reader = CellReader(row + FIRST_ROW, columns.cells(row), problems)
        given = read(reader)
        if given and row in first:
            before = first[row] + FIRST_ROW
            reader.refuse(columns.name, f"{given} is already in row {before}; keep one of the two")
    if problems:
        raise Unreadable(problems, max(0, len(rows) - TOLD_AT_MOST))


def _first_with_same_name(columns: _Columns) -> dict[int, int]:
    """Of each row whose name stands twice or more: the first row with that name, the first row left out."""
    first: dict[int, int] = {}
    head = -1
    for place in columns.twice.tolist():
        if place - 1 != head:
            begin = place - 1
        head = place
        first[int(columns.row_of[place])] = int(columns.row_of[begin])
    return first


def read_people(path: str, seats: Seats, rules: Rules, *, final: bool) -> tuple[People, Notes]:
    """The participants of a score file, and what is worth telling about them."""
    columns = _columns(path, SCORE_COLUMNS, (DECIDED,), "participant")
    people, doubtful = _people(columns, seats, rules)
    codes = set(seats.codes) if any(map(len, doubtful)) or len(columns.twice) else set()
    _refuse(columns, doubtful, lambda read: score_line(read, codes, rules).participant)
    _tell(columns, people, seats, codes, rules, final=final)
    columns.notes.told.sort(key=lambda note: note.row)
    return people, columns.notes


def _people(columns: _Columns, seats: Seats, rules: Rules) -> tuple[People, list[Column]]:
    others, doubtful = columns.others, [columns.doubtful]

    def numbers(
        column: str, parse: Callable[[CellReader], int | None], dtype: Any, empty: int = MISSING
    ) -> Column:
        found, wrong = others[column].numbers(parse, dtype, empty)
        doubtful.append(np.flatnonzero(wrong))
        return found

    most, step = rules.skd.maximum, rules.skd.multiple_of
    marks = {
        part: numbers(
            part,
            lambda read, part=part: read.whole(part, most=most[part], step=step.get(part, 1)),
            np.int16,
        )
        for part in ("twk", "tiu", "tkp")
    }
    status = {
        name: numbers(name, lambda read, name=name: STATUS_NUMBERS[read.choice(name, STATUSES)], np.int8)
        for name in ("skd_status", "skb_status")
    }
    cat = numbers("skb_cat", lambda read: read.whole("skb_cat", most=rules.skb.cat_maximum), np.int32)
    extras, extra = _values(
        others["skb_extra"], lambda r: r.decimal("skb_extra", rules.skb.extra_maximum), doubtful
    )
    kind = numbers("gpa_kind", lambda read: KIND_NUMBERS[read.choice("gpa_kind", GPA_KINDS)], np.int8)
    gpas, gpa = _values(others["gpa"], lambda read: read.decimal("gpa", max(GPA_MAXIMUM.values())), doubtful)
    wish_lists, _ = others["preferred_units"].read(_wishes)
    doubtful.append(_refused(others["preferred_units"], _wishes))
    decided = (
        numbers(DECIDED, lambda read: read.whole(DECIDED, least=1, most=9_999), np.int32, 0)
        if DECIDED in others
        else np.zeros(len(columns), np.int32)
    )
    order = np.empty(len(columns), np.int32)
    order[columns.row_of] = np.arange(len(columns), dtype=np.int32)
    seat = _seat_numbers(others["formasi"], seats)
    people = People(
        columns.array,
        order,
        seat,
        marks["twk"],
        marks["tiu"],
        marks["tkp"],
        status["skd_status"],
        cat,
        extra,
        extras,
        status["skb_status"],
        gpa,
        gpas,
        kind,
        numbers("born", _birth_day, np.int32),
        others["preferred_units"].index,
        wish_lists,
        decided,
    )
    doubtful.extend(_across(people, gpas))
    return people, doubtful


def _birth_day(read: CellReader) -> int | None:
    """The day of birth as a number of days; None if none is told."""
    born = read.day("born")
    return born and born.toordinal()


def _wishes(read: CellReader) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, read.plain("preferred_units").split(";"))))


def _values(
    column: Coded, parse: Callable[[CellReader], Any], doubtful: list[Column]
) -> tuple[list[Any], Column]:
    """Exact values and, for each row, which of them it has."""
    values, refused = column.read(parse)
    if refused.any():
        doubtful.append(np.flatnonzero(refused[column.index]))
    known = [value for value in dict.fromkeys(values) if value is not None]
    number = {value: place for place, value in enumerate(known)}
    table = np.array([MISSING if value is None else number[value] for value in values], np.int32)
    return known, table[column.index]


def _seat_numbers(column: Coded, seats: Seats) -> Column:
    """The number of the seat in each row; `MISSING` for a code that no formasi has."""
    codes = pa.array(seats.codes, pa.string())
    found = pc.index_in(pa.array(column.texts, pa.string()), value_set=codes)
    if found.null_count:
        found = pc.index_in(pa.array(list(map(str.strip, column.texts)), pa.string()), value_set=codes)
    return found.fill_null(MISSING).to_numpy(zero_copy_only=False)[column.index]


def _across(people: People, gpas: Sequence[Any]) -> list[Column]:
    """Rows in doubt for what stands in two columns at once."""
    sat_skd, sat_skb = people.skd_status == PRESENT, people.skb_status == PRESENT
    lacking = (people.twk == MISSING) | (people.tiu == MISSING) | (people.tkp == MISSING)
    high = np.array([*(value > GPA_MAXIMUM["ipk"] for value in gpas), False])
    return [
        np.flatnonzero(people.seat == MISSING),
        np.flatnonzero(sat_skd & lacking),
        np.flatnonzero(sat_skb & (people.skb_cat == MISSING)),
        np.flatnonzero((people.gpa != MISSING) & (people.gpa_kind == 0)),
        np.flatnonzero((people.gpa_kind == KIND_NUMBERS["ipk"]) & high[people.gpa]),
    ]


def _tell(columns: _Columns, people: People, seats: Seats, codes: Any, rules: Rules, *, final: bool) -> None:
    """Notes: marks that are ignored, wishes without effect, extra tests of only some of a formasi."""
    away_skd, away_skb = people.skd_status != PRESENT, people.skb_status != PRESENT
    ignored = away_skd & ((people.twk > 0) | (people.tiu > 0) | (people.tkp > 0))
    worth = np.array([*(value > 0 for value in people.extras), False])
    ignored |= away_skb & ((people.skb_cat > 0) | worth[people.extra])

    def marks(row: int) -> Iterable[Problem]:
        read = CellReader(row + FIRST_ROW, columns.cells(row), [])
        return ignored_marks(row + FIRST_ROW, score_line(read, codes, rules))

    def wishes(row: int) -> Iterable[Problem]:
        units = people.wish_lists[people.wishes[row]]
        return [unknown_wish(row + FIRST_ROW, unit) for unit in units if folded(unit) not in seats.units]

    columns.notes.add(np.flatnonzero(ignored), marks)
    vain = np.array([any(folded(unit) not in seats.units for unit in units) for units in people.wish_lists])
    columns.notes.add(np.flatnonzero(vain[people.wishes]) if vain.any() else np.zeros(0, int), wishes)
    if final:
        sat, held = ~away_skb, people.extra != MISSING
        with_extra = np.zeros(len(seats.codes), np.bool_)
        with_extra[people.seat[sat & held]] = True
        uneven = np.flatnonzero(sat & ~held & with_extra[people.seat])
        columns.notes.add(uneven, lambda row: [uneven_extra(row + FIRST_ROW, seats.codes[people.seat[row]])])
