"""A letter: to whom, for what, when; and ink where a signature belongs."""

from datetime import date

import cv2
import numpy as np
import pytest

from bening.core.decision import Outcome
from bening.reading.days import days_in
from bening.reading.letter import check_letter, check_signature, ink_share, signature_place
from bening.reading.limits import limit
from bening.reading.report import Word
from tests.reading.pages import paste, phone, qr, scrawl, typeset

LETTER = """
#align(right)[Muara Bulian, 3 September 2024]

Kepada Yth. \\
Bupati Batang Hari \\
di Muara Bulian

Yang bertanda tangan di bawah ini, Siti Aminah, lahir di Jambi pada 12 Mei 1998, melamar formasi
Perawat Ahli Pertama pada RSUD Hamba.

#v(4cm)
#align(right)[#box(width: 6cm)[Hormat saya,

#v(2.5cm)
SITI AMINAH]]
"""
PICTURE, WORDS = typeset(LETTER)
DAYS = {"first": date(2024, 8, 20), "last": date(2024, 9, 10)}


def found(words=WORDS, *more, **options):
    asked = {"addressee": "Bupati Batanghari", "formasi": "Perawat Ahli Pertama", **DAYS, **options}
    return {check.code.removeprefix("letter."): check for check in check_letter([words, *more], **asked)}


def changed(old, new):
    return typeset(LETTER.replace(old, new))[1]


def test_good_letter_meets_everything():
    assert {name: check.outcome for name, check in found().items()} == {
        name: Outcome.MET for name in ("addressee", "formasi", "dated")
    }


def test_spaces_that_engines_drop_do_not_matter():
    words = [Word(word.text.replace(" ", ""), 0.9, word.box) for word in WORDS]

    assert found(words)["addressee"].outcome is Outcome.MET


def test_another_addressee_is_shown_to_a_person():
    check = found(changed("Bupati Batang Hari", "Gubernur Jambi"))["addressee"]

    assert check.outcome is Outcome.UNCERTAIN
    check = found(changed("Kepada Yth. \\\nBupati Batang Hari", "Kepada Yth. Gubernur Jambi"))["addressee"]
    assert check.reason.code == "letter.other_addressee"
    assert check.evidence["read"] == "Kepada Yth. Gubernur Jambi"
    assert found(changed("Bupati Batang Hari", "Bupati Batang"))["addressee"].outcome is Outcome.UNCERTAIN


@pytest.mark.parametrize("position", ["Perawat Terampil", "Perawat Ahli Muda"])
def test_another_formasi_is_shown_to_a_person(position):
    check = found(changed("Perawat Ahli Pertama", position), other_formasi=("Perawat Terampil",))["formasi"]

    assert check.outcome is Outcome.UNCERTAIN
    assert check.reason.code in {"letter.other_formasi", "letter.formasi_not_found"}


def test_longer_name_of_another_formasi_is_not_taken_for_ours():
    words = changed("Perawat Ahli Pertama", "Asisten Perawat Ahli Pertama")

    check = found(words, other_formasi=("Asisten Perawat Ahli Pertama",))["formasi"]
    assert (check.outcome, check.reason.code) == (Outcome.UNCERTAIN, "letter.other_formasi")


def test_date_of_birth_is_not_the_date_of_the_letter():
    check = found(changed("Muara Bulian, 3 September 2024", "Muara Bulian"))["dated"]
    assert (check.outcome, check.reason.code) == (Outcome.UNCERTAIN, "letter.no_date_found")
    check = found(changed("3 September 2024", "3 September 2023"))["dated"]
    assert (check.outcome, check.evidence["date"]) == (Outcome.UNCERTAIN, "2023-09-03")


def test_second_engine_may_see_what_the_first_missed():
    blind = [word for word in WORDS if "Batang" not in word.text]

    assert found(blind)["addressee"].outcome is Outcome.UNCERTAIN
    assert found(blind, WORDS)["addressee"].outcome is Outcome.MET


def test_what_is_not_announced_is_not_asked():
    assert set(found(addressee="", formasi="?")) == {"dated"}
    assert found(other_formasi=("", "–"))["formasi"].outcome is Outcome.MET


def test_unread_letter_says_nothing():
    assert {check.outcome for check in found([]).values()} == {Outcome.NO_DATA}


@pytest.mark.parametrize("taken", ["scan", "phone"])
def test_ink_over_the_name_is_a_signature_and_empty_paper_is_none(taken):
    for seed in range(4):
        dice = np.random.default_rng(seed)
        signed = PICTURE.copy()
        left, top, right, bottom = signature_place(PICTURE, WORDS, "Siti Aminah")
        colour = [(25, 35, 110), (20, 20, 20), (60, 70, 160)][seed % 3]
        middle = ((left + right) / 2 + dice.uniform(-40, 40), (top + bottom) / 2 + dice.uniform(-10, 40))
        scrawl(signed, middle, dice, dice.uniform(90, 200), colour, int(dice.integers(2, 5)))
        empty = PICTURE
        if taken == "phone":
            signed, empty = phone(signed, dice), phone(empty, dice)
        assert check_signature(signed, WORDS, name="SITI AMINAH").outcome is Outcome.MET, seed
        assert check_signature(empty, WORDS, name="SITI AMINAH").outcome is Outcome.UNCERTAIN, seed


def test_signature_is_looked_for_under_the_closing_when_the_name_is_not_read():
    nameless = [word for word in WORDS if "SITI" not in word.text]

    assert signature_place(PICTURE, nameless, "Siti Aminah")
    assert signature_place(PICTURE, WORDS[:3], "Siti Aminah") is None
    assert check_signature(PICTURE, WORDS[:3], name="X").reason.code == "letter.place_not_found"


def test_ruled_line_for_the_signature_is_no_ink():
    ruled = PICTURE.copy()
    left, top, right, bottom = signature_place(PICTURE, WORDS, "Siti Aminah")
    ruled[(top + bottom) // 2 : (top + bottom) // 2 + 3, left + 10 : right - 10] = 0

    assert ink_share(ruled, WORDS, (left, top, right, bottom)) < limit("letter.ink")


def stamped(picture, left, top, *, colour):
    """A duty stamp pasted on a page: filled and printed all over, a code in its middle."""
    patch = np.full((150, 126, 3), colour, np.uint8)
    cv2.rectangle(patch, (3, 3), (122, 146), (140, 20, 50), 2)
    for row, text in ((18, "METERAI"), (132, "10000"), (144, "AB12CD345678")):
        cv2.putText(patch, text, (20, row), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (120, 20, 60), 1, cv2.LINE_AA)
    paste(patch, qr("SN AB12CD345678", 84), 21, 26)
    paste(picture, patch, left, top)
    return picture


@pytest.mark.parametrize("colour", [(236, 208, 214), (205, 205, 205), (255, 255, 255)])
def test_print_of_a_stamp_is_no_signature_and_a_pen_across_it_is_one(colour):
    left, top, _, _ = signature_place(PICTURE, WORDS, "Siti Aminah")
    stamp = left + 20, top + 12
    unsigned = stamped(PICTURE.copy(), *stamp, colour=colour)
    signed = unsigned.copy()
    scrawl(signed, (stamp[0] + 150, stamp[1] + 70), np.random.default_rng(2), 190)

    for light in (1.0, 0.7):
        dark = (unsigned * light).astype(np.uint8), (signed * light).astype(np.uint8)
        assert check_signature(dark[0], WORDS, name="SITI AMINAH").reason.code == "letter.no_ink_found"
        assert check_signature(dark[1], WORDS, name="SITI AMINAH").outcome is Outcome.MET


def test_printed_name_that_the_engine_overlooked_is_no_signature():
    left, top, right, bottom = signature_place(PICTURE, WORDS, "Siti Aminah")
    nameless = [word for word in WORDS if "SITI" not in word.text]

    assert ink_share(PICTURE, nameless, (left, top, right, bottom + 20)) < limit("letter.ink")


MARKED = """#place(center + horizon, dx: 5.5cm, dy: -1cm,
  rotate(-52deg, text(size: 90pt, weight: "bold", fill: rgb("{}"))[DRAFT]))
"""


def test_signature_is_seen_on_a_pale_word_across_the_page():
    picture, words = typeset(MARKED.format("e6b4b0") + LETTER)
    _, top, _, bottom = signature_place(picture, words, "Siti Aminah")
    mark = next(word.box for word in words if word.text == "DRAFT")
    assert mark[1] < top < bottom < mark[3], "all of the pen lies in the box of the word"
    scrawl(picture, ((mark[0] + mark[2]) / 2, (top + bottom) / 2), np.random.default_rng(1))

    assert check_signature(picture, words, name="SITI AMINAH").outcome is Outcome.MET


@pytest.mark.parametrize("colour", ["e6b4b0", "c0c0c0", "909090", "202020"])
def test_word_across_the_page_is_no_signature(colour):
    picture, words = typeset(MARKED.format(colour) + LETTER)

    assert check_signature(picture, words, name="SITI AMINAH").reason.code == "letter.no_ink_found"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Muara Bulian, 3 September 2024", ["2024-09-03"]),
        ("12-05-1998", ["1998-05-12"]),
        ("3September2024", ["2024-09-03"]),
        ("12 Nopember 2019 s.d. 11 November 2024", ["2019-11-12", "2024-11-11"]),
        ("Jambi, 2 Pebruari 2020", ["2020-02-02"]),
        ("Septembar 3, 2024", ["2024-09-03"]),
        ("2020-01-31 dan 31/12/2021", ["2020-01-31", "2021-12-31"]),
        ("sampai 12Januari 2021", ["2021-01-12"]),
        ("sampai I 12Januari 2021, 1o Mei 2020, l Mei 2019", ["2021-01-12", "2020-05-10", "2019-05-01"]),
        ("di Januari 2021", []),
        ("31 Februari 2020, Nomor 800/123/2024", []),
        ("", []),
    ],
)
def test_dates_are_found_as_people_and_engines_write_them(text, days):
    assert [day.on.isoformat() for day in days_in(text)] == days
