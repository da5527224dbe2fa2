"""Average grades (IPK), sex and predicate: values of few letters, which count only in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from rapidfuzz.distance import Levenshtein

from bening.core.identifiers import FEMALE, MALE, read_nik
from bening.reading.lines import squeezed
from bening.reading.match.finding import NOTHING, Finding, Seen, finding
from bening.reading.match.folds import as_digits
from bening.reading.match.numbers import sixteen_digits
from bening.reading.reading import Reading, Span
from bening.reading.rows import Row
from bening.reading.values import half_a_row_off

HIGHEST = Decimal(4)
_DECIMAL = re.compile(r"(?<![0-9A-Za-z.,])([0-4OoIlS])\s?[.,:;'·\-–]\s?([0-9OoIlSB]{2})(?![0-9])")
_BARE = re.compile(r"(?<![0-9A-Za-z.,])([0-4])([0-9]{2})(?![0-9.,A-Za-z])")
_ONE_PLACE = re.compile(r"(?<![0-9A-Za-z.,])([0-4])\s?[.,]\s?([0-9])(?![0-9.,A-Za-z])")
BELOW = 2.6
SEXES = {
    MALE: ("lakilaki", "laki", "pria", "male", "lakilak", "lakllaki"),
    FEMALE: ("perempuan", "wanita", "female", "perempua"),
}
PREDICATES = (
    ("cumlaude", ("denganpujian", "cumlaude", "pujian", "withhonors", "withhonours", "withdistinction",
                  "summacumlaude", "magnacumlaude", "terpuji", "denganpujiancumlaude")),
    ("sangatmemuaskan", ("sangatmemuaskan", "verysatisfactory", "sangatbaik", "verygood")),
    ("memuaskan", ("memuaskan", "satisfactory")),
    ("baik", ("baik", "good", "cukup")),
)  # fmt: skip
"""Groups of words for one predicate; the group before is looked for first, as it may contain the next."""


def decimal_of(text: str) -> Decimal | None:
    """A typed average as a number."""
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None


def averages(reading: Reading) -> Iterator[tuple[Decimal, Span]]:
    """Numbers that stand at a label of the average: beside it, else below it."""
    for label in reading.labels:
        if label.name != "gpa":
            continue
        row = reading.rows[label.row]
        stop = min(
            (one.start for one in reading.labels
             if one.row == label.row and one.start >= label.end and one.name != "gpa"),
            default=len(row.text),
        )  # fmt: skip
        beside = list(_numbers(row, label.end, stop))
        if not beside and not any(sign.isalnum() for sign in row.text[label.end : stop]):
            beside = list(_numbers(row, stop, len(row.text)))  # "IPK / Predikat : 3,45 / Memuaskan"
        if not beside:
            off = half_a_row_off(reading.rows, reading.labels, label)
            beside = list(_numbers(reading.rows[off.row], off.start, off.end)) if off else []
        yield from beside[:1] or _below(reading, label.row, row.box(label.start, label.end))


def _below(
    reading: Reading, number: int, box: tuple[float, float, float, float]
) -> Iterator[tuple[Decimal, Span]]:
    row = reading.rows[number]
    for under in reading.rows[number + 1 : number + 3]:
        if under.page != row.page or under.middle - row.middle > BELOW * max(row.height, under.height):
            return
        for value, span in _numbers(under, 0, len(under.text)):
            x0, _, x1, _ = span.box
            if min(x1, box[2]) - max(x0, box[0]) > 0:
                yield value, span
                return


def _numbers(row: Row, start: int, end: int) -> Iterator[tuple[Decimal, Span]]:
    text = row.text[:end]
    for pattern in (_DECIMAL, _ONE_PLACE, _BARE):
        found = False
        for match in pattern.finditer(text, start):
            value = Decimal(f"{as_digits(match[1])}.{as_digits(match[2])}")
            if value <= HIGHEST:
                found = True
                yield value, Span(row, *match.span())
        if found:
            return


def look_gpa(typed: str, reading: Reading) -> Finding:
    """Whether this average stands at its label."""
    wanted = decimal_of(typed)
    if wanted is None:
        return NOTHING
    found = list(averages(reading))
    for value, span in found:
        if value == wanted:
            return finding(Seen.EXACT, str(value), "same", span.words, span.box)
    if not found:
        return NOTHING
    value, span = found[0]
    same = {one for one, _ in found} == {value}
    backed = same and (len(found) > 1 or _quotient(reading) == value)
    return finding(
        Seen.OTHER if same else Seen.NEAR, str(value), "other_average", span.words, span.box, backed
    )


def _quotient(reading: Reading) -> Decimal | None:
    """Points over credits, as the same paper gives them: the second fact."""
    totals = []
    for name in ("points", "credits"):
        values = [re.search(r"[0-9]+(?:[.,][0-9]+)?", reading.text(one)) for one in reading.at(name)]
        numbers = [Decimal(one[0].replace(",", ".")) for one in values if one]
        if not numbers:
            return None
        totals.append(max(numbers))
    points, credit = totals
    return (points / credit).quantize(Decimal("0.01")) if credit and points / credit <= HIGHEST else None


def sex_in(text: str) -> str:
    """L or P where a text says one of them and not both."""
    letters = squeezed(text)
    if letters in ("l", "p"):
        return letters.upper()
    said = {sex for sex, words in SEXES.items() for word in words if word in letters}
    if "female" in letters and "male" not in letters.replace("female", ""):
        said.discard(MALE)
    if not said:
        tokens = re.findall(r"[a-z]+", text.lower())
        said = {
            sex for sex, words in SEXES.items() for token in tokens
            if len(token) >= 7 and Levenshtein.distance(token, words[0], score_cutoff=2) <= 2
        }  # fmt: skip
    return said.pop() if len(said) == 1 else ""


def look_sex(typed: str, reading: Reading) -> Finding:
    """Whether the paper says this sex at its label, or says it alone. Typed: L or P, or a word for it."""
    typed = typed if typed in ("L", "P") else sex_in(typed)
    if not typed:
        return NOTHING
    places = [Span(reading.rows[one.row], one.start, one.end) for one in reading.at("sex")]
    if not any(sex_in(span.text) for span in places):
        places = [Span(row, 0, len(row.text)) for row in reading.rows if len(row.squeezed.letters) > 1]
    said = [(sex_in(span.text), span) for span in places if sex_in(span.text)]
    if not said:
        return NOTHING
    if {sex for sex, _ in said} == {typed}:
        return finding(Seen.EXACT, typed, "same", said[0][1].words, said[0][1].box)
    sex, span = said[0]
    if len({one for one, _ in said}) > 1:
        return finding(Seen.NEAR, span.text, "several", span.words, span.box)
    niks = [nik for run in sixteen_digits(reading) if (nik := read_nik(run.value))]
    backed = bool(niks) and all(nik.sex == sex for nik in niks)
    return finding(Seen.OTHER, sex, "other_sex", span.words, span.box, backed)


def predicate_of(text: str) -> str:
    """The group of a predicate; nothing where a text names none."""
    letters = squeezed(text)
    return next((name for name, words in PREDICATES if any(word in letters for word in words)), "")


def predicate_at(reading: Reading, span: Span) -> str:
    """The group of a predicate in a piece of a row; "Sangat" may stand at the end of the row above."""
    name = predicate_of(span.text)
    number = reading.rows.index(span.row)
    broken = number and span.row.squeezed.letters.startswith("memuaskan")
    if name == "memuaskan" and broken and reading.rows[number - 1].squeezed.letters.endswith("sangat"):
        return "sangatmemuaskan"
    return name


def look_predicate(typed: str, reading: Reading) -> Finding:
    """Whether the paper gives this predicate, in any of its usual words."""
    wanted = predicate_of(typed) or squeezed(typed)
    places = [Span(reading.rows[one.row], one.start, one.end) for one in reading.at("predicate")]
    said = [(name, span) for span in places if (name := predicate_at(reading, span))]
    if not said:
        spans = [Span(row, 0, len(row.text)) for row in reading.rows]
        said = [(name, span) for span in spans if (name := predicate_at(reading, span)) and name != "baik"]
    if any(name == wanted for name, _ in said) and len({name for name, _ in said}) == 1:
        return finding(Seen.EXACT, said[0][1].text, "same", said[0][1].words, said[0][1].box)
    if not said:
        return NOTHING
    seen = Seen.NEAR if any(name == wanted for name, _ in said) else Seen.OTHER
    return finding(seen, said[0][1].text, "other_predicate", said[0][1].words, said[0][1].box)
