"""The program dies once at each of its named steps and is started again: nothing is lost, nothing is half."""

import json
import os
import re
import shutil

import pytest

from bening.infra.crashpoint import STATUS
from tests.faults.site import ROOT, assert_recovers, run, world
from tests.faults.world import plan_in

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

KEY = "0192a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b"
IN_THE_WORKER = (
    "sequence.before_commit",
    "sequence.committed",
    "publish.signed",
    "publish.anchored",
    "publish.released",
)
WHILE_SUBMITTING = ("once.done", "once.committed")
WHILE_UPLOADING = ("documents.stored", "complaint.stored")
ELSEWHERE = {
    "appointments.stored": "stages/appointments/test_filing.py",
    "appointments.letter_stored": "stages/appointments/test_letters.py",
}
"""Tried in one process, by an exception that nothing catches: a story up to there takes a minute."""


def test_every_named_step_is_crashed():
    sources = (path.read_text() for path in (ROOT / "src").rglob("*.py"))
    named = {name for text in sources for name in re.findall(r'crashpoint\(\s*"([^"]+)"', text)}
    assert named == {*IN_THE_WORKER, *WHILE_SUBMITTING, *WHILE_UPLOADING, *ELSEWHERE}
    for name, file in ELSEWHERE.items():
        assert f'"{name}")' in (ROOT / "tests" / file).read_text(), name


@pytest.fixture(scope="module")
def handed_in(small, tmp_path_factory):
    """The first person's documents are all there."""
    home = shutil.copytree(small, tmp_path_factory.mktemp("handed-in") / "home")
    world(home, "upload", 0)
    return home


@pytest.fixture(scope="module")
def sealed(handed_in, tmp_path_factory):
    """The first person submitted; the worker has not done anything about it."""
    home = shutil.copytree(handed_in, tmp_path_factory.mktemp("sealed") / "home")
    seal(home)
    return home


@pytest.fixture
def hurt(tmp_path):
    """A copy that may be hurt, and the plan of its first person."""

    def copied(home):
        copy = shutil.copytree(home, tmp_path / "home")
        return copy, plan_in(copy)[0]

    return copied


def seal(home, *, crash="", expect=0):
    return world(home, "seal", 0, KEY, crash=crash, expect=expect).strip()


def test_crash_between_commit_and_publication_leaves_nothing_lost(handed_in, hurt):
    home, first = hurt(handed_in)
    place = seal(home)
    run(home, "bening", "work", "--once", crash="sequence.committed", expect=STATUS)
    assert seal(home) == place, "the form sent again finds the same receipt while nothing is published"
    assert_recovers(home, [first])
    assert seal(home) == place
    assert_recovers(home, [first])


@pytest.mark.parametrize("step", IN_THE_WORKER)
def test_crash_of_the_worker_leaves_nothing_lost(sealed, hurt, step):
    home, first = hurt(sealed)
    run(home, "bening", "work", "--once", crash=step, expect=STATUS)
    assert_recovers(home, [first])


@pytest.mark.parametrize("step", WHILE_SUBMITTING)
def test_crash_while_submitting_is_mended_by_sending_the_form_again(handed_in, hurt, step):
    home, first = hurt(handed_in)
    seal(home, crash=step, expect=STATUS)
    assert_recovers(home, [first] if step == "once.committed" else [])
    assert seal(home) == f"/lamaran/{first['application']}/bukti/"
    assert_recovers(home, [first])


def test_crash_after_a_file_was_stored_leaves_a_file_that_no_row_names(small, hurt):
    home, _ = hurt(small)
    files, rows = stored(home)
    world(home, "upload", 0, crash="documents.stored", expect=STATUS)
    assert stored(home) == [files + 1, rows]
    assert_recovers(home)
    world(home, "upload", 0)
    assert stored(home) == [files + 3, rows + 2]
    assert_recovers(home)


def test_crash_after_evidence_was_stored_leaves_a_file_that_no_row_names(small, hurt):
    home, _ = hurt(small)
    files, rows = stored(home)
    world(home, "complain", 0, crash="complaint.stored", expect=STATUS)
    assert stored(home) == [files + 1, rows]
    assert_recovers(home)
    world(home, "complain", 0)
    assert stored(home) == [files + 2, rows]
    assert_recovers(home)


def stored(home):
    return json.loads(world(home, "stored"))


def test_checker_names_files_that_were_lost_changed_or_left_behind(sealed, hurt):
    home, _ = hurt(sealed)
    run(home, "bening", "work", "--once")
    assert run(home, "bening", "check", "--data").endswith("ok\n")

    lost, changed, *_ = sorted(path for path in (home / "files").rglob("*") if path.is_file())
    lost.unlink()
    data = changed.read_bytes()
    changed.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    left = changed.with_name(changed.name[:2] + "0" * 38)
    left.write_bytes(b"nobody's")
    os.utime(left, (0, 0))

    told = run(home, "bening", "check", "--data", expect=1)
    assert sorted(line[:2] for line in told.splitlines() if line[:1] == "I") == ["I1", "I2", "I2"]
    assert f"I2 file {left.name} belongs to no row" in told
