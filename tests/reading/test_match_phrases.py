import pytest

from bening.core.decision import Outcome
from bening.reading.match import match
from bening.reading.report import Word
from tests.reading.written import ijazah, ktp, page, transkrip


def outcome(name, typed, *readings, kind="ijazah"):
    return match(name, typed, readings, kind).outcome


def again(words):
    return [Word(word.text, 0.97, word.box) for word in words]


@pytest.mark.parametrize(
    "typed",
    ["Pendidikan Matematika", "S1 Pendidikan Matematika", "S-1 PENDIDIKAN MATEMATIKA",
     "Sarjana Pendidikan Matematika", "Pendidikan Matematika (S1)", "Program Studi Pendidikan Matematika"],
)  # fmt: skip
@pytest.mark.parametrize(
    "printed",
    ["Pendidikan Matematika", "PENDIDIKAN MATEMATIKA (S1)", "PendidikanMatematika",
     "S1 Pendidikan Matematika", "Pendidikan Matematika Program Sarjana",
     "Pendidikan Matematika, Fakultas Keguruan"],
)  # fmt: skip
def test_programme_is_met_with_or_without_its_level(typed, printed):
    assert outcome("programme", typed, ijazah(programme=printed)) is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Manajemen", "Manajemen Pendidikan"),
        ("Matematika", "Pendidikan Matematika"),
        ("Pendidikan Matematika", "Matematika"),
        ("Pendidikan Guru", "Pendidikan Guru Sekolah Dasar"),
        ("Teknik Infornatika", "Teknik Informatika"),
        ("Ilmu Hukum", "Ilmu Hukum dan Kewarganegaraan"),
    ],
)
def test_part_of_a_programme_is_not_the_programme(typed, printed):
    words = ijazah(programme=printed)
    assert outcome("programme", typed, words, again(words)) is Outcome.UNCERTAIN


def test_programme_over_two_rows_is_met_whole():
    words = page(
        "IJAZAH",
        "telah menyelesaikan pendidikan pada Program Studi Pendidikan Guru Sekolah",
        "Dasar dan dinyatakan lulus pada tanggal 14 Agustus 2020",
        "Rektor",
    )
    assert outcome("programme", "Pendidikan Guru Sekolah Dasar", words) is Outcome.MET
    assert outcome("programme", "Pendidikan Guru Sekolah", words) is Outcome.UNCERTAIN
    assert outcome("programme", "Pendidikan Guru", words) is Outcome.UNCERTAIN


@pytest.mark.parametrize("typed", ["Universitas Jambi", "UNIVERSITAS JAMBI", "Universitas Jambi (UNJA)"])
@pytest.mark.parametrize(
    "printed",
    ["UNIVERSITAS JAMBI", "UNIVERSITAS JAMBI (UNJA)", "UniversitasJambi", "Rektor Universitas Jambi"],
)
def test_institution_is_met_with_or_without_its_short_name(typed, printed):
    assert outcome("institution", typed, ijazah(institution=printed)) is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Universitas Islam Negeri", "UNIVERSITAS ISLAM NEGERI SULTAN THAHA"),
        ("Universitas Pendidikan", "UNIVERSITAS PENDIDIKAN INDONESIA"),
        ("Universitas Jambi", "UNIVERSITAS MUHAMMADIYAH JAMBI"),
        ("Universitas Batanghari", "UNIVERSITAS JAMBI"),
    ],
)
def test_another_institution_is_not_met(typed, printed):
    words = ijazah(institution=printed)
    assert outcome("institution", typed, words, again(words)) is not Outcome.MET


def test_programme_broken_in_the_left_of_two_columns_of_running_text():
    words = page(
        ["Universitas Jambi menyatakan bahwa", "University of Jambi certifies that"],
        ["telah lulus dari Program Studi Gizi", "has completed the programme"],
        ["Klinik, Fakultas Kesehatan, pada", "on the same day, with honours"],
        ["tanggal 5 September 2019", "5 September 2019"],
    )
    assert match("programme", "Gizi Klinik", [words], "ijazah").outcome is Outcome.MET
    assert match("programme", "Gizi", [words], "ijazah").outcome is Outcome.UNCERTAIN


def test_institution_over_two_rows():
    words = page("UNIVERSITAS ISLAM NEGERI", "SULTAN THAHA SAIFUDDIN", "IJAZAH", "Rektor")
    assert outcome("institution", "Universitas Islam Negeri Sultan Thaha Saifuddin", words) is Outcome.MET
    assert outcome("institution", "Universitas Islam Negeri", words) is Outcome.UNCERTAIN


@pytest.mark.parametrize(
    ("typed", "printed"), [("L", "LAKI-LAKI"), ("P", "PEREMPUAN"), ("L", "LAKI LAKI"), ("P", "PEREMPUAM")]
)
def test_sex_is_met(typed, printed):
    other = "P" if typed == "L" else "L"
    assert outcome("sex", typed, ktp(sex=printed), kind="ktp") is Outcome.MET
    assert outcome("sex", other, ktp(sex=printed), kind="ktp") is Outcome.UNCERTAIN


def test_other_sex_is_not_met_when_the_nik_backs_it():
    assert outcome("sex", "L", ktp(), again(ktp()), kind="ktp") is Outcome.NOT_MET
    man = ktp(sex="LAKI-LAKI")
    assert outcome("sex", "P", man, again(man), kind="ktp") is Outcome.UNCERTAIN


@pytest.mark.parametrize("typed", ["Jambi", "JAMBI", "Kota Jambi"])
def test_place_of_birth_is_met(typed):
    assert outcome("birth_place", typed, ktp(), kind="ktp") is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jakarta", "JAKARTA BARAT, 12-05-1998"),
        ("Bulian", "MUARA BULIAN, 12-05-1998"),
        ("Batang Hari", "JAMBI, 12-05-1998"),
    ],
)
def test_part_of_a_place_or_a_place_elsewhere_is_not_the_place_of_birth(typed, printed):
    words = ktp(born=printed)
    assert outcome("birth_place", typed, words, again(words), kind="ktp") is Outcome.UNCERTAIN


@pytest.mark.parametrize(
    "typed",
    ["Jl. Merdeka No. 12", "JALAN MERDEKA NOMOR 12", "Jl Merdeka 12", "Jl. Merdeka No. 12 RT 03/RW 02"],
)
def test_address_is_met_in_any_spelling(typed):
    assert outcome("address", typed, ktp(), kind="ktp") is Outcome.MET


@pytest.mark.parametrize("typed", ["Jl. Merdeka No. 13", "Jl. Sudirman No. 12", "Jl. Merdeka No. 12 RT 04"])
def test_address_with_another_number_or_street_is_for_a_person(typed):
    assert outcome("address", typed, ktp(), again(ktp()), kind="ktp") is Outcome.UNCERTAIN


@pytest.mark.parametrize("typed", ["Dengan Pujian", "Cum Laude", "cumlaude"])
def test_predicate_is_met_in_its_usual_words(typed):
    assert outcome("predicate", typed, ijazah()) is Outcome.MET
    assert outcome("predicate", typed, transkrip(), kind="transkrip") is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Memuaskan", "Sangat Memuaskan"), ("Sangat Memuaskan", "Memuaskan"), ("Cum Laude", "Memuaskan")],
)
def test_another_predicate_is_not_met(typed, printed):
    words = page("TRANSKRIP", f"Predikat : {printed}", "IPK : 3,20", "Rektor")
    assert outcome("predicate", typed, words, again(words), kind="transkrip") is Outcome.UNCERTAIN


def test_predicate_broken_at_the_end_of_a_row():
    words = page(
        "IJAZAH", "dinyatakan lulus dengan predikat Sangat", "Memuaskan. Diberikan gelar Sarjana", "Rektor"
    )
    assert outcome("predicate", "Sangat Memuaskan", words) is Outcome.MET
    assert outcome("predicate", "Memuaskan", words) is Outcome.UNCERTAIN
