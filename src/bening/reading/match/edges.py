"""The guard at both ends of a found text: what stands beside it must not belong to it.

Without it "ILHAM SIMANJUNTAK" passes on the card of "ILHAM SIMANJUNTAK LUMBANTORUAN", and "Manajemen" on a
diploma in "Manajemen Pendidikan".
"""

from __future__ import annotations

import re
from functools import cache

from bening.reading.lines import is_mark, squeezed
from bening.reading.name_words import is_title, lexicon
from bening.reading.reading import Reading, Span
from bening.reading.rows import TAB, Placed, Row

LEADER = re.compile(r"[.…·]+")
"""Dots that lead from a label to its value."""
LONG_WORD = 6
"""Letters of a word of running text from which on it is known although a blank was lost behind it."""
_TOKEN = re.compile(r"[^\s]+")


RUNNING = 3
"""Words before a text from which on it stands in running text."""


@cache
def _beyond_phrases() -> frozenset[str]:
    """Words of running text that are in no programme and no institution."""
    return lexicon("prose") - lexicon("phrase")


def is_prose(token: str, phrase: bool = False) -> bool:
    """Whether a word is one of running text or of a label, and no part of a name (or of a `phrase`)."""
    text = squeezed(token)
    words = _beyond_phrases() if phrase else lexicon("prose")
    if not text or text in words or any(sign.isdigit() for sign in text) or is_mark(text):
        return True
    return any(text[:size] in words for size in range(LONG_WORD, len(text)))


def clean_before(text: str, phrase: bool = False) -> bool:
    """Whether what stands before a name is no part of it: nothing, a label, a title, running text."""
    column = text.rpartition(TAB)[2]
    while True:
        stripped = column.rstrip()
        if not stripped:
            return True
        if stripped[-1] in ':("“/•*;=>)':
            return True
        token = stripped.split()[-1]
        parts = [part for part in re.split(r"[:/()\"]+", token) if part]
        last = parts[-1] if parts else ""
        if not squeezed(last) and LEADER.fullmatch(token) and stripped != token:
            return True
        if not squeezed(last):
            column = stripped[: len(stripped) - len(token)]
            continue
        if is_title(last):
            column = stripped[: len(stripped) - len(last)]
            continue
        if stripped[-1] == "," and not column[len(stripped) :].strip():
            return True
        return (
            is_prose(last, phrase)
            or (_ends_in_prose(last) and not phrase)
            or last.lower() in ("a.n.", "a.n", "an.")
        )


def _ends_in_prose(token: str) -> bool:
    """A word of running text or a label with the name glued to it ("NamaBUDI": "Nama" is before)."""
    text = squeezed(token)
    return any(text[-size:] in lexicon("prose") for size in range(LONG_WORD, len(text)))


def clean_after(text: str, phrase: bool = False) -> bool:
    """Whether what stands behind a name is no part of it: nothing, a sign, a degree, running text."""
    column = text.partition(TAB)[0]
    while True:
        if not column.strip():
            return True
        glued = not column[0].isspace()
        stripped = column.lstrip()
        if stripped[0] in ',;:()/"”|=*<>[]–—_' or (stripped[0] in "-." and not _goes_on(stripped[1:])):
            return True
        token = _TOKEN.match(stripped)
        if token is None:
            return True
        word = token[0].strip(".-'’`")
        if not squeezed(word):
            column = stripped[token.end() :]
            continue
        if is_title(word.partition(",")[0]):
            column = stripped[token.end() :]
            continue
        if glued and stripped[0].isdigit():
            return True
        if phrase and squeezed(word) in ("dan", "and", "serta"):
            rest = stripped[token.end() :].split()
            return bool(rest) and squeezed(rest[0]) in lexicon("verbs")
        return is_prose(word, phrase)


def goes_on(span: Span) -> bool:
    """Whether another word with a capital follows at once in the same row: the name or phrase is longer."""
    word = re.match(r"\s+([^\W\d_]{2,})", span.after.partition(TAB)[0])
    return word is not None and word[1][0].isupper() and not is_title(word[1]) and not is_prose(word[1])


def _goes_on(text: str) -> bool:
    """Whether letters follow a dot or hyphen at once."""
    return bool(text) and text[0].isalpha()


def continued_below(reading: Reading, span: Span, phrase: bool = False) -> Placed | None:
    """The word in the row below that looks like the rest of a text broken in two; None if there is none."""
    if span.after.partition(TAB)[0].strip(" .,;"):
        return None
    number = reading.rows.index(span.row)
    x0, _, x1, _ = span.box
    height = span.row.part_at(span.start).height
    for below, under in enumerate(reading.rows[number + 1 : number + 3], start=number + 1):
        if under.page != span.row.page or under.middle - span.row.middle > 2.2 * height:
            return None
        first = under.parts[0]
        if _is_running(reading, span, under):
            return (
                first if _goes_on_with(first.word.text, phrase) and not reading.has_label(below, 1) else None
            )
        if not _begins_column(reading, span, number):
            return None
        for part, start in zip(under.parts, under.starts, strict=True):
            if not _aligned(part, x0, x1, height, centred=_stands_alone(span)):
                continue
            text = part.word.text
            if reading.has_label(below, start + len(text)) or not looks_like_name(text, phrase):
                return None
            similar = 0.6 < part.height / max(height, 1.0) < 1.6
            return part if similar else None
    return None


def _is_running(reading: Reading, span: Span, under: Row) -> bool:
    """Whether it ends a row of running text: at the right border of the page, or of its paragraph."""
    row = span.row
    text = span.before.rpartition(TAB)[2]
    if len(text.split()) < RUNNING or text.rstrip().endswith(":"):
        return False
    most = max(part.right for other in reading.rows if other.page == row.page for part in other.parts)
    return row.parts[-1].right > most - 4 * row.height or not _had_room(row, under)


def _had_room(row: Row, under: Row) -> bool:
    """Whether the first word of the row below would have fitted into the row, and so begins something new."""
    first = under.parts[0]
    letters = len((first.word.text.split() or [""])[0])
    wide = (first.right - first.left) * (letters + 1) / max(1, len(first.word.text))
    return row.parts[-1].right + wide < under.parts[-1].right


def _goes_on_with(text: str, phrase: bool) -> bool:
    """Whether running text that begins so goes on with a name: its first word is none of running text."""
    first = text.split()[0] if text.split() else ""
    return (
        bool(squeezed(first))
        and text.strip()[0].isalpha()
        and not is_prose(first, phrase)
        and not is_title(first)
    )


def _begins_column(reading: Reading, span: Span, row: int) -> bool:
    """Whether nothing but a label or a title stands before it in its column."""
    before = span.before.rpartition(TAB)[2].rstrip()
    tokens = [token for token in before.split() if squeezed(token) and not is_title(token)]
    return not tokens or before.endswith((":", "=")) or reading.has_label(row, span.start)


def _stands_alone(span: Span) -> bool:
    """Whether nothing stands before it in its column: a value behind its label is set to the left."""
    return not squeezed(span.before.rpartition(TAB)[2])


def _aligned(part: Placed, x0: float, x1: float, height: float, *, centred: bool) -> bool:
    """Below the same left end, or of what may be centred below the same middle."""
    middle = abs((part.left + part.right) / 2 - (x0 + x1) / 2) < 1.5 * height
    return abs(part.left - x0) < 1.5 * height or (centred and middle)


def looks_like_name(text: str, phrase: bool = False) -> bool:
    """Letters only, no word of running text, no label, no title alone."""
    words = [word for word in re.split(r"[\s.,]+", text) if squeezed(word)]
    if not words or any(sign.isdigit() or sign in ":/()@" for sign in text):
        return False
    return not any(is_prose(word, phrase) for word in words) and not all(is_title(word) for word in words)
