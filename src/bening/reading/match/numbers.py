"""NIK and numbers of papers: digits strict, letters that look like digits made digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import Levenshtein

from bening.core.identifiers import check_nik, read_nik
from bening.reading.lines import is_mark, squeezed
from bening.reading.match import folds
from bening.reading.match.finding import NOTHING, Finding, Seen, finding
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB, Row

NIK_DIGITS = 16
TRUE_DIGITS = 9
"""Digits that must have been read as digits in a run of sixteen."""
SHORTEST = 4
"""Letters of a number that is looked for without its label."""
_RUN = re.compile(r"[0-9OoDQIilL|!ZzSsbGB](?:[ .\-]?[0-9OoDQIilL|!ZzSsbGB]){11,24}")


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that stand in one row, letters among them made digits."""

    value: str
    span: Span


def digit_runs(reading: Reading) -> Iterator[Run]:
    """Runs of twelve digits and more. Letters at the ends that may belong to other words are cut off."""
    for row in reading.rows:
        text = re.sub(r"(?<=[0-9])\t(?=[0-9])", " ", row.text)
        for match in _RUN.finditer(text):
            start, end = _bare(match[0])
            raw = match[0][start:end]
            value = "".join(sign for sign in folds.as_digits(raw) if sign.isdigit())
            yield Run(value, Span(row, match.start() + start, match.start() + end))


def _bare(raw: str) -> tuple[int, int]:
    """The run without letters at its ends that make it longer than a NIK."""
    prefix = re.match(r"\D{1,2}[ .\-]+(?=[0-9])", raw)  # "No. 1504…"
    start, end = prefix.end() if prefix else 0, len(raw)
    while _size(raw[start:end]) > NIK_DIGITS and not raw[start].isdigit():
        start += 1
    while _size(raw[start:end]) > NIK_DIGITS and not raw[end - 1].isdigit():
        end -= 1
    return start, end


def _size(raw: str) -> int:
    return sum(sign.isalnum() or sign in "|!" for sign in raw)


def sixteen_digits(reading: Reading) -> list[Run]:
    """Every run of sixteen digits of which nine were read as digits."""
    return [
        run
        for run in digit_runs(reading)
        if len(run.value) == NIK_DIGITS and sum(sign.isdigit() for sign in run.span.text) >= TRUE_DIGITS
    ]


def look_nik(typed: str, reading: Reading, born: date | None) -> Finding:
    """Whether these sixteen digits stand on the paper as one run; where they do not, which others do.

    `born`: the date of birth that the same reading gives: the second fact.
    """
    wanted = re.sub(r"\D", "", typed)
    runs = sixteen_digits(reading)
    for run in runs:
        if run.value == wanted:
            return finding(Seen.EXACT, run.value, "same", run.span.words, run.span.box)
    if len(wanted) != NIK_DIGITS or not runs:
        near = [run for run in digit_runs(reading) if _slips(run.value, wanted) <= 3]
        if near:
            return finding(Seen.NEAR, near[0].value, "not_whole", near[0].span.words, near[0].span.box)
        return NOTHING
    run = min(runs, key=lambda one: _slips(one.value, wanted))
    differing = _slips(run.value, wanted)
    nik = read_nik(run.value)
    backed = born is not None and nik is not None and nik.is_born(born) and differing >= 2
    seen = Seen.OTHER if differing >= 2 and len(runs) == 1 and _is_sound(run.value) else Seen.NEAR
    return finding(seen, run.value, "other_digits", run.span.words, run.span.box, backed)


def _slips(one: str, other: str) -> int:
    return Levenshtein.distance(one, other)


def _is_sound(nik: str) -> bool:
    return all(check.outcome.value == "met" for check in check_nik(nik)[:4])


def look_number(typed: str, reading: Reading) -> Finding:
    """Whether the number of a diploma, certificate or registration stands there whole."""
    wanted = folds.code(typed)
    if not wanted:
        return NOTHING
    labelled = [Span(reading.rows[one.row], one.start, one.end) for one in reading.at("number")]
    found = [span for row in reading.rows for span in _places(row.text, wanted, row)]
    whole = [span for span in found if _is_whole(span)]
    if len(wanted) < SHORTEST:
        whole = [span for span in whole if any(_within(span, place) for place in labelled)]
    if whole:
        return finding(Seen.EXACT, whole[0].text, "same", whole[0].words, whole[0].box)
    if found:
        return finding(Seen.NEAR, found[0].row.text, "more_beside", found[0].words, found[0].box)
    near = [(Levenshtein.distance(folds.code(place.text), wanted), place) for place in labelled]
    if not near:
        return NOTHING
    slips, place = min(near, key=lambda one: one[0])
    if not any(sign.isdigit() for sign in place.text):
        return NOTHING
    seen = Seen.OTHER if slips > len(wanted) / 2 else Seen.NEAR
    return finding(seen, place.text, "other_number", place.words, place.box)


def _within(span: Span, place: Span) -> bool:
    return span.row is place.row and span.start >= place.start and span.end <= place.end


def _places(text: str, wanted: str, row: Row) -> Iterator[Span]:
    """Where a number stands in a row, whatever separates its parts; never over two columns."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for letter in folds.code(sign) if sign.strip() else "":
            signs.append(letter)
            places.append(place)
    letters = "".join(signs)
    at = letters.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if TAB not in text[start:end]:
            yield Span(row, start, end)
        at = letters.find(wanted, at + 1)


_BEFORE = re.compile(r"(?:^|[\s:=;,(\[#]|[:;=.,·…][.,·…]+|[^\W\d_]{2,}[.:]?)$")
_AFTER = re.compile(r"^(?:$|[\s,;:)\]|]|[.\-–/](?:\s|$)|[a-z]{3,})")


def _is_whole(span: Span) -> bool:
    """Whether the number neither begins before nor goes on behind."""
    before, after = span.before, span.after
    if re.search(r"[0-9]\s$", before) and not re.search(r"[:=]\s*$", before) and span.text[:1].isdigit():
        return False
    if re.match(r"\s[0-9]|\s?[/\-–.]\s?\w", after):
        return False
    glued = re.match(r"[A-Z]+", after)
    ends = _AFTER.match(after) or (glued and is_mark(squeezed(glued[0])))
    return bool(_BEFORE.search(before)) and bool(ends)
