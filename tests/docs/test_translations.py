"""Every sentence that people read has its English translation, app by app."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

SRC = Path(__file__).parents[2] / "src/bening"
APPS = sorted(
    path.parent
    for path in SRC.rglob("apps.py")
    if "gettext" in "".join(each.read_text() for each in path.parent.rglob("*.py"))
    or any("i18n" in each.read_text() for each in path.parent.rglob("*.html"))
)


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_translation_is_complete(app, tmp_path):
    copy = tmp_path / app.name
    shutil.copytree(app, copy, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    (copy / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "-v", "0"]
    env = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=copy, check=True, env=env, capture_output=True)

    po = copy / "locale/en/LC_MESSAGES/django.po"
    with po.open("rb") as file:
        catalogue = read_po(file, locale="en")
    assert not catalogue.fuzzy, "a catalogue that is marked fuzzy is not compiled"
    messages = [each for each in catalogue if each.id]
    missing = [each.id for each in messages if not _whole(each) or each.fuzzy]

    assert missing == []


def _whole(message):
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts)


def test_reasons_speak_both_languages():
    from bening.core.reasons import CATALOGUE

    same = [code for code, told in CATALOGUE.items() if not told.id or not told.en]

    assert same == []


def test_every_reason_in_the_code_has_a_sentence():
    import re

    from bening.core.reasons import CATALOGUE

    used = {
        code
        for path in SRC.rglob("*.py")
        for code in re.findall(r'Reason\(\s*"([a-z0-9_]+\.[a-z0-9_]+)"', path.read_text())
    }

    assert sorted(code for code in used if code not in CATALOGUE) == []
