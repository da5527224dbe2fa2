"""Processes that end with the one that started them, so that a kill leaves no orphan at the port."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(number: int = signal.SIGKILL) -> None:
    """Get `number` as a signal when the parent ends, however it ends. Linux; elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number))


def die_with_web_server() -> None:
    """In a worker of granian: end with its master, also when that is killed. Elsewhere: nothing."""
    try:
        told = Path(f"/proc/{os.getppid()}/cmdline").read_bytes()
    except OSError:
        return
    if b"granian" in told:
        die_with_parent()
