"""Papers that were tampered with, to measure which signs of it are seen. Always on papers marked SPESIMEN."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from PIL import Image, ImageDraw

from bening.devtools import degrade
from bening.devtools.papers import faces, marks, words
from bening.devtools.papers.fonts import font
from bening.devtools.papers.sheet import Paper, Sheet, Written
from bening.devtools.papers.subject import Subject


@dataclass(frozen=True, slots=True)
class Forgery:
    """A forged paper: what was done, to which field, what stood there and what stands there now."""

    paper: Paper
    sort: str
    field: str
    true: str
    shown: str


def _spellings(field: str, value: str) -> list[str]:
    """How a value may be written on a paper."""
    if field in ("birth_date", "graduation_date"):
        day = date.fromisoformat(value)
        return [write(day) for write in (words.long, words.old, words.padded, words.dashed, words.english)]
    if field == "gpa":
        return [value, value.replace(".", ",")]
    return [value, value.upper()]


def _place(paper: Paper, field: str) -> tuple[Sheet, Written, str] | None:
    """The text that shows a field, and the spelling in it."""
    for sheet in paper.sheets:
        for one in sheet.written:
            for spelling in _spellings(field, paper.fields[field]):
                if spelling in one.text:
                    return sheet, one, spelling
    return None


def edited(paper: Paper, field: str, shown: str, dice: random.Random) -> Paper | None:
    """The value covered with ground from beside it and another one written over it, not quite alike."""
    found = _place(paper, field)
    if found is None:
        return None
    sheet, one, spelling = found
    number = _spellings(field, paper.fields[field]).index(spelling)
    text = one.text.replace(spelling, _spellings(field, shown)[number])
    _cover(sheet, one)
    scale = sheet.scale
    letters = font(one.face, round(one.size * scale * dice.uniform(0.97, 1.04)))
    ink = tuple(min(255, part + dice.randint(0, 26)) for part in one.colour)
    place = ((one.x + dice.uniform(-1.5, 1.5)) * scale, (one.y + dice.uniform(-1.5, 1.5)) * scale)
    ImageDraw.Draw(sheet.image).text(place, text, fill=ink, font=letters, anchor="ls")
    sheet.written[sheet.written.index(one)] = replace(one, text=text)
    return replace(paper, fields={**paper.fields, field: shown})


def _cover(sheet: Sheet, one: Written) -> None:
    """Ground from just above is copied over the text."""
    x0, y0, x1, y1 = (round(edge * sheet.scale) for edge in one.box)
    high = y1 - y0
    strip = sheet.image.crop((x0, max(0, y0 - 3), x1, max(1, y0 - 1)))
    sheet.image.paste(strip.resize((x1 - x0, high)), (x0, y0))


def _other_digits(text: str, dice: random.Random, most: int = 2) -> str:
    places = [place for place, letter in enumerate(text) if letter.isdigit()][-6:]
    for place in dice.sample(places, min(most, len(places))):
        text = text[:place] + str((int(text[place]) + dice.randint(1, 9)) % 10) + text[place + 1 :]
    return text


def edited_number(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """Digits of a NIK or of a diploma's number replaced."""
    field = next((each for each in ("number", "nik") if each in paper.fields), "")
    return _changed(paper, "edited_number", field, _other_digits(paper.fields.get(field, ""), dice), dice)


def edited_name(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """Another person's name over the name."""
    return _changed(paper, "edited_name", "name", other.name, dice)


def edited_date(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """A birth or graduation some years off."""
    field = next((each for each in ("graduation_date", "birth_date") if each in paper.fields), "")
    shown = ""
    if field:
        true = date.fromisoformat(paper.fields[field])
        shown = date(true.year + dice.choice((-3, -2, 2, 3)), true.month, min(28, true.day)).isoformat()
    return _changed(paper, "edited_date", field, shown, dice)


def edited_gpa(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """A better average."""
    shown = (
        f"{min(3.99, float(paper.fields['gpa']) + dice.uniform(0.3, 0.9)):.2f}"
        if "gpa" in paper.fields
        else ""
    )
    return _changed(paper, "edited_gpa", "gpa", shown, dice)


def number_year(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """A number of another year than the date beside it."""
    number, graduated = paper.fields.get("number", ""), paper.fields.get("graduation_date", "")
    year = graduated[:4]
    if not year or year not in number:
        return None
    shown = re.sub(year, str(int(year) - dice.randint(3, 6)), number, count=1)
    return _changed(paper, "number_year", "number", shown, dice)


def _changed(paper: Paper, sort: str, field: str, shown: str, dice: random.Random) -> Forgery | None:
    if not field or not shown or paper.fields.get(field) in (None, shown):
        return None
    true = paper.fields[field]
    forged = edited(paper, field, shown, dice)
    return Forgery(forged, sort, field, true, shown) if forged else None


def pasted_photo(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """Another portrait over the portrait, with a hard edge and another light."""
    for sheet in paper.sheets:
        for one in sheet.pasted:
            if one.role == "photo":
                face = faces.portrait(
                    other.look % 997, other.sex, faces.BLUE if dice.random() < 0.5 else faces.RED
                )
                bright = Image.fromarray(
                    (np.asarray(face) * dice.uniform(0.8, 1.15)).clip(0, 255).astype(np.uint8)
                )
                sheet.paste(bright, one.x - 3, one.y - 3, one.width + 6, one.height + 6, "photo")
                return Forgery(paper, "pasted_photo", "portrait", "", other.name)
    return None


def reused_stamp(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """The duty stamp of somebody else's letter: its serial was used before."""
    for sheet in paper.sheets:
        for one in sheet.pasted:
            if one.role == "stamp":
                electronic = paper.extra.get("stamp") == "electronic"
                stamp = (
                    marks.electronic_stamp(other.stamp)
                    if electronic
                    else marks.paper_stamp(dice, other.stamp)
                )
                sheet.paste(stamp, one.x, one.y, one.width, one.height, "stamp")
                forged = replace(paper, extra={**paper.extra, "serial": other.stamp})
                return Forgery(forged, "reused_stamp", "serial", paper.extra["serial"], other.stamp)
    return None


def screen(paper: Paper, dice: random.Random, other: Subject) -> Forgery | None:
    """Photographed from a screen: a dark rim, a bluish light, waves."""
    for sheet in paper.sheets:
        pixels = degrade.moire(degrade.moire(np.asarray(sheet.image), dice), dice)
        cool = pixels * np.array([0.92, 0.98, 1.06], np.float32)
        framed = Image.new(
            "RGB", (round(sheet.image.width * 1.12), round(sheet.image.height * 1.1)), (16, 16, 20)
        )
        shown = Image.fromarray(cool.clip(0, 255).astype(np.uint8))
        framed.paste(shown, ((framed.width - shown.width) // 2, (framed.height - shown.height) // 2))
        sheet.image = framed
    return Forgery(paper, "screen", "", "", "")


Forger = Callable[[Paper, random.Random, Subject], Forgery | None]
FORGERS: dict[str, Forger] = {
    "edited_number": edited_number,
    "edited_name": edited_name,
    "edited_date": edited_date,
    "edited_gpa": edited_gpa,
    "number_year": number_year,
    "pasted_photo": pasted_photo,
    "reused_stamp": reused_stamp,
    "screen": screen,
}


def forge(
    paper: Paper, dice: random.Random, other: Subject, sorts: tuple[str, ...] = tuple(FORGERS)
) -> Forgery | None:
    """One forgery of a freshly drawn paper, by lot among those possible; changes the paper."""
    for sort in dice.sample(sorts, len(sorts)):
        if (forged := FORGERS[sort](paper, dice, other)) is not None:
            return forged
    return None
