"""Reading formasi and scores: exact, or refused with row, column and mend."""

from datetime import date
from fractions import Fraction

import pytest

from bening.core.ranking import FormasiLine, Place, ScoreLine
from bening.core.ranking_csv import (
    FORMASI_COLUMNS,
    RANKING_COLUMNS,
    SCORE_COLUMNS,
    ranking_row,
    read_formasi,
    read_scores,
    uneven_extras,
    unknown_wishes,
)
from tests.core.selection import RULES, seat

FORMASI = "F1,Perawat Terampil,D3,P1,umum,2"
SCORE = {
    "participant": "24150001",
    "formasi": "F1",
    "twk": "100",
    "tiu": "105",
    "tkp": "201",
    "skd_status": "present",
    "skb_cat": "400",
    "skb_extra": "87.5",
    "skb_status": "present",
    "gpa": "3.45",
    "gpa_kind": "ipk",
    "born": "1998-05-12",
    "preferred_units": "P2; P1;",
}


def formasi_of(*rows, header=FORMASI_COLUMNS):
    return read_formasi([",".join(header) + "\n", *(row + "\n" for row in rows)], RULES)


def scores_of(*rows):
    """Rows as changes to one good row."""
    lines = [",".join(SCORE_COLUMNS)]
    lines += [",".join({**SCORE, **row}.values()) for row in rows]
    return read_scores([line + "\n" for line in lines], [seat()], RULES)


def told(problems):
    return [str(problem) for problem in problems]


def test_read_formasi_takes_the_institution_where_the_file_has_one():
    sheet = formasi_of(FORMASI + ",Kabupaten A", header=(*FORMASI_COLUMNS, "institution"))

    assert sheet.problems == sheet.notes == []
    assert sheet.lines[0].institution == "Kabupaten A"


def test_read_formasi_gives_lines_and_their_rows():
    sheet = formasi_of(FORMASI, "", "F2,Dokter,S1,P2,disabilitas,1")

    assert sheet.problems == sheet.notes == []
    assert sheet.lines[0] == FormasiLine("F1", "Perawat Terampil", "D3", "P1", "umum", 2)
    assert sheet.rows == [2, 4]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",Perawat,D3,P1,umum,2", "row 2, column formasi: empty; every row needs it"),
        ("F1,,D3,P1,umum,2", "row 2, column position: empty; every row needs it"),
        ("F1,Perawat,D3,P1,putra_daerah,2", "row 2, column track: putra_daerah is not one of umum,"),
        ("F1,Perawat,D3,P1,,2", "row 2, column track: empty is not one of umum,"),
        ("F1,Perawat,D3,P1,umum,", "row 2, column quota: empty"),
        ("F1,Perawat,D3,P1,umum,0", "row 2, column quota: 0 is outside 1 to 999999; check"),
        ("F1,Perawat,D3,P1,umum,-1", "row 2, column quota: -1 is not a whole number; write digits only"),
        ("F1,Perawat,D3,P1,umum,²", "row 2, column quota: ² is not a whole number; write digits only"),
        ("=F1,Perawat,D3,P1,umum,1", "row 2, column formasi: =F1 starts like a formula; begin with a letter"),
        ('"F\n1",Perawat,D3,P1,umum,1', "row 2, column formasi: contains a line break or control character"),
        ("F1,Perawat,D3,P1,umum", "row 2: 5 cells where the header has 6; put text that contains commas"),
    ],
)
def test_read_formasi_tells_row_column_and_mend(row, problem):
    [found] = formasi_of(row).problems

    assert str(found).startswith(problem)


def test_read_formasi_refuses_a_code_twice():
    sheet = formasi_of(FORMASI, FORMASI, FORMASI)

    assert told(sheet.problems) == [
        f"row {row}, column formasi: F1 is already in row 2; keep one of the two" for row in (3, 4)
    ]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (
            FORMASI_COLUMNS[1:],
            "row 1, column formasi: column missing; the header must hold formasi,position,",
        ),
        ((*FORMASI_COLUMNS, "unit"), "row 1, column unit: column is there more than once; keep one"),
        ((";".join(FORMASI_COLUMNS),), "row 1: cells are separated by semicolons; save with commas"),
    ],
)
def test_read_formasi_tells_a_wrong_header(header, problem):
    sheet = formasi_of(FORMASI, header=header)

    assert sheet.lines == []
    assert str(sheet.problems[0]).startswith(problem)


def test_read_formasi_tells_an_empty_file_and_a_broken_one():
    assert told(read_formasi([], RULES).problems) == [
        "row 1: the file is empty; write formasi, position, qualification, unit, track, quota"
    ]
    broken = formasi_of(FORMASI, 'F2,"Perawat" x,D3,P1,umum,2')
    assert str(broken.problems[0]).startswith("row 3: not readable as CSV")
    assert broken.rows == [2]


def test_read_formasi_takes_columns_in_any_order_and_notes_others():
    sheet = read_formasi(
        ["note,quota,track,unit,qualification,position,formasi\n", "x,2,umum,P1,D3,A,F1\n"], RULES
    )

    assert sheet.lines == [FormasiLine("F1", "A", "D3", "P1", "umum", 2)]
    assert told(sheet.notes) == ["row 1, column note: not a column of this file; ignored"]


def test_read_scores_reads_every_cell_exactly():
    sheet = scores_of({})

    assert sheet.problems == sheet.notes == []
    assert sheet.lines == [
        ScoreLine(
            participant="24150001",
            formasi="F1",
            twk=100,
            tiu=105,
            tkp=201,
            skd_status="present",
            skb_cat=400,
            skb_extra=Fraction("87.5"),
            skb_status="present",
            gpa=Fraction("3.45"),
            gpa_kind="ipk",
            born=date(1998, 5, 12),
            preferred_units=("P2", "P1"),
        )
    ]


def test_read_scores_leaves_empty_what_is_not_yet_known():
    empty = dict.fromkeys(SCORE_COLUMNS[2:], "")

    sheet = scores_of(empty)

    assert sheet.problems == sheet.notes == []
    assert sheet.lines == [ScoreLine("24150001", "F1")]


@pytest.mark.parametrize(
    ("change", "column", "message"),
    [
        ({"participant": ""}, "participant", "empty; every row needs it"),
        ({"participant": "@SUM(A1)"}, "participant", "@SUM(A1) starts like a formula; begin with a letter"),
        ({"formasi": "F9"}, "formasi", "F9 is not in the formasi file; correct the code or add it"),
        ({"twk": "101"}, "twk", "101 is not a multiple of 5; check it against the source"),
        ({"twk": "155"}, "twk", "155 is outside 0 to 150; check it against the source"),
        ({"tiu": "7O"}, "tiu", "7O is not a whole number; write digits only"),
        ({"tiu": "77"}, "tiu", "77 is not a multiple of 5"),
        ({"tkp": "226"}, "tkp", "226 is outside 0 to 225"),
        ({"tkp": "1" * 40}, "tkp", "1" * 40 + " is outside 0 to 225"),
        ({"tkp": ""}, "tkp", "empty, but skd_status is present; give the mark"),
        ({"skd_status": "hadir"}, "skd_status", "hadir is not one of present, absent, disqualified"),
        ({"skb_status": "x"}, "skb_status", "x is not one of present, absent, disqualified"),
        ({"skb_cat": "501"}, "skb_cat", "501 is outside 0 to 500"),
        ({"skb_cat": ""}, "skb_cat", "empty, but skb_status is present; give the mark"),
        ({"skb_extra": "100.5"}, "skb_extra", "100.5 is outside 0 to 100"),
        ({"skb_extra": "-1"}, "skb_extra", "-1 is not a decimal number; write it like 3.45, with a point"),
        ({"gpa": "4.01"}, "gpa", "4.01 is outside 0 to 4; check it against the source"),
        ({"gpa": "100.01", "gpa_kind": "ijazah"}, "gpa", "100.01 is outside 0 to 100"),
        ({"gpa": "3,45"}, "", "14 cells where the header has 13; put text that contains commas in quotes"),
        ({"gpa": '"3,45"'}, "gpa", "3,45 is not a decimal number; write it like 3.45, with a point"),
        ({"gpa_kind": ""}, "gpa_kind", "empty, but gpa is given; write ipk or ijazah"),
        ({"gpa_kind": "nem"}, "gpa_kind", "nem is not one of ipk, ijazah"),
        (
            {"born": "12-05-1998"},
            "born",
            "12-05-1998 is not a date of the calendar; write it like 1998-05-12",
        ),
        ({"born": "1998-02-30"}, "born", "1998-02-30 is not a date of the calendar"),
        ({"born": "0098-02-03"}, "born", "0098-02-03 is before 1900; check the year"),
        ({"preferred_units": "P1\x07"}, "preferred_units", "contains a line break or control character"),
    ],
)
def test_read_scores_tells_row_column_and_mend(change, column, message):
    [problem] = scores_of(change).problems

    assert (problem.row, problem.column) == (2, column)
    assert problem.message.startswith(message)


def test_read_scores_tells_every_problem_at_once():
    sheet = scores_of({"twk": "7", "born": "x"}, {}, {"tiu": "999"})

    assert [(problem.row, problem.column) for problem in sheet.problems] == [
        (2, "twk"),
        (2, "born"),
        (3, "participant"),
        (4, "tiu"),
        (4, "participant"),
    ]


def test_read_scores_notes_marks_that_the_status_makes_void():
    sheet = scores_of(
        {"skd_status": "absent"},
        {"participant": "2", "skb_status": ""},
        {"participant": "3", "skb_status": "absent", "skb_cat": "0", "skb_extra": ""},
    )

    assert sheet.problems == []
    assert told(sheet.notes) == [
        "row 2, column skd_status: not present, so the SKD marks in this row are ignored",
        "row 3, column skb_status: not present, so the SKB marks in this row are ignored",
    ]


def test_uneven_extras_are_found_among_those_who_sat():
    sheet = scores_of(
        {},
        {"participant": "2", "skb_extra": ""},
        {"participant": "3", "skb_extra": "", "skb_cat": "", "skb_status": "absent"},
    )

    [problem] = uneven_extras(sheet)

    assert (problem.row, problem.column) == (3, "skb_extra")
    assert uneven_extras(scores_of({}, {"participant": "2"})) == []
    assert uneven_extras(scores_of({"skb_extra": ""})) == []


def test_unknown_wishes_are_noted():
    sheet = scores_of({"preferred_units": "p1;Puskesmas X"})

    [note] = unknown_wishes(sheet, [seat()])

    assert note.message == "no formasi has the unit Puskesmas X; the wish has no effect"


def test_ranking_row_has_one_cell_per_column():
    place = Place("24150001", "F1", 400, Fraction(80), Fraction(848, 11), 1, "P/L", "F1", "why")
    unknown = Place("24150002", "F1", None, None, None, None, "TH", "", "skd.absent")

    assert ranking_row(place, 3) == ("24150001", "F1", "400", "80.000", "77.091", "1", "P/L", "F1", "why")
    assert ranking_row(unknown, 3) == ("24150002", "F1", "", "", "", "", "TH", "", "skd.absent")
    assert len(RANKING_COLUMNS) == len(ranking_row(place, 3))
