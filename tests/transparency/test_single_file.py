"""The verifier as one file says the same as `bening verify`, in a Python that has nothing installed."""

import json
import subprocess
import sys

import pytest

from bening.core.tlog.note import VerifierKey
from bening.transparency import log_command, queries, single_file
from bening.transparency.verify import command, trust
from bening.transparency.verify.mirror import copy_site
from tests.core.tlog.helpers import pair

pytestmark = pytest.mark.django_db
BARE = [sys.executable, "-I", "-S", "-W", "error"]
"""No library beside the standard one can be found, nothing of this folder or of the user's either."""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    path = tmp_path_factory.mktemp("program") / single_file.NAME
    path.write_bytes(single_file.build())
    return path


@pytest.fixture
def copy(world, tmp_path):
    """A downloaded copy of the small recruitment, with a ranking to compute again, and a receipt."""
    site = world.site()
    copy_site(site, tmp_path / "salinan")
    (tmp_path / "saya.tlog-proof").write_bytes(queries.receipt(world.published))
    return tmp_path / "salinan"


def run(program, *arguments):
    done = subprocess.run(
        [*BARE, program, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def test_one_file_says_word_for_word_what_we_say(program, copy, world, tmp_path, capsys):
    asked = [str(copy), "--no-memory", "--key", world.log.key, "--receipt", str(tmp_path / "saya.tlog-proof")]
    code = command.main(asked)
    ours = capsys.readouterr().out

    assert run(program, *asked) == (code, ours, "")
    assert code == command.GOOD
    assert "dihitung ulang" in ours


def test_one_file_names_what_was_changed(program, copy, world, tmp_path):
    table = copy / "data" / "skd.jsonl"
    table.write_bytes(table.read_bytes().replace(b'"twk":115', b'"twk":150'))
    code, told, _ = run(program, copy, "--no-memory", "--key", world.log.key, "--json", "-", "--lang", "en")

    assert code == command.WRONG
    [changed] = [one for one in json.loads(told)["findings"] if one["code"] == "table.row_changed"]
    assert "00000003" in changed["text"]


def test_one_file_refuses_a_key_that_did_not_sign(program, copy, world):
    other = VerifierKey(world.log.origin, 1, pair()[1])
    code, told, _ = run(program, copy, "--no-memory", "--key", other)

    assert code == command.WRONG
    assert "tanda tangannya tidak sah" in told


def test_nothing_is_borrowed_from_the_machine(program):
    done = subprocess.run(
        [*BARE, "-X", "importtime", program, "--help"], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}

    assert "bening.transparency.verify.command" in loaded
    assert not any(
        name.startswith(("cryptography.hazmat", "django")) for name in loaded
    )  # looked for: not found


def test_file_is_built_the_same_each_time_and_served(program, client, tmp_path, capsys):
    single_file.build.cache_clear()
    assert log_command.main(["program", str(tmp_path / "lagi.py")]) == 0
    assert (tmp_path / "lagi.py").read_bytes() == program.read_bytes()
    assert single_file.digest() in capsys.readouterr().out

    answer = client.get(f"/{single_file.NAME}")
    assert answer.content == program.read_bytes()
    assert answer.headers["Content-Type"] == "text/x-python; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


def test_copy_of_the_site_brings_the_program_along(program, copy):
    assert (copy / single_file.NAME).read_bytes() == program.read_bytes()


def test_signatures_are_judged_the_same_without_the_library(monkeypatch):
    sign, public = pair()
    monkeypatch.setattr(trust, "QUICK", False)

    assert trust.verify_ed25519(public, b"bening", sign(b"bening"))
    assert not trust.verify_ed25519(public, b"keruh", sign(b"bening"))
