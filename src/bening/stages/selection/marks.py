"""From a CAT export to marks: every fault of the file with row, column and mend. No table is read here.

Headings may be those of the CAT in Indonesian or those of `bening rank`. Columns that are not known
(a name, a seat number) are left unread: what is not needed is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import BinaryIO

from bening.core.rules import Regulation
from bening.infra.tables import BadTable, Fault, Row, read_table

SKD, SKB = "skd", "skb"
PRESENT, ABSENT, DISQUALIFIED = "present", "absent", "disqualified"

HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    SKD: {
        "participant": ("nomor peserta", "no peserta", "participant", "nomor ujian"),
        "formasi": ("formasi", "kode formasi"),
        "twk": ("twk", "nilai twk", "skor twk"),
        "tiu": ("tiu", "nilai tiu", "skor tiu"),
        "tkp": ("tkp", "nilai tkp", "skor tkp"),
        "status": ("skd status", "status skd", "status", "kehadiran", "status kehadiran", "keterangan"),
        "total": ("total", "total skd", "skd total", "jumlah", "nilai skd"),
    },
    SKB: {
        "participant": ("nomor peserta", "no peserta", "participant", "nomor ujian"),
        "formasi": ("formasi", "kode formasi"),
        "cat": ("cat", "skb cat", "nilai cat", "nilai skb cat", "skor cat"),
        "extra": ("tambahan", "nilai tambahan", "skb tambahan", "skb extra", "tes tambahan"),
        "status": ("skb status", "status skb", "status", "kehadiran", "status kehadiran", "keterangan"),
    },
}
OPTIONAL = ("total", "extra")
OWN_HEADINGS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(n[0] for n in HEADINGS[kind].values()) for kind in HEADINGS
}

STATUSES: Mapping[str, str] = {
    "hadir": PRESENT,
    "present": PRESENT,
    "tidak hadir": ABSENT,
    "absen": ABSENT,
    "absent": ABSENT,
    "diskualifikasi": DISQUALIFIED,
    "didiskualifikasi": DISQUALIFIED,
    "disqualified": DISQUALIFIED,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """One good row. `extra` in hundredths of a mark; `line` is the row of the file it came from."""

    participant: str
    formasi: str
    status: str
    line: int
    twk: int | None = None
    tiu: int | None = None
    tkp: int | None = None
    cat: int | None = None
    extra: int | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """Who must be on the sheet: number → formasi; `known` are all numbers of the announcement."""

    formasi: Mapping[str, str]
    known: frozenset[str]
    positions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: either good rows for everyone expected, or every fault."""

    kind: str
    source_name: str
    source_digest: str
    rows: tuple[Marks, ...]
    faults: tuple[Fault, ...]


def read_marks(
    kind: str, file: BinaryIO, expected: Expected, regulation: Regulation
) -> tuple[tuple[Marks, ...], tuple[Fault, ...]]:
    """Good rows in the order of participant numbers, and every fault in the order of the file."""
    reader = _Reader(kind, expected, regulation)
    try:
        for row in read_table(file, ()):
            reader.take(row)
    except BadTable as bad:
        reader.faults.extend(bad.faults)
    else:
        reader.finish()
    rows = sorted(reader.rows.values(), key=lambda marks: marks.participant)
    return tuple(rows), tuple(sorted(reader.faults, key=lambda fault: fault.row or 10**9))


@dataclass
class _Reader:
    """Reads row by row; remembers who was there, so that what is missing is known at the end."""

    kind: str
    expected: Expected
    regulation: Regulation
    rows: dict[str, Marks] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] | None = None

    def take(self, row: Row) -> None:
        """One row of the file: its marks, or its faults."""
        if self.columns is None:
            self.columns = self._match(list(row.cells))
        if not self.columns:
            return
        before = len(self.faults)
        cell = {name: row.cells[heading] for name, heading in self.columns.items()}
        participant = self._participant(row.number, cell)
        status = self._status(row.number, cell)
        marks = self._marks(row.number, cell, status) if status else {}
        if len(self.faults) == before and status:
            formasi = self.expected.formasi[participant]
            self.rows[participant] = Marks(participant, formasi, status, row.number, **marks)

    def finish(self) -> None:
        """What can only be said of the file as a whole."""
        if self.columns is None:
            self._fault(0, "", "score.no_rows")
        elif self.columns:
            for number in sorted(self.expected.formasi.keys() - self.seen.keys()):
                self._fault(0, "participant", "score.participant_missing", number)
            if self.kind == SKB:
                self._one_way_per_position()

    def _fault(self, row: int, column: str, code: str, value: str = "") -> None:
        heading = (self.columns or {}).get(column, column)
        self.faults.append(Fault(row, heading, code, value[:60]))

    def _match(self, headings: Sequence[str]) -> dict[str, str]:
        """Which heading holds what; empty (with faults) if one is missing or told twice."""
        found: dict[str, str] = {}
        before = len(self.faults)
        for name, synonyms in HEADINGS[self.kind].items():
            named = [heading for heading in headings if _plain(heading) in synonyms]
            if len(named) > 1:
                self._fault(1, named[1], "table.heading_twice")
            elif named:
                found[name] = named[0]
            elif name not in OPTIONAL:
                self._fault(1, synonyms[0], "table.heading_missing")
        return {} if len(self.faults) > before else found

    def _participant(self, line: int, cell: Mapping[str, str]) -> str:
        number = cell["participant"]
        if number in self.seen:
            self._fault(line, "participant", "score.participant_twice", f"{number} ({self.seen[number]})")
        elif number in self.expected.formasi:
            if cell["formasi"] != self.expected.formasi[number]:
                self._fault(line, "formasi", "score.formasi_differs", cell["formasi"])
        else:
            self._fault(line, "participant", self._why_not_expected(number), number)
        self.seen.setdefault(number, line)
        return number

    def _why_not_expected(self, number: str) -> str:
        if not number:
            return "score.participant_empty"
        if number in self.expected.known:
            return "score.not_invited" if self.kind == SKB else "score.not_qualified"
        longest = max(map(len, self.expected.known), default=0)
        if number.isdigit() and number.zfill(longest) in self.expected.known:
            return "score.zeros_lost"
        return "score.participant_unknown"

    def _status(self, line: int, cell: Mapping[str, str]) -> str:
        status = STATUSES.get(_plain(cell["status"]), "")
        if not status:
            self._fault(line, "status", "score.status_unknown", cell["status"])
        return status

    def _marks(self, line: int, cell: Mapping[str, str], status: str) -> dict[str, int | None]:
        names = ("twk", "tiu", "tkp") if self.kind == SKD else ("cat", "extra")
        given = [name for name in (*names, "total") if cell.get(name, "")]
        if status == ABSENT or (status == DISQUALIFIED and not given):
            for name in given:
                if cell[name] != "0":  # some exports print 0 for those who were absent
                    self._fault(line, name, "score.absent_with_marks", cell[name])
            return {}
        if self.kind == SKD:
            return self._skd(line, cell)
        return {"cat": self._cat(line, cell), "extra": self._extra(line, cell)}

    def _skd(self, line: int, cell: Mapping[str, str]) -> dict[str, int | None]:
        rule = self.regulation.skd
        marks = {
            name: self._whole(line, name, cell[name], rule.maximum[name], rule.multiple_of.get(name, 1))
            for name in ("twk", "tiu", "tkp")
        }
        total = cell.get("total", "")
        if total and None not in marks.values() and total != str(sum(mark or 0 for mark in marks.values())):
            self._fault(line, "total", "score.total_differs", total)
        return marks

    def _cat(self, line: int, cell: Mapping[str, str]) -> int | None:
        return self._whole(line, "cat", cell["cat"], self.regulation.skb.cat_maximum, 1)

    def _whole(self, line: int, name: str, text: str, most: int, step: int) -> int | None:
        if not text:
            self._fault(line, name, "score.mark_missing")
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 6):
            self._fault(line, name, "score.not_whole", text)
            return None
        mark = int(text)
        if mark > most:
            self._fault(line, name, "score.above_maximum", f"{text} > {most}")
        elif mark % step:
            self._fault(line, name, "score.not_a_multiple", f"{text} (× {step})")
        else:
            return mark
        return None

    def _extra(self, line: int, cell: Mapping[str, str]) -> int | None:
        text = cell.get("extra", "").replace(",", ".")
        if not text:
            return None
        if not self.regulation.skb.extra_tests_at_most:
            self._fault(line, "extra", "score.no_extra_test", text)
        elif not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text, re.ASCII):
            self._fault(line, "extra", "score.not_two_decimals", text)
        elif Fraction(text) > self.regulation.skb.extra_maximum:
            self._fault(line, "extra", "score.above_maximum", f"{text} > {self.regulation.skb.extra_maximum}")
        else:
            return int(Fraction(text) * 100)
        return None

    def _one_way_per_position(self) -> None:
        """People who compete for one position sat the same tests: all with the extra one, or none."""
        present = [marks for marks in self.rows.values() if marks.status == PRESENT]
        position = self.expected.positions
        tested = {position[marks.formasi] for marks in present if marks.extra is not None}
        for marks in present:
            if marks.extra is None and position[marks.formasi] in tested:
                self._fault(marks.line, "extra", "score.extra_missing", marks.participant)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[._]+", " ", text.casefold()).split())
