"""Reading a table of settings that people write, and telling them every mistake at once.

Each method returns a value of the right kind even when the file has none, so that reading goes on;
what was wrong stands in `Problems` and is raised at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

_WEIGHT = re.compile(r"[01]\.\d{1,4}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: in which file, at which key, and what mends it."""

    file: str
    key: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.mend}"


@dataclass(slots=True)
class Problems:
    """The mistakes found so far in one file."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, key: str, mend: str) -> None:
        """Note one mistake."""
        self.found.append(Problem(self.file, key, mend))


class Table:
    """One table of the file. Call `close` when all of it was read: what is left over is a mistake."""

    def __init__(self, values: Mapping[str, Any], path: str, problems: Problems) -> None:
        self._values = values
        self._path = path
        self._read: set[str] = set()
        self._problems = problems

    def key(self, name: str) -> str:
        """The full name of a key, as errors show it."""
        return f"{self._path}.{name}" if self._path else name

    def wrong(self, name: str, mend: str) -> None:
        """Note a mistake at a key of this table."""
        self._problems.add(self.key(name), mend)

    def has(self, name: str) -> bool:
        """Whether the file has the key at all."""
        return name in self._values

    def names(self) -> tuple[str, ...]:
        """Every key of this table, as written."""
        return tuple(self._values)

    def _take(self, name: str, kind: type, called: str) -> Any:
        """The value if it is of the kind (true and false are no numbers), else None and a problem."""
        self._read.add(name)
        if name not in self._values:
            self.wrong(name, f"is missing: write {called}")
            return None
        value = self._values[name]
        if type(value) is not kind:
            self.wrong(name, f"must be {called}, not {value!r}")
            return None
        return value

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._take(name, str, "a text in quotes")
        if value is not None and not value.strip():
            self.wrong(name, "must not be empty")
        return value or ""

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words."""
        value = self._take(name, str, "one of " + ", ".join(allowed))
        if value is not None and value not in allowed:
            self.wrong(name, f"{value!r} is not known: write one of " + ", ".join(allowed))
        return value if value in allowed else allowed[0]

    def number(self, name: str, least: int = 0, most: int = 1_000_000_000) -> int:
        """A whole number from `least` to `most`."""
        value = self._take(name, int, f"a whole number from {least} to {most}")
        if value is not None and not least <= value <= most:
            self.wrong(name, f"{value} is out of range: write a whole number from {least} to {most}")
        return least if value is None else value

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._take(name, bool, "true or false") is True

    def weight(self, name: str) -> Fraction:
        """A share from 0 to 1, written as text (`"0.40"`) so that it stays exact."""
        value = self._take(name, str, 'a weight as text, like "0.40"')
        if value is not None and (not _WEIGHT.fullmatch(value) or Fraction(value) > 1):
            self.wrong(name, f'{value!r} is no weight: write a text from "0.00" to "1.00"')
            value = None
        return Fraction(value) if value else Fraction(0)

    def texts(self, name: str, allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of different texts, each among `allowed` if that is given."""
        values = self._take(name, list, 'a list like ["a", "b"]') or []
        if any(type(value) is not str for value in values):
            self.wrong(name, "every item must be a text in quotes")
            return ()
        if len(set(values)) != len(values):
            self.wrong(name, "names something twice: leave one out")
        unknown = [value for value in values if allowed and value not in allowed]
        if unknown:
            self.wrong(name, f"does not know {', '.join(unknown)}: use " + ", ".join(allowed))
        return tuple(value for value in values if value not in unknown)

    def numbers(self, name: str, allowed: tuple[str, ...], least: int = 0) -> dict[str, int]:
        """A table of whole numbers whose keys are among `allowed`."""
        table = self.table(name)
        for key in table.names():
            if key not in allowed:
                table.wrong(key, "is not known here: use " + ", ".join(allowed))
        table._read.update(table.names())
        return {key: table.number(key, least) for key in allowed if table.has(key)}

    def table(self, name: str) -> Table:
        """A table inside this one."""
        value = self._take(name, dict, f"a table [{self.key(name)}]")
        return Table(value or {}, self.key(name), self._problems)

    def subtables(self, name: str) -> Iterator[tuple[str, Table]]:
        """Every table inside the table `name`, with its key."""
        outer = self.table(name)
        for key in outer.names():
            yield key, outer.table(key)

    def tables(self, name: str) -> list[Table]:
        """A list of tables `[[name]]`; errors count them from 1."""
        values = self._take(name, list, f"tables [[{self.key(name)}]]") or []
        if any(type(value) is not dict for value in values):
            self.wrong(name, f"every item must be a table [[{self.key(name)}]]")
            return []
        return [Table(value, f"{self.key(name)}[{n}]", self._problems) for n, value in enumerate(values, 1)]

    def close(self) -> None:
        """Everything of this table was read: any other key is a mistake."""
        for name in self._values:
            if name not in self._read:
                self.wrong(name, "is not known: correct the name or remove it")
