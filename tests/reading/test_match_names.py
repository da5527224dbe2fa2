import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Outcome
from bening.reading.match import match
from bening.reading.report import Word
from tests.reading.written import ijazah, ktp, page


def outcome(typed, *readings, kind="ktp"):
    return match("name", typed, readings, kind).outcome


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Siti Aminah", "SITI AMINAH"),
        ("siti aminah", "SITIAMINAH"),
        ("Siti Aminah, S.Kom.", "SITI AMINAH"),
        ("Siti Aminah", "SITI AMINAH, S.KOM"),
        ("Siti Aminah", "Hj. SITI AMINAH, SE"),
        ("dr. Siti Aminah", "SITI AMINAH"),
        ("Muhammad Rizki", "M. RIZKI"),
        ("M. Rizki", "MUHAMMAD RIZKI"),
        ("Abdul Rahman", "ABD. RAHMAN"),
        ("Nur Afni Ma'ruf", "NUR AFNI MARUF"),
        ("Ilham", "llham"),
        ("Ahmad Ali", "AHMAD ALl"),
        ("Ari", "ARI"),
        ("Anak Agung Gde", "ANAK AGUNG GDE"),
    ],
)
def test_same_name_is_met(typed, printed):
    assert outcome(typed, ktp(name=printed)) is Outcome.MET


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Budi Santosa", "BUDI SANTOSO"),
        ("Siti Amina", "SITI AMINAH"),
        ("Ilham Simanjuntak", "ILHAM SIMANJUNTAK LUMBANTORUAN"),
        ("Simanjuntak Lumbantoruan", "ILHAM SIMANJUNTAK LUMBANTORUAN"),
        ("Budi Santoso", "BUDI SANTOSOWIJAYA"),
        ("Budi", "BUDI SANTOSO"),
        ("Muhamad Rizki", "MUHAMMAD RIZKI"),
        ("Siti", "SITI AMINAH, S.KOM"),
        ("Alfi Rahman", "AIFI RAHMAN"),
        ("Nur Islam", "NUR"),
    ],
)
def test_nearly_the_same_name_is_for_a_person(typed, printed):
    assert outcome(typed, ktp(name=printed), ktp(name=printed)) is Outcome.UNCERTAIN


def two_rows(first, second):
    words = ktp(name=first)
    value = next(word for word in words if first in word.text)
    x0, y0, _, y1 = value.box
    rest = Word(second, 0.98, (x0 + 20, y0 + 24, x0 + 20 + 10 * len(second), y1 + 24))
    lower = [
        word
        if word.box[1] <= y0
        else Word(word.text, 0.98, (word.box[0], word.box[1] + 26, *word.box[2:3], word.box[3] + 26))
        for word in words
    ]
    return [*lower, rest]


def test_name_over_two_rows_is_met_whole():
    assert outcome("Maria Magdalena Purnamasari", two_rows("MARIA MAGDALENA", "PURNAMASARI")) is Outcome.MET


def test_first_row_of_a_name_over_two_rows_is_not_the_name():
    words = two_rows("MARIA MAGDALENA", "PURNAMASARI")
    assert outcome("Maria Magdalena", words, words) is Outcome.UNCERTAIN


def test_rest_of_a_name_in_another_box_counts():
    words = page("NIK : 1504035205980001", ["Nama", ": BUDI SANTOSO"], "Agama : ISLAM")
    name = words[2]
    rest = Word("WIJAYA", 0.98, (name.box[2] + 15, name.box[1], name.box[2] + 75, name.box[3]))
    assert outcome("Budi Santoso", [*words, rest], [*words, rest]) is Outcome.UNCERTAIN
    assert outcome("Budi Santoso Wijaya", [*words, rest]) is Outcome.MET


@pytest.mark.parametrize(
    "line",
    [
        "dengan ini menyatakan bahwa Siti Aminah lahir di Jambi",
        "Diberikan kepada Siti Aminah, NIM 123",
        "kepada saudari Siti Aminah yang telah lulus",
        "Nama Siti Aminah",
        "a.n. Siti Aminah (Bidan)",
    ],
)
def test_name_in_running_text_is_met(line):
    words = page("SERTIFIKAT KOMPETENSI", line, "Jambi, 12 Mei 2020")
    assert outcome("Siti Aminah", words, kind="sertifikat") is Outcome.MET


def test_letter_of_a_word_across_the_page_is_no_part_of_a_name_that_it_crosses():
    words = page("SURAT PERNYATAAN", "Jambi, 12 Mei 2020", "yang bertanda tangan di bawah ini", "Siti Aminah")
    x0, y0, _, y1 = words[-1].box
    middle = (y0 + y1) / 2
    letter = Word("D", 0.8, (x0 - 130, middle - 90, x0 - 5, middle + 90))

    assert outcome("Siti Aminah", [*words, letter], kind="surat_pernyataan") is Outcome.MET
    beside = Word("D", 0.8, (x0 - 25, y0, x0 - 5, y1))
    assert outcome("Siti Aminah", [*words, beside], kind="surat_pernyataan") is Outcome.UNCERTAIN


def test_another_name_in_its_place_speaks_against_a_name_found_elsewhere():
    words = page("Nama : BUDI SANTOSO", "Alamat : JL. MERDEKA", "Orang Tua : Siti Aminah", "Agama : ISLAM")
    assert outcome("Siti Aminah", words, words, kind="sertifikat") is Outcome.UNCERTAIN


def test_another_person_is_not_met_only_when_two_engines_agree():
    first = ktp(name="BUDI SANTOSO")
    second = [Word(word.text, 0.97, word.box) for word in first]
    assert outcome("Kristina Kambu", first) is Outcome.UNCERTAIN
    assert outcome("Kristina Kambu", first, second) is Outcome.NOT_MET


def test_a_value_of_another_row_is_never_held_against_a_name():
    """The name is under glare: what stands below its label is the place of birth."""
    words = [word for word in ktp() if "SITI" not in word.text]
    hidden = [word for word in words if word.text != "Tempat/Tgl Lahir"]
    second = [Word(word.text, 0.97, word.box) for word in hidden]
    assert outcome("Siti Aminah", hidden, second) is Outcome.UNCERTAIN


def test_another_name_that_was_hardly_read_is_never_held_against_a_name():
    first = [Word(word.text, 0.85, word.box) for word in ktp(name="BUDI SANTOSO")]
    second = [Word(word.text, 0.84, word.box) for word in first]
    assert outcome("Kristina Kambu", first, second) is Outcome.UNCERTAIN


def test_words_taken_over_from_the_first_engine_are_no_second_opinion():
    first = ktp(name="BUDI SANTOSO")
    again = [Word("JAMBI", 0.97, first[0].box)]
    assert outcome("Kristina Kambu", first, again) is Outcome.UNCERTAIN


def test_engines_that_disagree_leave_it_to_a_person():
    assert outcome("Kristina Kambu", ktp(name="BUDI SANTOSO"), ktp(name="BUDI SANTOSA")) is Outcome.UNCERTAIN


def test_second_engine_may_find_what_the_first_misread():
    assert outcome("Siti Aminah", ktp(name="SITI AMlNAN"), ktp(name="SITI AMINAH")) is Outcome.MET


def test_dean_of_another_name_does_not_matter():
    assert (
        outcome(
            "Siti Aminah", [*ijazah(), *page(*[""] * 13, "Prof. Dr. Sutrisno, M.Sc.")[-1:]], kind="ijazah"
        )
        is Outcome.MET
    )


def test_nothing_legible_is_no_data():
    assert outcome("Siti Aminah", []) is Outcome.NO_DATA
    assert outcome("Siti Aminah", page("xx", "yyy zzz", "abc", "def", confidence=0.3)) is Outcome.NO_DATA
    assert match("name", " ", [ktp()], "ktp").outcome is Outcome.NO_DATA


def test_name_broken_at_the_end_of_a_row_of_running_text():
    words = page(
        "SURAT PERNYATAAN",
        "Saya yang bertanda tangan di bawah ini, BINSAR MARIHOT",
        "HUTAGALUNG, lahir di Jambi",
    )
    assert outcome("Binsar Marihot Hutagalung", words, kind="surat_pernyataan") is Outcome.MET
    assert outcome("Binsar Marihot", words, words, kind="surat_pernyataan") is Outcome.UNCERTAIN
    assert outcome("Marihot Hutagalung", words, words, kind="surat_pernyataan") is Outcome.UNCERTAIN


WORDS = [
    "Siti",
    "Aminah",
    "Budi",
    "Santoso",
    "Wijaya",
    "Putri",
    "Lestari",
    "Rahmawati",
    "Hidayat",
    "Nur",
    "Aini",
    "Made",
    "Wayan",
    "Ketut",
    "Simanjuntak",
    "Lumbantoruan",
    "Tambunan",
    "Fauzi",
    "Ramadhan",
    "Kusuma",
    "Dewi",
    "Agung",
    "Yosefina",
    "Ledoh",
    "Iin",
    "Ai",
    "Islam",
    "Mei",
    "Unggul",
    "Parlina",
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
PRINTED = st.sampled_from([str.upper, str.title, lambda name: name.replace(" ", "").upper()])


@given(NAMES, PRINTED)
def test_name_printed_is_met_in_any_case(name, printed):
    assert outcome(name, ktp(name=printed(name))) is Outcome.MET
    assert outcome(name, ijazah(name=name), kind="ijazah") is Outcome.MET


@given(NAMES, st.data())
def test_name_with_another_letter_is_never_met(name, data):
    place = data.draw(st.sampled_from([at for at, sign in enumerate(name) if sign != " "]))
    letter = data.draw(st.sampled_from("abcdeghkmnoprstuwyz"))
    typed = name[:place] + letter + name[place + 1 :]
    if typed.casefold() != name.casefold():
        assert outcome(typed, ktp(name=name.upper())) is not Outcome.MET
        assert outcome(typed, ijazah(name=name), kind="ijazah") is not Outcome.MET


@given(NAMES.filter(lambda name: " " in name), st.data())
def test_name_without_one_of_its_words_is_never_met(name, data):
    words = name.split()
    del words[data.draw(st.sampled_from([0, len(words) - 1]))]
    assert outcome(" ".join(words), ktp(name=name.upper())) is not Outcome.MET
    assert outcome(" ".join(words), ijazah(name=name), kind="ijazah") is not Outcome.MET


def test_name_of_which_one_engine_lost_a_word_is_not_taken_for_a_shorter_one():
    whole = page("Surat Lamaran", "Nama : La Ode", "Alamat : Jl. Merdeka 12", "Hormat saya,")
    lost = [Word("La", 0.99, word.box) if "Ode" in word.text else word for word in whole]

    assert match("name", "La", [whole, lost], "surat_lamaran").outcome is Outcome.UNCERTAIN
    assert match("name", "La Ode", [whole, lost], "surat_lamaran").outcome is Outcome.MET


@pytest.mark.parametrize(("below", "left", "right"), [("Mata Kuliah", 170, 280), ("Kimia Dasar", 130, 320)])
def test_table_below_a_name_is_not_the_rest_of_it(below, left, right):
    words = page("TRANSKRIP NILAI", ["Nama : SITI AMINAH", "NIM: E1E016020"])
    table = Word(below, 0.98, (left, 50 + 2 * 34, right, 70 + 2 * 34))

    assert outcome("Siti Aminah", [*words, table], kind="transkrip") is Outcome.MET


def test_dots_that_lead_to_a_value_are_no_part_of_it():
    words = page(
        "SURAT TANDA REGISTRASI", "Perguruan Tinggi ....... Universitas Jambi", "Nama ..... Siti Aminah"
    )
    assert match("institution", "Universitas Jambi", [words], "str").outcome is Outcome.MET
    assert match("name", "Siti Aminah", [words], "str").outcome is Outcome.MET


def test_name_that_goes_on_below_in_one_reading_is_not_taken_for_a_shorter_one():
    words = ktp(name="NI MADE")
    made = next(word for word in words if "NI MADE" in word.text)
    x0, y0, x1, y1 = made.box
    whole = [*words, Word("WIDIASTUTI", 0.98, (x0 + 20, y0 + 24, x1, y1 + 24))]
    aside = [Word(": NI MADE", 0.97, (x0 + 40, y0, x1 + 40, y1))]

    assert match("name", "Ni Made", [whole, aside], "ktp").outcome is Outcome.UNCERTAIN
