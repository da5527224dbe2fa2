"""One row of a table given by people: each cell read exactly, or refused with row, column and mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

FIRST_YEAR_OF_BIRTH = 1900

_DECIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,9})?", re.ASCII)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FORMULA = ("=", "+", "-", "@")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that must be mended: where, what, and how. Column may be empty."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"row {self.row}, column {self.column}" if self.column else f"row {self.row}"
        return f"{where}: {self.message}"


@lru_cache(maxsize=65536)
def _decimal(text: str) -> Fraction | None:
    """Grade points and marks have few different values, so most cells are read once."""
    return Fraction(text) if _DECIMAL.fullmatch(text) else None


@dataclass(slots=True)
class CellReader:
    """Reads the cells of one row; what cannot be read is a problem, and comes back empty."""

    row: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def refuse(self, column: str, message: str) -> None:
        self.problems.append(Problem(self.row, column, message))

    def cell(self, column: str) -> str:
        return self.cells[column].strip()

    def once(self, column: str, value: str, seen: dict[str, int]) -> None:
        first = seen.setdefault(value, self.row)
        if value and first != self.row:
            self.refuse(column, f"{value} is already in row {first}; keep one of the two")

    def plain(self, column: str) -> str:
        text = self.cell(column)
        if _CONTROL.search(text):
            self.refuse(column, "contains a line break or control character; take it out")
            return ""
        return text

    def words(self, column: str) -> str:
        text = self.plain(column)
        if not self.cell(column):
            self.refuse(column, "empty; every row needs it")
        return text

    def identifier(self, column: str) -> str:
        """Text that goes into spreadsheets again, so nothing that one would run as a formula."""
        text = self.words(column)
        if text.startswith(_FORMULA):
            self.refuse(column, f"{text} starts like a formula; begin with a letter or digit")
            return ""
        return text

    def choice(self, column: str, allowed: Collection[str], *, needed: bool = False) -> str:
        text = self.cell(column)
        if text in allowed or (not text and not needed):
            return text
        self.refuse(column, f"{text or 'empty'} is not one of {', '.join(allowed)}")
        return ""

    def whole(
        self,
        column: str,
        *,
        most: int,
        least: int = 0,
        step: int = 1,
        needed: bool = False,
        because: str = "",
    ) -> int | None:
        text = self.cell(column)
        if not text:
            if needed:
                self.refuse(column, f"empty, but {because} is present; give the mark" if because else "empty")
            return None
        if not (text.isascii() and text.isdigit()):
            self.refuse(column, f"{text} is not a whole number; write digits only")
            return None
        value = int(text) if len(text) < 10 else most + 1
        if not least <= value <= most:
            self.refuse(column, f"{text} is outside {least} to {most}; check it against the source")
            return None
        if value % step:
            self.refuse(column, f"{text} is not a multiple of {step}; check it against the source")
            return None
        return value

    def decimal(self, column: str, most: int) -> Fraction | None:
        return self._parsed(
            column,
            _decimal,
            "is not a decimal number; write it like 3.45, with a point",
            lambda value: f"is outside 0 to {most}; check it against the source" if value > most else "",
        )

    def day(self, column: str) -> date | None:
        return self._parsed(
            column,
            _day,
            "is not a date of the calendar; write it like 1998-05-12 (year-month-day)",
            lambda value: (
                f"is before {FIRST_YEAR_OF_BIRTH}; check the year" if value.year < FIRST_YEAR_OF_BIRTH else ""
            ),
        )

    def _parsed(
        self, column: str, parse: Callable[[str], T | None], shape: str, limit: Callable[[T], str]
    ) -> T | None:
        text = self.cell(column)
        if not text:
            return None
        value = parse(text)
        message = shape if value is None else limit(value)
        if message:
            self.refuse(column, f"{text} {message}")
            return None
        return value


def _day(text: str) -> date | None:
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
