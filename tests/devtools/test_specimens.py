"""Drawn papers: what is said to be printed is printed, splits share nothing, nothing could pass for real."""

import io
import json
import random
import re
from datetime import date
from functools import cache

import numpy as np
import pytest
from PIL import Image

from bening.core.identifiers import read_nik
from bening.devtools import degrade, forgeries, specimens
from bening.devtools.papers import born_digital, catalogue, fonts, pages, words
from bening.devtools.papers.subject import invent
from bening.devtools.wrong_values import wrong_values
from bening.reading.faces import find_faces
from bening.reading.intake import look
from bening.reading.pdf_text import text_of_page
from bening.reading.pictures import LIMITS
from bening.reading.report import FIELDS, KINDS

SPELLINGS = (words.long, words.old, words.padded, words.dashed)
PRINTED_AS = {"L": ("LAKI-LAKI", "PRIA"), "P": ("PEREMPUAN", "WANITA")}


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    """Pixels do not matter where only what is written matters."""
    monkeypatch.setattr(pages, "SCALE", 0.4)


@cache
def drawn(name):
    """Fields, texts and typefaces of one paper of a family; its pixels are let go."""
    paper = family(name).draw(holder(family(name), "printed"))
    written = [one for sheet in paper.sheets for one in sheet.written]
    return paper.fields, " ".join(paper.texts).upper(), {one.face for one in written}


def family(name):
    return next(each for each in catalogue.FAMILIES if each.name == name)


def holder(of, seed):
    """A person who has a paper of that family."""
    people = (invent(f"{seed}/{number}") for number in range(100))
    return next(each for each in people if each.level in of.levels)


def spellings(field, value):
    if field in ("birth_date", "graduation_date"):
        return [write(date.fromisoformat(value)).upper() for write in SPELLINGS]
    if field == "sex":
        return list(PRINTED_AS[value])
    return [value.upper(), value.upper().replace(".", ",")] if field == "gpa" else [value.upper()]


@pytest.mark.parametrize("each", catalogue.FAMILIES, ids=lambda each: each.name)
def test_truth_is_printed(each):
    fields, written, _ = drawn(each.name)
    assert set(fields) <= set(FIELDS)
    for field, value in fields.items():
        assert any(one in written for one in spellings(field, value)), (field, value)


def test_every_kind_has_families_in_every_split():
    for split in catalogue.SPLITS:
        assert {each.kind for each in catalogue.FAMILIES if each.split == split} == set(KINDS)


def test_test_split_shares_no_typeface_with_the_others():
    faces = {split: set() for split in catalogue.SPLITS}
    for each in catalogue.FAMILIES:
        if each.kind not in ("pas_foto", "swafoto"):
            faces[each.split] |= drawn(each.name)[2]
    assert faces["test"] & (faces["train"] | faces["dev"]) <= {"ocr"}


def test_pages_of_the_test_split_have_layouts_of_their_own():
    def layouts(*splits):
        pages = ("ijazah", "transkrip", "surat_lamaran", "surat_pernyataan", *catalogue.contents.MAKERS)
        chosen = [each for each in catalogue.FAMILIES if each.split in splits and each.kind in pages]
        return {each.draw.func for each in chosen}

    assert not layouts("test") & layouts("train", "dev")


def test_same_arguments_give_the_same_files(tmp_path):
    said = []
    for name in ("one", "two"):
        folder = tmp_path / name
        given = [str(folder), "--people", "1", "--kinds", "ktp", "--degradations", "lowlight", "--seed", "4"]
        assert specimens.main(given) == 0
        said.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert said[0] == said[1]


def test_lines_of_truth_name_files_that_are_let_in(tmp_path):
    order = specimens.Order("dev", 1, 3, ("ktp", "transkrip", "surat_lamaran"), ("born", "clean"), each=2)
    lines = list(specimens.make(tmp_path, order))
    assert len({line["file"] for line in lines}) == len(lines)
    for line in lines:
        json.dumps(line)
        assert not look((tmp_path / line["file"]).read_bytes(), LIMITS).problems


def test_splits_share_no_person():
    numbers = {split: {who.nik for _, who in specimens.people(split, 1, 40)} for split in catalogue.SPLITS}
    assert not numbers["train"] & numbers["test"]
    assert not numbers["dev"] & numbers["test"]


def test_no_number_could_be_somebodys():
    for number in range(200):
        person = invent(f"serial/{number}")
        nik = read_nik(person.nik)
        assert nik.sequence.startswith("9")
        assert nik.is_born(person.born)
        assert nik.sex == person.sex


def test_names_are_as_various_as_names_are():
    names = [invent(f"name/{number}").name for number in range(300)]
    assert any(" " not in name for name in names)
    assert any("'" in name for name in names)
    assert any(len(name.split()) >= 4 for name in names)
    assert all(re.fullmatch(r"[A-Za-z.' -]+", name) for name in names)


@pytest.mark.parametrize("style", ["plain", "shaded", "wrinkled"])
def test_portraits_have_exactly_one_face(style):
    for number in range(3):
        paper = catalogue.photos.passport(invent(f"face/{style}/{number}"), "foto", style)
        assert len(find_faces(np.asarray(paper.images[0]))) == 1


@pytest.mark.parametrize("name", degrade.NAMES)
def test_every_fate_gives_a_picture_of_the_paper(name):
    card = family("ktp_a").draw(invent("fate")).images[0].resize((506, 319))
    made = Image.open(io.BytesIO(degrade.degrade(card, name, random.Random(1))))
    assert min(made.size) > 300
    assert made.format == "JPEG"
    assert bool(made.getexif()) is (name == "exif")


def test_wrong_values_are_wrong():
    for number in range(40):
        fields = (
            family("ijazah_d").draw(invent(f"wrong/{number}")).fields if number < 2 else {"name": "Sri Puji"}
        )
        for each in wrong_values(fields, random.Random(number), invent("other")):
            assert each["value"].casefold() != fields[each["field"]].casefold()


@pytest.mark.parametrize("sort", forgeries.FORGERS)
def test_forgeries_say_what_was_done(sort):
    names = ("ijazah_d", "lamaran_a")
    made = [
        forgeries.FORGERS[sort](
            family(name).draw(holder(family(name), "forged")), random.Random(2), invent("other")
        )
        for name in names
    ]
    told = [each for each in made if each]
    assert told
    for each in told:
        assert each.sort == sort
        if each.field in each.paper.fields:
            assert each.paper.fields[each.field] == each.shown != each.true


def test_letters_of_a_word_processor_carry_their_text():
    paper = family("lamaran_a").draw(invent("letter"))
    found = text_of_page(born_digital.pdf(paper.sheets), 1, scale=2)
    read = " ".join(word.text for word in found)
    assert paper.fields["nik"] in read
    assert "SPESIMEN" in read


def test_typefaces_that_are_missing_are_replaced(monkeypatch):
    monkeypatch.setattr(fonts, "path_of", lambda face: None)
    fonts.font.cache_clear()
    try:
        assert "Noto Sans" in fonts.font("script", 31).getname()[0]
        assert len(fonts.missing()) == len(fonts.FACES)
    finally:
        fonts.font.cache_clear()
