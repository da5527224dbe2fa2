"""`bening inspect`: the contract of its JSON, of its exit codes and of its boxes."""

import json
from datetime import date

import pytest
from PIL import Image

from bening.cli.inspect import main
from bening.core.decision import Outcome
from bening.devtools import papers
from bening.devtools.people import people
from bening.reading.report import FIELDS, KINDS
from tests.reading.cards import CARD, NIK, card, saved

RIGHT = {"nik": NIK, "name": "Siti Nurhaliza Siregar", "birth_date": "1995-04-12"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A card, the same turned, a claims file, and things that are no documents."""
    where = tmp_path_factory.mktemp("inspect")
    image, _ = card()
    (where / "ktp.jpg").write_bytes(saved(image))
    exif = Image.Exif()
    exif[0x0112] = 6
    (where / "turned.jpg").write_bytes(saved(image.rotate(90, expand=True), exif=exif.tobytes()))
    (where / "empty.jpg").write_bytes(b"")
    (where / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (where / "claims.json").write_text(json.dumps(RIGHT))
    return where


def told(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_one_line_of_json_for_each_file_in_their_order(folder, capsys):
    files = [folder / name for name in ("ktp.jpg", "empty.jpg", "turned.jpg", "bad.pdf")]

    code, lines, err = told(capsys, *files, "--json", "--claims", folder / "claims.json", "--expect", "ktp")

    assert code == 1
    assert ["refused" in line for line in lines] == [False, True, False, True]
    assert lines[1]["refused"]["code"] == "file.empty"
    assert "empty.jpg" in err
    for line in lines:
        assert set(line) - {"refused"} == {"kind", "fields", "checks", "seconds"}
        assert line["kind"]["value"] in KINDS
        assert all(check["outcome"] in {one.value for one in Outcome} for check in line["checks"])
        assert all(set(check) == {"code", "outcome", "evidence"} for check in line["checks"])
        assert set(line["fields"]) <= set(FIELDS)
    assert lines[0]["kind"]["value"] == lines[2]["kind"]["value"] == "ktp"
    matches = {check["code"]: check["outcome"] for check in lines[0]["checks"] if "match" in check["code"]}
    assert matches == {f"match.{name}": "met" for name in RIGHT}


def test_box_is_in_pixels_of_the_picture_as_a_person_sees_it(folder, capsys):
    _, (straight, turned), _ = told(capsys, folder / "ktp.jpg", folder / "turned.jpg", "--json")
    x0, y0, x1, y1 = (value * side for value, side in zip(card()[1], CARD * 2, strict=True))

    for line in (straight, turned):
        found = line["fields"]["nik"]
        assert set(found) == {"value", "confidence", "page", "box"}
        assert (found["value"], found["page"]) == (NIK, 1)
        left, top, right, bottom = found["box"]
        assert abs(top - y0) < 20
        assert abs(bottom - y1) < 20
        assert x0 - 10 < left < right < x1 + 10


def test_claims_may_be_given_for_each_file(folder, capsys, tmp_path):
    claims = tmp_path / "each.json"
    claims.write_text(json.dumps({"ktp.jpg": {"nik": NIK}, "turned.jpg": {"nik": "1504035204959002"}}))

    _, lines, _ = told(capsys, folder / "ktp.jpg", folder / "turned.jpg", "--json", "--claims", claims)
    outcomes = [
        check["outcome"] for line in lines for check in line["checks"] if check["code"] == "match.nik"
    ]

    assert outcomes[0] == "met"
    assert outcomes[1] in ("not_met", "uncertain")


def test_all_read_is_exit_0_and_a_table_is_for_people(folder, capsys):
    assert main([str(folder / "ktp.jpg")]) == 0
    out = capsys.readouterr().out
    assert NIK in out
    assert "ktp" in out


def test_photos_of_one_paper_are_one_document(folder, capsys):
    code, lines, _ = told(capsys, folder / "ktp.jpg", folder / "turned.jpg", "--together", "--json")

    assert (code, len(lines)) == (0, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["{folder}"],
        ["{folder}/none.jpg"],
        ["{folder}/ktp.jpg", "--expect", "paspor"],
        ["{folder}/ktp.jpg", "--claims", "{folder}/ktp.jpg"],
        ["{folder}/ktp.jpg", "--claims", "{folder}/none.json"],
        ["--calibrate", "{folder}/none"],
        ["{folder}/ktp.jpg", "--workers", "0"],
    ],
)
def test_asked_in_a_wrong_way_is_exit_2(folder, capsys, arguments):
    assert main([argument.format(folder=folder) for argument in arguments]) == 2
    assert "bening inspect:" in capsys.readouterr().err


def test_unknown_field_or_value_in_claims_is_exit_2(folder, capsys, tmp_path):
    for wrong in ({"nama": "A"}, {"nik": ["1"]}, ["nik"]):
        claims = tmp_path / "wrong.json"
        claims.write_text(json.dumps(wrong))
        assert main([str(folder / "ktp.jpg"), "--claims", str(claims)]) == 2
    assert "no field 'nama'" in capsys.readouterr().err


def test_nothing_typed_for_a_field_is_no_claim(folder, capsys, tmp_path):
    claims = tmp_path / "null.json"
    claims.write_text("\ufeff" + json.dumps({"nik": NIK, "gpa": None, "sex": "perempuan"}), "utf-8")

    code, (line,), _ = told(capsys, folder / "ktp.jpg", "--json", "--claims", claims)

    matches = {check["code"]: check["outcome"] for check in line["checks"] if "match" in check["code"]}
    assert (code, matches) == (0, {"match.nik": "met", "match.sex": "met"})


def test_stamp_that_lies_as_a_picture_on_a_page_with_its_own_text_is_seen(tmp_path, capsys):
    person = next(iter(people(1, on=date(2026, 11, 1))))
    (tmp_path / "lamaran.pdf").write_bytes(papers.application_letter(person, "Perawat"))
    (tmp_path / "pernyataan.pdf").write_bytes(papers.statement(person, ["Saya sehat."]))

    _, lines, _ = told(capsys, tmp_path / "lamaran.pdf", tmp_path / "pernyataan.pdf", "--json")

    stamps = [check for line in lines for check in line["checks"] if check["code"].startswith("stamp.")]
    assert {check["outcome"] for check in stamps} == {"met"}
    assert len({check["evidence"]["serial"] for check in stamps if "serial" in check["evidence"]}) == 2
