"""`bening demo` as people run it: told, verified by a stranger, started again, ended by Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from urllib.request import Request, urlopen

import pytest

from tests.faults.site import ROOT, environment, free_port, of_home, run

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A demo with enough people for every turn of the story: objections, a resignation, a next in rank."""
    home = tmp_path_factory.mktemp("demo") / "home"
    said = run(home, "bening", "demo", "--no-serve", "--size", "16")
    assert "evaluation" in said
    return home


class Demo:
    """`bening demo` in a process of its own, with what it printed."""

    def __init__(self, home, *more):
        self.home, self.port = home, free_port()
        command = [sys.executable, "-m", "bening", "demo", "--port", str(self.port), *more]
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            env=environment(home),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def reads_until(self, words):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if words in line:
                return "".join(lines)
        raise AssertionError("".join(lines))

    def gets(self, path, **headers):
        with urlopen(Request(f"http://127.0.0.1:{self.port}{path}", headers=headers), timeout=10) as answer:
            return answer.read().decode()

    def ends(self, number=signal.SIGINT):
        """Send a signal as a terminal does, to all in the foreground; the exit code."""
        os.killpg(self.process.pid, number)
        code = self.process.wait(30)
        self.process.stdout.close()
        return code


@pytest.fixture
def start():
    """`start(home, …)`: a demo that ends with the test, however the test ends."""
    started = []

    def new(*about):
        started.append(Demo(*about))
        return started[-1]

    yield new
    for demo in started:
        if demo.process.poll() is None:
            demo.ends()


def bening_demo(home, *more):
    """`bening demo` that is expected to say something and stop."""
    command = [sys.executable, "-m", "bening", "demo", *more]
    return subprocess.run(
        command, env=environment(home), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


def test_demo_that_was_told_is_verified_by_a_stranger(told, tmp_path):
    run(told, "bening", "log", "export", str(tmp_path / "mirror"))
    said = run(told, "bening", "verify", str(tmp_path / "mirror"), "--lang", "en")
    assert "RESULT" in said
    assert run(told, "bening", "check", "--data").endswith("ok\n")


def test_demo_starts_again_at_once_speaks_english_and_ends_with_ctrl_c(told, start):
    demo = start(told)
    said = demo.reads_until("bening verify")
    took = time.monotonic() - demo.started

    assert f"http://127.0.0.1:{demo.port}/" in said
    assert "secretary@bening.example" in said
    assert "telling the story" not in said
    assert took < 60, "under two seconds of work; this machine may be busy with other tests"
    assert 'lang="id"' in demo.gets("/")
    english = demo.gets("/", Cookie="bahasa=en")
    assert 'lang="en"' in english
    assert "Pengumuman" not in english
    assert len(of_home(told)) >= 4, "root, web server with its workers, worker"
    run(told, "bening", "verify", f"http://127.0.0.1:{demo.port}")

    assert demo.ends() == 0
    assert of_home(told) == []


def test_demo_ends_with_its_terminal(told, start):
    demo = start(told)
    demo.reads_until("bening verify")
    assert demo.ends(signal.SIGHUP) == 0
    assert of_home(told) == []


def test_demo_refuses_a_folder_with_another_telling_and_a_port_that_is_taken(told, start):
    done = bening_demo(told, "--no-serve", "--until", "results")
    assert (done.returncode, "rm -r" in done.stderr) == (1, True)

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = bening_demo(told, "--port", str(port))
    assert (done.returncode, f"{port} sudah dipakai" in done.stderr) == (1, True)


def test_demo_interrupted_while_it_is_told_begins_again(tmp_path, start):
    home = tmp_path / "home"
    demo = start(home, "--until", "documents", "--size", "60")
    demo.reads_until("  announcements")  # the papers of sixty people are still to be drawn and read
    assert demo.ends() == 130

    said = run(home, "bening", "demo", "--no-serve", "--until", "announcements", "--size", "0")
    assert "begins again" in said
    run(home, "bening", "log", "export", str(tmp_path / "mirror"))
    run(home, "bening", "verify", str(tmp_path / "mirror"))


def test_demo_leaves_a_real_site_alone(tmp_path):
    (tmp_path / "bening.sqlite3").write_bytes(b"somebody's")
    done = bening_demo(tmp_path, "--no-serve")
    assert (done.returncode, "no demo" in done.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["bening.sqlite3"]


def test_officers_code_is_printed(told):
    assert run(told, "bening", "demo", "--code").strip().isdecimal()
