import pytest

from bening.reading.kinds import anchors, kind_of
from bening.reading.report import KINDS
from tests.reading.written import OTHERS, PAPERS, page, tilted


@pytest.mark.parametrize("kind", PAPERS)
def test_kind_is_told_by_words(kind):
    found = kind_of(PAPERS[kind])
    assert found.name == kind
    assert found.decided
    assert found.confidence >= 0.45


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("degrees", [-8, 3])
def test_kind_is_told_on_a_tilted_page(kind, degrees):
    assert kind_of(tilted(PAPERS[kind], degrees)).name == kind


@pytest.mark.parametrize("name", OTHERS)
def test_papers_of_no_slot_are_left_to_people(name):
    found = kind_of(OTHERS[name])
    assert found.name == "lain"
    assert not found.decided
    assert found.confidence < 0.45


def test_diploma_of_a_school_is_a_diploma():
    words = page(
        "DEPARTEMEN PENDIDIKAN NASIONAL",
        "IJAZAH",
        "SEKOLAH MENENGAH ATAS",
        "Yang bertanda tangan di bawah ini, Kepala SMA Negeri 1 Batang Hari menerangkan bahwa:",
        "nama : Siti Aminah",
        "nomor peserta ujian : 3-16-10-01-001-001-8",
        "LULUS",
        "dari satuan pendidikan setelah memenuhi seluruh kriteria",
    )
    assert kind_of(words).name == "ijazah"


def test_enclosures_named_in_a_letter_do_not_make_it_a_diploma():
    assert kind_of(page("Lampiran:", "1. Ijazah", "2. Transkrip Nilai", "3. KTP", "4. STR")).name == "lain"


def test_slips_of_reading_are_forgiven_in_anchors():
    words = page("SURATTANDA REG1STRASI", "KONSIL TENAGA KESEHATAM INDONESIA", "Nomor STR : 1402521")
    assert kind_of(words).name == "str"


def test_licence_of_which_the_title_is_cut_off_is_no_identity_card():
    words = page(
        "INDONESIA SURAT IZIN MENGE",
        "Nomor SIM : 124102110001",
        "Nama : SITI AMINAH",
        "Tempat/Tgl Lahir : JAMBI, 12-05-1998",
        "Pekerjaan : KARYAWAN SWASTA",
        "Berlaku hingga : 04-05-2028",
    )
    assert kind_of(words).name in ("sim", "lain")


def test_every_anchor_belongs_to_a_known_kind_and_is_squeezed():
    for kind, parts in anchors().items():
        assert kind in KINDS
        for weights in parts.values():
            for anchor, weight in weights.items():
                assert anchor == "".join(sign for sign in anchor.lower() if sign.isalnum())
                assert 0 < weight <= 1
