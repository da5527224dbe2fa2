"""Stamps and codes: seen, read, used once; what only the issuer knows is asked and never guessed."""

from dataclasses import replace

import numpy as np
import pytest

from bening.core.decision import Outcome
from bening.reading.checks import Document, Read, stamp_of
from bening.reading.codes import Code, read_codes
from bening.reading.pictures.flatten import Page
from bening.reading.pictures.sheets import Sheet
from bening.reading.question import Question
from bening.reading.report import Word
from bening.reading.stamp import (
    Answer,
    check_stamp,
    check_stamp_genuine,
    check_stamp_unique,
    find_stamp,
)
from tests.reading.pages import paste, phone, qr, typeset

TALK = [
    Word("Surat ini ditandatangani di atas kertas bermeterai Rp10.000", 0.98, (100, 200, 900, 230)),
    Word("bermeterai Rp10.000", 0.98, (100, 240, 400, 270)),
]


def printed(*texts, left=600, top=1200, step=24):
    return [
        Word(text, 0.93, (left, top + step * row, left + 140, top + step * row + 20))
        for row, text in enumerate(texts)
    ]


PAPER = [*TALK, *printed("METERAI", "TEMPEL", "10000", "BFAJX437060824")]
ELECTRONIC = [*TALK, *printed("METERAI ELEKTRONIK", "10000", "SEPULUH RIBU RUPIAH")]


def outcomes(stamp):
    return [check.outcome for check in check_stamp(stamp)]


def test_paper_stamp_is_seen_with_its_serial():
    stamp = find_stamp(PAPER)

    assert (stamp.serial, stamp.electronic, stamp.page) == ("BFAJX437060824", False, 1)
    assert outcomes(stamp) == [Outcome.MET, Outcome.MET]


def test_electronic_stamp_takes_its_serial_from_the_code_beside_it():
    code = Code("https://meterai.example/v?sn=A1B2C3D4E5F60718293A", "QRCode", (620, 1290, 720, 1390))
    far = Code("https://kampus.example/ijazah/20200001234ABC", "QRCode", (50, 50, 90, 90))
    stamp = find_stamp(ELECTRONIC, [far, code])

    assert (stamp.serial, stamp.electronic) == ("A1B2C3D4E5F60718293A", True)


@pytest.mark.parametrize("label", ["SN: ", "No. Seri ", "SERIAL NUMBER "])
def test_labelled_serial_is_read(label):
    assert find_stamp([*ELECTRONIC, *printed(label + "0912345ABC", top=1290)]).serial == "0912345ABC"


def test_value_beside_a_code_with_a_serial_is_a_stamp_whose_small_print_was_lost():
    code = Code("SPESIMEN A1B2C3D4E5F60718293A", "QRCode", (610, 1100, 710, 1195))
    stamp = find_stamp([*TALK, *printed("10000")], [code])

    assert (stamp.serial, stamp.electronic) == ("A1B2C3D4E5F60718293A", True)
    assert find_stamp([*TALK, *printed("10000", top=400)], [code]) is None


def test_place_of_an_electronic_stamp_reaches_over_its_code():
    """Else the squares of the code are taken for ink, and an unsigned letter for a signed one."""
    code = Code("https://meterai.example/v?sn=A1B2C3D4E5F60718293A", "QRCode", (620, 1290, 720, 1390))
    far = Code("https://kampus.example/ijazah/20200001234ABC", "QRCode", (50, 50, 90, 90))
    alone, whole = find_stamp(ELECTRONIC), find_stamp(ELECTRONIC, [far, code])

    assert alone.box[3] < 1290
    assert whole.box == (alone.box[0], alone.box[1], alone.box[2], 1390)


class Closely:
    """An engine that reads in enlarged pictures only."""

    name = "closely"

    def __init__(self, *words):
        self.words, self.sizes = words, []

    def read(self, picture):
        self.sizes.append(picture.shape[1])
        return self.words


def document_of(picture, words):
    height, width = picture.shape[:2]
    page = Page(picture, 1, np.diag([1 / width, 1 / height, 1.0]))
    read = Read(Sheet(picture, 1, (width, height)), page, tuple(words), False)
    return Document("surat_pernyataan", True, (read,), (tuple(words),), {}, Question())


def test_place_of_a_stamp_is_looked_at_from_nearer():
    paper = np.full((1754, 1240, 3), 250, np.uint8)
    engine = Closely(*(replace(word, box=(10, 10, 60, 20)) for word in PAPER[2:]))

    assert stamp_of(document_of(paper, TALK), (), engine) is None
    assert engine.sizes == [], "nothing speaks of a place"
    stamp = stamp_of(document_of(paper, [*TALK, *printed("METERAI TEM")]), (), engine)
    assert stamp.serial == "BFAJX437060824"
    assert stamp.box[0] > 300, "in pixels of the page"


@pytest.mark.parametrize(
    ("ground", "seen"), [((236, 208, 214), True), ((200, 200, 200), True), (None, False)]
)
def test_words_where_a_stamp_should_be_put_are_no_stamp(ground, seen):
    paper = np.full((1754, 1240, 3), 250, np.uint8)
    if ground:
        paper[1180:1300, 560:760] = ground
    words = [*TALK, *printed("METERAI", "10000")]

    assert (stamp_of(document_of(paper, words), (), Closely()) is not None) is seen


def test_talk_of_a_stamp_is_no_stamp():
    assert find_stamp(TALK) is None
    assert find_stamp([]) is None
    assert find_stamp(printed("10000", "Jumlah")) is None
    assert [check.outcome for check in check_stamp(None)] == [Outcome.UNCERTAIN, Outcome.NO_DATA]


def test_garbled_words_of_a_stamp_are_still_a_stamp():
    stamp = find_stamp(printed("METERA1", "TEMPEL", "1OOOO"))

    assert stamp is not None
    assert outcomes(stamp) == [Outcome.MET, Outcome.UNCERTAIN]


def test_nik_and_dates_beside_a_stamp_are_no_serial():
    words = [*printed("METERAI", "TEMPEL"), *printed("1504035205980001", "03-09-2024", top=1260)]

    assert find_stamp(words).serial == ""


def test_serial_seen_elsewhere_is_for_a_person():
    stamp = find_stamp(PAPER)

    assert check_stamp_unique(stamp, 0).outcome is Outcome.MET
    assert check_stamp_unique(stamp, 2).outcome is Outcome.UNCERTAIN
    assert check_stamp_unique(None, 0).outcome is Outcome.NO_DATA


class Issuer:
    """A service in one state."""

    def __init__(self, answer):
        self.answer = answer

    def ask(self, serial):
        assert serial == "BFAJX437060824"
        return self.answer


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (Answer.GENUINE, Outcome.MET, None),
        (Answer.USED, Outcome.UNCERTAIN, "stamp.used_before"),
        (Answer.UNKNOWN, Outcome.UNCERTAIN, "stamp.unknown_serial"),
        (Answer.OUTAGE, Outcome.NO_DATA, "stamp.service_down"),
    ],
)
def test_only_the_issuer_says_that_a_stamp_is_genuine(answer, outcome, reason):
    check = check_stamp_genuine(find_stamp(PAPER), Issuer(answer))

    assert check.outcome is outcome
    assert (check.reason.code if check.reason else None) == reason


def test_without_a_service_nothing_is_known_and_nothing_is_held_against_anyone():
    assert check_stamp_genuine(find_stamp(PAPER)).reason.code == "stamp.not_asked"
    assert check_stamp_genuine(None).outcome is Outcome.NO_DATA


@pytest.mark.parametrize("size", [90, 150])
def test_codes_are_read_from_scans_and_phone_photos(size):
    page, _ = typeset("SURAT LAMARAN kepada Bupati Batanghari di Muara Bulian")
    paste(page, qr("SN-A1B2C3D4", size), 300, 500)
    taken = page if size < 100 else phone(page, np.random.default_rng(1))

    (code,) = read_codes(taken)

    assert (code.text, code.sort) == ("SN-A1B2C3D4", "QR Code")
    left, top, right, bottom = code.box
    assert 295 <= left < right <= 305 + size
    assert 495 <= top < bottom <= 505 + size


def test_small_code_is_found_at_twice_the_size():
    page = np.full((400, 400, 3), 255, np.uint8)
    paste(page, qr("A1B2", 48), 100, 100)

    assert [code.text for code in read_codes(page)] == ["A1B2"]


def test_page_without_a_code_has_none():
    assert read_codes(np.full((300, 300, 3), 200, np.uint8)) == ()
