"""Every code has its sentence in both languages, and facts are written as the language writes them."""

import ast
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bening
from bening.core import reasons, sentences
from bening.core.decision import Reason
from bening.core.facts import Facts
from bening.core.reasons import CATALOGUE, Sentence, fill, sentence
from bening.core.regulation import TRACKS, load
from bening.core.regulation_people import LEVELS, SERVICES
from bening.core.sentences import words
from bening.core.timetable import PHASES

SOURCE = Path(bening.__file__).parent
CODE_GIVERS = {"Reason", "Requirement", "Check", "not_met", "uncertain", "_unless_not_stated", "window"}
GROUPS = [name.stem for name in Path(sentences.__file__).parent.glob("*.py")]


def codes_in(path):
    """Codes written out in calls that make reasons or checks: the first text with a dot in them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CODE_GIVERS:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from (text for text in texts[:1] if "." in text and " " not in text)


CODES = sorted({code for path in SOURCE.rglob("*.py") for code in codes_in(path)})


def test_codes_are_found_at_all():
    assert {"age.too_old", "window.closed", "timetable.in_order", "nik.other_birth"} <= set(CODES) | set(
        CATALOGUE
    )
    assert len(CODES) > 60


@pytest.mark.parametrize("code", CODES)
def test_every_code_in_the_source_has_its_sentence(code):
    assert code in CATALOGUE


def test_every_group_of_sentences_is_in_the_catalogue_and_no_code_stands_twice():
    listed = [group.__name__.rpartition(".")[2] for group in reasons._GROUPS]
    assert sorted(listed) == sorted(set(GROUPS) - {"__init__", "shape", "words"})
    assert len(CATALOGUE) == sum(len(group.SENTENCES) for group in reasons._GROUPS)


def placeholders(text):
    return {(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_use_known_writers(code):
    told = CATALOGUE[code]
    assert told.id.strip()
    assert told.en.strip()
    for name, spec in placeholders(told.id) | placeholders(told.en):
        assert name.isidentifier()
        assert spec in reasons._WRITERS


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_both_languages_tell_the_same_facts(code):
    told = CATALOGUE[code]
    in_id = {name.removesuffix("_id") for name, _ in placeholders(told.id)}
    assert in_id == {name.removesuffix("_en") for name, _ in placeholders(told.en)}


@pytest.mark.parametrize(
    ("code", "facts", "indonesian", "english"),
    [
        (
            "age.too_old",
            {"age": 36, "on": "2024-09-01", "maximum": 35},
            "Usia Anda 36 tahun pada 1 September 2024 dan melewati batas 35 tahun untuk jabatan ini.",
            "You are 36 years old on 1 September 2024, past the limit of 35 years for this position.",
        ),
        (
            "gpa.below_minimum",
            {"gpa": "2.74", "minimum": "2.75"},
            "IPK Anda 2,74. IPK paling rendah untuk formasi ini 2,75.",
            "Your GPA is 2.74. The least GPA for this formasi is 2.75.",
        ),
        (
            "window.closed",
            {"phase": "sanggah", "ends": "2024-09-22T16:59:59+00:00"},
            "Masa sanggah hasil administrasi sudah berakhir pada 22 September 2024 pukul 23.59 WIB.",
            "The period of objection to the screening (sanggah) ended on 22 September 2024, 23:59 WIB.",
        ),
        (
            "education.level_differs",
            {"level": "Diploma IV", "accepted": "S-1 EKOLOGI"},
            "Jenjang Anda, D-IV, berbeda dari yang diminta. Formasi ini menerima: S-1 EKOLOGI.",
            "Your level, D-IV, is not the one asked for. This formasi accepts: S-1 EKOLOGI.",
        ),
        (
            "service.barred",
            {"service": "polri"},
            "Anda sedang menjadi anggota Polri, sehingga tidak dapat melamar.",
            "You are at present a police officer (Polri), so you cannot apply.",
        ),
        (
            "facts.missing",
            {"fact": "born"},
            "Belum diisi: tanggal lahir.",
            "Not filled in yet: date of birth.",
        ),
        (
            "timetable.too_long",
            {"phase": "sanggah", "days": 4, "most": 3},
            "Sanggah hasil administrasi dijadwalkan 4 hari kalender, paling lama 3.",
            "Objection to the screening (sanggah) is set to 4 calendar days; at most 3 are allowed.",
        ),
    ],
)
def test_sentence_in_both_languages(code, facts, indonesian, english):
    assert sentence(Reason(code, facts=facts)) == indonesian
    assert sentence(Reason(code, facts=facts), "en") == english
    assert sentence(Reason(code, facts=facts), "en-gb") == english
    assert sentence(Reason(code, facts=facts), "jv") == indonesian


@pytest.mark.parametrize(
    ("template", "value", "indonesian", "english"),
    [
        ("{x:number}", 46101, "46.101", "46,101"),
        ("{x:number}", "1000000", "1.000.000", "1,000,000"),
        ("{x:decimal}", "75.418", "75,418", "75.418"),
        ("{x:size}", 204_800, "200 KB", "200 KB"),
        ("{x:size}", 204_801, "201 KB", "201 KB"),
        ("{x:size}", 1, "1 KB", "1 KB"),
        ("{x:size}", 1_572_864, "1,5 MB", "1.5 MB"),
        ("{x:size}", 1_572_865, "1,6 MB", "1.6 MB"),
        ("{x:track}", "umum", "Umum", "General"),
        (
            "{x:moment}",
            "2024-09-22T23:59:59",
            "22 September 2024 pukul 23.59 WIB",
            "22 September 2024, 23:59 WIB",
        ),
        ("{x:moment}", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("{x:level}", 4, "4", "4"),
        ("{x:level}", "Pesantren", "Pesantren", "Pesantren"),
        ("{x:phase}", "interview", "Interview", "Interview"),
        ("{x}", True, "Ya", "Yes"),
        ("{x}", False, "Tidak", "No"),
        ("{x:date}", "", "", ""),
        ("{x:date}", "tomorrow", "Tomorrow", "Tomorrow"),
        ("{x:date}", 5, "5", "5"),
        ("{y}", "", "…", "…"),
    ],
)
def test_facts_as_the_language_writes_them(template, value, indonesian, english):
    told = Sentence(template, template)
    assert fill(told, {"x": value}) == indonesian
    assert fill(told, {"x": value}, "en") == english


def test_sentence_of_a_clause_comes_from_the_regulation():
    clause = load("cpns-2024").statements[0]
    reason = Reason(
        f"declaration.{clause.code}", facts={"clause": clause.text_id, "clause_en": clause.text_en}
    )
    assert sentence(reason) == clause.text_id
    assert sentence(reason, "en").endswith(clause.text_en)


def test_sentence_of_an_unknown_code_is_the_code():
    assert sentence(Reason("nothing.like_this")) == "nothing.like_this"


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (words.PHASES, PHASES),
        (words.TRACKS, TRACKS),
        (words.LEVELS, LEVELS),
        (words.SERVICES, SERVICES),
        (words.FACTS, [one.name for one in fields(Facts)]),
    ],
)
def test_every_code_of_a_thing_has_its_name(names, codes):
    assert set(codes) <= set(names)


FACTS = st.one_of(st.text(max_size=20), st.integers(), st.booleans())


@given(st.sampled_from(sorted(CATALOGUE)), st.data(), st.sampled_from(["id", "en"]))
def test_sentence_never_fails_whatever_the_facts(code, data, language):
    names = {name for name, _ in placeholders(CATALOGUE[code].id)}
    facts = data.draw(st.fixed_dictionaries({}, optional={name: FACTS for name in sorted(names)}))
    assert isinstance(sentence(Reason(code, facts=facts), language), str)
