"""A typed name on a paper: exact after titles and usual short forms, its whole self and nothing but itself.

One letter that differs is never forgiven: SANTOSO and SANTOSA are as alike as a name and its misreading, no
threshold separates them. Such a name is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from bening.reading.lines import plain
from bening.reading.match import folds
from bening.reading.match.edges import (
    clean_after,
    clean_before,
    continued_below,
    goes_on,
    is_prose,
    looks_like_name,
)
from bening.reading.match.finding import NOTHING, Finding, Seen, finding
from bening.reading.name_words import bare
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB, Row, around
from bening.reading.spellings import SHORT
from bening.reading.thresholds import threshold

OF_SEVERAL = ("kk",)
"""Kinds of papers that name several people."""


def look(typed: str, reading: Reading, kind: str) -> Finding:
    """Whether this name stands on the paper, and where it should stand, another."""
    forms = list(typed_forms(typed))
    if not forms:
        return NOTHING
    at_label = [Span(reading.rows[value.row], value.start, value.end) for value in reading.at("name")]
    found = [one for form in forms for one in _found(form, reading)]
    clean = [span for span, whole in found if whole]
    if any(_touches(span, at_label) for span in clean):
        return _exact(next(span for span in clean if _touches(span, at_label)), forms)
    other = _other(typed, reading)
    alone = other is None or other.seen is not Seen.OTHER or kind in OF_SEVERAL
    if clean and len(clean) == len(found) and alone:
        return _exact(clean[0], forms)
    if found:
        span = (clean or [span for span, _ in found])[0]
        beside = "goes_on" if goes_on(span) or _goes_on_below(span, reading) else "more_beside"
        why = "other_at_label" if other is not None and clean else beside
        return finding(Seen.NEAR, span.row.text, why, span.words, span.box)
    below = _over_two_rows(forms, reading)
    if below is not None:
        return below
    return other or _alike(typed, reading)


def typed_forms(typed: str) -> Iterator[str]:
    """The letters to look for: the name without titles, as typed, and with short forms written out."""
    words = bare(typed)
    if not words:
        return
    yield "".join(words)
    long = [SHORT.get(word, word) for word in words]
    if long != words:
        yield "".join(long)
    for place, word in enumerate(words):
        for short in (short for short, name in SHORT.items() if name == word):
            yield "".join((*words[:place], short, *words[place + 1 :]))


def _goes_on_below(span: Span, reading: Reading) -> bool:
    """Whether it stands beside the label of the name, and the row below goes on with it."""
    beside = [value for value in reading.at("name") if value.how == "beside"]
    at_label = [Span(reading.rows[value.row], value.start, value.end) for value in beside]
    return _touches(span, at_label) and continued_below(reading, span) is not None


def _found(letters: str, reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Every place of these letters in one row, and whether nothing beside or below belongs to it."""
    for row in reading.rows:
        for span in spans(row.text, letters):
            one = Span(row, *span)
            whole = clean_before(one.before) and clean_after(one.after)
            yield one, whole and continued_below(reading, one) is None


def spans(text: str, letters: str) -> Iterator[tuple[int, int]]:
    """Places of letters in a row, at beginnings of words (engines drop blanks, but add none)."""
    folded, places = _folded(text)
    at = folded.find(letters)
    while at >= 0:
        start, end = places[at], places[at + len(letters) - 1] + 1
        inside = start > 0 and text[start - 1].isalnum() and not _glued(text, start)
        if TAB not in text[start:end] and not inside and not _in_word(text, end):
            yield start, end
        at = folded.find(letters, at + 1)


@lru_cache(maxsize=2048)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters of a row with look-alikes put right, and their places."""
    out, places = [], []
    for place, sign in enumerate(folds.put_right(text)):
        for letter in plain(sign):
            if letter.isalnum():
                out.append(letter)
                places.append(place)
    return "".join(out), tuple(places)


def _glued(text: str, start: int) -> bool:
    """A blank lost before the name: behind a label ("NAMABUDI"), or where a capital begins ("NamaBudi")."""
    if text[start].isupper() and (text[start - 1].islower() or text[start - 1].isdigit()):
        return True
    before = re.search(r"[^\W\d_]+$", text[:start])
    return before is not None and is_prose(before[0])


def _in_word(text: str, end: int) -> bool:
    """Whether the name ends inside a word: letters of the same case go on ("SANTOSOlahir" does not)."""
    if end >= len(text) or not text[end].isalpha():
        return False
    if text[end].isupper():
        return text[end - 1].isupper()
    return text[end - 1].islower() or not text[max(0, end - 2) : end].isupper()


def _touches(span: Span, places: list[Span]) -> bool:
    return any(
        span.row is place.row and span.start < place.end and place.start < span.end for place in places
    )


def _exact(span: Span, forms: list[str]) -> Finding:
    same = "".join(folds.letters(span.text)) == forms[0]
    return finding(Seen.EXACT, span.text, "same" if same else "short_form", span.words, span.box)


def _over_two_rows(forms: list[str], reading: Reading) -> Finding | None:
    """A name that goes on in the row below."""
    for row in reading.rows:
        for part, start in zip(row.parts, row.starts, strict=True):
            for form in forms:
                for span, size in _beginnings(row, part.word.text, start, form):
                    rest = continued_below(reading, span)
                    more = _rest(rest.word.text, form[size:]) if rest else ""
                    if rest and more and clean_before(span.before):
                        words = [part.word, rest.word]
                        box = around([span.box, rest.word.box])
                        return finding(Seen.EXACT, f"{span.text} {more}", "two_rows", words, box)
    return None


def _rest(text: str, letters: str) -> str:
    """The beginning of a row, if it says the rest of a name and nothing behind it belongs to it."""
    folded, places = _folded(text)
    if not folded.startswith(letters):
        return ""
    end = places[len(letters) - 1] + 1
    return text[:end] if clean_after(text[end:]) and not _in_word(text, end) else ""


def _beginnings(row: Row, text: str, start: int, form: str) -> Iterator[tuple[Span, int]]:
    """Ends of a word that say the beginning of a name, and how many letters of it."""
    folded, places = _folded(text)
    for size in range(min(len(folded), len(form) - 1), 2, -1):
        if folded.endswith(form[:size]):
            yield Span(row, start + places[len(folded) - size], start + len(text)), size


def _other(typed: str, reading: Reading) -> Finding | None:
    """What stands at the label instead, if it is a name.

    The second fact is that no word of the typed name stands anywhere, not even misread. It counts only
    where the other name was well read in the row of its label: beside it, not in a row around it.
    """
    wanted = "".join(bare(typed))
    for value in reading.at("name"):
        span = Span(reading.rows[value.row], value.start, value.end)
        read = folds.letters(span.text)
        if not looks_like_name(span.text) or len(read) < 3:
            continue
        likeness = fuzz.ratio(wanted, read)
        if likeness >= threshold("match.name_other"):
            return finding(Seen.NEAR, span.text, "alike", span.words, span.box)
        sure = min(word.confidence for word in span.words) >= threshold("match.sure")
        backed = value.how == "beside" and sure and not _stands_anywhere(typed, reading)
        return finding(Seen.OTHER, span.text, "other_name", span.words, span.box, backed)
    return None


def _stands_anywhere(typed: str, reading: Reading) -> bool:
    """Whether a longer word of the name stands anywhere on the paper, be it misread."""
    page = [folds.letters(word) for row in reading.rows for word in row.text.split()]
    words = [word for word in bare(typed) if len(word) >= 4] or bare(typed)
    return any(fuzz.ratio(word, other) >= threshold("match.name_word") for word in words for other in page)


def _alike(typed: str, reading: Reading) -> Finding:
    """The row that is most like the name, if any is."""
    wanted = "".join(bare(typed))
    scored = [(fuzz.partial_ratio(wanted, folds.letters(row.text)), row) for row in reading.rows]
    score, row = max(scored, key=lambda one: one[0], default=(0.0, None))
    if row is None or score < threshold("match.name_other") or len(row.squeezed.letters) < len(wanted) - 3:
        return NOTHING
    return finding(Seen.NEAR, row.text, "alike", [part.word for part in row.parts])
