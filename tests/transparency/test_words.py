"""Every finding has its sentence in both languages, and every sentence is used."""

import re
from pathlib import Path

import pytest

from bening.transparency.verify import words

FOLDER = Path(words.__file__).parent
SOURCE = "".join(path.read_text() for path in sorted(FOLDER.glob("*.py")) if path.name != "words.py")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("code", words.WORDS)
def test_both_languages_tell_the_same_facts(code):
    indonesian, english = words.WORDS[code]

    assert sorted(PLACEHOLDER.findall(indonesian)) == sorted(PLACEHOLDER.findall(english))
    assert f'"{code}"' in SOURCE


def test_every_code_has_its_sentence():
    used = set(re.findall(r"\.(?:problem|note|step|part)\(\s*\"([a-z_.]+)\"", SOURCE))

    assert used <= words.WORDS.keys()


def test_numbers_are_written_as_people_write_them():
    facts = {"size": 1234567, "root": "x", "key": "k"}

    assert "1.234.567 entri" in words.sentence("step.checkpoint", "id", facts)
    assert "1,234,567 entries" in words.sentence("step.checkpoint", "en", facts)
    assert "tidak ada" in words.sentence(
        "unreadable", "id", {"path": "/x", "detail": ("tidak ada", "not there")}
    )
