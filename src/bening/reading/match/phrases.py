"""Programmes, institutions, places and addresses: phrases of several words, whole and in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bening.reading.labels import Label
from bening.reading.lines import plain, squeezed
from bening.reading.match import folds
from bening.reading.match.dates import dates_of
from bening.reading.match.edges import clean_after, clean_before, continued_below, goes_on, is_prose
from bening.reading.match.finding import NOTHING, Finding, Seen, finding
from bening.reading.match.names import spans
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB, Placed, Row, squeeze
from bening.reading.thresholds import threshold
from bening.reading.values import Value

_LEVEL = re.compile(
    r"^\W*(?:program(?:me)?\s+studi|study\s+program(?:me)?|prodi|jurusan|program|"
    r"s\s*-?\s*[123]\b|d\s*-?\s*(?:iv|iii|ii|i|[1-4])\b|"
    r"diploma\s*-?\s*(?:iv|iii|ii|i|[1-4]|empat|tiga|dua|satu)?\b|sarjana\s+terapan|sarjana|strata\s*-?\s*(?:1|2|3|satu|dua)\b|"
    r"sma\b|smk\b|magister|doktor|bachelor\s+of)\s*[-–:,./]?\s*",
    re.IGNORECASE,
)
_LEVEL_BEHIND = re.compile(
    r"\s*[-–,/]?\s*\(?\b(?:s\s*-?\s*[123]|d\s*-?\s*(?:iv|iii|ii|i|[1-4])|strata\s*(?:1|satu)|sarjana|"
    r"program\s+sarjana|jenjang\s+\S+)\)?\W*$",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s*\([A-Za-z .\-]{2,14}\)\s*$")
_AFTER_PROGRAMME = re.compile(
    r"^\W*(?:\(?\s*(?:s\s*-?\s*[123]|d\s*-?\s*(?:iv|iii|ii|i|[1-4])|strata|jenjang|program|sarjana|diploma|profesi)\b)",
    re.IGNORECASE,
)
_REGION = re.compile(r"^(?:kota|kabupaten|kab\.?|kec\.?|kecamatan)\s+", re.IGNORECASE)
_STREET = {
    "jalan": "jl", "jln": "jl", "gang": "gg", "nomor": "no", "kelurahan": "kel", "kecamatan": "kec",
    "kabupaten": "kab", "lorong": "lr", "lrg": "lr", "dusun": "dsn", "desa": "ds", "provinsi": "prov",
    "perumahan": "perum", "komplek": "komp", "kompleks": "komp", "blok": "blk",
}  # fmt: skip


def without_level(typed: str) -> str:
    """A programme without its level: "S1 Kebidanan", "Sarjana Kebidanan", "Kebidanan (S-1)" are the same.

    "Profesi Ners" is one name.
    """
    text = typed.strip()
    while True:
        shorter = _LEVEL_BEHIND.sub("", _LEVEL.sub("", text)).strip()
        if not squeezed(shorter) or shorter == text:
            return text
        text = shorter


def look_programme(typed: str, reading: Reading) -> Finding:
    """Whether this programme stands there, and no longer one that contains it."""
    forms = dict.fromkeys((squeezed(without_level(typed)), squeezed(typed)))
    return _look(list(forms), reading, "programme", _ends_well)


def look_institution(typed: str, reading: Reading) -> Finding:
    """Whether this institution stands there; a short name in brackets may be missing on either side."""
    forms = dict.fromkeys((squeezed(_SHORT_NAME.sub("", typed)), squeezed(typed)))
    return _look(list(forms), reading, "institution", _ends)


def _ends(after: str) -> bool:
    return clean_after(after, phrase=True)


def _ends_well(after: str) -> bool:
    return clean_after(after, phrase=True) or bool(_AFTER_PROGRAMME.match(after))


def _begins_well(before: str) -> bool:
    column = before.rpartition(TAB)[2]
    return (
        clean_before(before, phrase=True)
        or squeezed(_LEVEL.sub("", column)) == ""
        or bool(
            re.search(
                r"(?:^|\W)(?:s\s*-?\s*[123]|d\s*-?\s*(?:iv|iii|[1-4])|di|in|pada|of)\W*$",
                column,
                re.IGNORECASE,
            )
        )
    )


def _look(forms: Sequence[str], reading: Reading, label: str, ends_well: Callable[[str], bool]) -> Finding:
    partly: Span | None = None
    for form in forms:
        for span in _all_spans(reading, form):
            whole = _begins_well(span.before) and ends_well(span.after)
            whole = whole and continued_below(reading, span, phrase=True) is None
            if whole and not (label == "programme" and _is_elsewhere(form, span, reading)):
                return finding(Seen.EXACT, span.text, "same", span.words, span.box)
            partly = partly or span
        over = _over_rows(reading, form, ends_well)
        if over is not None:
            return over
    if partly is not None:
        why = "goes_on" if goes_on(partly) else "more_beside"
        return finding(Seen.NEAR, partly.row.text, why, partly.words, partly.box)
    return _at_label(forms[0], reading, label)


def _is_elsewhere(form: str, span: Span, reading: Reading) -> bool:
    """Whether it is the name of a course, or another programme stands at the label."""
    row = reading.rows.index(span.row)
    said = [value for value in reading.at("programme") if _names_programme(value, reading)]
    if any(value.row == row and value.start < span.end and span.start < value.end for value in said):
        return False
    if re.search(r"\t\s*[0-9]", span.row.text) or re.match(r"\W*[0-9]{1,2}[\s.)]", span.row.text):
        return True
    texts = [squeezed(without_level(reading.text(value))) for value in said]
    return bool(texts) and all(fuzz.ratio(form, text) < threshold("match.phrase_other") for text in texts)


def _names_programme(value: Value, reading: Reading) -> bool:
    """Whether a value stands at the label of the programme itself, not of a department or a course of it."""
    labels = [one for one in reading.labels if one.name == "programme" and one.row <= value.row]
    text = reading.text(value)
    return (
        bool(labels)
        and "stud" in squeezed(_label_text(labels[-1], reading))
        and not is_prose(text.split()[0], True)
    )


def _label_text(label: Label, reading: Reading) -> str:
    return reading.rows[label.row].text[label.start : label.end]


def _all_spans(reading: Reading, form: str) -> Iterator[Span]:
    for row in reading.rows:
        for start, end in spans(row.text, form):
            yield Span(row, start, end)


def _over_rows(reading: Reading, form: str, ends_well: Callable[[str], bool]) -> Finding | None:
    """A phrase that goes on in the next row, as running text or in a table."""
    for row, under in zip(reading.rows, reading.rows[1:], strict=False):
        if row.page != under.page or under.middle - row.middle > 3.0 * max(row.height, under.height):
            continue
        for last, end in _ends_of_columns(row):
            for part, start in zip(under.parts, under.starts, strict=True):
                if last is not row.parts[-1] and not _below(last, part):
                    continue
                found = _broken(row.text[:end], last, part, form, ends_well, under.text[start:])
                if found is not None:
                    return found
    return None


def _ends_of_columns(row: Row) -> Iterator[tuple[Placed, int]]:
    """The last word of each column, and the place in the text behind it."""
    for part, start in zip(row.parts, row.starts, strict=True):
        end = start + len(part.word.text)
        if row.text[end : end + 1] in ("", TAB):
            yield part, end


def _below(last: Placed, part: Placed) -> bool:
    """Whether a word of the row below is not right of another."""
    return part.left < last.right - last.height


def _broken(
    text: str, last: Placed, part: Placed, form: str, ends_well: Callable[[str], bool], under: str
) -> Finding | None:
    """A phrase of which the rest begins the word below. `under`: the row below from that word on."""
    size = _shared(folds.letters(last.word.text), folds.letters(part.word.text), form)
    if not size:
        return None
    letters = squeeze(text)
    head = letters.span(len(letters.letters) - size, len(letters.letters))[0]
    tail = _place_after(part.word.text, len(squeezed(part.word.text)[: len(form) - size]))
    if not (_begins_well(text[:head]) and ends_well(under[tail:])):
        return None
    words = [last.word, part.word]
    return finding(Seen.EXACT, f"{last.word.text} {part.word.text}", "two_rows", words)


def _shared(last: str, first: str, form: str) -> int:
    """How many letters of a phrase end one row, if the rest begins the next; 0 if they do not."""
    for size in range(min(len(last), len(form) - 1), 2, -1):
        if last.endswith(form[:size]) and first.startswith(form[size:]):
            return size
    return 0


def _place_after(text: str, letters: int) -> int:
    """The place in a text behind its first so many letters."""
    seen = 0
    for place, sign in enumerate(text):
        if seen == letters:
            return place
        seen += sign.isalnum()
    return len(text)


def _at_label(form: str, reading: Reading, label: str) -> Finding:
    """What stands at the label instead, or what is most alike."""
    for value in reading.at(label):
        text = reading.text(value)
        alike = fuzz.ratio(form, squeezed(without_level(text)))
        words = value.words(reading.rows)
        seen = Seen.NEAR if alike >= threshold("match.phrase_other") else Seen.OTHER
        return finding(
            seen, text, "alike" if seen is Seen.NEAR else "other_phrase", words, value.box(reading.rows)
        )
    scored = [
        (fuzz.partial_ratio(form, row.squeezed.letters), row) for row in reading.rows if row.squeezed.letters
    ]
    score, row = max(scored, key=lambda one: one[0], default=(0.0, None))
    if row is None or score < threshold("match.phrase_other"):
        return NOTHING
    return finding(Seen.NEAR, row.text, "alike", [part.word for part in row.parts])


def look_place(typed: str, reading: Reading) -> Finding:
    """Whether this place stands as place of birth: at its label, or in front of the date of birth."""
    forms = list(dict.fromkeys((squeezed(typed), squeezed(_REGION.sub("", typed)))))
    found = [span for form in forms for span in _all_spans(reading, form)]
    births = {id(one.span.row): one for one in dates_of(reading) if one.meaning in ("birth", "", "signed")}
    for span in found:
        after = span.after.lstrip(" ,.:;-/")
        dated = id(span.row) in births and births[id(span.row)].span.start >= span.end
        labelled = any(
            value.row < len(reading.rows) and reading.rows[value.row] is span.row
            and value.start <= span.start < value.end
            for value in reading.at("birth", "birth_date")
        )  # fmt: skip
        before = squeezed(_REGION.sub("", span.before.rpartition(TAB)[2]))
        if (
            (dated or labelled)
            and (after[:1].isdigit() or clean_after(span.after))
            and (clean_before(span.before) or before.endswith(("kota", "kabupaten", "kab")))
        ):
            return finding(Seen.EXACT, span.text, "same", span.words, span.box)
    if found:
        return finding(Seen.NEAR, found[0].row.text, "more_beside", found[0].words, found[0].box)
    for value in reading.at("birth"):
        return finding(Seen.NEAR, reading.text(value), "other_place", value.words(reading.rows))
    return NOTHING


def look_address(typed: str, reading: Reading) -> Finding:
    """Whether all words of an address stand on the paper: numbers exactly, long words with one slip."""
    wanted = address_words(typed)
    if not wanted:
        return NOTHING
    page = [word for row in reading.rows for word in address_words(row.text)]
    letters = "".join(page)
    missing = [word for word in wanted if not _stands(word, page, letters)]
    places = [value for value in reading.at("address")]
    words = [word for value in places[:1] for word in value.words(reading.rows)]
    text = " ".join(word.text for word in words)
    if not missing:
        return finding(Seen.EXACT, text, "same", words)
    if len(missing) < len(wanted):
        return finding(Seen.NEAR, text, "some_words_missing", words)
    return NOTHING


def address_words(text: str) -> list[str]:
    """Words of an address in one spelling: "Jalan" is "Jl.", RT 003 is 3."""
    parts = re.findall(r"[a-z]+|[0-9]+", plain(text))
    return [_STREET.get(part, part.lstrip("0") or "0") for part in parts]


def _stands(word: str, page: Sequence[str], letters: str) -> bool:
    if word in page:
        return True
    if word.isdigit() or len(word) < 4:
        return len(word) < 4 and not word.isdigit() and word in _STREET.values()
    if word in letters:
        return True
    return len(word) >= 6 and any(
        Levenshtein.distance(word, other, score_cutoff=1) <= 1 for other in page if len(other) >= 5
    )
