"""A listing in the columns of SSCASN: one formasi on many lines, every fault told. No database."""

import gzip
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.infra.tables import Row, read_table
from bening.stages.announcements.names import readable, same_institution, unit_parts
from bening.stages.announcements.sscasn import COLUMNS, Fault, give_codes, read_listing
from tests.stages.announcements import scene


def rows(*formasi):
    return [Row(n, line) for n, line in enumerate(scene.lines_of(*formasi), start=2)]


def shared(name):
    path = scene.SHARED / name
    if not path.exists():
        pytest.skip(f"REAL DATA ABSENT: {path} is needed for this test")
    data = path.read_bytes()
    return io.BytesIO(gzip.decompress(data) if path.suffix == ".gz" else data)


def test_real_listing_of_batang_hari_goes_in_as_it_is():
    listing = read_listing(read_table(shared("batang-hari-2024-formasi.csv"), COLUMNS))

    assert listing.faults == []
    assert (listing.lines, len(listing.formasi), sum(f["quota"] for f in listing.formasi)) == (49, 11, 26)
    assert listing.institutions == ("Pemerintah Kab. Batang Hari",)


def test_real_listing_of_the_nation_goes_in_as_it_is():
    listing = read_listing(read_table(shared("sscasn-2024-formasi.csv.gz"), COLUMNS))

    assert listing.faults == []
    assert (listing.lines, len(listing.formasi)) == (46_101, 10_024)
    assert sum(f["quota"] for f in listing.formasi) == 36_865
    assert len(listing.institutions) == 453


def test_quota_belongs_to_the_formasi_and_not_to_the_line():
    listing = read_listing(rows(scene.formasi(1, jumlah_formasi="7", programmes=("S-1 A", "S-1 B", "S-1 C"))))

    assert [item["quota"] for item in listing.formasi] == [7]
    assert [q["programme"] for q in listing.formasi[0]["qualifications"]] == ["S-1 A", "S-1 B", "S-1 C"]


@pytest.mark.parametrize(
    ("written", "track"),
    [
        ("UMUM", "umum"),
        ("umum (non  OAP)", "umum"),
        ("LULUSAN TERBAIK", "cumlaude"),
        ("DIASPORA", "diaspora"),
        ("PENYANDANG DISABILITAS", "disabilitas"),
        ("PUTRA/PUTRI KALIMANTAN", "kalimantan"),
        ("PUTRA/PUTRI DAERAH TERTINGGAL", "daerah_tertinggal"),
        ("PUTRA/PUTRI PAPUA DAN PAPUA BARAT", "papua"),
        ("ORANG ASLI PAPUA (OAP)", "papua"),
    ],
)
def test_track_as_written_becomes_our_code(written, track):
    listing = read_listing(rows(scene.formasi(1, formasi_nm=written)))

    assert [item["track"] for item in listing.formasi] == [track]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("formasi_id", "12", "formasi.id_not_uuid"),
        ("formasi_id", "", "cell.empty"),
        ("jp_nama", "PPPK GURU", "formasi.kind_unknown"),
        ("formasi_nm", "PUTRA/PUTRI JAMBI", "formasi.track_unknown"),
        ("jabatan_nm", "", "cell.empty"),
        ("lokasi_nm", "A" * 501, "cell.too_long"),
        ("jumlah_formasi", "0", "formasi.quota_not_a_count"),
        ("jumlah_formasi", "dua", "formasi.quota_not_a_count"),
        ("jumlah_formasi", "1.5", "formasi.quota_not_a_count"),
        ("disable", "ya", "formasi.disability_not_0_or_1"),
        ("gaji_min", "Rp3.000.000", "formasi.salary_not_a_count"),
        ("gaji_max", "2", "formasi.salary_reversed"),
        ("jenjang_studi", "S1 atau D4", "formasi.level_unknown"),
    ],
)
def test_bad_cell_is_told_with_its_row_and_column(column, value, code):
    lines = rows(scene.formasi(1), scene.formasi(2, programmes=("S-1 HUKUM",)))
    lines[2].cells[column] = value

    listing = read_listing(lines)

    told = [(fault.row, fault.column, fault.code) for fault in listing.faults]
    assert told == [(4, "gaji_min" if code == "formasi.salary_reversed" else column, code)]
    assert listing.formasi == []


def test_every_fault_is_told_at_once():
    lines = rows(scene.formasi(1, disable="x", jumlah_formasi="-1"), scene.formasi(2, formasi_nm="?"))

    listing = read_listing(lines)

    assert len(listing.faults) == 6
    assert [fault.row for fault in listing.faults] == [2, 2, 3, 3, 4, 5]


def test_lines_that_contradict_each_other_are_told_against_the_many():
    lines = rows(scene.formasi(1, programmes=("S-1 A", "S-1 B", "S-1 C")))
    lines[0].cells["jumlah_formasi"] = "9"

    listing = read_listing(lines)

    facts = {"value": "9", "other_row": 3, "other": "2"}
    assert listing.faults == [Fault(2, "jumlah_formasi", "formasi.contradicts", facts)]


def test_spelling_of_ids_and_case_of_units_are_no_contradiction():
    lines = rows(scene.formasi(1, programmes=("S-1 A", "S-1 B")))
    lines[0].cells["formasi_id"] = lines[1].cells["formasi_id"].replace("-", "").upper()
    lines[0].cells["lokasi_nm"] = lines[1].cells["lokasi_nm"].title()

    listing = read_listing(lines)

    assert listing.faults == []
    assert len(listing.formasi) == 1


def test_repeated_line_is_counted_once():
    listing = read_listing(rows(scene.formasi(1), scene.formasi(1)))

    assert listing.repeated == 2
    assert len(listing.formasi[0]["qualifications"]) == 2


def test_only_own_lines_are_taken_when_asked():
    other = scene.formasi(2, ins_nm="Pemerintah Kab. Lingga", formasi_nm="nonsense")

    listing = read_listing(rows(scene.formasi(1), other), only="Pemerintah Kabupaten Batanghari")

    assert (listing.faults, listing.skipped, len(listing.formasi)) == ([], 2, 1)


def test_file_without_lines_is_a_fault():
    assert [fault.code for fault in read_listing([]).faults] == ["table.no_rows"]


def test_progress_is_told_every_step():
    told = []

    read_listing(rows(*(scene.formasi(n) for n in range(5))), progress=told.append, step=4)

    assert told == [4, 8]


SEVERAL = st.lists(st.integers(0, 40), min_size=1, max_size=8, unique=True)


@given(SEVERAL, st.randoms(use_true_random=False))
def test_order_of_lines_never_matters(numbers, chance):
    lines = scene.lines_of(*(scene.formasi(n, jumlah_formasi=str(n % 3 + 1)) for n in numbers))
    shuffled = chance.sample(lines, len(lines))

    one = read_listing(Row(n, line) for n, line in enumerate(lines, start=2))
    other = read_listing(Row(n, line) for n, line in enumerate(shuffled, start=2))

    assert give_codes(one.formasi, {}) == give_codes(other.formasi, {})


@given(SEVERAL, SEVERAL)
def test_codes_stay_with_their_formasi_whatever_comes_later(first, then):
    before = give_codes(read_listing(rows(*map(scene.formasi, first))).formasi, {})
    known = {item["source"]: item["code"] for item in before}

    after = give_codes(read_listing(rows(*map(scene.formasi, then))).formasi, known)

    codes = {item["source"]: item["code"] for item in after}
    assert all(codes[source] == code for source, code in known.items() if source in codes)
    new = [code for source, code in codes.items() if source not in known]
    assert not set(new) & set(known.values())
    assert len(set(codes.values())) == len(codes)


@given(st.integers(0, 2**32))
def test_no_garbage_is_ever_taken_or_breaks_the_reading(seed):
    chance = random.Random(seed)
    lines = scene.lines_of(scene.formasi(1), scene.formasi(2))
    line = chance.choice(lines)
    column = chance.choice(COLUMNS)
    line[column] = chance.choice(["", "≈1", "٣", "-1", "1e3", "\x00", "S-1/Sarjana", " ", "²"])

    listing = read_listing(Row(n, cells) for n, cells in enumerate(lines, start=2))

    assert bool(listing.faults) or line[column] in ("S-1/Sarjana", "≈1", "٣", "-1", "1e3", "\x00", "²", " ")
    assert not (listing.faults and listing.formasi)


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("DINAS PANGAN, PERTANIAN DAN PERIKANAN", "Dinas Pangan, Pertanian dan Perikanan"),
        ("UPTD PUSKESMAS MUARA TEMBESI", "UPTD Puskesmas Muara Tembesi"),
        ("KELOMPOK KMF/SMF", "Kelompok KMF/SMF"),
        ("INSPEKTORAT III", "Inspektorat III"),
        ("Dinas PUPR", "Dinas PUPR"),
        ("JUM'AT", "Jum'at"),
    ],
)
def test_name_in_capitals_becomes_readable(shouted, name):
    assert readable(shouted) == name


def test_unit_is_shown_without_its_institution():
    path = "PEMERINTAH KABUPATEN BATANG HARI | RSUD HAMBA |  KELOMPOK SMF"

    assert unit_parts(path, "Pemerintah Kab. Batang Hari") == ("RSUD Hamba", "Kelompok SMF")
    assert unit_parts("RSUD HAMBA", "Pemerintah Kab. Batang Hari") == ("RSUD Hamba",)


def test_institution_is_known_in_its_spellings():
    assert same_institution("Pemerintah Kab. Batang Hari", "PEMERINTAH KABUPATEN BATANGHARI")
    assert not same_institution("Pemerintah Kab. Batang", "Pemerintah Kab. Batang Hari")
