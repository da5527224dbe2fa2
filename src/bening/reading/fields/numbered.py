"""NIK and numbers of papers."""

from __future__ import annotations

import re

from bening.core.identifiers import check_nik
from bening.reading.fields.reading_off import Off, off
from bening.reading.labels import Label, Value
from bening.reading.match.folds import as_digits
from bening.reading.match.numbers import digit_runs, sixteen_digits
from bening.reading.reading import Reading, Span

_NUMBER = re.compile(r"[A-Z0-9](?:[A-Za-z0-9]|[./\\\-–_]\s?(?=\w)|\s(?=[0-9]|[A-Z][A-Za-z]?[/0-9.]))*")
_OF_SCHOOL = re.compile(r"\b(?:DN|MA|K|M)\s?-\s?[0-9A-Za-z./\- ]*[0-9]{6,7}\b")
FIRST = (
    "nasional",
    "seri",
    "ijazah",
    "diploma",
    "pin",
    "nina",
    "registra",
    "str",
    "sertifikat",
    "certificate",
)


def nik(reading: Reading, kind: str) -> Off | None:
    """Sixteen digits: those at the label, else the only ones that can be a NIK."""
    runs = sixteen_digits(reading)
    labelled = [run for run in runs if any(
        reading.rows[one.row] is run.span.row for one in reading.labels if one.name == "nik")]  # fmt: skip
    sound = [run for run in runs if all(check.outcome.value == "met" for check in check_nik(run.value)[:4])]
    for some in (labelled, sound, runs if kind == "ktp" else []):
        if some:
            return off(some[0].value, [some[0].span])
    return None


def number(reading: Reading, kind: str) -> Off | None:
    """The number of the paper, as printed but for blanks around its signs."""
    if kind in ("kk", "npwp"):
        return _long_digits(reading, kind)
    found: list[tuple[int, Off]] = []
    for value in reading.at("number"):
        label = next(one for one in reading.labels if one.name == "number" and _belongs(one, value))
        said = reading.rows[label.row].text[label.start : label.end].lower()
        match = _NUMBER.search(reading.text(value))
        while match and not re.search(r"\d{2}", match[0]):
            match = _NUMBER.search(reading.text(value), match.end())
        if match:
            start = value.start + match.start()
            span = Span(reading.rows[value.row], start, value.start + match.end())
            rank = next(
                (place for place, word in enumerate(FIRST) if word in said.replace(" ", "")), len(FIRST)
            )
            found.append((rank, off(_tidy(match[0]), [span])))
    return min(found, key=lambda one: one[0])[1] if found else _school(reading)


def _tidy(text: str) -> str:
    """Without blanks around signs; letters in a run of digits made digits."""
    text = re.sub(r"\s*([./\\\-–])\s*", r"\1", text)
    digits = as_digits(text)
    return digits if digits.isdigit() and sum(sign.isdigit() for sign in text) >= 8 else text


def _school(reading: Reading) -> Off | None:
    """The number of a diploma of a school, which has no label: "DN-10 Ma/06 0012345"."""
    for row in reading.rows:
        match = _OF_SCHOOL.search(row.text)
        if match:
            return off(_tidy(match[0]), [Span(row, *match.span())])
    return None


def _belongs(label: Label, value: Value) -> bool:
    return (label.row == value.row and label.end <= value.start) or (
        value.how == "below" and label.row < value.row
    )


def _long_digits(reading: Reading, kind: str) -> Off | None:
    """The first long number: of a family card sixteen digits, of a tax card fifteen or sixteen."""
    sizes = (16,) if kind == "kk" else (15, 16)
    runs = [run for run in digit_runs(reading) if len(run.value) in sizes]
    return off(runs[0].value, [runs[0].span]) if runs else None
