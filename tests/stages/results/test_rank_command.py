"""`bening rank` as its users meet it: files, exit codes, and what it says on standard error."""

import csv
import json
import os
import subprocess
import sys

import pytest

from bening.core.ranking_csv import RANKING_COLUMNS
from bening.stages.results.rank_command import main

FORMASI = """formasi,position,qualification,unit,track,quota
P1U,Perawat Terampil,D3,P1,umum,1
P2U,Perawat Terampil,D3,P2,umum,1
P3D,Perawat Terampil,D3,P3,disabilitas,1
"""
HEADER = (
    "participant,formasi,twk,tiu,tkp,skd_status,skb_cat,skb_extra,skb_status,"
    "gpa,gpa_kind,born,preferred_units\n"
)
# SKD 440 is worth 32 points; the CAT adds 0.12 a mark: 75.08, 71.6, 69.92.
SCORES = (
    HEADER
    + """a,P1U,110,120,210,present,359,,present,3.5,ipk,1999-01-01,
b,P1U,110,120,210,present,330,,present,,,,P3;P2
c,P2U,110,120,210,present,316,,present,88.5,ijazah,,
d,P2U,60,120,210,present,,,,,,,
e,P2U,,,,absent,,,,,,,
f,P2U,,,,disqualified,,,,,,,
g,P2U,110,120,205,present,,,absent,,,,
"""
)


@pytest.fixture
def rank(tmp_path):
    """Run the command on texts; gives the exit code and the path it writes to."""

    def run(formasi=FORMASI, scores=SCORES, *more, regulation="cpns-2024"):
        for name, text in (("formasi.csv", formasi), ("scores.csv", scores)):
            if text is not None:
                (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        out = tmp_path / "ranking.csv"
        files = ["--formasi", str(tmp_path / "formasi.csv"), "--scores", str(tmp_path / "scores.csv")]
        return main(["--regulation", str(regulation), *files, "--out", str(out), *more]), out

    return run


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["participant"]: row for row in csv.DictReader(file)}


def test_rank_writes_every_participant_with_code_seat_and_reason(rank, capsys):
    code, out = rank()

    assert code == 0
    assert capsys.readouterr().err == ""
    assert out.read_text(encoding="utf-8").splitlines() == [
        ",".join(RANKING_COLUMNS),
        "a,P1U,440,71.800,75.080,1,P/L,P1U,final.within_quota rank=1 quota=1",
        "b,P1U,440,66.000,71.600,2,P/L-2,P3D,final.outside_quota rank=2 quota=1; fill.moved step=c seat=P3D",
        "c,P2U,440,63.200,69.920,1,P/L,P2U,final.within_quota rank=1 quota=1",
        "d,P2U,390,,,,TL,,skd.below_threshold twk=60 twk_min=65",
        "e,P2U,,,,,TH,,skd.absent",
        "f,P2U,,,,,DIS,,skd.disqualified",
        "g,P2U,435,,,,P/TH,,skb.absent",
    ]


def test_rank_stage_skd_stops_after_the_cut(rank):
    code, out = rank(FORMASI, SCORES, "--stage", "skd")

    rows = rows_of(out)
    assert code == 0
    assert [rows[name]["code"] for name in "abcdefg"] == ["P/L", "P/L", "P/L", "TL", "TH", "DIS", "P/L"]
    assert [rows[name]["rank"] for name in "abcdefg"] == ["1", "1", "1", "", "", "", "2"]
    assert {row["final"] + row["placed_formasi"] for row in rows.values()} == {""}


def test_rank_writes_to_standard_output(rank, capsys):
    code, _ = rank(FORMASI, SCORES, "--out", "-")

    assert code == 0
    assert capsys.readouterr().out.startswith(",".join(RANKING_COLUMNS) + "\na,P1U,440,")


def test_rank_is_the_same_for_any_order_of_rows_and_with_a_byte_order_mark(rank):
    _, out = rank()
    first = out.read_bytes()
    body = SCORES.removeprefix(HEADER).splitlines(keepends=True)
    seats = FORMASI.splitlines(keepends=True)
    scores = "\ufeff" + HEADER + "".join(reversed(body))

    rank("".join([seats[0], *reversed(seats[1:])]).replace("\n", "\r\n"), scores)

    assert out.read_bytes() == first


def test_rank_tells_all_mistakes_and_writes_nothing(rank, capsys):
    scores = SCORES + "h,P9,7,120,210,present,,,,,,,\na,P1U,,,,,,,,,,1.1.1999,\n"

    code, out = rank(FORMASI, scores)

    told = capsys.readouterr().err
    assert code == 2
    assert not out.exists()
    assert list(out.parent.glob(".ranking*")) == []
    for place in (
        "scores.csv: row 9, column twk: 7 is not a multiple of 5",
        "scores.csv: row 9, column formasi: P9 is not in the formasi file",
        "scores.csv: row 10, column born: 1.1.1999 is not a date",
        "scores.csv: row 10, column participant: a is already in row 2",
    ):
        assert place in told


def test_rank_keeps_the_earlier_result_when_the_input_is_wrong(rank):
    _, out = rank()
    before = out.read_bytes()

    assert rank(FORMASI, SCORES + "h,P9,7\n")[0] == 2
    assert out.read_bytes() == before


def test_rank_shows_fifty_mistakes_and_counts_the_rest(rank, capsys):
    rows = "".join(f"p{number},P1U,101,120,210,present,,,,,,,\n" for number in range(60))

    assert rank(FORMASI, HEADER + rows)[0] == 2

    told = capsys.readouterr().err.splitlines()
    assert len(told) == 51
    assert told[-1] == "bening rank: … and 10 more problems"


@pytest.mark.parametrize(
    ("formasi", "scores", "message"),
    [
        (FORMASI.replace("umum", "khusus"), SCORES, "formasi.csv: row 2, column track: khusus is not one of"),
        (None, SCORES, "formasi.csv: No such file or directory; check the path"),
        (FORMASI, SCORES.encode("utf-16"), "scores.csv: row 1: not UTF-8; save the file as CSV UTF-8"),
        (FORMASI, SCORES.encode() + b"caf\xe9", "scores.csv: row 9: not UTF-8; save the file as CSV UTF-8"),
        (FORMASI.replace(",", ";"), SCORES, "formasi.csv: row 1: cells are separated by semicolons"),
        (FORMASI, "", "scores.csv: row 1: the file is empty; write participant, formasi,"),
        (FORMASI, SCORES.replace("a,P1U", "=a,P1U"), "scores.csv: row 2, column participant: =a starts like"),
    ],
)
def test_rank_refuses_files_it_cannot_use(rank, capsys, formasi, scores, message):
    code, out = rank(formasi, scores)

    assert code == 2
    assert not out.exists()
    assert message in capsys.readouterr().err


def test_rank_tells_of_uneven_extra_tests_and_ranks_all_the_same(rank, capsys):
    code, out = rank(FORMASI, SCORES.replace("359,,present", "359,80,present"))

    assert code == 0
    assert out
    assert "row 3, column skb_extra: empty, but others of formasi P1U" in capsys.readouterr().err


def test_rank_stage_skd_does_not_ask_about_extra_tests(rank):
    scores = SCORES.replace("359,,present", "359,80,present")

    assert rank(FORMASI, scores, "--stage", "skd")[0] == 0


def test_rank_reads_a_regulation_from_a_file(rank, tmp_path):
    from importlib.resources import files

    text = (files("bening.regulations") / "cpns-2024.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")

    assert rank(regulation=tmp_path / "own.toml")[0] == 0


@pytest.mark.parametrize("name", ["cpns-1999", "broken.toml", "missing.toml"])
def test_rank_refuses_a_regulation_it_cannot_use(rank, capsys, tmp_path, name):
    (tmp_path / "broken.toml").write_text("[skd]\nmaximum = [\n", encoding="utf-8")

    code, _ = rank(regulation=tmp_path / name if name.endswith(".toml") else name)

    assert code == 2
    assert name.removesuffix(".toml") in capsys.readouterr().err


def test_rank_never_overwrites_what_it_reads(rank, tmp_path, capsys):
    code, _ = rank(FORMASI, SCORES, "--out", str(tmp_path / "." / "scores.csv"))

    assert code == 2
    assert (tmp_path / "scores.csv").read_text(encoding="utf-8") == SCORES
    assert "would be overwritten; choose another --out" in capsys.readouterr().err


def test_rank_tells_where_it_cannot_write(rank, tmp_path, capsys):
    (tmp_path / "folder").mkdir()

    assert rank(FORMASI, SCORES, "--out", str(tmp_path / "nowhere" / "x.csv"))[0] == 2
    assert rank(FORMASI, SCORES, "--out", str(tmp_path / "folder"))[0] == 2
    assert capsys.readouterr().err.count("choose a place that can be written") == 2
    assert list(tmp_path.glob(".folder*")) == []


def test_rank_tells_what_people_must_decide_and_what_is_awaited(rank, capsys):
    rows = "".join(f"t{number},P1U,110,120,210,present,330,,present,,,,\n" for number in range(3))
    rows += "w,P2U,110,120,210,present,,,,,,,\nx,P2U,,,,,,,,,,,\nlow,P3D,0,60,210,present,400,,present,,,,\n"

    code, out = rank(FORMASI, HEADER + rows)

    assert code == 0
    assert [rows_of(out)[name]["code"] for name in ("t0", "t1", "t2", "w", "x", "low")] == [
        "",
        "",
        "",
        "",
        "",
        "TL",
    ]
    assert capsys.readouterr().err.splitlines() == [
        "bening rank: a tie the rules do not break holds the last seat; people must decide: 3 (t0, t1, t2)",
        "bening rank: no SKD status yet, so the result is provisional: 1 (x)",
        "bening rank: invited to the SKB, no status yet, so the result is provisional: 1 (w)",
        "bening rank: SKB marks of people outside the cut of this computation are not used: 1 (low)",
    ]


def test_rank_names_only_the_first_ten(rank, capsys):
    rows = "".join(f"x{number:02},P2U,,,,,,,,,,,\n" for number in range(12))

    rank(FORMASI, HEADER + rows)

    assert "provisional: 12 (x00, x01, x02, x03, x04, x05, x06, x07, x08, x09, …)" in capsys.readouterr().err


def test_rank_notes_what_it_leaves_out_of_account(rank, capsys):
    scores = SCORES.replace("P3;P2", "P3;Puskesmas X").replace("e,P2U,,", "e,P2U,65,")
    formasi = "note," + FORMASI.replace("\n", "\nx,").removesuffix("x,")

    assert rank(formasi, scores)[0] == 0

    told = capsys.readouterr().err
    assert "formasi.csv: row 1, column note: not a column of this file; ignored" in told
    assert "row 3, column preferred_units: no formasi has the unit Puskesmas X" in told
    assert "row 6, column skd_status: not present, so the SKD marks in this row are ignored" in told


def test_rank_on_csv_loads_neither_django_nor_the_engine_over_columns(rank, tmp_path):
    rank()
    program = (
        "import sys; from bening.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or any(name.split('.')[0] in ('django', 'numpy', 'pyarrow') for name in sys.modules))"
    )
    arguments = ["rank", "--regulation", "cpns-2024", "--formasi", str(tmp_path / "formasi.csv")]
    arguments += ["--scores", str(tmp_path / "scores.csv"), "--out", str(tmp_path / "again.csv")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "ranking.csv").read_bytes()


def test_rank_to_a_reader_that_has_seen_enough_ends_quietly(rank, tmp_path):
    rank()
    arguments = ["--regulation", "cpns-2024", "--formasi", str(tmp_path / "formasi.csv"), "--out", "-"]
    arguments += ["--scores", str(tmp_path / "scores.csv")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "bening", "rank", *arguments]

    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()

        assert process.stderr.read() == b""
    assert process.returncode == 0


OFFICIAL = """participant,final,rank,code,placed_formasi
a,75.080,1,P/L,P1U
b,71.600,2,P/TL,
c,72.100,1,P/L,P2U
d,,,TL,
e,,,TH,
f,,,DIS,
z,80.000,1,P/L,P3D
"""


@pytest.fixture
def compared(rank, tmp_path, capsys):
    """Compare with a list: the exit code and what stands in the output."""

    def run(official, *more):
        path = tmp_path / "official.csv"
        path.write_text(official, encoding="utf-8")
        code, out = rank(FORMASI, SCORES, "--compare", str(path), *more)
        shown = out.read_text(encoding="utf-8") if out.exists() else ""
        return code, shown, capsys.readouterr()

    return run


def test_compare_tells_every_row_that_differs_and_why(compared):
    code, csv_text, said = compared(OFFICIAL, "--lang", "en")

    rows = list(csv.DictReader(csv_text.splitlines()))
    assert code == 1
    assert said.err == ""
    assert [(row["participant"], row["column"], row["official"], row["recomputed"]) for row in rows] == [
        ("b", "code", "P/TL", "P/L-2"),
        ("b", "placed_formasi", "", "P3D"),
        ("c", "final", "72.100", "69.920"),
        ("g", "participant", "", "g"),
        ("z", "participant", "z", ""),
    ]
    assert rows[0]["reason"] == "final.outside_quota rank=2 quota=1; fill.moved step=c seat=P3D"
    assert "Fills an empty seat of formasi P3D" in rows[0]["explanation"]
    assert rows[2]["explanation"] == "No known way of computing gives this value."


def test_compare_in_words_and_as_json(compared, tmp_path):
    code, _, said = compared(OFFICIAL, "--out", "-")
    assert code == 1
    assert "4 dari 7 peserta berbeda (participant 2, final 1, code 1, placed_formasi 1)." in said.out
    assert "\nc, formasi P2U\n  final: resmi 72.100, hitungan ulang 69.920\n" in said.out

    out = tmp_path / "differences.json"
    assert compared(OFFICIAL, "--out", str(out))[0] == 1
    report = json.loads(out.read_text(encoding="utf-8"))
    assert report["participants_that_differ"] == 4
    assert report["regulation_digest"].startswith("sha256:")
    assert report["differences"][2]["recomputed"] == "69.920"


def test_compare_with_our_own_list_finds_nothing(rank, compared):
    _, out = rank()
    code, _, said = compared(out.read_text(encoding="utf-8"), "--out", "-", "--lang", "en")

    assert code == 0
    assert "all 7 rows are as recomputed" in said.out


def test_compare_neutralises_cells_of_the_list(compared):
    _, csv_text, _ = compared("participant,code\na,=1+1\n")

    assert "code,'=1+1,P/L" in csv_text


def test_compare_refuses_a_list_it_cannot_read(compared):
    code, _, said = compared("participant,final\na,seventy\n")

    assert code == 2
    assert "row 2, column final: seventy is not a number" in said.err
