"""Names of programmes: equal ones match, different ones do not, and no guess becomes a "no"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.programmes import Alike, codes_of, compare, plain, reference


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("S-1 ILMU HUKUM", "Ilmu  Hukum", Alike.SAME),
        ("D-IV/S-1 AKUNTANSI", "S-1 Akuntansi", Alike.SAME),
        ("S-1 PENDIDIKAN GURU SEKOLAH DASAR (PGSD)", "Pendidikan Guru Sekolah Dasar", Alike.SAME),
        ("S-1 DESAIN (FASHION)", "Design Fashion", Alike.SAME),
        (
            "S-1 PENDIDIKAN JASMANI, KESEHATAN DAN REKREASI",
            "PENDIDIKAN JASMANI KESEHATAN & REKREASI",
            Alike.SAME,
        ),
        ("S-1 HUKUM SYARI`AH", "Hukum Syari’ah", Alike.SAME),
        ("Program Studi Manajemen", "S-1 MANAGEMENT", Alike.SAME),
        # a real refusal of 2021: two programmes, both known
        ("S-1 MATEMATIKA", "S-1 PENDIDIKAN MATEMATIKA", Alike.OTHER),
        ("D-III KEPERAWATAN", "D-III KEBIDANAN", Alike.OTHER),
        ("S-1 BIOLOGI", "S-1 GEOLOGI", Alike.OTHER),
        # both known, and yet perhaps one: a word without a field, an abbreviation, a slip in the list itself
        ("S-1 HUKUM", "S-1 ILMU HUKUM", Alike.UNSURE),
        ("S-1 HUKUM ADM. NEGARA", "S-1 HUKUM ADMINISTRASI NEGARA", Alike.UNSURE),
        ("S-1 ADMINISTARSI NEGARA", "S-1 ADMINISTRASI NEGARA", Alike.UNSURE),
        ("S-1 AGROTEKNOLOGI", "S-1 AGROEKOTEKNOLOGI", Alike.UNSURE),
        # a name that nobody knows is no proof
        ("S-1 TEKNIK INFORMATIKA", "Informatics Engineering", Alike.UNSURE),
        ("PGSD", "S-1 PENDIDIKAN GURU SEKOLAH DASAR", Alike.UNSURE),
        ("???", "!!!", Alike.UNSURE),
    ],
)
def test_compare_is_sure_only_of_what_is_sure(one, other, sure):
    assert compare(one, other) is sure
    assert compare(other, one) is sure


@given(st.text(max_size=40))
def test_plain_is_stable_and_a_name_is_like_itself(name):
    assert compare(name, name) is Alike.SAME
    assert compare(name, name.upper().casefold()) is not Alike.OTHER


def test_reference_knows_every_name_that_the_list_of_formasi_accepts():
    assert len(reference()) > 3000
    assert "5123130" in codes_of("S-1 Ilmu Hukum")
    assert codes_of("Sihir Terapan") == ()
    assert all(name == plain(name) for name in ("ilmu hukum", "akuntansi", "pendidikan guru sekolah dasar"))
