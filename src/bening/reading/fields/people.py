"""Who somebody is: name, birth, sex, address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bening.reading.fields.reading_off import Off, cut, off
from bening.reading.lines import squeezed
from bening.reading.match.dates import Dated, dates_of
from bening.reading.match.edges import continued_below, looks_like_name
from bening.reading.match.folds import put_right
from bening.reading.match.grades import sex_in
from bening.reading.name_words import is_title
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB, Row
from bening.reading.values import Value

CUES = (
    "diberikankepada", "memberikankepada", "memberikanijazahkepada", "kepada", "menyatakanbahwa", "bahwa",
    "menerangkanbahwa", "presentedto", "awardedto", "awardsto", "certifythat", "certifiesthat", "givento",
    "bertandatangandibawahini", "yangbertandatangan", "grantedto", "saudara", "saudari", "bernama",
)  # fmt: skip
"""What stands in front of the name on papers without a label for it."""
_BEGINS_STREET = re.compile(
    r"\W*(?:[0-9]\s?\.\s?)?((?:J[lI1i]\.?|Jalan|Dusun|Dsn\.?|Kp\.|Kampung|Perum\w*|Lr\.|Lorong|Gg\.|Gang|Komplek)\s?\S.*)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:(?<=[A-Za-z]{4})|(?<=[0-9]))\.\s+(?=[A-Z][a-z]+\s+[a-z])")
"""Where another sentence begins: not behind "Kec." and other short forms."""
_STREET = re.compile(r"\bJ[I1i|l]\.|^(?:[Jj][lLiI1|]|[lI1|][Ll])\s?[.,、]\s*(?=\S)")
LONGEST_RW = 4
"""Signs of the number of a neighbourhood that may begin a row of an address."""
_PART_OF_ADDRESS = re.compile(r"\W*(?:RT|RW|Kel|Desa|Kec|Kab|Kota|Prov)\b", re.IGNORECASE)
AFTER_NAME = (
    "nim",
    "npm",
    "nomorinduk",
    "nomorpokok",
    "lahir",
    "tempattanggallahir",
    "nisn",
    "ttl",
    "nik",
    "born",
)


def name(reading: Reading, kind: str) -> Off | None:
    """The name as printed, without titles and degrees."""
    places = list(reading.at("family_head")) if kind == "kk" else []
    for value in (*places, *reading.at("name")):
        found = _name_at(reading, _span(reading, value))
        if found is not None:
            return found
    return _after_cue(reading) or _before_number(reading)


def _span(reading: Reading, value: Value) -> Span:
    return Span(reading.rows[value.row], value.start, value.end)


def _name_at(reading: Reading, span: Span) -> Off | None:
    end = _name_end(span.text)
    if span.text[:1].islower():
        return None
    one = Span(span.row, span.start, span.start + end)
    if not looks_like_name(one.text.replace(":", " ")) or len(squeezed(one.text)) < 2:
        return None
    rest = continued_below(reading, one)
    if rest is None:
        return off(without_titles(put_right(one.text)), [one])
    row = next(row for row in reading.rows if rest in row.parts)
    start = row.starts[row.parts.index(rest)]
    more = rest.word.text[: min(cut(rest.word.text), _name_end(rest.word.text))]
    text = without_titles(put_right(f"{one.text} {more}"))
    return off(text, [one, Span(row, start, start + len(more))])


def without_titles(name: str) -> str:
    """A name without titles in front and degrees behind, otherwise as printed."""
    name = re.sub(r"^[\W_]+", "", name)
    words = re.sub(r"(?<=[^\W\d_]{3})\.(?=[^\W\d_]{3})", " ", name.partition(",")[0]).split()
    while len(words) > 1 and is_title(words[0]):
        words.pop(0)
    while len(words) > 1 and is_title(words[-1]):
        words.pop()
    return " ".join(words)


def _name_end(text: str) -> int:
    """A name ends at a sign, but for a comma with degrees behind it."""
    sign = re.search(r"[;:(/]|\s\d|\t", text)
    end = sign.start() if sign else len(text)
    comma = text[:end].find(",")
    if comma >= 0 and not all(
        is_title(word) for word in re.split(r"[,\s]+", text[comma:end]) if squeezed(word)
    ):
        end = comma
    return len(text[:end].rstrip(" .,-"))


def _after_cue(reading: Reading) -> Off | None:
    """Behind "diberikan kepada", in the same row or the next one."""
    for number, row in enumerate(reading.rows):
        letters = row.squeezed.letters
        for cue in CUES:
            at = letters.find(cue)
            if at < 0 or (len(cue) < 7 and not letters.endswith(cue)):
                continue
            end = row.squeezed.span(at, at + len(cue))[1]
            end += len(row.text[end:]) - len(row.text[end:].lstrip(" :\t"))
            rest = _trimmed(Span(row, end, _column(row.text, end)))
            for span in (rest, *(_rows_below(reading, number))):
                found = _name_at(reading, span) if span is not None else None
                if found is not None:
                    return found
    return None


def _column(text: str, start: int) -> int:
    end = text.find(TAB, start)
    return end if end >= 0 else len(text)


def _trimmed(span: Span) -> Span | None:
    start = span.start
    while start < span.end and not span.row.text[start].isalpha():
        start += 1
    return Span(span.row, start, span.end) if start < span.end else None


def _rows_below(reading: Reading, number: int) -> Iterator[Span]:
    for row in reading.rows[number + 1 : number + 4]:
        for part, start in zip(row.parts, row.starts, strict=True):
            yield Span(row, start, start + len(part.word.text))


def _before_number(reading: Reading) -> Off | None:
    """Above the student number, or above the place of birth."""
    for number, row in enumerate(reading.rows[1:], start=1):
        if row.squeezed.letters.startswith(AFTER_NAME):
            over = reading.rows[number - 1]
            found = _name_at(reading, Span(over, 0, _column(over.text, 0)))
            if found is not None and len(over.parts) == 1:
                return found
    return None


def born(reading: Reading) -> Dated | None:
    """The date of birth with its place."""
    found = dates_of(reading)
    return next((one for one in found if one.meaning == "birth"), None)


def birth_date(reading: Reading, kind: str) -> Off | None:
    """As ISO date."""
    one = born(reading)
    return off(one.on.isoformat(), [one.span]) if one else None


def birth_place(reading: Reading, kind: str) -> Off | None:
    """What stands at the label, or in front of the date of birth."""
    one = born(reading)
    for value in reading.at("birth"):
        span = _span(reading, value)
        place = re.match(r"[^\W\d_][^\d,:;(\t]*", span.text)
        if place is None:
            continue
        text = re.sub(r"(?:[\s,.;/-]|pada|tanggal|tgl)+$", "", place[0], flags=re.IGNORECASE)
        if squeezed(text):
            return off(put_right(text), [Span(span.row, span.start, span.start + len(text))])
    if one is None:
        return None
    before = re.search(r"([^\W\d_][^\d,:;(\t]*)[,\s]*$", one.span.before)
    if before is None or not looks_like_name(before[1]):
        return None
    return off(put_right(before[1]), [Span(one.span.row, before.start(1), before.end(1))])


def sex(reading: Reading, kind: str) -> Off | None:
    """L or P."""
    places = [_span(reading, value) for value in reading.at("sex")]
    places += [Span(row, 0, len(row.text)) for row in reading.rows]
    for span in places:
        said = sex_in(span.text) if len(squeezed(span.text)) > 1 or places.index(span) == 0 else ""
        if said:
            return off(said, [span])
    return None


def address(reading: Reading, kind: str) -> Off | None:
    """The row at the label, and the next one if it has no label of its own."""
    for value in reading.at("address"):
        span = _span(reading, value)
        if len(squeezed(span.text)) < 3:
            continue
        pieces = [span, *_more_of_address(reading, value)]
        text = " ".join(piece.text + ("," if piece.after.startswith(",") else "") for piece in pieces)
        text = _SENTENCE.split(re.sub(r"^(?:di|in)\s+", "", text))[0]
        return off(_street(text.rstrip(",. ")), pieces)
    if kind in ("npwp", "sim"):  # cards without labels
        for row in reading.rows:
            match = _BEGINS_STREET.match(row.text)
            if match:
                span = Span(row, match.start(1), _column(row.text, match.start(1)))
                return off(_street(span.text), [span])
    return None


def _street(text: str) -> str:
    """The short form of "street" put right: engines take its letters for others."""
    if re.match(r"(?:JL|Jl)\. ?", text):
        return text
    return re.sub(r"^Jl\.(?=\S)", "Jl. ", _STREET.sub("Jl.", text))


def _more_of_address(reading: Reading, value: Value) -> Iterator[Span]:
    """Rows below that go on at the same left end and begin neither a label nor another sentence."""
    row = reading.rows[value.row]
    left, height, over = row.box(value.start, value.end)[0], row.height, row.middle
    for number, under in enumerate(reading.rows[value.row + 1 : value.row + 5], start=value.row + 1):
        if under.page != row.page or under.middle - over > 1.7 * height:
            return
        found = _part_at(under, left, 2 * height)
        if found is None:
            continue  # a row of another column
        start, text = found
        first = text.split()[0]
        goes_on = (len(first) <= LONGEST_RW and first.rstrip(",.").isdigit()) or _PART_OF_ADDRESS.match(text)
        ends = _labelled(reading, number, start) or text[:1].islower() or text[:1] in "(:"
        if ends and not (goes_on and text[0] != ":"):
            return
        yield Span(under, start, start + len(text))
        over = under.middle


def _part_at(row: Row, left: float, reach: float) -> tuple[int, str] | None:
    """Where in the row a word begins at this height from the left, and that word."""
    for part, start in zip(row.parts, row.starts, strict=True):
        if abs(part.left - left) <= reach:
            return start, part.word.text
    return None


def _labelled(reading: Reading, number: int, start: int) -> bool:
    """Whether a label begins there or within a few letters, or ends right before."""
    text = reading.rows[number].text
    return any(
        start <= one.start < start + 4 or (one.end <= start and not squeezed(text[one.end : start]))
        for one in reading.labels
        if one.row == number
    )
