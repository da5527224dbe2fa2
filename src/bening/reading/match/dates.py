"""Typed dates among the dates of a paper, each with what it is the date of.

On a diploma stand the dates of birth, graduation, issue and of decrees; only the words around a date tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bening.core.identifiers import read_nik
from bening.reading.days import days_in
from bening.reading.lines import plain, squeezed
from bening.reading.match.finding import NOTHING, Finding, Seen, finding
from bening.reading.match.numbers import sixteen_digits
from bening.reading.reading import Reading, Span
from bening.reading.rows import Row

MEANINGS = (
    ("graduation", ("lulus", "yudisium", "judicium", "graduat", "tamat", "menyelesaikan", "completed",
                   "ujian", "keberhasilan", "wisuda")),
    ("birth", ("lahir", "born", "birth", "ttl", "tgllhr")),
    ("issued", ("diterbitkan", "ditetapkan", "dikeluarkan", "diberikandi", "ditandatangani", "issued",
                "terbit", "dibuat", "ijazahtanggal", "tanggalijazah", "dateofissue", "signed")),
    ("validity", ("berlaku", "valid", "sampai", "hingga", "expir", "until")),
    ("decree", ("keputusan", "nomorsk", "akreditasi", "terakreditasi", "izin", "decree", "accredit", "nosk")),
    ("entry", ("masuk", "terdaftar", "enrol", "entry", "admission")),
)  # fmt: skip
"""What a date is the date of, by the words before it; the nearest counts."""
_OF_LABEL = {"birth": "birth", "birth_date": "birth", "graduation": "graduation", "issued": "issued"}
SIGNED = "signed"
"""A place and a date above a signature."""
_PLACE_BEFORE = re.compile(r"^[^\d:]{3,40}[,;]\s*(?:tanggal|tgl\.?)?\s*$", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?<![0-9])([0-3][0-9])\s?[-–—./,:·~ ]?\s?([01][0-9])\s?[-–—./,:·~ ]?\s?((?:19|20)[0-9]{2})(?![0-9])"
)
BROKEN = 18
"""Letters at the end and the beginning of a row that may be a date broken in two."""
_FOLD = str.maketrans(
    {"o": "0", "O": "0", "l": "1", "i": "1", "I": "1", "|": "1", "s": "5", "S": "5", "g": "9", "z": "2"}
)
_MISREAD = re.compile(r"(?<![^\W_])(?=[oOlIi|sSgz]*[0-9])[0-9oOlIi|sSgz]{2,4}(?![^\W_])")
_MISREAD_DAY = re.compile(
    r"(?<![^\W_])[oOlIi|][oOlIi|sSgz](?=\s(?:jan|[fp]eb|mar|apr|mei|may|ju[nl]|ag|aug|sep|o[kc]t|no[vp]|de[sc]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date on the paper, where it stands, and of what it is the date ("" if that is not said)."""

    on: date
    span: Span
    meaning: str


ROWS_BEFORE, FEW_WORDS = 5, 4
"""Rows above a date in which its sentence may have begun, and words below which a row is of none."""


def dates_of(reading: Reading) -> tuple[Dated, ...]:
    """All dates of a paper, in reading order."""
    return tuple(
        Dated(on, Span(row, start, end), _meaning(reading, number, row, start, end))
        for number, row in enumerate(reading.rows)
        for on, start, end in _in_row(row)
    ) + tuple(_over_two_rows(reading))


def _over_two_rows(reading: Reading) -> Iterator[Dated]:
    """Dates of running text broken at the end of a row; they are said to stand where they go on."""
    for row, under in zip(reading.rows, reading.rows[1:], strict=False):
        last = row.text[max(0, len(row.text) - BROKEN) :]
        first = under.parts[0].word.text[:BROKEN]
        if row.page != under.page or "\t" in last:
            continue
        text = _folded(f"{last} {first}")
        for day in days_in(text) if len(plain(text)) == len(text) else ():
            end = day.end - len(last) - 1
            if day.start < len(last) and end > 0:
                before = row.text[: len(row.text) - len(last) + day.start]
                yield Dated(day.on, Span(under, 0, end), _last_word(before))


def _in_row(row: Row) -> Iterator[tuple[date, int, int]]:
    text = _folded(row.text.replace("\t", " ").replace("·", " "))
    found = []
    if len(plain(text)) == len(text):
        found = [(day.on, day.start, day.end) for day in days_in(text)]
    for match in _LOOSE.finditer(text):
        if not any(start < match.end() and match.start() < end for _, start, end in found):
            try:
                found.append((date(int(match[3]), int(match[2]), int(match[1])), *match.span()))
            except ValueError:
                continue
    yield from sorted(found, key=lambda one: one[1])


def _folded(text: str) -> str:
    """Letters between digits that are digits misread; old-style figures look like letters."""
    for misread in (_MISREAD, _MISREAD_DAY):
        text = misread.sub(lambda one: one[0].translate(_FOLD), text)
    return re.sub(r"(?<=[0-9\-/. ])[oOlI|](?=[0-9\-/. ])", lambda one: one[0].translate(_FOLD), text)


def _meaning(reading: Reading, number: int, row: Row, start: int, end: int) -> str:
    found = _last_word(row.text[:start]) or _at_label(reading, number, start)
    if found:
        return found
    column = row.text[:start].rpartition("\t")[2]
    signed = (
        SIGNED if _PLACE_BEFORE.match(column.strip() + " ") or _PLACE_BEFORE.match(column.strip()) else ""
    )
    above = _above(reading, number, row, start, end)
    if above:
        return above
    if signed and not _is_start(row, start, column):
        return _ending_above(reading, number) or signed
    before = _sentence_before(reading, number) or _column_before(reading, number, start)
    return before or signed or _below(reading, number, row, start, end)


def _at_label(reading: Reading, number: int, start: int) -> str:
    """The meaning of the label before it in its row, be it misread ("Tanggal Hahir")."""
    before = [one.name for one in reading.labels if one.row == number and one.end <= start]
    return _OF_LABEL.get(before[-1], "") if before else ""


def _ending_above(reading: Reading, number: int) -> str:
    """The meaning with which the row above breaks off: "…, kelahiran", below it "Jambi, 3 Mei 1995"."""
    row, over = reading.rows[number], reading.rows[max(0, number - 1)]
    near = over.page == row.page and 0 < row.middle - over.middle < 2.2 * max(row.height, over.height)
    last = over.text.split()[-2:]
    ends = not last or last[-1][-1] in ".;:," or len(over.text.split()) < 4
    return "" if ends or not near else _last_word(" ".join(last))


def _is_start(row: Row, start: int, column: str) -> bool:
    """Whether the row is running text that goes on from the row above, and no place above a signature."""
    return column.strip()[:1].islower()


def _last_word(text: str) -> str:
    """The meaning said last in a text."""
    letters = squeezed(text).replace("yangberlaku", "yang")  # laws, too, are "yang berlaku"
    places = [(letters.rfind(word), len(word), name) for name, words in MEANINGS for word in words]
    place, _, name = max(places)
    return name if place >= 0 else ""


def _above(reading: Reading, number: int, row: Row, start: int, end: int) -> str:
    """The head of a column."""
    x0, _, x1, _ = row.box(row.starts[row.parts.index(row.part_at(start))], end)
    for over in reversed(reading.rows[max(0, number - 2) : number]):
        if over.page != row.page or row.middle - over.middle > 3.0 * max(row.height, over.height):
            break
        for part in over.parts:
            inside = min(part.right, x1) - max(part.left, x0)
            narrow = part.right - part.left < 2.5 * (x1 - x0) and not re.search(r"\d", part.word.text)
            if inside > 0.4 * min(part.right - part.left, x1 - x0) and narrow and _last_word(part.word.text):
                return _last_word(part.word.text)
    return ""


def _below(reading: Reading, number: int, row: Row, start: int, end: int) -> str:
    """A label under its value: "12 Maret 2020", below it "Tanggal Lulus"."""
    x0, _, x1, _ = row.box(start, end)
    for under in reading.rows[number + 1 : number + 2]:
        if under.page != row.page or under.middle - row.middle > 2.5 * max(row.height, under.height):
            break
        for part in under.parts:
            narrow = part.right - part.left < 2.5 * (x1 - x0)
            if min(part.right, x1) - max(part.left, x0) > 0.5 * (part.right - part.left) and narrow:
                return _last_word(part.word.text)
    return ""


def _sentence_before(reading: Reading, number: int) -> str:
    """The end of the row above, where a sentence goes on."""
    row = reading.rows[number]
    for over in reversed(reading.rows[max(0, number - 1) : number]):
        if over.page == row.page and row.middle - over.middle < 3.0 * max(row.height, over.height):
            return _last_word(over.text)
    return ""


def _column_before(reading: Reading, number: int, start: int) -> str:
    """The same where running text stands in columns: the last meaning said in the sentence, rows above it."""
    row = below = reading.rows[number]
    part = row.part_at(start)
    for over in reversed(reading.rows[max(0, number - ROWS_BEFORE) : number]):
        if over.page != row.page or below.middle - over.middle > 3.0 * max(row.height, over.height):
            break
        here = [one for one in over.parts if min(one.right, part.right) - max(one.left, part.left) > 0]
        text = " ".join(one.word.text for one in here)
        if not text:
            continue
        if text.rstrip().endswith((".", ";", ":")) or len(text.split()) < FEW_WORDS:
            break
        if found := _last_word(text):
            return found
        below = over
    return ""


def look(field: str, typed: str, reading: Reading, kind: str) -> Finding:
    """Whether a date typed for `birth_date` or `graduation_date` stands there as that date."""
    try:
        wanted = date.fromisoformat(typed)
    except ValueError:
        return NOTHING
    found = dates_of(reading)
    right = "birth" if field == "birth_date" else "graduation"
    there = [one for one in found if one.on == wanted]
    chosen = next((one for one in there if one.meaning == right), None)
    if chosen is None and there and _may_be(field, there, found, kind):
        chosen = there[0]
    if chosen is not None:
        return finding(Seen.EXACT, chosen.span.text, "same", chosen.span.words, chosen.span.box)
    if there:
        one = there[0]
        return finding(Seen.NEAR, one.span.text, "other_meaning", one.span.words, one.span.box)
    others = [one for one in found if one.meaning == right]
    if not others:
        return NOTHING
    one = others[0]
    same = {other.on for other in others} == {one.on}
    seen = Seen.OTHER if same else Seen.NEAR
    backed = field == "birth_date" and kind == "ktp" and _in_nik(one.on, wanted, reading)
    return finding(seen, one.on.isoformat(), "other_date", one.span.words, one.span.box, backed)


def _may_be(field: str, there: list[Dated], found: tuple[Dated, ...], kind: str) -> bool:
    """Whether a date without its words is the one asked for.

    Of birth: any that is not said to be another. Of graduation: the only one left, if none is said to be it.
    """
    meanings = {one.meaning for one in there}
    if field == "birth_date":
        return bool(meanings & {"", SIGNED})
    if any(one.meaning == "graduation" for one in found):
        return False
    rest = {one.on for one in found if one.meaning not in ("birth", "validity", "decree", "entry")}
    return rest == {there[0].on} and bool(meanings & {"", SIGNED, "issued"})


def _in_nik(read: date, wanted: date, reading: Reading) -> bool:
    """The second fact: the NIK on the same card says the same day, and not the one typed."""
    niks = [nik for digits in sixteen_digits(reading) if (nik := read_nik(digits.value))]
    return bool(niks) and all(nik.is_born(read) and not nik.is_born(wanted) for nik in niks)
