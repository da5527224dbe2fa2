"""Parquet in and out: the same result, problems and notes as the same rows in CSV."""

import csv
import io
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bening.columnar import files_in, files_out
from bening.core.ranking_csv import FORMASI_COLUMNS, RANKING_COLUMNS, SCORE_COLUMNS
from bening.stages.results.rank_command import main

FORMASI = [
    ("P1U", "Perawat Terampil", "D3", "P1", "umum", "1"),
    ("P2U", "Perawat Terampil", "D3", "P2", "umum", "1"),
    ("P3D", "Perawat Terampil", "D3", "P3", "disabilitas", "1"),
]
GOOD = {
    "participant": "",
    "formasi": "P1U",
    "twk": "110",
    "tiu": "120",
    "tkp": "210",
    "skd_status": "present",
    "skb_cat": "350",
    "skb_extra": "",
    "skb_status": "present",
    "gpa": "3.50",
    "gpa_kind": "ipk",
    "born": "1999-01-01",
    "preferred_units": "",
}


def write_csv(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def write_parquet(path, columns, rows):
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    pq.write_table(pa.table([pa.array(list(c), pa.string()) for c in cells], names=list(columns)), path)


@pytest.fixture
def rank(tmp_path, capsys):
    """Run the command on rows as `csv` or `parquet`: exit code, what was said, what was written as CSV."""

    def run(kind, formasi, scores, *more, columns=SCORE_COLUMNS, seats=FORMASI_COLUMNS, out="csv"):
        write = {"csv": write_csv, "parquet": write_parquet}[kind]
        paths = [tmp_path / f"formasi.{kind}", tmp_path / f"scores.{kind}", tmp_path / f"out.{out}"]
        write(paths[0], seats, formasi)
        write(paths[1], columns, scores)
        paths[2].unlink(missing_ok=True)
        files = ["--formasi", str(paths[0]), "--scores", str(paths[1]), "--out", str(paths[2])]
        code = main(["--regulation", "cpns-2024", *files, *more])
        said = capsys.readouterr().err.replace(f".{kind}:", ":")
        if not paths[2].exists():
            return code, said, None
        if out == "parquet":
            return code, said, read_back(paths[2])
        return code, said, [tuple(row) for row in csv.reader(io.StringIO(paths[2].read_text("utf-8")))]

    return run


def read_back(path):
    table = pq.read_table(path)
    columns = [
        ["" if value is None else str(value) for value in column.to_pylist()] for column in table.columns
    ]
    return [tuple(table.column_names), *zip(*columns, strict=True)]


def people(*changes):
    return [tuple((GOOD | {"participant": f"p{n}"} | one).values()) for n, one in enumerate(changes)]


SOME = people(
    {},
    {"skb_cat": "330", "preferred_units": "P3;P2"},
    {"formasi": "P2U", "skb_extra": "87.5"},
    {"formasi": "P2U", "twk": "60"},
    {"formasi": "P2U", "skd_status": "absent", "skb_status": ""},
    {"formasi": "P2U", "skb_status": "", "skb_cat": ""},
)


@pytest.mark.parametrize("stage", ["skd", "final"])
def test_parquet_in_and_out_says_what_csv_says(rank, stage):
    expected = rank("csv", FORMASI, SOME, "--stage", stage)

    assert expected[0] == 0
    assert expected[2][0] == RANKING_COLUMNS
    assert rank("parquet", FORMASI, SOME, "--stage", stage) == expected
    assert rank("parquet", FORMASI, SOME, "--stage", stage, out="parquet") == expected
    assert rank("csv", FORMASI, SOME, "--stage", stage, out="parquet") == expected


def test_an_empty_list_of_participants_is_a_ranking_of_nobody(rank):
    for out in ("csv", "parquet"):
        assert rank("parquet", FORMASI, [], out=out) == (0, "", [RANKING_COLUMNS])


def test_portions_join_without_a_seam(rank, monkeypatch):
    expected = rank("csv", FORMASI, SOME)
    monkeypatch.setattr(files_out, "PORTION", 2)

    assert rank("parquet", FORMASI, SOME, out="parquet") == expected


def test_formasi_and_scores_may_be_of_different_kinds(rank, tmp_path):
    _, _, expected = rank("csv", FORMASI, SOME)
    rank("parquet", FORMASI, SOME)
    for formasi, scores in (("csv", "parquet"), ("parquet", "csv")):
        files = ["--formasi", f"{tmp_path}/formasi.{formasi}", "--scores", f"{tmp_path}/scores.{scores}"]
        assert main(["--regulation", "cpns-2024", *files, "--out", f"{tmp_path}/mixed.csv"]) == 0
        written = csv.reader(io.StringIO((tmp_path / "mixed.csv").read_text("utf-8")))
        assert [tuple(row) for row in written] == expected


def test_numbers_decimals_and_days_are_read_as_their_text(rank, tmp_path):
    _, _, expected = rank("csv", FORMASI, SOME)
    table = dict(zip(SCORE_COLUMNS, map(list, zip(*SOME, strict=True)), strict=True))
    typed = {name: pa.array([value or None for value in column]) for name, column in table.items()}
    for name in ("twk", "tiu", "tkp", "skb_cat"):
        typed[name] = pa.array([int(value) if value else None for value in table[name]], pa.int16())
    for name in ("gpa", "skb_extra"):
        values = [Decimal(value) if value else None for value in table[name]]
        typed[name] = pa.array(values, pa.decimal128(9, 3))
    typed["born"] = pa.array([date.fromisoformat(value) for value in table["born"]])
    typed["formasi"] = typed["formasi"].dictionary_encode()
    write_parquet(tmp_path / "formasi.parquet", FORMASI_COLUMNS, FORMASI)
    pq.write_table(pa.table(typed), tmp_path / "typed.parquet", row_group_size=2)
    files = ["--formasi", f"{tmp_path}/formasi.parquet", "--scores", f"{tmp_path}/typed.parquet"]

    assert main(["--regulation", "cpns-2024", *files, "--out", f"{tmp_path}/typed.csv"]) == 0
    written = csv.reader(io.StringIO((tmp_path / "typed.csv").read_text("utf-8")))
    assert [tuple(row) for row in written] == expected


@pytest.mark.parametrize(
    ("column", "values", "said"),
    [
        ("gpa", pa.array([3.5]), "column gpa: stored as double, which is not exact"),
        ("participant", pa.array([12]), "column participant: stored as int64, which loses leading zeros"),
        ("skd_status", pa.array([True]), "column skd_status: stored as bool; store it as text"),
    ],
)
def test_a_column_that_is_not_exact_is_refused(tmp_path, capsys, column, values, said):
    table = pa.table({name: pa.array([value]) for name, value in (GOOD | {"participant": "1"}).items()})
    table = table.set_column(table.column_names.index(column), column, values)
    pq.write_table(table, tmp_path / "scores.parquet")
    write_parquet(tmp_path / "formasi.parquet", FORMASI_COLUMNS, FORMASI)
    files = ["--formasi", f"{tmp_path}/formasi.parquet", "--scores", f"{tmp_path}/scores.parquet"]

    assert main(["--regulation", "cpns-2024", *files, "--out", f"{tmp_path}/out.parquet"]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize("content", [None, b"", b"not parquet", b"PAR1\x00\x00\x00\x00PAR1"])
def test_what_is_no_parquet_file_is_refused(tmp_path, capsys, content):
    if content is not None:
        (tmp_path / "scores.parquet").write_bytes(content)
    write_parquet(tmp_path / "formasi.parquet", FORMASI_COLUMNS, FORMASI)
    files = ["--formasi", f"{tmp_path}/formasi.parquet", "--scores", f"{tmp_path}/scores.parquet"]

    assert main(["--regulation", "cpns-2024", *files, "--out", f"{tmp_path}/out.csv"]) == 2
    assert f"{tmp_path}/scores.parquet: " in capsys.readouterr().err


ODD = {
    "participant": ["", " p1", "p1", "=1+1", "é", "a\tb", "007"],
    "formasi": ["", " P2U ", "P9", "@x", "p1u"],
    "twk": ["", "111", "-5", "155", "60", " 70 ", "6,5", "٣"],
    "tkp": ["", "226", "0", "1e2"],
    "skd_status": ["", "absent", "disqualified", "hadir"],
    "skb_cat": ["", "501", "0"],
    "skb_extra": ["", "100.5", "12.345", "abc", "0"],
    "skb_status": ["", "absent", "x"],
    "gpa": ["", "4.5", "88.5", "3,5", "101", "3.5000000001"],
    "gpa_kind": ["", "ijazah", "x"],
    "born": ["", "1999-02-30", "01-01-1999", "1850-01-01"],
    "preferred_units": ["P9", "p2;P3", "a\nb"],
}
ODD_SEATS = {
    "formasi": ["", "P1U", " P4 ", "+x", "P2U"],
    "position": ["", "Dokter", "a\nb"],
    "track": ["", "khusus", "diaspora"],
    "quota": ["", "0", "2", "1000000", "x"],
    "unit": ["", " p1 "],
}


def oddly(columns, rows, odd):
    """Rows with a few cells exchanged for odd ones."""
    cell = st.sampled_from([(name, text) for name, texts in odd.items() for text in texts])
    change = st.tuples(st.integers(0, len(rows) - 1), cell)

    def changed(changes):
        made = [list(row) for row in rows]
        for row, (name, text) in changes:
            made[row][columns.index(name)] = text
        return [tuple(row) for row in made]

    return st.lists(change, max_size=3).map(changed)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(oddly(SCORE_COLUMNS, SOME, ODD), oddly(FORMASI_COLUMNS, FORMASI, ODD_SEATS))
def test_odd_files_end_as_they_do_in_csv(rank, scores, formasi):
    assert rank("parquet", formasi, scores) == rank("csv", formasi, scores)


def test_columns_that_are_missing_or_unknown_are_told_as_in_csv(rank):
    columns = ("nik", *SCORE_COLUMNS[1:])
    wider = (*SCORE_COLUMNS, "note")

    for names, rows in ((columns, SOME), (wider, [(*row, "x") for row in SOME])):
        assert rank("parquet", FORMASI, rows, columns=names) == rank("csv", FORMASI, rows, columns=names)


def test_more_problems_than_are_told_are_counted(rank, monkeypatch):
    monkeypatch.setattr(files_in, "TOLD_AT_MOST", 60)
    rows = people(*({"twk": "1"} for _ in range(70)))

    assert rank("parquet", FORMASI, rows) == rank("csv", FORMASI, rows)


def test_institution_and_decided_are_read_where_a_file_has_them(rank):
    seats = [(*row, "Kabupaten A") for row in FORMASI]
    columns, rows = (*SCORE_COLUMNS, "decided"), [(*row, "") for row in SOME]
    twins = people({"participant": "t1"}, {"participant": "t2"})
    rows += [(*row, str(place)) for row, place in zip(twins, (2, 1), strict=True)]
    more = {"columns": columns, "seats": (*FORMASI_COLUMNS, "institution")}

    expected = rank("csv", seats, rows, **more)
    assert expected[0] == 0
    assert rank("parquet", seats, rows, **more) == expected
