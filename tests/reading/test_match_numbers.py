import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.reading.match import decided, match
from bening.reading.report import Word
from tests.reading.written import PAPERS, ijazah, ktp, page, transkrip

NIK = "1504035205980001"


def outcome(name, typed, *readings, kind="ktp"):
    return match(name, typed, readings, kind).outcome


def again(words):
    return [Word(word.text, 0.97, word.box) for word in words]


@pytest.mark.parametrize(
    "printed", [NIK, "1504 0352 0598 0001", "15O4O35205980001", "I504035205980OO1", "150403S205980001"]
)
def test_nik_is_met_whatever_letters_its_digits_were_read_as(printed):
    assert outcome("nik", NIK, ktp(nik=printed)) is Outcome.MET


@given(place=st.integers(0, 15), digit=st.sampled_from("0123456789"))
def test_nik_with_another_digit_is_never_met(place, digit):
    typed = NIK[:place] + digit + NIK[place + 1 :]
    expected = Outcome.MET if typed == NIK else Outcome.UNCERTAIN
    assert outcome("nik", typed, ktp(), again(ktp())) is expected


@given(place=st.integers(0, 14))
def test_nik_with_two_digits_swapped_is_never_met(place):
    typed = NIK[:place] + NIK[place + 1] + NIK[place] + NIK[place + 2 :]
    found = outcome("nik", typed, ktp(), again(ktp()))
    assert (found is Outcome.MET) == (typed == NIK)


def test_nik_of_another_person_is_not_met_when_the_date_on_the_card_backs_the_other():
    assert outcome("nik", "3204030101900002", ktp(), again(ktp())) is Outcome.NOT_MET
    assert outcome("nik", "3204030101900002", ktp()) is Outcome.UNCERTAIN
    elsewhere = ktp(born="JAMBI, 13-05-1998")
    assert outcome("nik", "3204030101900002", elsewhere, again(elsewhere)) is Outcome.UNCERTAIN


def test_nik_cut_short_or_longer_is_for_a_person():
    assert outcome("nik", NIK, ktp(nik=NIK[:-1])) is Outcome.UNCERTAIN
    assert outcome("nik", NIK, ktp(nik=NIK + "7")) is Outcome.UNCERTAIN
    assert outcome("nik", NIK[:-1], ktp()) is Outcome.UNCERTAIN


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("462012020000123", "462012020000123"),
        ("9897/2018", "9897/2018"),
        ("9897/2018", "9897 / 2O18"),
        ("DN-10 Ma/06 0012345", "DN-10 Ma/06 0012345"),
        ("DN-10 Ma/06 0012345", "DN-1O Ma/06 OO12345"),
        ("DN-10/M-SMA/K13/0012345", "DN-10/M-SMA/K13/0012345"),
        ("012/UN21.5/2020", "012/UN21.5/2020."),
    ],
)
def test_number_is_met_whatever_separates_its_parts(typed, printed):
    assert outcome("number", typed, ijazah(number=printed), kind="ijazah") is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("462012020000124", "462012020000123"),
        ("46201202000012", "462012020000123"),
        ("9897", "9897/2018"),
        ("012/UN21.5", "012/UN21.5/2020"),
        ("2/UN21.5/2020", "012/UN21.5/2020"),
        ("897/2018", "9897/2018"),
        ("9897", "9897 / 2018"),
    ],
)
def test_part_of_a_number_is_not_the_number(typed, printed):
    assert outcome("number", typed, ijazah(number=printed), kind="ijazah") is Outcome.UNCERTAIN


@given(st.from_regex(r"[1-9][0-9]{6,14}", fullmatch=True), st.data())
def test_number_with_another_digit_is_never_met(number, data):
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    typed = number[:place] + digit + number[place + 1 :]
    found = outcome("number", typed, ijazah(number=number), kind="ijazah")
    assert (found is Outcome.MET) == (typed == number)


@pytest.mark.parametrize("printed", ["3,45", "3.45", "3 .45", "345", "3,45 (tiga koma empat lima)"])
def test_average_is_met_however_it_is_written(printed):
    assert outcome("gpa", "3.45", transkrip(gpa=printed), kind="transkrip") is Outcome.MET
    assert outcome("gpa", "3,45", transkrip(gpa=printed), kind="transkrip") is Outcome.MET


@given(st.integers(200, 400), st.integers(200, 400))
def test_average_is_met_only_if_it_is_the_printed_one(printed, typed):
    words = transkrip(gpa=f"{printed // 100},{printed % 100:02}")
    found = outcome("gpa", f"{typed / 100:.2f}", words, kind="transkrip")
    assert (found is Outcome.MET) == (printed == typed)


def test_average_of_a_semester_is_not_the_average():
    words = page(
        "TRANSKRIP", "Indeks Prestasi Semester : 3,60", "Indeks Prestasi Kumulatif : 3,45", "SKS 144"
    )
    assert outcome("gpa", "3.60", words, kind="transkrip") is Outcome.UNCERTAIN
    assert outcome("gpa", "3.45", words, kind="transkrip") is Outcome.MET


def test_average_stands_below_its_label():
    words = page(["Total SKS", "IPK", "Predikat"], ["144     ", "3.45", "Memuaskan"], "Jambi", "Rektor")
    assert outcome("gpa", "3.45", words, kind="transkrip") is Outcome.MET


def test_value_between_the_two_rows_of_its_label():
    words = page("TRANSKRIP", "Indeks Prestasi Kumulatif", "Cumulative GPA", "Jambi", "Rektor")
    box = words[1].box
    value = Word(": 3,45", 0.98, (400, box[1] + 17, 460, box[3] + 17))
    assert outcome("gpa", "3.45", [*words, value], kind="transkrip") is Outcome.MET


def test_another_average_is_not_met_when_points_over_credits_back_it():
    words = page("TRANSKRIP", "Jumlah SKS : 144", "Jumlah Mutu : 496,80", "IPK : 3,45")
    assert outcome("gpa", "3.46", words, again(words), kind="transkrip") is Outcome.NOT_MET
    bare = page("TRANSKRIP", "Jumlah SKS : 144", "Nilai", "IPK : 3,45")
    assert outcome("gpa", "3.46", bare, again(bare), kind="transkrip") is Outcome.UNCERTAIN


def test_an_answer_is_decided_when_met_or_read_twice():
    assert decided(match("nik", NIK, [ktp()], "ktp"))
    assert not decided(match("nik", NIK[:-1] + "2", [ktp()], "ktp"))
    assert decided(match("nik", NIK[:-1] + "2", [ktp(), again(ktp())], "ktp"))
    assert decided(match("nik", NIK[:-1] + "2", [[Word(w.text, 1.0, w.box) for w in ktp()]], "ktp"))


def test_family_card_lists_all_its_niks():
    assert outcome("nik", NIK, PAPERS["kk"], kind="kk") is Outcome.MET


def test_unknown_field_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="shoe_size"):
        match("shoe_size", "42", [ktp()], "ktp")


@pytest.mark.parametrize(
    "row",
    [
        "Nomor Ijazah,.116/UN25/FT/2026",
        "Nomor ....... 116/UN25/FT/2026",
        "116/UN25/FT/2026SPESIMEN",
        "No:.116/UN25/FT/2026",
    ],
)
def test_leaders_and_the_mark_of_a_specimen_are_no_part_of_a_number(row):
    words = page("IJAZAH", "Universitas Jambi", row, "Nama : Siti Aminah")
    assert match("number", "116/UN25/FT/2026", [words], "ijazah").outcome is Outcome.MET
    assert match("number", "16/UN25/FT/2026", [words], "ijazah").outcome is not Outcome.MET


def test_sex_that_is_none_is_never_held_against_a_paper():
    words = ktp()
    assert outcome("sex", "X", words, again(words)) is Outcome.UNCERTAIN
    assert outcome("sex", "perempuan", words, again(words)) is Outcome.MET
    assert outcome("sex", "laki-laki", words, again(words)) is Outcome.NOT_MET
