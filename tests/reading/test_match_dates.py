from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.reading.match import match
from bening.reading.report import Word
from tests.reading.written import ijazah, ktp, page, tilted, transkrip

MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
]  # fmt: skip


def outcome(name, typed, *readings, kind="ijazah"):
    return match(name, typed, readings, kind).outcome


def again(words):
    return [Word(word.text, 0.97, word.box) for word in words]


@pytest.mark.parametrize(
    "printed",
    [
        "JAMBI, 12-05-1998",
        "JAMBI,12-05-1998",
        "JAMBI 12-051998",
        "JAMBI, 12 MEI 1998",
        "JAMBI, 12 May 1998",
        "JAMBI, 1998-05-12",
        "JAMBI, l2-O5-1998",
    ],
)
def test_date_of_birth_is_met_in_any_writing(printed):
    assert outcome("birth_date", "1998-05-12", ktp(born=printed), kind="ktp") is Outcome.MET


@given(st.dates(date(1960, 1, 1), date(2008, 12, 31)), st.sampled_from([-366, -365, -31, -1, 0, 1, 31]))
def test_only_the_printed_day_is_met(born, off):
    words = ktp(born=f"JAMBI, {born:%d-%m-%Y}")
    found = outcome("birth_date", (born + timedelta(days=off)).isoformat(), words, kind="ktp")
    assert (found is Outcome.MET) == (off == 0)


def test_issue_date_of_the_card_is_no_date_of_birth():
    words = ktp()
    assert outcome("birth_date", "2019-08-17", words, kind="ktp") is not Outcome.NOT_MET
    assert outcome("birth_date", "1998-05-13", words, again(words), kind="ktp") is Outcome.NOT_MET


def test_other_day_of_birth_needs_the_nik_as_second_fact():
    words = ktp(nik="1504035305980001")
    assert outcome("birth_date", "1998-05-13", words, again(words), kind="ktp") is Outcome.UNCERTAIN


@pytest.mark.parametrize("degrees", [0, -6, 6])
def test_graduation_is_the_date_said_to_be_it(degrees):
    words = tilted(transkrip(), degrees)
    assert outcome("graduation_date", "2020-08-14", words, kind="transkrip") is Outcome.MET


def test_issue_of_a_diploma_is_not_its_graduation():
    assert outcome("graduation_date", "2020-08-14", ijazah()) is Outcome.MET
    assert outcome("graduation_date", "2020-08-25", ijazah()) is Outcome.UNCERTAIN
    assert outcome("birth_date", "1998-05-12", ijazah()) is Outcome.MET
    assert outcome("graduation_date", "1998-05-12", ijazah()) is Outcome.UNCERTAIN


def test_graduation_in_the_row_after_its_words():
    words = page(
        "IJAZAH", "dan dinyatakan lulus pada", "tanggal 14 Agustus 2020", "Jambi, 15 Agustus 2020", "Rektor"
    )
    assert outcome("graduation_date", "2020-08-14", words) is Outcome.MET
    assert outcome("graduation_date", "2020-08-15", words) is Outcome.UNCERTAIN


def test_date_below_its_label():
    words = page(
        ["Tempat Lahir", "Tanggal Lahir", "Tanggal Lulus"],
        ["Jambi     ", "12 Mei 1998", "14 Agustus 2020"],
        "Rektor",
    )
    assert outcome("graduation_date", "2020-08-14", words) is Outcome.MET
    assert outcome("graduation_date", "1998-05-12", words) is Outcome.UNCERTAIN


def test_only_date_of_a_diploma_but_birth_is_its_graduation():
    words = page("IJAZAH", "Siti Aminah", "lahir di Jambi, 12 Mei 1998", "Jambi, 14 Agustus 2020", "Rektor")
    assert outcome("graduation_date", "2020-08-14", words) is Outcome.MET


@given(st.dates(date(1990, 1, 1), date(2025, 12, 31)))
def test_months_are_known_and_one_slip_in_them_forgiven(day):
    month = MONTHS[day.month - 1]
    words = page(
        "IJAZAH", f"dinyatakan lulus pada tanggal {day.day} {month} {day.year}", "Universitas", "Rektor"
    )
    assert outcome("graduation_date", day.isoformat(), words) is Outcome.MET
    assert outcome("graduation_date", (day + timedelta(days=1)).isoformat(), words) is Outcome.UNCERTAIN


@pytest.mark.parametrize("month", ["Nopember", "November", "Noveber", "NOVEMBER"])
def test_november_has_several_names(month):
    words = page("IJAZAH", f"lulus tanggal 3 {month} 2019", "Universitas", "Rektor")
    assert outcome("graduation_date", "2019-11-03", words) is Outcome.MET


def test_what_is_no_date_is_not_found():
    assert outcome("birth_date", "besok", ktp(), kind="ktp") is Outcome.UNCERTAIN


def test_date_broken_at_the_end_of_a_row():
    words = page(
        "SURAT PERNYATAAN",
        "Saya yang bernama BINSAR MARIHOT, lahir di Banjarmasin tanggal 16",
        "Desember 1995, pemegang KTP, dengan ini menyatakan",
        "Jambi, 26 Agustus 2024",
    )
    assert outcome("birth_date", "1995-12-16", words, kind="surat_pernyataan") is Outcome.MET
    assert outcome("birth_date", "1995-12-17", words, kind="surat_pernyataan") is Outcome.UNCERTAIN


def test_day_of_graduation_is_known_by_its_sentence_in_the_left_of_two_columns():
    words = page(
        ["IJAZAH Universitas Jambi menyatakan", "DIPLOMA University of Jambi states"],
        ["Mahasiswa F1B015006, telah lulus dari Program", "student number F1B015006, has completed"],
        ["Studi Keselamatan, Fakultas Teknologi Rekayasa", "and is hereby conferred the degree with"],
        ["Keselamatan, pada tanggal 27 November 2020", "all the rights and privileges thereto"],
        ["Jambi, 17 Desember 2020", "Rektor / Rector"],
    )

    assert match("graduation_date", "2020-11-27", [words], "ijazah").outcome is Outcome.MET
    assert match("graduation_date", "2020-12-17", [words], "ijazah").outcome is Outcome.UNCERTAIN


def test_sentence_that_ended_says_nothing_of_a_day_below_it():
    words = page(
        ["IJAZAH Universitas Jambi menyatakan bahwa ia telah lulus.", "DIPLOMA"],
        ["Ketetapan ini dibuat di kampus pusat oleh senat,", "Rector"],
        ["pada tanggal 27 November 2020 dan disaksikan", "Dean"],
        ["Jambi, 17 Desember 2020", "Rektor / Rector"],
    )

    assert match("graduation_date", "2020-11-27", [words], "ijazah").outcome is Outcome.UNCERTAIN
