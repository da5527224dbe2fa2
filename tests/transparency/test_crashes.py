"""Killed at every named step and started again: nothing is lost, nothing is forked, old checkpoints hold."""

import os
import shutil
import subprocess
import sys

import pytest

from bening.infra.crashpoint import STATUS
from bening.transparency.verify import command
from bening.transparency.verify.trust import Memory

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

STEPS = (
    "sequence.before_commit",
    "sequence.committed",
    "publish.signed",
    "publish.anchored",
    "publish.released",
)


def run(home, verb, crash="", expect=0):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BENING_")}
    environment |= {"BENING_CRASH_AT": crash, "PYTHONPATH": "src"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    program = [sys.executable, "-m", "tests.transparency.crash_site", str(home), verb]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == expect, done.stderr
    return int(done.stdout or 0)


def verified(home, capsys):
    """Export what is served and check it, remembering the checkpoint for the next time."""
    run(home, "export")
    code = command.main([str(home / "salinan"), "--lang", "en"])
    told = capsys.readouterr().out
    assert code == 0, told
    return told


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """One opened and published log, copied for each crash."""
    home = tmp_path_factory.mktemp("situs")
    run(home, "open")
    run(home, "record")
    run(home, "work")
    return home


@pytest.mark.parametrize("step", STEPS)
def test_crash_at_every_step_loses_nothing_and_forks_nothing(opened, tmp_path, monkeypatch, capsys, step):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "ingatan"))
    home = tmp_path / "situs"
    shutil.copytree(opened, home)
    verified(home, capsys)

    recorded = run(home, "record")
    run(home, "work", crash=step, expect=STATUS)
    anchored = (home / "anchors/2026.json").read_text()
    run(home, "work")

    told = verified(home, capsys)
    assert recorded == 7
    assert "Checkpoint: 7 entries" in told
    assert "The log still holds everything you saw before (4 entries" in told
    assert ('"size": 7' in anchored) == (step in ("publish.anchored", "publish.released"))
    assert Memory.usual().recall("127.0.0.1/log/2026") is not None


def test_backup_restored_after_a_checkpoint_was_released_is_refused(opened, tmp_path, capsys):
    home = tmp_path / "situs"
    shutil.copytree(opened, home)
    backup = tmp_path / "cadangan.sqlite3"
    shutil.copy(home / "bening.sqlite3", backup)
    run(home, "record")
    run(home, "work")
    for name in ("bening.sqlite3-wal", "bening.sqlite3-shm"):
        (home / name).unlink(missing_ok=True)
    shutil.copy(backup, home / "bening.sqlite3")

    run(home, "record")
    run(home, "work")
    run(home, "export")
    assert '"frozen": true' in (home / "salinan/log/2026/state.json").read_text()
    assert (home / "salinan/log/2026/checkpoint").read_text().splitlines()[1] == "4"
    assert '"size": 7' in (home / "anchors/2026.json").read_text()
