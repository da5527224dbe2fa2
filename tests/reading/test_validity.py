"""Papers that hold on a day, that no longer do, and those of which a person must read the dates."""

from datetime import date

import pytest

from bening.core.decision import Outcome
from bening.core.regulation import load
from bening.reading.report import Word
from bening.reading.validity import Span, check_accreditation, check_skck, check_str, grade_in, later, span_in

ON, GRADUATED = date(2024, 9, 1), date(2021, 8, 14)
GRADES = load("cpns-2024").eligibility.accreditation.grades


def paper(*lines, confidence=0.97):
    return [
        Word(line, confidence, (100, 100 + 40 * row, 900, 130 + 40 * row)) for row, line in enumerate(lines)
    ]


STR = ("SURAT TANDA REGISTRASI", "Profesi: Perawat", "Nama: SITI AMINAH", "Ditetapkan 2 Januari 2020")
SKCK = ("SURAT KETERANGAN CATATAN KEPOLISIAN", "Nama SITI AMINAH, lahir 12 Mei 1998")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Berlaku sampai dengan 12 Mei 2027", Span(last=date(2027, 5, 12))),
        ("Berlakus.d.12Mei2027", Span(last=date(2027, 5, 12))),
        ("Masa berlaku : SEUMUR HIDUP", Span(for_life=True)),
        (
            "berlaku dari tanggal 1 Agustus 2024 sampai dengan 1 Februari 2025",
            Span(date(2024, 8, 1), date(2025, 2, 1)),
        ),
        ("Masa Berlaku 01-08-2024 s/d 01-02-2025", Span(date(2024, 8, 1), date(2025, 2, 1))),
        ("Valid from 1 August 2024 until 1 February 2025", Span(date(2024, 8, 1), date(2025, 2, 1))),
        ("berlaku selama 5 (lima) tahun sejak 3 Maret 2019", Span(date(2019, 3, 3), date(2024, 3, 3))),
        ("Berlaku sejak 14 Mei 2016 Berlaku sampai 12Mei 2021", Span(date(2016, 5, 14), date(2021, 5, 12))),
        (
            "Berlaku sejak I 13 Juli 2010 Berlaku sampai I 12Juli2015",
            Span(date(2010, 7, 13), date(2015, 7, 12)),
        ),
        (
            "berlaku 2 Mei 2012 sampai dengan 1 Mei Berlaku sejak 2 Mei 2012 2017. Berlaku sampai 1 Mei 2017",
            Span(date(2012, 5, 2), date(2017, 5, 1)),
        ),
        ("berlaku 2 Mei 2012 sampai dengan 2 Mei 2012", Span(first=date(2012, 5, 2))),
        ("berlaku 2 Mei 2018 sampai dengan 1 Mei 2013", Span(first=date(2018, 5, 2))),
        ("Nomor Induk berlaku. Ditetapkan di Jakarta", Span()),
        ("Ditetapkan di Jakarta 3 Maret 2019", Span()),
        ("Peraturan ini berlaku sejak ditetapkan 3 Maret 2019", Span(first=date(2019, 3, 3))),
    ],
)
def test_span_is_read_as_papers_write_it(text, span):
    assert span_in(text) == span


def test_months_later_ends_with_the_month():
    assert later(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert later(date(2024, 1, 15), 12) == date(2025, 1, 15)


def test_registration_that_holds_for_life_or_long_enough():
    life = paper(*STR, "Berlaku: Seumur Hidup")
    assert check_str([life], on=ON, profession="Perawat").outcome is Outcome.MET
    assert check_str([paper(*STR, "Berlaku sampai 1 September 2024")], on=ON).outcome is Outcome.MET


def test_expired_registration_is_told_when_two_engines_read_the_same():
    old = paper(*STR, "Berlaku sampai 31 Agustus 2024")

    assert check_str([old, old], on=ON).outcome is Outcome.NOT_MET
    assert check_str([old], on=ON).outcome is Outcome.UNCERTAIN
    assert check_str([old, paper(*STR, "Berlaku sampai 31 Agustus 2029")], on=ON).outcome is Outcome.MET
    assert (
        check_str([paper(*STR, "Berlaku sampai 31 Agustus 2024", confidence=1.0)], on=ON).outcome
        is Outcome.NOT_MET
    )


def test_registration_without_end_of_another_profession_or_for_internship_is_for_a_person():
    assert check_str([paper(*STR)], on=ON).reason.code == "validity.not_found"
    assert check_str([paper(*STR, "STR INTERNSIP")], on=ON).reason.code == "validity.internship"
    assert check_str([paper(*STR)], on=ON, profession="Bidan").reason.code == "validity.other_profession"
    assert check_str([[]], on=ON).outcome is Outcome.NO_DATA


def test_police_record_is_valid_half_a_year():
    fresh = paper(*SKCK, "Berlaku dari 1 Agustus 2024 sampai 1 Februari 2025")
    old = paper(*SKCK, "Berlaku dari 1 Januari 2024 sampai 1 Juli 2024")
    long = paper(*SKCK, "Berlaku dari 1 Januari 2024 sampai 1 Januari 2025")

    assert check_skck([fresh], on=ON).outcome is Outcome.MET
    assert check_skck([old, old], on=ON).outcome is Outcome.NOT_MET
    assert check_skck([long, long], on=ON).outcome is Outcome.NOT_MET, (
        "its own date does not lengthen the six months"
    )
    assert check_skck([paper(*SKCK)], on=ON).outcome is Outcome.UNCERTAIN
    assert check_skck([], on=ON).outcome is Outcome.NO_DATA


ACCREDITATION = (
    "KEPUTUSAN BAN-PT Nomor 1234/SK/BAN-PT/Akred/S/V/2019",
    "Program Studi Keperawatan terakreditasi dengan peringkat B",
    "berlaku sejak tanggal 3 Mei 2019 sampai dengan 3 Mei 2024",
)


def accreditation(*lines, graduated_on=GRADUATED, times=1, **options):
    return check_accreditation([paper(*lines, **options)] * times, graduated_on=graduated_on, grades=GRADES)


def test_accreditation_counts_on_the_day_of_graduation_not_today():
    assert accreditation(*ACCREDITATION).outcome is Outcome.MET
    assert accreditation(*ACCREDITATION).evidence["grade"] == "b"
    assert accreditation(*ACCREDITATION, graduated_on=date(2019, 5, 2), times=2).outcome is Outcome.NOT_MET
    assert accreditation(*ACCREDITATION, graduated_on=date(2024, 5, 4)).outcome is Outcome.UNCERTAIN
    assert accreditation(*ACCREDITATION, graduated_on=None).outcome is Outcome.NO_DATA
    assert check_accreditation([], graduated_on=GRADUATED, grades=GRADES).outcome is Outcome.NO_DATA


def test_accreditation_with_days_around_the_graduation_is_never_told_not_to_hold():
    misread = (*ACCREDITATION[:2], "berlaku 3 Mei 2014 sampai 3 Mei 2019", "diperpanjang sampai 3 Mei 2024")

    assert accreditation(*misread, times=2).outcome is Outcome.UNCERTAIN
    assert accreditation(*misread, confidence=1.0).outcome is Outcome.UNCERTAIN
    assert accreditation(*misread[:3], times=2).outcome is Outcome.NOT_MET


def test_accreditation_without_grade_or_span_is_for_a_person():
    assert accreditation(*ACCREDITATION[:2]).reason.code == "validity.no_span"
    assert accreditation(ACCREDITATION[0], ACCREDITATION[2]).reason.code == "validity.no_grade"
    assert accreditation("tidak terakreditasi", ACCREDITATION[2]).reason.code == "validity.other_grade"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Terakreditasi UNGGUL", "unggul"),
        ("dengan peringkat: Baik Sekali", "baik sekali"),
        ("PERINGKAT AKREDITASI “A” (Sangat Baik)", "a"),
        ("Status Terakreditasi B", "b"),
        ("Accredited with grade Excellent", "unggul"),
        ("Peringkat BAIK", "baik"),
        ("Nilai akademik baik-baik saja akan dihitung", ""),
        ("terakreditasi berdasarkan keputusan", ""),
    ],
)
def test_grades_as_certificates_write_them(text, grade):
    assert grade_in(text) == grade
