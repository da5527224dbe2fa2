"""Keys, offices and escrow from the command line, each in a process of its own."""

import re
import subprocess
import sys
import uuid

import pytest

from tests.faults.site import environment

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]


@pytest.fixture
def bening(tmp_path):
    """`bening("units")`: run one subcommand on a host in a folder of its own."""
    env = environment(tmp_path / "home", BENING_INTEGRITY_PASSPHRASE="empat kata untuk pengujian")

    def run(*words):
        command = [sys.executable, "-m", "bening", "integrity", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)

    return run


def test_keys_are_made_by_their_owners_and_registered_in_public(bening, tmp_path):
    assert "13 offices" in bening("units").stdout
    made = bening("keys", "auditor", "--out", str(tmp_path / "auditor.key"))
    public = re.search(r"public key:  (\S+)", made.stdout).group(1)
    mark = re.search(r"fingerprint: (.+)", made.stdout).group(1)
    unit = ("--unit", "inspektorat", "--title", "Auditor")

    registered = bening("register", "auditor", public, *unit)
    again = bening("register", "auditor", public, *unit)
    wrong = bening("register", "other", "abc", *unit)
    listed = bening("holders")
    over = bening("keys", "auditor", "--out", str(tmp_path / "auditor.key"))
    nobody = bening("escrow", str(uuid.uuid4()), "a", "b", "--to", "auditor")
    ended, twice = bening("end", "auditor"), bening("end", "auditor")
    late = bening("late")
    printed = bening("slips", "3", "--out", str(tmp_path / "slips.txt"))
    over_slips = bening("slips", "3", "--out", str(tmp_path / "slips.txt"))
    no_slips = bening("slips", "0", "--out", str(tmp_path / "none.txt"))

    assert registered.returncode == 0, registered.stderr
    assert (tmp_path / "auditor.key").stat().st_mode & 0o777 == 0o600
    assert mark in listed.stdout
    assert "sha256:" in listed.stdout
    assert "is a key named" in again.stderr
    assert "44 characters" in wrong.stderr
    assert "never written over" in over.stderr
    assert "no such report" in nobody.stderr
    assert (late.returncode, late.stdout) == (0, "")
    assert printed.returncode == 0, printed.stderr
    assert len(set(re.findall(r"(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}", (tmp_path / "slips.txt").read_text()))) == 3
    assert (tmp_path / "slips.txt").stat().st_mode & 0o777 == 0o600
    assert "File exists" in over_slips.stderr
    assert no_slips.returncode == 1
    assert ended.returncode == 0
    assert "no key that counts" in twice.stderr


def test_a_registry_with_a_mistake_changes_nothing(bening, tmp_path):
    gap, broken = tmp_path / "gap.toml", tmp_path / "broken.toml"
    gap.write_text('[a]\nname = "A"\nunder = "nobody"\n')
    broken.write_text("[a]\n")

    assert "not in the registry" in bening("units", str(gap)).stderr
    assert bening("units", str(broken)).returncode == 1
    assert bening("units", str(tmp_path / "none.toml")).returncode == 1
