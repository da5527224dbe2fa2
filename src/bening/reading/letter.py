"""The letter of application: to whom, for which formasi, when, and whether something is signed.

A letter is doubted where the announced words are not found; that another addressee stands there is for a
person to see. Handwriting is not judged: ink where a signature belongs is all that is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import cv2
import numpy as np
from numpy.typing import NDArray

from bening.core.decision import Check, Fact
from bening.reading.alignment import align
from bening.reading.checking import met, no_data, uncertain
from bening.reading.days import days_in
from bening.reading.faces import Picture
from bening.reading.limits import limit
from bening.reading.lines import Line, lines_of, squeezed
from bening.reading.patches import patches
from bening.reading.report import Box, Word

BIRTH = ("lahir", "ttl", "tgllahir", "born")
CLOSINGS = (
    "hormatsaya", "pelamar", "yangmembuatpernyataan", "yangmenyatakan", "pembuatpernyataan",
    "yangmembuat", "hormatkami", "yangbersangkutan",
)  # fmt: skip
"""What stands above a signature."""
HEAD = 0.6
"""Share of the first page, from the top, in which an addressee stands."""
REACH = 6
"""Heights of a letter by which a signature may reach beyond the name to the left and right."""
AROUND_STAMP = 0.35
"""Sizes of the printed words of a stamp by which it is larger than they."""
EDGE_OF_STAMP = 4.0
"""Pixels around a filled patch that are still its edge."""
TALLEST_PRINT = 1.8
"""Heights of a usual word, beyond which what the engine took for a word may be a signature."""
ROW_PARTS, ROW_WIDE = 3, 4.0
"""Parts of a row of print at least, and heights of a letter under all of them."""
SLANTED = 4
"""Heights of a line from which on a word was set across the page, as "DRAFT" or "SPECIMEN" are."""
FAINT = 12
"""Steps of grey by which the palest letters are darker than the paper."""
OF_MARK = 25
"""Of all ink in the box of such a word, the percent that may be something else than the word."""
SLIP_FROM = 12
"""Letters of a phrase from which on one slip of reading is forgiven."""


def check_letter(
    readings: Sequence[Sequence[Word]],
    *,
    addressee: str,
    formasi: str,
    other_formasi: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
) -> tuple[Check, ...]:
    """Addressee, formasi and date, in the announced words. `readings`: one an engine, best first.

    `addressee` as announced ("Bupati Batanghari"), `formasi` the name of the position, `other_formasi`
    those of the same announcement; `first` and `last`: the days on which the letter may be written.
    What is not announced is not asked.
    """
    lines = [lines_of(words) for words in readings if words]
    return (
        *((_addressee(lines, addressee),) if squeezed(addressee) else ()),
        *((_formasi(lines, formasi, other_formasi),) if squeezed(formasi) else ()),
        check_date(lines, first, last),
    )


def _addressee(readings: Sequence[Sequence[Line]], addressee: str) -> Check:
    code = "letter.addressee"
    if not readings:
        return no_data(code, "letter.not_read")
    if any(_holds(_head(lines), addressee) for lines in readings):
        return met(code, addressee=addressee)
    read = next((line.text for lines in readings for line in lines if _is_address(line)), "")
    if read:
        return uncertain(code, "letter.other_addressee", addressee=addressee, read=read[:80])
    return uncertain(code, "letter.addressee_not_found", addressee=addressee)


def _head(lines: Sequence[Line]) -> str:
    bottom = max(line.box[3] for line in lines if line.page == 1) if lines[0].page == 1 else 0
    return " ".join(line.text for line in lines if line.page == 1 and line.box[1] < HEAD * bottom)


def _is_address(line: Line) -> bool:
    text = squeezed(line.text)
    return text.startswith(("kepada", "yth", "yangterhormat")) and len(text) > len("kepadayth")


def _holds(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text, all its words whole, with one slip at most in a long one."""
    wanted = squeezed(phrase)
    found = align(phrase, text)
    slips = len(wanted) - round(found.found * len(wanted))
    return bool(wanted) and found.same and slips <= (1 if len(wanted) >= SLIP_FROM else 0)


def _formasi(readings: Sequence[Sequence[Line]], formasi: str, others: Sequence[str]) -> Check:
    code = "letter.formasi"
    if not readings:
        return no_data(code, "letter.not_read")
    texts = [" ".join(line.text for line in lines) for lines in readings]
    longer = [
        one for one in others if squeezed(formasi) in squeezed(one) and squeezed(one) != squeezed(formasi)
    ]
    named = [one for one in longer if any(_holds(text, one) for text in texts)]
    if named:
        return uncertain(code, "letter.other_formasi", formasi=formasi, read=named[0])
    if any(_holds(text, formasi) for text in texts):
        return met(code, formasi=formasi)
    named = [one for one in others if any(_holds(text, one) for text in texts)]
    if named:
        return uncertain(code, "letter.other_formasi", formasi=formasi, read=max(named, key=len))
    return uncertain(code, "letter.formasi_not_found", formasi=formasi)


def check_date(readings: Sequence[Sequence[Line]], first: date | None, last: date | None) -> Check:
    """A letter bears a date, and it lies within the days of registration. Dates of birth do not count."""
    code = "letter.dated"
    if not readings:
        return no_data(code, "letter.not_read")
    days = sorted(
        {day.on for lines in readings for line in lines if not _of_birth(line) for day in days_in(line.text)}
    )
    if not days:
        return uncertain(code, "letter.no_date_found")
    within = [day for day in days if (first is None or day >= first) and (last is None or day <= last)]
    if within:
        return met(code, date=within[-1].isoformat())
    bounds = {"first": first.isoformat() if first else "", "last": last.isoformat() if last else ""}
    return uncertain(code, "letter.other_date", date=days[-1].isoformat(), **bounds)


def _of_birth(line: Line) -> bool:
    text = squeezed(line.text)
    return any(word in text for word in BIRTH)


def check_signature(
    picture: Picture, words: Sequence[Word], *, name: str, stamps: Sequence[Box] = ()
) -> Check:
    """Ink where the signature belongs: above the applicant's printed name, or under the closing line.

    `picture` and `words`: one page, the same pixels. `name`: as typed. `stamps`: boxes of stamps, which
    are no ink of a pen; a signature reaches beyond them.
    """
    code = "letter.signed"
    place = signature_place(picture, words, name)
    if place is None:
        return uncertain(code, "letter.place_not_found")
    ink = ink_share(picture, words, place, stamps)
    told: dict[str, Fact] = {"ink": f"{ink:.4f}", "page": words[0].page}
    if ink >= limit("letter.ink"):
        return met(code, **told)
    return uncertain(code, "letter.no_ink_found", **told)


def signature_place(picture: Picture, words: Sequence[Word], name: str) -> tuple[int, int, int, int] | None:
    """The box in which the signature belongs, in pixels; None where neither name nor closing is found."""
    height, width = picture.shape[:2]
    lower = sorted((word for word in words if word.box[1] > 0.25 * height), key=lambda word: word.box[1])
    wanted = squeezed(name)
    closings = [word for word in lower if squeezed(word.text).startswith(CLOSINGS)]
    names = [
        word
        for word in lower
        if wanted and wanted in squeezed(word.text) and len(word.text) < 2 * len(name)
        if not closings or word.box[1] > closings[-1].box[1]
    ]
    if not names and not closings:
        return None
    if names:
        left, bottom, right, letters = _extent(names[-1])
        above = [word.box[3] for word in closings if word.box[3] < bottom - letters]
        top = max(above) if above else bottom - 9 * letters
    else:
        left, top, right, letters = _extent(closings[-1])
        top, bottom = top + letters, top + 10 * letters
    reach = REACH * letters
    box = (left - reach, top, right + reach, bottom + 0.5 * letters)
    x0, y0, x1, y1 = (
        round(max(0.0, min(value, most))) for value, most in zip(box, (width, height) * 2, strict=True)
    )
    return (x0, y0, x1, y1) if x1 - x0 > 10 and y1 - y0 > 10 else None


def _extent(word: Word) -> tuple[float, float, float, float]:
    """Left, top, right and the height of the letters."""
    return word.box[0], word.box[1], word.box[2], word.box[3] - word.box[1]


def ink_share(
    picture: Picture, words: Sequence[Word], place: tuple[int, int, int, int], stamps: Sequence[Box] = ()
) -> float:
    """Share of the place under pen strokes: what is darker than the paper and no printed word."""
    x0, y0, x1, y1 = place
    crop = picture[y0:y1, x0:x1]
    dark = _darker(crop)
    printed = [word.box for word in words if word.confidence >= limit("letter.printed")]
    across = [box for box in printed if _is_slanted(box, printed)]
    tallest = TALLEST_PRINT * _letter_height(printed)
    rows = [box for box in printed if box not in across and box[3] - box[1] <= tallest]
    covered = [*rows, *(_grown(stamp) for stamp in stamps)]
    for mark in across:
        _pale_taken_out(picture, mark, [*covered, place], dark, place)
    for box in covered:
        dark[_within(box, place)] = 0
    for corners in patches(crop, _letter_height(printed)):
        cv2.fillPoly(dark, [_grown_by(corners, EDGE_OF_STAMP).astype(np.int32)], 0)
    stats = cv2.connectedComponentsWithStats(dark, connectivity=8)[2]
    parts: list[Part] = [tuple(int(value) for value in one) for one in stats[1:]]  # type: ignore[misc]  # five
    print_ = _in_print(parts, _letter_height(printed))
    least = max(12, 0.05 * (x1 - x0))
    strokes = [one for one in parts if one not in print_ and max(one[2], one[3]) >= least]
    # A ruled line or a dotted one is no signature: strokes rise and fall.
    strokes = [
        one for one in strokes if min(one[2], one[3]) >= 0.1 * max(one[2], one[3]) and min(one[2], one[3]) > 4
    ]
    return float(sum(one[4] for one in strokes)) / dark.size


Part = tuple[int, int, int, int, int]
"""Left, top, width, height and area of what hangs together."""


def _in_print(parts: Sequence[Part], letter: float) -> set[Part]:
    """The parts that are letters of a row which the engine overlooked: alike in height, on one line.

    A pen leaves one or two such parts, print a whole row of them.
    """
    letters = sorted(one for one in parts if 0.4 * letter <= one[3] <= 1.6 * letter)
    rows: list[list[Part]] = []
    for one in letters:
        row = next((row for row in rows if _goes_on_with(row[-1], one, letter)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    wide = [row for row in rows if sum(one[2] for one in row) >= ROW_WIDE * letter]
    return {one for row in wide if len(row) >= ROW_PARTS for one in row}


def _goes_on_with(last: Part, part: Part, letter: float) -> bool:
    """Whether a part stands right of another, near it, on the same line and about as high."""
    apart = part[0] - last[0] - last[2]
    top, bottom = abs(part[1] - last[1]), abs(part[1] + part[3] - last[1] - last[3])
    return -0.3 * letter <= apart <= 2.0 * letter and max(top, bottom) <= 0.35 * letter


def _letter_height(printed: Sequence[Box]) -> float:
    """Of a usual printed word, in pixels."""
    heights = sorted(box[3] - box[1] for box in printed)
    return heights[len(heights) // 2] if heights else 0.0


def _grown_by(corners: NDArray[np.float32], pixels: float) -> NDArray[np.float32]:
    """A four-cornered patch, each corner moved away from its middle."""
    away = corners - corners.mean(axis=0)
    far = np.maximum(np.abs(away), 1.0)
    grown: NDArray[np.float32] = corners + pixels * away / far
    return grown


def _is_slanted(box: Box, printed: Sequence[Box]) -> bool:
    """Whether a word was set across the page: its box is far taller than a line, and mostly empty."""
    return box[3] - box[1] > SLANTED * _letter_height(printed)


def _within(box: Box, place: tuple[int, int, int, int]) -> tuple[slice, slice]:
    """The part of the place that a box and two pixels around it cover."""
    left, top, right, bottom = (round(value) for value in box)
    x0, y0 = place[:2]
    return slice(max(0, top - y0 - 2), max(0, bottom - y0 + 3)), slice(
        max(0, left - x0 - 2), max(0, right - x0 + 3)
    )


def _pale_taken_out(
    picture: Picture,
    mark: Box,
    others: Sequence[Box],
    dark: NDArray[np.uint8],
    place: tuple[int, int, int, int],
) -> None:
    """Leaves under a word set across the page only what is plainly darker than that word is elsewhere.

    `others`: what else stands on the page, and the place itself. Where the word is as dark as a pen, or
    cannot be seen outside them, nothing is left.
    """
    x0, y0, x1, y1 = (max(0, round(value)) for value in mark)
    least = picture[y0:y1, x0:x1].min(axis=2).astype(np.int16)
    alone = np.ones(least.shape, bool)
    for box in others:
        alone[_within(box, (x0, y0, x1, y1))] = False
    paper = np.median(least)
    inked = least[alone & (least < paper - FAINT)]
    here = _within(mark, place)
    darkest = np.percentile(inked, OF_MARK) - limit("letter.darker") if inked.size else 0
    crop = picture[place[1] : place[3], place[0] : place[2]]
    dark[here] &= crop[here].min(axis=2) < darkest


def _grown(stamp: Box) -> Box:
    """The whole stamp around the words that were read on it."""
    margin = AROUND_STAMP * max(stamp[2] - stamp[0], stamp[3] - stamp[1])
    return stamp[0] - margin, stamp[1] - margin, stamp[2] + margin, stamp[3] + margin


def _darker(crop: Picture) -> NDArray[np.uint8]:
    """1 where a pixel is plainly darker than the paper around it (the least of its three colours)."""
    least = np.ascontiguousarray(crop.min(axis=2))
    size = max(15, (min(crop.shape[:2]) // 3) | 1)
    paper = cv2.medianBlur(cv2.dilate(least, np.ones((7, 7), np.uint8)), min(size, 51) | 1)
    dark: NDArray[np.uint8] = (paper.astype(np.int16) - least > limit("letter.darker")).astype(np.uint8)
    return dark
