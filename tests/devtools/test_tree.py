"""A process tree mends itself, gives up on what cannot run, and leaves nobody behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bening.cli import tree
from bening.cli.tree import Tree

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILING = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture(autouse=True)
def handlers():
    """The tree takes over signals of the process that runs it."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def children():
    told = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return {int(pid) for pid in told}


def test_tree_starts_again_what_was_killed_and_ends_with_a_signal(capfd):
    before, born = children(), []

    def kill_then_end(ended):
        def act():
            (first,) = children() - before
            born.append(first)
            os.kill(first, signal.SIGKILL)
            while not (new := children() - before - {first}):
                time.sleep(0.05)
            born.append(*new)
            os.kill(os.getpid(), signal.SIGTERM)

        threading.Thread(target=act).start()

    assert Tree({"sleeper": SLEEPER}).run(kill_then_end) == 0
    assert len(born) == 2
    assert children() == before
    assert "sleeper: berhenti sendiri (-9)" in capfd.readouterr().err


def test_tree_gives_up_on_a_program_that_cannot_run(monkeypatch, capfd):
    monkeypatch.setattr(tree, "ATTEMPTS", 2)
    before = children()
    assert Tree({"sleeper": SLEEPER, "failing": FAILING}).run() == 1
    assert "failing: tidak dapat dijalankan / cannot be kept running" in capfd.readouterr().err
    assert children() == before


def test_child_ends_with_its_parent_even_when_that_is_killed():
    program = (
        "import subprocess, sys; from bening.infra.process import die_with_parent\n"
        "child = subprocess.Popen(['sleep', '60'], preexec_fn=die_with_parent)\n"
        "print(child.pid, flush=True); child.wait()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        status = Path(f"/proc/{pid}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return
        time.sleep(0.05)
    raise AssertionError("the child outlived its parent")
