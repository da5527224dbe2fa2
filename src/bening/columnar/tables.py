"""Seats and people as columns of whole numbers, made from the lines of the core or by `files_in`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from bening.core.entries import GPA_KINDS, STATUSES, FormasiLine, ScoreLine
from bening.core.rules import GENERAL_TRACK, Threshold
from bening.core.scoring import Rules

Column = npt.NDArray[Any]
MISSING = -1
"""In a column of whole numbers: the cell is empty."""
PRESENT, ABSENT, DISQUALIFIED = 1, 2, 3
"""Statuses as numbers; 0 is not yet."""
STATUS_NUMBERS: Mapping[str, int] = {"": 0} | {status: n for n, status in enumerate(STATUSES, start=1)}
KIND_NUMBERS: Mapping[str, int] = {"": 0} | {kind: n for n, kind in enumerate(GPA_KINDS, start=1)}
MARKS = ("twk", "tiu", "tkp", "total")


def folded(text: str) -> str:
    """Names that differ only in case or blanks are the same; as `core.ranking` folds them."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Words:
    """A column of texts: the different ones, and which of them stands in each row."""

    values: Sequence[str]
    index: Column

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """The column of these texts."""
        numbers: dict[str, int] = {}
        index = np.fromiter((numbers.setdefault(text, len(numbers)) for text in texts), np.int32)
        return cls(list(numbers), index)

    def mapped(self, values: Iterable[Any], dtype: npt.DTypeLike) -> Column:
        """Another value for each different text, spread over the rows."""
        return np.fromiter(values, dtype, len(self.values))[self.index]


@dataclass(frozen=True, slots=True)
class Seats:
    """The quota lines in order of code. A seat is known everywhere by its number in this order.

    `minimum` holds the least marks of each seat, `general_minimum` those of track umum for its position.
    `group`: same institution, position and qualification; people move only inside one. `unit` is numbered
    in the order of the folded names.
    """

    codes: Sequence[str]
    quota: Column
    general: Column
    threshold: Column
    general_threshold: Column
    thresholds: Sequence[Threshold]
    group: Column
    unit: Column
    units: Mapping[str, int]

    def least(self, part: str) -> Column:
        """The least mark of one part in each of `thresholds`; 0 where none is asked."""
        return np.fromiter((one.minimum.get(part, 0) for one in self.thresholds), np.int16)


def seats_of(lines: Iterable[FormasiLine], rules: Rules) -> Seats:
    """The seats of formasi lines. Raises `ValueError` for a code that stands twice."""
    ordered = sorted(lines, key=lambda line: line.code)
    for one, other in itertools.pairwise(ordered):
        if one.code == other.code:
            raise ValueError(f"formasi {one.code} is listed twice")
    return make_seats(
        [line.code for line in ordered],
        Words.of(line.position for line in ordered),
        Words.of(line.qualification for line in ordered),
        Words.of(line.unit for line in ordered),
        Words.of(line.track for line in ordered),
        Words.of(line.institution for line in ordered),
        np.fromiter((line.quota for line in ordered), np.int64, len(ordered)),
        rules,
    )


def make_seats(
    codes: Sequence[str],
    position: Words,
    qualification: Words,
    unit: Words,
    track: Words,
    institution: Words,
    quota: Column,
    rules: Rules,
) -> Seats:
    """Seats from columns that stand in order of code."""
    thresholds: list[Threshold] = []
    own = _threshold_numbers(position, track, rules, thresholds)
    everyone = Words([GENERAL_TRACK], np.zeros(len(codes), np.int32))
    general = _threshold_numbers(position, everyone, rules, thresholds)
    names = sorted({folded(name) for name in unit.values})
    units = {name: number for number, name in enumerate(names)}
    return Seats(
        codes=codes,
        quota=quota,
        general=track.mapped((name == GENERAL_TRACK for name in track.values), np.bool_),
        threshold=own,
        general_threshold=general,
        thresholds=thresholds,
        group=_groups([institution, position, qualification]),
        unit=unit.mapped((units[folded(name)] for name in unit.values), np.int32),
        units=units,
    )


def _threshold_numbers(position: Words, track: Words, rules: Rules, known: list[Threshold]) -> Column:
    """Each seat's threshold as a number in `known`, which grows."""
    pair = position.index.astype(np.int64) * len(track.values) + track.index
    different, index = np.unique(pair, return_inverse=True)
    numbers = np.empty(len(different), np.int32)
    for number, (at, of) in enumerate(zip(*divmod(different, len(track.values)), strict=True)):
        threshold = rules.skd.threshold(track.values[of], position.values[at])
        if threshold not in known:
            known.append(threshold)
        numbers[number] = known.index(threshold)
    return numbers[index]


def _groups(columns: Sequence[Words]) -> Column:
    """A number for every combination of folded names."""
    group = np.zeros(len(columns[0].index), np.int64)
    for words in columns:
        numbers: dict[str, int] = {}
        same = [numbers.setdefault(folded(text), len(numbers)) for text in words.values]
        group = group * max(1, len(numbers)) + words.mapped(same, np.int64)
        group = np.unique(group, return_inverse=True)[1]
    return group


@dataclass(frozen=True, slots=True)
class People:
    """The participants in the order they came. `order` numbers them by participant, from 0.

    `extra`, `gpa` and `wishes` are numbers in `extras`, `gpas` and `wish_lists`; `born` counts days as
    `date.toordinal`. Empty is `MISSING` everywhere (0 for statuses, kinds and `decided`).
    """

    name: Any
    order: Column
    seat: Column
    twk: Column
    tiu: Column
    tkp: Column
    skd_status: Column
    skb_cat: Column
    extra: Column
    extras: Sequence[Fraction]
    skb_status: Column
    gpa: Column
    gpas: Sequence[Fraction]
    gpa_kind: Column
    born: Column
    wishes: Column
    wish_lists: Sequence[tuple[str, ...]]
    decided: Column

    def __len__(self) -> int:
        return len(self.seat)

    def participant(self, row: int) -> str:
        """The number of one participant."""
        return str(self.name[int(row)])

    def line(self, row: int, formasi: str) -> ScoreLine:
        """What the core needs to know of one participant to order them among equals."""
        gpa, born, decided = int(self.gpa[row]), int(self.born[row]), int(self.decided[row])
        return ScoreLine(
            self.participant(row),
            formasi,
            gpa=None if gpa == MISSING else self.gpas[gpa],
            gpa_kind=("", *GPA_KINDS)[int(self.gpa_kind[row])],
            born=None if born == MISSING else date.fromordinal(born),
            decided=decided,
        )


def people_of(lines: Sequence[ScoreLine], codes: Sequence[str]) -> People:
    """The columns of score lines. Raises `ValueError` as the core does for lines that contradict."""
    seats = {code: number for number, code in enumerate(codes)}
    for line in lines:
        _refuse(line, seats)
    names = [line.participant for line in lines]
    by_name = sorted(range(len(lines)), key=names.__getitem__)
    for one, other in itertools.pairwise(by_name):
        if names[one] == names[other]:
            raise ValueError(f"participant {names[one]} is listed twice")
    order = np.empty(len(lines), np.int32)
    order[by_name] = np.arange(len(lines), dtype=np.int32)
    extra, extras = _numbered(line.skb_extra for line in lines)
    gpa, gpas = _numbered(line.gpa for line in lines)
    wishes, wish_lists = _numbered(line.preferred_units for line in lines)
    return People(
        name=names,
        order=order,
        seat=_column((seats[line.formasi] for line in lines), np.int32),
        twk=_column((line.twk for line in lines), np.int16),
        tiu=_column((line.tiu for line in lines), np.int16),
        tkp=_column((line.tkp for line in lines), np.int16),
        skd_status=_column((STATUS_NUMBERS[line.skd_status] for line in lines), np.int8),
        skb_cat=_column((line.skb_cat for line in lines), np.int32),
        extra=extra,
        extras=extras,
        skb_status=_column((STATUS_NUMBERS[line.skb_status] for line in lines), np.int8),
        gpa=gpa,
        gpas=gpas,
        gpa_kind=_column((KIND_NUMBERS[line.gpa_kind] for line in lines), np.int8),
        born=_column((line.born and line.born.toordinal() for line in lines), np.int32),
        wishes=wishes,
        wish_lists=wish_lists,
        decided=_column((line.decided for line in lines), np.int32),
    )


def _refuse(line: ScoreLine, seats: Mapping[str, int]) -> None:
    if line.formasi not in seats:
        raise ValueError(f"participant {line.participant}: no formasi {line.formasi}")
    if STATUS_NUMBERS[line.skd_status] == PRESENT:
        _ = line.marks


def _column(values: Iterable[Any], dtype: npt.DTypeLike) -> Column:
    return np.array([MISSING if value is None else value for value in values], dtype)


def _numbered(values: Iterable[Any]) -> tuple[Column, list[Any]]:
    numbers: dict[Any, int] = {}
    index = [MISSING if value is None else numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(index, np.int32), list(numbers)
