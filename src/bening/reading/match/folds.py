"""Glyphs that no reader can tell apart, made the same: no others, so that no slip of a person is forgiven."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bening.reading.lines import plain

DIGITS = str.maketrans({
    "O": "0", "o": "0", "D": "0", "Q": "0", "I": "1", "i": "1", "l": "1", "L": "1", "|": "1", "!": "1",
    "Z": "2", "z": "2", "S": "5", "s": "5", "b": "6", "G": "6", "B": "8",
})  # fmt: skip
"""Letters that engines read in a run of digits."""


def as_digits(text: str) -> str:
    """A text as it would be if it were a run of digits."""
    return text.translate(DIGITS)


_CODE = str.maketrans(
    {"o": "0", "q": "0", "i": "1", "l": "1", "|": "1", "s": "5", "b": "8", "z": "2", "g": "9"}
)


def code(text: str) -> str:
    """A number with letters in it: separators dropped, letters that look like digits made digits, in both."""
    return "".join(sign for sign in plain(text).translate(_CODE) if sign.isalnum())


_TOKEN = re.compile(r"[^\s/:,.()\[\]]+")


def letters(text: str) -> str:
    """Letters of a name, small, without signs: l, I, 1, | and 0, O put right by the letters around them."""
    return "".join(letter for letter in plain(put_right(text)) if letter.isalnum())


def put_right(text: str) -> str:
    """The same text, as long, but for l, I, 1, | and 0, O in its words, and accents seen in specks."""
    return _TOKEN.sub(lambda word: _word(word[0]), _bare(text))


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """The text, as long, without accents; é is left, schools write it."""
    if text.isascii():
        return text
    return "".join(_BASES.get(sign, sign) for sign in text)


_BASES = {
    sign: unicodedata.normalize("NFD", sign)[0]
    for sign in map(chr, range(0xC0, 0x250))
    if sign not in "éÉ" and unicodedata.normalize("NFD", sign)[0].isascii()
}


def _word(word: str) -> str:
    """A word put right by its letters behind the first; left alone if they do not tell ("AI")."""
    word = word.replace("|", "I").replace("!", "I")
    sure = [sign for sign in word[1:] if sign.isalpha() and sign not in "lI"]
    if not sure:
        return word
    capitals = 2 * sum(sign.isupper() for sign in sure) > len(sure)
    return "".join(_sign(sign, word, place, capitals) for place, sign in enumerate(word))


def _sign(sign: str, word: str, place: int, capitals: bool) -> str:
    """One sign of a word in capitals, or in small letters with perhaps one capital in front."""
    within = any(other.isalpha() for other in word)
    first = not any(other.isalnum() for other in word[:place])
    if sign in "l1" and capitals and within:
        return "I"
    if sign in "I1" and not capitals and not first and within and not _among_capitals(word, place):
        return "l"
    if sign == "l" and first and not capitals and _is_capital(word, place):
        return "I"
    if sign == "0" and within and not any(other.isdigit() and other not in "01" for other in word):
        return "O" if capitals else "o"
    return sign


def _among_capitals(word: str, place: int) -> bool:
    """Whether two capitals stand before it, as in "STIKes": a short form and no slip."""
    return place >= 2 and word[place - 2 : place].isupper() and word[place - 2 : place].isalpha()


def _is_capital(word: str, place: int) -> bool:
    """Whether an l that begins a word is an I: no name begins with l and a consonant ("lndah", "lrma")."""
    after = word[place + 1 : place + 2]
    return after.isalpha() and after.lower() not in "aeiouy"
