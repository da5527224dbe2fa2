"""NIK and numbers of papers."""

from __future__ import annotations

import re

from bening.core.identifiers import check_nik
from bening.reading.fields.reading_off import Off, off
from bening.reading.labels import Label
from bening.reading.lines import squeezed
from bening.reading.match.dates import dates_of
from bening.reading.match.folds import as_digits
from bening.reading.match.numbers import NIK_DIGITS, digit_runs, sixteen_digits
from bening.reading.reading import Reading, Span
from bening.reading.values import value_at

_NUMBER = re.compile(
    r"[A-Z0-9oOl](?:[A-Za-z0-9]|[./\\\-–_]{1,3}\s?(?=\w)|\s(?=[0-9]|[A-Z][A-Za-z]?[/0-9.]|INTELKAM))*"
)
_OF_SCHOOL = re.compile(r"(?:\b|(?<=SPESIMEN))(?:DN|MA|K|M)\s?-\s?[0-9A-Za-z./\- ]*[0-9]{6,7}\b")
_AFTER_NO = re.compile(r"(?:^|\W)No(?:mor)?\.?\s*[:;]?\s*([A-Z0-9][\w./\-]*[0-9][\w./\-]*)")
_OF_KIND = {
    "npwp": re.compile(
        r"(?<![0-9])([0-9]{2}\.?[0-9]{3}\.?[0-9]{3}\.?[0-9]\s?-?\s?[0-9]{3}\.?[0-9]{3}(?:[0-9])?)\b"
    ),
    "sim": re.compile(r"(?<![0-9])([0-9]{4}\s?-?\s?[0-9]{4}\s?-?\s?[0-9]{4,6})(?![0-9])"),
}
"""Shapes of the numbers of cards that have no label for them."""
_ROMAN = re.compile(r"(?<![A-Za-z0-9])(?=[1l|]*[IVX])[IVX1l|]+(?![A-Za-z0-9])")
_DIGITS = re.compile(r"(?<![A-Za-z0-9])(?=(?:[oOlI|]*[0-9]){2})[0-9oOlI|]{3,}(?![A-Za-z0-9])")
"""Parts of a number: one in Roman figures, one in digits, with letters that look like them."""
_ROW = re.compile(r"^\W*([1-6])\s?[.,]\s?(?:[A-Za-z/ ]{3,20}[:：]\s*)?(.+)$")
DIPLOMA = ("nasional", "seri", "ijazah", "diploma", "pin", "nina", "transkrip", "certificate", "sertifikat")
FIRST = {
    "str": ("str", "registra"),
    "serdik": ("sertifikat", "serdik", "registra", "nomor"),
    "sertifikat": ("sertifikat", "certificate", "registra"),
    "skck": ("skck", "nomor"),
    "surat_disabilitas": ("surat", "nomor"),
    "akreditasi": ("sertifikat", "nomor"),
}
"""Labels of the number of a paper, the likeliest first, in squeezed letters."""


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
    if kind == "kk":
        runs = list(digit_runs(reading))
        head = next((one.row for one in reading.labels if one.name == "nik"), len(reading.rows))
        above = [run for run in runs if reading.rows.index(run.span.row) < head]
        found = above or [run for run in runs if len(run.value) == NIK_DIGITS]
        return off(found[0].value, [found[0].span]) if found else None
    if kind in _OF_KIND:
        return _by_shape(reading, _OF_KIND[kind])
    first = FIRST.get(kind, DIPLOMA)
    ranked: list[tuple[int, Span]] = []
    for label in reading.labels:
        said = squeezed(reading.rows[label.row].text[label.start : label.end])
        span = _number_at(reading, label) if label.name == "number" else None
        if span is not None:
            rank = next((place for place, word in enumerate(first) if word in said), len(first))
            ranked.append((rank, span))
    if ranked:
        span = min(ranked, key=lambda one: one[0])[1]
        return off(_tidy(span.text), [span])
    return _by_shape(reading, _OF_SCHOOL) or _by_shape(reading, _AFTER_NO)


def _number_at(reading: Reading, label: Label) -> Span | None:
    """What looks like a number at a label: two digits at least."""
    value = value_at(reading.rows, reading.labels, label)
    if value is None:
        return None
    for match in _NUMBER.finditer(reading.text(value)):
        if re.search(r"[0-9oOlI]{2}", match[0]) and re.search(r"[0-9]", match[0]):
            row = reading.rows[value.row]
            return Span(row, value.start + match.start(), value.start + match.end())
    return None


def _by_shape(reading: Reading, shape: re.Pattern[str]) -> Off | None:
    """The first piece of a row that has this shape."""
    for row in reading.rows:
        match = shape.search(row.text)
        if match:
            span = Span(row, *match.span(match.lastindex or 0))
            return off(_tidy(span.text), [span])
    return None


def sim(reading: Reading) -> dict[str, Off]:
    """A driving licence has numbered rows: 1 name, 2 place and date of birth, 4 address."""
    found: dict[str, Off] = {}
    for row in reading.rows:
        match = _ROW.match(row.text)
        name = {"1": "name", "2": "birth", "4": "address"}.get(match[1]) if match else None
        if match is None or name is None or not any(sign.isalpha() for sign in match[2]):
            continue
        label = [one.end for one in reading.labels if reading.rows[one.row] is row]
        start = max([match.start(2), *label])
        start += len(row.text[start:]) - len(row.text[start:].lstrip(" .:;,/\t"))
        span = Span(row, start, match.end(2))
        if not any(sign.isalpha() for sign in span.text):
            continue
        if name != "birth":
            found.setdefault(name, off(span.text, [span]))
            continue
        place = re.match(r"[^\d,.]+", span.text)
        if place:
            found["birth_place"] = off(place[0], [Span(row, span.start, span.start + place.end())])
        for one in dates_of(reading):
            if one.span.row is row:
                found["birth_date"] = off(one.on.isoformat(), [one.span])
    return found


def _tidy(text: str) -> str:
    """Without blanks around signs; letters in a run of digits made digits."""
    text = re.sub(r"\W*SPESI?M?E?N?$", "", text).replace("–", "-")
    text = re.sub(r"\s*([./\\\-–])\s*", r"\1", text)
    digits = as_digits(text)
    enough = len(text) >= 8 and 3 * sum(sign.isdigit() for sign in text) > len(text)
    if enough and digits.isdigit():
        return digits
    text = _DIGITS.sub(lambda part: as_digits(part[0]), text)
    return _ROMAN.sub(lambda part: re.sub(r"[1l|]", "I", part[0]), text)
