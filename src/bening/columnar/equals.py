"""The order of people whose marks are all equal: GPA and birth date, where the rules can compare them.

Nearly always both are known and of one kind; then the order is a sort like any other. Whoever cannot be
compared that simply is handed to `core.ties`, a handful at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bening.columnar.packing import Key
from bening.columnar.tables import MISSING, Column, People
from bening.core.ranking import tie_keys
from bening.core.scoring import Rules


class Personal:
    """The personal keys of some people, in the order of the tie rule; the smaller comes first."""

    def __init__(self, rows: Column, people: People, rules: Rules) -> None:
        marks, self.names = tie_keys(rules)
        self.keys: list[Key] = [self._key(name, rows, people) for name in self.names]
        self.known = people.decided[rows] == 0
        for name in self.names:
            self.known &= (people.gpa if name == "gpa" else people.born)[rows] != MISSING
        self.kind = people.gpa_kind[rows] if "gpa" in self.names else np.zeros(len(rows), np.int8)
        self.first_number = 1 + len(marks) + 1
        """The number of the first personal key among all: the score, the marks and a decision go before."""

    @staticmethod
    def _key(name: str, rows: Column, people: People) -> Key:
        if name == "born":
            born = people.born[rows]
            least = int(born.min(initial=0))
            return born - least, int(born.max(initial=0)) - least
        best_first = sorted(range(len(people.gpas)), key=people.gpas.__getitem__, reverse=True)
        place = np.zeros(len(best_first) + 1, np.int32)
        place[best_first] = np.arange(len(best_first))
        return place[people.gpa[rows]], len(best_first)

    def arranged(self, order: Column) -> None:
        """Bring everything into this order."""
        self.keys = [(values[order], most) for values, most in self.keys]
        self.known, self.kind = self.known[order], self.kind[order]

    def handfuls(self, begin: Column) -> Iterator[tuple[int, int]]:
        """Runs of equal marks that only `core.ties` can order, of people who stand in the order of the keys.

        `begin` has for every place where its run begins.
        """
        if not len(begin):
            return
        new = np.ones(len(begin), np.bool_)
        new[1:] = begin[1:] != begin[:-1]
        begins = np.flatnonzero(new)
        ends = np.append(begins[1:], len(begin))
        doubt = ~self.known
        again = ~new
        again[1:] &= self.kind[1:] == self.kind[:-1]
        doubt |= ~new & ~again
        same = ~new
        for values, _ in self.keys:
            same[1:] &= values[1:] == values[:-1]
        doubt |= same
        hard = (np.add.reduceat(doubt.astype(np.int32), begins) > 0) & (ends - begins > 1)
        yield from zip(begins[hard].tolist(), ends[hard].tolist(), strict=True)

    def decided_by(self, places: Column) -> Column:
        """For people behind somebody with equal marks: the number of the personal key that decided."""
        number = np.zeros(len(places), np.int8)
        for at in range(len(self.keys) - 1, -1, -1):
            values, _ = self.keys[at]
            number[values[places] != values[places - 1]] = self.first_number + at
        return number
