"""Papers of one dossier beside each other: whose they are, whether they agree, and where a lost one lies."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bening.core.decision import Check, Outcome
from bening.core.facts import Qualification, Seat
from bening.reading.dossier import Move, PageKind, Paper, check_dossier, moves
from bening.reading.report import Field, Report
from bening.reading.who import Likeness, compare_names

CLAIMS = {
    "name": "Siti Aminah",
    "birth_date": "1998-05-12",
    "programme": "S-1 KEPERAWATAN",
    "graduation_date": "2021-08-14",
    "gpa": "3.51",
}
SEAT = Seat(
    "umum", "Perawat Ahli Pertama", (Qualification("S-1", "S-1 KEPERAWATAN"),), min_gpa=Fraction("3.00")
)
REQUIRED = ("ktp", "ijazah", "transkrip", "surat_lamaran")


def paper(kind, slot="", matched=(), pages=(), confidence=0.97, **fields):
    checks = tuple(Check(f"match.{name}", Outcome.MET) for name in matched)
    read = {name: Field(value, confidence) for name, value in fields.items()}
    return Paper(slot or kind, Report(kind, 0.9, read, checks), tuple(PageKind(*page) for page in pages))


KTP = paper("ktp", name="SITI AMINAH", birth_date="1998-05-12")
DIPLOMA = paper("ijazah", name="Siti Aminah, S.Kep", programme="Keperawatan", graduation_date="2021-08-14")
TRANSCRIPT = paper("transkrip", name="SITI AMINAH", programme="KEPERAWATAN", gpa="3.51")
LETTER = paper("surat_lamaran")
ALL = (KTP, DIPLOMA, TRANSCRIPT, LETTER)


def checked(papers=ALL, claims=None, seat=SEAT, required=REQUIRED):
    found = check_dossier(papers, claims={**CLAIMS, **(claims or {})}, required=required, seat=seat)
    return {check.code.removeprefix("dossier."): check for check in found}


def test_good_dossier_meets_everything():
    found = checked()

    assert set(found) == {"same_person", "dates", "programme", "gpa", "all_slots_searched"}
    assert {check.outcome for check in found.values()} == {Outcome.MET}


def test_typed_value_found_in_a_paper_goes_before_what_was_read():
    garbled = paper("ijazah", matched=["name", "programme", "graduation_date"], name="UNIVERSITAS JAMBI",
                    programme="Fakultas Kedokteran", graduation_date="1998-05-12")  # fmt: skip

    assert {check.outcome for check in checked((KTP, garbled, TRANSCRIPT, LETTER)).values()} == {Outcome.MET}


def test_another_spelling_is_for_a_person():
    check = checked((KTP, paper("ijazah", name="Siti Aminah Putri"), TRANSCRIPT, LETTER))["same_person"]

    assert (check.outcome, check.reason.code) == (Outcome.UNCERTAIN, "dossier.name_differs")
    assert (check.evidence["slot"], check.evidence["read"]) == ("ijazah", "Siti Aminah Putri")


def test_another_person_is_told_only_by_two_facts():
    stranger = {"name": "Rudi Hartono"}

    assert checked((KTP, paper("ijazah", **stranger)))["same_person"].outcome is Outcome.UNCERTAIN
    both = paper("ijazah", **stranger, birth_date="1990-01-02")
    assert checked((KTP, both))["same_person"].outcome is Outcome.NOT_MET
    unsure = paper("ijazah", confidence=0.5, **stranger, birth_date="1990-01-02")
    assert checked((KTP, unsure))["same_person"].outcome is Outcome.MET


def test_without_names_or_dates_there_is_nothing_to_compare():
    found = checked((LETTER,), required=())

    assert found["same_person"].outcome is Outcome.NO_DATA
    assert found["dates"].outcome is Outcome.NO_DATA


def test_dates_that_differ_are_for_a_person():
    check = checked((KTP, paper("ijazah", graduation_date="2021-08-15")))["dates"]

    assert (check.outcome, check.evidence["slot"], check.evidence["read"]) == (
        Outcome.UNCERTAIN, "ijazah", "2021-08-15",
    )  # fmt: skip


def test_programme_whose_name_nobody_knows_is_left_to_people():
    other = {"programme": "Pendidikan Keperawatan"}
    found = checked((KTP, paper("ijazah", **other), paper("transkrip", **other)))["programme"]
    assert found.outcome is Outcome.UNCERTAIN


def test_related_programme_is_not_the_listed_one():
    other = {"programme": "Kebidanan"}
    alone = checked((KTP, paper("ijazah", **other), LETTER))["programme"]
    both = checked((KTP, paper("ijazah", **other), paper("transkrip", **other)))["programme"]

    assert alone.outcome is Outcome.UNCERTAIN
    assert both.outcome is Outcome.NOT_MET
    assert checked((KTP,))["programme"].outcome is Outcome.NO_DATA


@pytest.mark.parametrize(
    ("read", "typed", "outcome"),
    [("3.00", "3.00", Outcome.MET), ("2.99", "2.99", Outcome.NOT_MET), ("2.99", "3.51", Outcome.UNCERTAIN)],
)
def test_gpa_below_the_minimum_needs_two_facts(read, typed, outcome):
    check = checked((paper("transkrip", gpa=read),), claims={"gpa": typed})["gpa"]

    assert check.outcome is outcome


def test_gpa_is_not_asked_where_no_minimum_is_announced():
    seat = Seat("umum", "Perawat", SEAT.qualifications)

    assert "gpa" not in checked(seat=seat)
    assert "programme" not in checked(seat=None)
    assert checked((paper("transkrip"),))["gpa"].outcome is Outcome.NO_DATA
    assert checked((paper("transkrip", gpa="tiga"),))["gpa"].outcome is Outcome.NO_DATA


def test_letter_inside_the_file_of_another_slot_is_found():
    """Batanghari 2019: two objections were accepted because the paper was there, in another file."""
    other = paper("surat_pernyataan", pages=[(1, "surat_pernyataan"), (2, "lain"), (3, "surat_lamaran")])
    check = checked((KTP, DIPLOMA, TRANSCRIPT, other))["all_slots_searched"]

    assert check.outcome is Outcome.UNCERTAIN
    assert (check.evidence["found_in"], check.evidence["page"]) == ("surat_pernyataan", 3)


def test_nothing_is_called_missing_before_every_page_was_searched():
    check = checked((KTP, DIPLOMA, TRANSCRIPT))["all_slots_searched"]

    assert (check.outcome, check.reason.code) == (Outcome.UNCERTAIN, "dossier.found_nowhere")
    assert (check.evidence["files"], check.evidence["pages"]) == (3, 3)


def test_file_of_an_unsure_kind_is_not_called_missing():
    unsure = paper("lain", slot="surat_lamaran")
    inside = paper(
        "surat_pernyataan", slot="surat_lamaran", pages=[(1, "surat_pernyataan"), (2, "surat_lamaran")]
    )

    assert checked((KTP, DIPLOMA, TRANSCRIPT, unsure))["all_slots_searched"].outcome is Outcome.MET
    assert checked((KTP, DIPLOMA, TRANSCRIPT, inside))["all_slots_searched"].outcome is Outcome.MET


def test_file_in_a_wrong_slot_is_offered_to_be_moved():
    swapped = (paper("transkrip", slot="ijazah"), paper("ijazah", slot="transkrip"), KTP)

    assert moves(swapped, REQUIRED) == (Move("ijazah", "transkrip"), Move("transkrip", "ijazah"))
    assert moves((paper("surat_lamaran", slot="ijazah"), LETTER), REQUIRED) == (), "that place is taken"
    assert moves((paper("lain", slot="ijazah"), paper("sim", slot="transkrip")), REQUIRED) == ()


@pytest.mark.parametrize(
    ("typed", "read", "likeness"),
    [
        ("Siti Aminah", "SITI AMINAH, S.Kep., Ns.", Likeness.SAME),
        ("Muhammad Yusuf", "M. YUSUF", Likeness.SAME),
        ("dr. Budi Santoso, Sp.PD", "BUDISANTOSO", Likeness.SAME),
        ("Hj. Sitti Nur", "Siti Noor", Likeness.SAME),
        ("Budi Santoso", "Budi Santosa", Likeness.CLOSE),
        ("Ilham Simanjuntak Lumbantoruan", "Ilham Simanjuntak", Likeness.CLOSE),
        ("Siti Aminah", "Rudi Hartono", Likeness.OTHER),
        ("Siti Aminah", "", Likeness.CLOSE),
    ],
)
def test_names_as_indonesian_papers_write_them(typed, read, likeness):
    assert compare_names(typed, read) is likeness


@given(st.text("abcdefgh .,", max_size=25), st.text("abcdefgh .,", max_size=25))
def test_likeness_of_names_does_not_depend_on_the_order_of_an_equal_pair(one, other):
    assert (compare_names(one, other) is Likeness.SAME) == (compare_names(other, one) is Likeness.SAME)
