"""The files of a ranking: formasi and scores read from CSV text, places written as rows.

Pure: text lines in, values and problems out; whoever calls opens the files. Nothing is guessed: a
cell that cannot be read exactly is a `Problem` with row, column and mend, and all of them are found
in one go. Rows are counted as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bening.core.cells import CellReader, Problem
from bening.core.entries import GPA_KINDS, PRESENT, STATUSES, FormasiLine, Place, ScoreLine
from bening.core.scoring import Rules, decimal_text

FORMASI_COLUMNS = ("formasi", "position", "qualification", "unit", "track", "quota")
INSTITUTION = "institution"
"""A column that may be left out: whose seats these are, for files that hold several institutions."""
SCORE_COLUMNS = (
    "participant",
    "formasi",
    "twk",
    "tiu",
    "tkp",
    "skd_status",
    "skb_cat",
    "skb_extra",
    "skb_status",
    "gpa",
    "gpa_kind",
    "born",
    "preferred_units",
)
DECIDED = "decided"
"""A column that may be left out: the places people gave in a tie on which the law is silent."""
RANKING_COLUMNS = (
    "participant",
    "formasi",
    "skd_total",
    "skb100",
    "final",
    "rank",
    "code",
    "placed_formasi",
    "reason",
)
GPA_MAXIMUM: Mapping[str, int] = {"ipk": 4, "ijazah": 100}

T = TypeVar("T")


@dataclass(slots=True)
class Sheet(Generic[T]):
    """What one file gave: lines with the row each came from, problems, and notes (no hindrance)."""

    lines: list[T] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def add(self, row: int, line: T) -> None:
        """Keep one line."""
        self.rows.append(row)
        self.lines.append(line)


def read_formasi(lines: Iterable[str], rules: Rules) -> Sheet[FormasiLine]:
    """The quota lines of a formasi file."""
    sheet: Sheet[FormasiLine] = Sheet()
    seen: dict[str, int] = {}
    for row, cells in records(lines, FORMASI_COLUMNS, sheet, optional=(INSTITUTION,)):
        read = CellReader(row, cells, sheet.problems)
        line = formasi_line(read, rules)
        read.once("formasi", line.code, seen)
        sheet.add(row, line)
    return sheet


def formasi_line(read: CellReader, rules: Rules) -> FormasiLine:
    """One row of a formasi file; what is wrong with it goes into the reader's problems."""
    return FormasiLine(
        read.identifier("formasi"),
        read.words("position"),
        read.words("qualification"),
        read.words("unit"),
        read.choice("track", rules.skd.thresholds, needed=True),
        read.whole("quota", least=1, most=999_999, needed=True) or 0,
        read.plain(INSTITUTION) if INSTITUTION in read.cells else "",
    )


def read_scores(lines: Iterable[str], formasi: Iterable[FormasiLine], rules: Rules) -> Sheet[ScoreLine]:
    """The participants of a score file, each applying for one of `formasi`."""
    sheet: Sheet[ScoreLine] = Sheet()
    seen: dict[str, int] = {}
    codes = {line.code for line in formasi}
    for row, cells in records(lines, SCORE_COLUMNS, sheet, optional=(DECIDED,)):
        read = CellReader(row, cells, sheet.problems)
        score = score_line(read, codes, rules)
        read.once("participant", score.participant, seen)
        sheet.add(row, score)
        sheet.notes.extend(ignored_marks(row, score))
    return sheet


def score_line(read: CellReader, codes: Collection[str], rules: Rules) -> ScoreLine:
    """One row of a score file; what is wrong with it goes into the reader's problems."""
    score = _score(read, rules)
    if score.formasi and score.formasi not in codes:
        read.refuse("formasi", f"{score.formasi} is not in the formasi file; correct the code or add it")
    return score


def _score(read: CellReader, rules: Rules) -> ScoreLine:
    skd_status, skb_status = read.choice("skd_status", STATUSES), read.choice("skb_status", STATUSES)
    sat_skd, sat_skb = skd_status == PRESENT, skb_status == PRESENT
    most, step = rules.skd.maximum, rules.skd.multiple_of
    twk, tiu, tkp = (
        read.whole(part, most=most[part], step=step.get(part, 1), needed=sat_skd, because="skd_status")
        for part in ("twk", "tiu", "tkp")
    )
    gpa_kind = read.choice("gpa_kind", GPA_KINDS)
    gpa = read.decimal("gpa", GPA_MAXIMUM.get(gpa_kind, max(GPA_MAXIMUM.values())))
    if gpa is not None and not read.cell("gpa_kind"):
        read.refuse("gpa_kind", "empty, but gpa is given; write ipk or ijazah")
    return ScoreLine(
        participant=read.identifier("participant"),
        formasi=read.identifier("formasi"),
        twk=twk,
        tiu=tiu,
        tkp=tkp,
        skd_status=skd_status,
        skb_cat=read.whole("skb_cat", most=rules.skb.cat_maximum, needed=sat_skb, because="skb_status"),
        skb_extra=read.decimal("skb_extra", rules.skb.extra_maximum),
        skb_status=skb_status,
        gpa=gpa,
        gpa_kind=gpa_kind,
        born=read.day("born"),
        preferred_units=tuple(filter(None, map(str.strip, read.plain("preferred_units").split(";")))),
        decided=(read.whole(DECIDED, least=1, most=9_999) or 0) if DECIDED in read.cells else 0,
    )


def ignored_marks(row: int, score: ScoreLine) -> Iterator[Problem]:
    """Marks of somebody who, by the status, did not sit the test: the status decides."""
    if score.skd_status != PRESENT and any((score.twk, score.tiu, score.tkp)):
        yield Problem(row, "skd_status", "not present, so the SKD marks in this row are ignored")
    if score.skb_status != PRESENT and (score.skb_cat or score.skb_extra):
        yield Problem(row, "skb_status", "not present, so the SKB marks in this row are ignored")


def uneven_extras(sheet: Sheet[ScoreLine]) -> list[Problem]:
    """Who sat the SKB without the extra test that others of the same formasi have a mark for.

    People who compete for one seat should be weighed alike. It is only told, not refused: each mark is
    weighed by the rule, and an auditor must be able to recompute a list that was published uneven.
    """
    sat = [(row, one) for row, one in zip(sheet.rows, sheet.lines, strict=True) if one.skb_status == PRESENT]
    with_extra = {score.formasi for _, score in sat if score.skb_extra is not None}
    return [
        uneven_extra(row, score.formasi)
        for row, score in sat
        if score.skb_extra is None and score.formasi in with_extra
    ]


def uneven_extra(row: int, formasi: str) -> Problem:
    """One row without the mark that others of its formasi have."""
    return Problem(
        row,
        "skb_extra",
        f"empty, but others of formasi {formasi} have a mark; give it, set skb_status to absent "
        "for whoever missed the extra test, or take the column's marks out for the whole formasi",
    )


def unknown_wishes(sheet: Sheet[ScoreLine], formasi: Iterable[FormasiLine]) -> list[Problem]:
    """Preferred units that no formasi has: probably misspelt, and without effect as they stand."""
    known = {" ".join(line.unit.casefold().split()) for line in formasi}
    return [
        unknown_wish(row, unit)
        for row, score in zip(sheet.rows, sheet.lines, strict=True)
        for unit in score.preferred_units
        if " ".join(unit.casefold().split()) not in known
    ]


def unknown_wish(row: int, unit: str) -> Problem:
    """One wish for a unit that no formasi has."""
    return Problem(row, "preferred_units", f"no formasi has the unit {unit}; the wish has no effect")


def ranking_row(place: Place, decimals: int) -> tuple[str, ...]:
    """One place as the cells of `RANKING_COLUMNS`; what is not known is empty."""
    return (
        place.participant,
        place.formasi,
        "" if place.skd_total is None else str(place.skd_total),
        "" if place.skb100 is None else decimal_text(place.skb100, decimals),
        "" if place.final is None else decimal_text(place.final, decimals),
        "" if place.rank is None else str(place.rank),
        place.code,
        place.placed_formasi,
        place.reason,
    )


def records(
    lines: Iterable[str], columns: Sequence[str], sheet: Sheet[T], optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and cells by column of every row that is not blank; problems go into the sheet."""
    reader = csv.reader(lines, strict=True)
    row = 0
    header: list[str] | None = None
    try:
        for row, cells in enumerate(reader, start=1):
            if header is None:
                header = [cell.strip() for cell in cells]
                sheet.problems.extend(header_problems(header, columns))
                if sheet.problems:
                    return
                sheet.notes.extend(header_notes(header, (*columns, *optional)))
            elif len(cells) == len(header):
                yield row, dict(zip(header, cells, strict=True))
            elif any(map(str.strip, cells)):
                sheet.problems.append(Problem(row, "", _width_message(len(cells), len(header))))
    except csv.Error as error:
        sheet.problems.append(
            Problem(row + 1, "", f"not readable as CSV ({error}); save the file as CSV again")
        )
    if header is None:
        sheet.problems.append(Problem(1, "", f"the file is empty; write {', '.join(columns)}"))


def header_notes(header: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """Columns that are not read."""
    for name in header:
        if name not in known:
            yield Problem(1, name, "not a column of this file; ignored")


def _width_message(width: int, expected: int) -> str:
    return f"{width} cells where the header has {expected}; put text that contains commas in quotes"


def header_problems(header: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the names of the columns."""
    if len(header) == 1 and ";" in header[0]:
        yield Problem(1, "", "cells are separated by semicolons; save with commas")
        return
    for name in columns:
        if name not in header:
            yield Problem(1, name, f"column missing; the header must hold {','.join(columns)}")
        elif header.count(name) > 1:
            yield Problem(1, name, "column is there more than once; keep one")
