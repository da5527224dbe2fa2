"""`bening check` refuses what is unsafe on a real site, and says in words what to write instead."""

import subprocess
import sys

import pytest

from tests.faults.site import ROOT, environment, free_port

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

SAFE = {
    "BENING_PRODUCTION": "true",
    "BENING_SITE": "https://seleksi.example",
    "BENING_HOSTS": "seleksi.example",
    "BENING_SECRET_KEY": "0123456789abcdef" * 4,
    "BENING_MASTER_KEY": "cd" * 32,
}


def bening(home, *command, **more):
    return subprocess.run(
        [sys.executable, "-m", "bening", *command],
        env=environment(home, **more),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_check_passes_a_safe_site(tmp_path):
    done = bening(tmp_path, "check", **SAFE)
    assert (done.returncode, done.stdout) == (0, "ok\n"), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"BENING_DEBUG": "true"}, ["BENING_DEBUG=true", "Leave it out"]),
        ({"BENING_SITE": "http://seleksi.example"}, ["BENING_SITE=http://seleksi.example", "https only"]),
        ({"BENING_HOSTS": "*"}, ["BENING_HOSTS=*", "Write the host names"]),
        ({"BENING_HOSTS": "lain.example"}, ["BENING_HOSTS=lain.example", "Add it"]),
        ({"BENING_MASTER_KEY": ""}, ["BENING_MASTER_KEY: missing", "openssl rand -hex 32"]),
        ({"BENING_SECRET_KEY": "short"}, ["BENING_SECRET_KEY: not 64 hex digits", "openssl rand -hex 32"]),
        (
            {"BENING_INTEGRITY_SITE": "https://seleksi.example:8443"},
            ["BENING_INTEGRITY_SITE=https://seleksi.example:8443", "host name of its own"],
        ),
        ({"BENING_INTEGRITY_SITE": "http://lapor.example"}, ["https only (or an onion address)"]),
        ({"BENING_DATABASE": "mysql://x"}, ["BENING_DATABASE='mysql://x'", "postgresql://"]),
        (
            {"DJANGO_SETTINGS_MODULE": "tests.devtools.unsafe_settings"},
            ["transparency.E001", "synchronous=FULL"],
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_check_refuses_an_unsafe_site_with_the_mend(tmp_path, change, words):
    done = bening(tmp_path, "check", **SAFE | change)
    assert done.returncode == 1
    assert not [word for word in words if word not in done.stdout], done.stdout + done.stderr
    assert done.stdout.endswith("not good: mend the above\n")
    assert "Traceback" not in done.stderr


def test_site_does_not_start_on_a_database_that_may_forget(tmp_path):
    unsafe = {"DJANGO_SETTINGS_MODULE": "tests.devtools.unsafe_settings"}
    done = bening(tmp_path, "serve", "--port", str(free_port()), **unsafe)
    assert (done.returncode, "synchronous=FULL" in done.stderr) == (1, True)


def test_command_with_a_bad_setting_says_so_without_a_traceback(tmp_path):
    done = bening(tmp_path, "work", "--once", BENING_PRODUCTION="perhaps")
    assert done.returncode == 2
    assert done.stderr.startswith("bening work: BENING_PRODUCTION='perhaps': write true or false.")
