"""The duty stamp (meterai): whether it is there, its serial, used once, genuine.

What stands on paper proves nothing: only the issuer knows which serials it sold and which were used
(UU 10/2020). So genuineness is asked of a `StampService`; without one, or while it is down, the answer
is "not known yet", which is never held against an applicant. Paper stamps count like electronic ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from rapidfuzz import fuzz

from bening.core.decision import Check
from bening.reading.checking import met, no_data, uncertain
from bening.reading.codes import Code
from bening.reading.lines import plain, squeezed
from bening.reading.report import Box, Word

SIGNS = {
    "name": ("meterai", "materai", "meteraitempel", "meteraielektronik", "emeterai"),
    "sort": ("tempel", "elektronik"),
    "value": ("10000", "10000rupiah", "rp10000", "6000"),
    "words": ("sepuluhriburupiah", "sepuluhribu", "enamriburupiah"),
    "series": ("tgl20", "noseri", "serialnumber"),
}
"""Words printed on a stamp, by what they say. Two sorts together are a stamp; one may be talk of one."""
OF_CODE = {"name", "value", "words"}
"""One of these beside a code that holds a serial is a stamp, too: its small print is often lost."""
TALK = ("bermeterai", "bermaterai", "diberimeterai", "dibubuhi")
APART = 9
"""Heights of a letter between two words of one stamp; between them is its code."""
LETTERS_AT_MOST = 26
"""Letters of a line on a stamp; a longer line is a sentence about it."""
LIKENESS = 85
PIECE = 6
"""Letters from which on a piece of a printed word is known for one."""
ROOM = 9
"""Heights of a printed word around it in which the rest of its stamp lies."""
SERIAL = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*[0-9]{4})(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,26}(?![A-Z0-9])")
LABEL = re.compile(r"(?:NO\.?\s*SERI|SERIAL(?:\s*NUMBER)?|S/?N|NOMOR\s*SERI)\s*[:.]?\s*([A-Z0-9]{6,26})")
AROUND = 2.5
"""Heights and widths of the printed words around them that belong to the stamp."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp that was seen: its serial (empty where it could not be read), page and box in read pixels."""

    serial: str
    electronic: bool
    page: int
    box: Box
    code: str = ""


class Answer(str, Enum):
    """What the issuer says about a serial."""

    GENUINE = "genuine"
    USED = "used"
    UNKNOWN = "unknown"
    OUTAGE = "outage"


class StampService(Protocol):
    """Asks the issuer of stamps. Never raises: a service that cannot be reached is an `OUTAGE`."""

    def ask(self, serial: str) -> Answer:
        """What is known of one serial."""


def find_stamp(words: Sequence[Word], codes: Sequence[Code] = ()) -> Stamp | None:
    """The stamp of a document. `codes`: of the same pages, boxes in the same pixels if they can be had."""
    hits = [(sign, word) for word in words for sign in _signs(word)]
    for here in _together(hits):
        signs, page = {sign for sign, _ in here}, here[0][1].page
        box = _around([word for _, word in here])
        serial, code = _serial(words, page, box, codes)
        enough = "name" in signs or {"value", "words"} <= signs
        if (len(signs) >= 2 and enough) or (code and signs & OF_CODE):
            box = _around_all([box, *(one.box for one in codes if one.text == code)])
            electronic = any("elektronik" in squeezed(word.text) for _, word in here)
            return Stamp(serial, electronic or bool(code), page, box, code)
    return None


def stamp_places(words: Sequence[Word]) -> list[Box]:
    """Where pieces of the print of a stamp were read, with room for the rest of it, page by page."""
    found = []
    for word in words:
        if _is_piece(word):
            x0, y0, x1, y1 = word.box
            room = ROOM * (y1 - y0)
            found.append((x0 - room, y0 - room, x1 + room, y1 + room))
    return found


def _is_piece(word: Word) -> bool:
    """Whether this may be a piece of the print of a stamp, be it cut off."""
    text = squeezed(word.text)
    if any(True for _ in _signs(word)):
        return True
    if any(talk in text for talk in TALK):
        return False
    return PIECE <= len(text) <= LETTERS_AT_MOST and any(
        fuzz.partial_ratio(text, one) >= LIKENESS
        for sign in ("name", "words")
        for one in SIGNS[sign]
        if len(one) >= PIECE
    )


Hit = tuple[str, Word]


def _together(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Hits that stand close to each other, the largest heap first: a list may name a stamp far away."""
    heaps: list[list[Hit]] = []
    for hit in hits:
        near = [heap for heap in heaps if any(_beside(hit[1], other) for _, other in heap)]
        heaps = [heap for heap in heaps if heap not in near] + [
            [hit, *(one for heap in near for one in heap)]
        ]
    return sorted(heaps, key=lambda heap: -len({sign for sign, _ in heap}))


def _beside(one: Word, other: Word) -> bool:
    """Whether less than some heights of a letter lie between two words."""
    reach = APART * max(one.box[3] - one.box[1], other.box[3] - other.box[1])
    across = max(one.box[0], other.box[0]) - min(one.box[2], other.box[2])
    down = max(one.box[1], other.box[1]) - min(one.box[3], other.box[3])
    return one.page == other.page and across <= reach and down <= reach


def _signs(word: Word) -> Iterator[str]:
    text = squeezed(word.text)
    if not 4 <= len(text) <= LETTERS_AT_MOST or any(talk in text for talk in TALK):
        return
    for sign, wordings in SIGNS.items():
        if any(text == one or (len(one) > 5 and one in text) or _alike(text, one) for one in wordings):
            yield sign


def _alike(text: str, one: str) -> bool:
    return len(one) >= 6 and abs(len(text) - len(one)) <= 2 and fuzz.ratio(text, one) >= LIKENESS


def _around(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _around_all(boxes: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _serial(words: Sequence[Word], page: int, box: Box, codes: Sequence[Code]) -> tuple[str, str]:
    """(Serial, content of the code): from the code beside it, from a labelled number, from a lone one."""
    for code in codes:
        found = SERIAL.search(code.text.upper())
        if found and _near(code.box, box):
            return found[0], code.text
    near = [word for word in words if word.page == page and _near(word.box, box)]
    texts = [plain(word.text).upper() for word in near]
    for pattern in (LABEL, SERIAL):
        for text in texts:
            found = pattern.search(text)
            if found and not found[0].isdigit():
                return found[found.re.groups], ""
    return "", ""


def _near(box: Box, stamp: Box) -> bool:
    width, height = stamp[2] - stamp[0], stamp[3] - stamp[1]
    reach = AROUND * max(width, height)
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return stamp[0] - reach <= across <= stamp[2] + reach and stamp[1] - reach <= down <= stamp[3] + reach


def check_stamp(stamp: Stamp | None) -> tuple[Check, ...]:
    """Whether the stamp is there and its serial could be read."""
    if stamp is None:
        return (
            uncertain("stamp.present", "stamp.not_seen"),
            no_data("stamp.readable", "stamp.not_seen"),
        )
    sort = "e-meterai" if stamp.electronic else "meterai tempel"
    present = met("stamp.present", sort=sort, page=stamp.page)
    if not stamp.serial:
        return present, uncertain("stamp.readable", "stamp.serial_unread", sort=sort, page=stamp.page)
    return present, met("stamp.readable", sort=sort, serial=stamp.serial, page=stamp.page)


def check_stamp_unique(stamp: Stamp | None, elsewhere: int) -> Check:
    """`elsewhere`: on how many other documents of the recruitment the serial was seen."""
    code = "stamp.unique"
    if stamp is None or not stamp.serial:
        return no_data(code, "stamp.serial_unread", sort="meterai")
    if elsewhere:
        return uncertain(code, "stamp.seen_elsewhere", others=elsewhere)
    return met(code)


def check_stamp_genuine(stamp: Stamp | None, service: StampService | None = None) -> Check:
    """What the issuer says; no service and an outage are no data, for the applicant has no part in them."""
    code = "stamp.genuine"
    if stamp is None or not stamp.serial:
        return no_data(code, "stamp.serial_unread", sort="meterai")
    if service is None:
        return no_data(code, "stamp.not_asked")
    answer = service.ask(stamp.serial)
    if answer is Answer.OUTAGE:
        return no_data(code, "stamp.service_down")
    if answer is Answer.GENUINE:
        return met(code)
    return uncertain(code, "stamp.used_before" if answer is Answer.USED else "stamp.unknown_serial")
