"""Several programs as one tree: started together, started again when one dies, ended together.

Ctrl-C, SIGTERM and a closed terminal end the tree. If the root itself is killed, its programs get
SIGTERM from the kernel.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence

from bening.infra.process import die_with_parent

PATIENCE = 15
"""Seconds that a program has to end before it is killed."""
EARLY = 3.0
"""A program that lives shorter than this many seconds did not really start …"""
ATTEMPTS = 10
"""… and after so many such starts in a row, each a little later than the last, the tree is given up."""


class Tree:
    """The running programs, by name."""

    def __init__(self, commands: Mapping[str, Sequence[str]]) -> None:
        self.commands = commands
        self.ended = threading.Event()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._born: dict[str, float] = {}
        self._early: dict[str, int] = {}

    def run(self, ready: Callable[[threading.Event], None] | None = None) -> int:
        """Run until a signal (0) or until a program cannot be kept alive (1).

        `ready` is called once, after the start, with the event that the signals set.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.ended.set())
        try:
            for name in self.commands:
                self._start(name)
            if ready:
                ready(self.ended)
            while not self.ended.wait(0.2):
                if not all(self._alive(name) for name in self.commands):
                    return 1
            return 0
        finally:
            self._stop()

    def _start(self, name: str) -> None:
        self._born[name] = time.monotonic()
        self._running[name] = subprocess.Popen(
            self.commands[name],
            start_new_session=True,  # Ctrl-C of the terminal reaches the root alone
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),
        )

    def _alive(self, name: str) -> bool:
        """Whether a program runs; one that died is started again, with nothing left of the old one."""
        old = self._running[name]
        if old.poll() is None:
            return True
        _kill_group(old)
        early = time.monotonic() - self._born[name] < EARLY
        self._early[name] = self._early.get(name, 0) + 1 if early else 0
        if self._early[name] >= ATTEMPTS or self.ended.wait(0.1 * self._early[name]):
            print(f"{name}: tidak dapat dijalankan / cannot be kept running", file=sys.stderr, flush=True)
            return False
        print(
            f"{name}: berhenti sendiri ({old.returncode}), dijalankan lagi / died, started again",
            file=sys.stderr,
            flush=True,
        )
        self._start(name)
        return True

    def _stop(self) -> None:
        for program in self._running.values():
            program.terminate()
        deadline = time.monotonic() + PATIENCE
        for program in self._running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(max(0.1, deadline - time.monotonic()))
            _kill_group(program)
            program.wait()


def _kill_group(program: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of a program and its children."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
