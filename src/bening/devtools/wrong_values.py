"""Values that are not printed on a paper but nearly are: what an error or a fraud would type."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bening.devtools.papers.subject import Subject

Wrong = dict[str, str]
LETTERS = "ABDEGHKMNPRSTWY"
"""Letters that are told apart in any print; I and l, O and Q are not, so they are never changed."""


def wrong_values(fields: Mapping[str, str], dice: random.Random, other: Subject) -> list[Wrong]:
    """Each with its field and attack; no value is the true one."""
    makers = {
        "nik": _nik, "name": _name, "birth_date": _day, "graduation_date": _day, "gpa": _gpa,
        "number": _number, "programme": _programme, "institution": _institution,
    }  # fmt: skip
    found = []
    for field, value in fields.items():
        for attack, wrong in makers.get(field, _none)(value, dice, other):
            if wrong.casefold() != value.casefold():
                found.append({"field": field, "value": wrong, "attack": attack})
    return found


Pairs = Iterator[tuple[str, str]]


def _none(value: str, dice: random.Random, other: Subject) -> Pairs:
    yield from ()


def _other_digit(text: str, places: list[int], dice: random.Random) -> str:
    place = dice.choice(places)
    digit = dice.choice([each for each in "0123456789" if each != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _swapped(text: str, dice: random.Random) -> str:
    places = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    place = dice.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _nik(value: str, dice: random.Random, other: Subject) -> Pairs:
    yield "digit", _other_digit(value, list(range(16)), dice)
    yield "swap", _swapped(value, dice)
    yield "other", other.nik


def _name(value: str, dice: random.Random, other: Subject) -> Pairs:
    places = [
        place for place, letter in enumerate(value)
        if letter.upper() in LETTERS and letter.isalpha() and place > 0
    ]  # fmt: skip
    if places:
        place = dice.choice(places)
        letter = dice.choice([each for each in LETTERS if each != value[place].upper()])
        yield (
            "letter",
            value[:place] + (letter if value[place].isupper() else letter.lower()) + value[place + 1 :],
        )
    if " " in value:
        yield "word", value.rsplit(" ", 1)[0]
    yield "other", other.name


def _day(value: str, dice: random.Random, other: Subject) -> Pairs:
    true = date.fromisoformat(value)
    yield "day", (true + timedelta(days=dice.choice((-1, 1)))).isoformat()
    yield "year", date(true.year - 1, true.month, min(true.day, 28)).isoformat()


def _gpa(value: str, dice: random.Random, other: Subject) -> Pairs:
    true = round(float(value) * 100)
    yield "hundredth", f"{(true + 1) / 100:.2f}"
    yield "third", f"{(true + (30 if true + 30 <= 400 else -30)) / 100:.2f}"


def _number(value: str, dice: random.Random, other: Subject) -> Pairs:
    yield "digit", _other_digit(value, [place for place, each in enumerate(value) if each.isdigit()], dice)


def _programme(value: str, dice: random.Random, other: Subject) -> Pairs:
    if value.startswith("Pendidikan ") and value != "Pendidikan Profesi Guru":
        yield "field", value.removeprefix("Pendidikan ")
    elif " " not in value:
        yield "field", f"Pendidikan {value}"
    if other.programme not in value and value not in other.programme:
        yield "other", other.programme


def _institution(value: str, dice: random.Random, other: Subject) -> Pairs:
    if other.institution.name not in value and value not in other.institution.name:
        yield "other", other.institution.name
