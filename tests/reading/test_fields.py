import pytest

from bening.reading.fields import OF_KIND, fields_of
from bening.reading.report import FIELDS, KINDS, Word
from tests.reading.written import PAPERS, ijazah, ktp, page, tilted, transkrip


def read(kind, words):
    return {name: field.value for name, field in fields_of(kind, words).items()}


CARD = {
    "nik": "1504035205980001",
    "name": "SITI AMINAH",
    "birth_place": "JAMBI",
    "birth_date": "1998-05-12",
    "sex": "P",
    "address": "JL. MERDEKA NO. 12",
}


@pytest.mark.parametrize("degrees", [0, -8, 8, 2.5])
def test_identity_card_is_read(degrees):
    assert read("ktp", tilted(ktp(), degrees)) == CARD


def test_label_and_value_in_one_box_with_a_full_width_colon():
    words = page("NIK：1504035205980001", "Nama：SITI AMINAH", "Tempat/Tgl Lahir：JAMBI,12-05-1998")
    words += page("", "", "", "Jenis kelamin：PEREMPUAN  Gol. Darah：O", "Alamat：JL. MERDEKA NO. 12")[0:]
    words = [word for word in words if word.text]
    assert read("ktp", words) == CARD


def test_name_over_two_rows_is_whole():
    words = page(["Nama", ": MARIA MAGDALENA"], ["NIM", ": 123"])
    below = page("", ["     ", "PURNAMASARI"])
    assert read("ktp", [words[0], words[1], below[-1]])["name"] == ": MARIA MAGDALENA PURNAMASARI".strip(": ")


def test_diploma_in_running_text_is_read():
    assert read("ijazah", ijazah()) == {
        "name": "Siti Aminah",
        "birth_place": "Jambi",
        "birth_date": "1998-05-12",
        "programme": "Pendidikan Matematika",
        "institution": "UNIVERSITAS JAMBI",
        "number": "462012020000123",
        "graduation_date": "2020-08-14",
        "predicate": "Dengan Pujian",
    }


def test_transcript_is_read_in_two_languages():
    found = read("transkrip", transkrip())
    assert found["gpa"] == "3.45"
    assert found["name"] == "SITI AMINAH"
    assert found["programme"] == "Pendidikan Matematika"
    assert found["graduation_date"] == "2020-08-14"


@pytest.mark.parametrize("said", ["3,45", "3.45", "3 , 45", "3.45 (tiga koma empat lima)"])
def test_average_is_read_however_it_is_written(said):
    assert read("transkrip", transkrip(gpa=said))["gpa"] == "3.45"


@pytest.mark.parametrize(
    "kind", ["str", "serdik", "skck", "surat_disabilitas", "sertifikat", "surat_lamaran"]
)
def test_certificates_and_letters_name_their_holder(kind):
    assert read(kind, PAPERS[kind])["name"].upper().startswith("SITI AMINAH")


def test_numbers_of_cards_are_read():
    assert read("kk", PAPERS["kk"]) == {"number": "1504031207100004"}
    assert read("npwp", PAPERS["npwp"])["nik"] == "1504035205980001"
    assert read("skck", PAPERS["skck"])["number"] == "SKCK/YANMAS/1234/IX/2024/INTELKAM"


def test_accreditation_gives_programme_institution_and_grade():
    found = read("akreditasi", PAPERS["akreditasi"])
    assert found["programme"] == "Pendidikan Matematika"
    assert found["institution"] == "Universitas Jambi"
    assert found["predicate"] == "A"


def test_a_field_stands_where_it_was_read():
    words = ktp()
    field = fields_of("ktp", words)["name"]
    box = next(word.box for word in words if "SITI" in word.text)
    assert box[0] <= field.box[0] < field.box[2] <= box[2]
    assert (field.box[1], field.box[3]) == (box[1], box[3])
    assert field.confidence == 0.98


def test_fields_of_every_kind_are_known():
    assert set(OF_KIND) <= set(KINDS)
    assert {name for names in OF_KIND.values() for name in names} <= set(FIELDS)


def test_empty_page_has_no_fields():
    assert read("ktp", []) == {}


def test_values_below_their_labels_are_read_past_translations_and_stamps():
    words = page(
        "Surat Keterangan Catatan Kepolisian",
        "Nama / Name",
        "SITI AMINAH",
        "Jenis Kelamin / Sex",
        "Perempuan",
        "Tempat dan tgl. lahir",
        "Jambi, 12 Mei 1998",
    )
    stamp = Word("E", 0.7, (720, 100, 900, 290))
    found = read("skck", [*words, stamp])
    assert found["name"] == "SITI AMINAH"
    assert found["sex"] == "P"
    assert (found["birth_place"], found["birth_date"]) == ("Jambi", "1998-05-12")


def test_letter_that_tells_everything_in_one_sentence_is_read():
    words = page(
        "Yang terhormat Bupati Batanghari",
        "Nama saya SITI AMINAH, lahir di Jambi pada tanggal 12 Mei 1998, beralamat di Jl. Merdeka No. 12.",
        "Saya lulusan Universitas Jambi Program Studi Kebidanan.",
        "Saya mengajukan permohonan untuk mengikuti seleksi CPNS.",
        "Hormat saya,",
    )
    found = read("surat_lamaran", words)
    assert found["name"] == "SITI AMINAH"
    assert found["institution"] == "Universitas Jambi"
    assert found["birth_date"] == "1998-05-12"


def test_institution_broken_in_a_sentence_is_read_whole_though_a_heading_is_wider():
    words = page(
        "LEMBAGA AKREDITASI MANDIRI PENDIDIKAN TINGGI KESEHATAN INDONESIA RAYA SEMUANYA DI JAKARTA SELATAN",
        "Menetapkan: Program Studi Ilmu Hukum pada Program Sarjana Institut Teknologi",
        "Sumatera terakreditasi dengan peringkat B, berlaku tanggal 9 Mei 2020 sampai dengan",
        "8 Mei 2025.",
    )
    assert read("akreditasi", words)["institution"] == "Institut Teknologi Sumatera"


def test_last_word_of_an_institution_is_no_label_of_a_parent():
    words = page(
        "SURAT TANDA REGISTRASI",
        ["Perguruan Tinggi", ": Sekolah Tinggi Ilmu Kesehatan Harapan"],
        ["                ", "  Ibu"],
        ["Nama", ": SITI AMINAH"],
    )
    assert read("str", words)["institution"] == "Sekolah Tinggi Ilmu Kesehatan Harapan Ibu"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("445/12/SKD/VII1/2024", "445/12/SKD/VIII/2024"),
        ("445/12/SKD/IX/2o24", "445/12/SKD/IX/2024"),
        ("IIOI23457I", "1101234571"),
        ("SKCK/YANMAS/12/IX/2024/SAT INTELKAM", "SKCK/YANMAS/12/IX/2024/SAT INTELKAM"),
    ],
)
def test_signs_of_a_number_are_put_right_part_by_part(printed, read_as):
    assert read("surat_disabilitas", page(f"Nomor : {printed}", "Nama : SITI AMINAH"))["number"] == read_as


def test_address_goes_on_in_its_own_column():
    words = page(
        ["Yang bertanda tangan di bawah", "Nama", ": SITI AMINAH"],
        ["ini menerangkan bahwa yang   ", "Alamat", ": Perum Griya Blok F No. 85, RT 029"],
        ["tersebut di samping          ", "      ", "  RW 010, Muara Bulian, Kec."],
        ["benar adanya dan sehat, maka ", "      ", "  Bajubang"],
        ["dibuat surat ini             ", "Agama", ": Islam"],
    )
    found = read("surat_disabilitas", words)["address"]
    assert found == "Perum Griya Blok F No. 85, RT 029 RW 010, Muara Bulian, Kec. Bajubang"


def test_letters_of_a_street_and_accents_seen_in_specks_are_put_right():
    words = page("SURAT IZIN MENGEMUDI", "1. Nama/Name", "SITI AMINÀH", "Alamat : IL、MERDEKA NO. 12")
    found = read("sim", words)
    assert found["name"] == "SITI AMINAH"
    assert found["address"] == "Jl. MERDEKA NO. 12"


def test_date_below_the_word_that_says_what_it_is_means_that():
    words = page(
        "Yang bertanda tangan di bawah ini SITI AMINAH, kelahiran",
        "Pontianak, 7 Oktober 1994, dengan penuh kesadaran menyatakan:",
        "Pontianak, 28 Agustus 2024",
    )
    assert read("surat_pernyataan", words)["birth_date"] == "1994-10-07"


def test_label_misread_and_specks_between_figures_leave_a_date_its_meaning():
    found = read(
        "serdik", page("Sertifikat Pendidik", "Tempat dan tanggal Hahir: Lubuk Linggau, 30 Maret·2002")
    )
    assert found["birth_date"] == "2002-03-30"


def test_name_of_a_programme_is_no_name_of_a_person():
    words = page(
        "IJAZAH", "Universitas Jambi", "Nama Program Studi : Kebidanan", "Nama Lengkap : SITI AMINAH"
    )
    found = read("ijazah", words)
    assert (found["name"], found["programme"]) == ("SITI AMINAH", "Kebidanan")


def test_numbers_glued_to_words_are_read():
    assert read("sim", page("SURAT IZIN MENGEMUDI", "INDONESIA19659804000883"))["number"] == "19659804000883"
    assert read("npwp", page("NPWP68.428.796.4-329.000"))["number"] == "68.428.796.4-329.000"


def test_values_behind_rows_of_dots_are_read():
    words = page(
        "SURAT IZIN MENGEMUDI", "1. Nama/Name .. .. WA ODE", "2. Tempat, Tgl. Lahir: KERINCI, 25-04-1998"
    )
    assert read("sim", words)["name"] == "WA ODE"
