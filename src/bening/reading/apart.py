"""Looks into files in a process of its own that may be killed, at the price of a fork (about 3 ms).

One helper per web process loads the parsers once and then forks for every file. The child can open no
file and no connection, write nothing, and ends at the limits of its task; the helper is started without
the environment, so that no secret of the site is in its memory.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import asdict
from datetime import datetime
from math import ceil
from typing import Any

from bening.core.decision import Reason
from bening.reading.alone import leave_network
from bening.reading.findings import Intake, Limits

SECONDS = 1.5
MEMORY = 256 * 1024 * 1024
"""Address space beyond what the loaded parsers take."""
TASKS = {
    "look": (SECONDS, MEMORY),
    "picture": (5.0, 2 * MEMORY),
    "unpack": (8.0, 3 * MEMORY),
    "signatures": (5.0, MEMORY),
    "fit": (8.0, 3 * MEMORY),
}
"""What a child may be asked, and the CPU seconds and memory it then has."""
FILES = {"signatures": 16}
"""Open files of a child whose library cannot do without an event loop; it has no network instead."""
CLOCK = 15.0
"""Seconds by the clock that any child has: many, for a busy machine is no fault of the file."""
PATIENCE = 5.0
"""Seconds beyond that after which the web process stops waiting, even for a stuck helper."""
ANSWER_AT_MOST = 150_000_000
USUAL, SIGNED = b"f", b"s"
"""What the helper is told beside the connection: whether the child needs what looks at signatures."""
NOTHING = b"-"
"""The answer of a child that is well but has nothing to show; a child that died answers nothing at all."""

_lock = threading.Lock()
_helper: tuple[int, subprocess.Popen[bytes], socket.socket] | None = None


def look_inside_apart(data: bytes, kind: str, limits: Limits) -> Intake:
    """Look into one file in a fresh child; a child that dies or takes too long is a problem of the file."""
    answer = ask("look", {"kind": kind, "limits": asdict(limits)}, data)
    if not answer:
        return Intake(kind, 0, (Reason("file.too_complex", limits.basis),))
    told = json.loads(answer)
    problems = tuple(Reason(code, limits.basis, facts) for code, facts in told["problems"])
    return Intake(kind, told["pages"], problems, told["facts"])


def start() -> None:
    """Start the helper ahead of its first question; it loads while its asker does something else."""
    _begun()


def ask(task: str, about: dict[str, Any], data: bytes) -> bytes:
    """What a fresh child says to one task about one file; empty when it died or took too long."""
    for attempt in (1, 2):  # a helper that was killed is started again, once
        try:
            ours = _ask(SIGNED if task == "signatures" else USUAL)
            break
        except OSError:
            _stop()
            if attempt == 2:
                raise
    with ours:
        ours.settimeout(CLOCK + PATIENCE)
        question = json.dumps({"task": task, "size": len(data), **about}).encode()
        try:
            ours.sendall(len(question).to_bytes(4, "big") + question + data)
            return _read_all(ours)
        except OSError:  # the child ended in the middle of listening
            return b""


def _ask(task: bytes) -> socket.socket:
    """One end of a new pair; the other end is the child's."""
    control = _begun()
    with _lock:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(control, [task], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
    return ours


def _begun() -> socket.socket:
    """The way to the helper of this process, which is started if there is none."""
    global _helper
    with _lock:
        if _helper is None or _helper[0] != os.getpid() or _helper[1].poll() is not None:
            if _helper is not None:
                _helper[2].close()
            _helper = _start()
        return _helper[2]


def _start() -> tuple[int, subprocess.Popen[bytes], socket.socket]:
    control, theirs = socket.socketpair()
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "bening.reading.apart"], stdin=theirs.fileno(), env=environment
        )
    return os.getpid(), process, control


def _stop() -> None:
    global _helper
    with _lock:
        if _helper is not None and _helper[0] == os.getpid():
            _helper[2].close()
            with contextlib.suppress(OSError):
                _helper[1].kill()
            _helper[1].wait()
        _helper = None


atexit.register(_stop)


def _read_all(connection: socket.socket) -> bytes:
    """Everything up to the end; `OSError` when a child that was taken over does not stop telling."""
    parts, room = [], ANSWER_AT_MOST
    while part := connection.recv(1 << 20):
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise OSError
    return b"".join(parts)


def _read_exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray(size)
    view, place = memoryview(data), 0
    while place < size:
        got = connection.recv_into(view[place:])
        if not got:
            raise ConnectionError
        place += got
    return bytes(data)


def _serve() -> None:
    """The helper: fork a child for every connection handed over, until the web process is gone."""
    # Loaded once, before any fork: a child can open no file.
    from bening.reading import drawing, inside, pdf, shrinking, unpack  # noqa: F401 -- loaded once, before the forks

    pdf.warm_up()
    drawing.warm_up()
    unpack.warm_up()
    shrinking.warm_up()
    signal.signal(signal.SIGCHLD, _reap)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web process; its end ends this one
    control = socket.socket(fileno=os.dup(0))
    while True:
        message, handles, *_ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if message == SIGNED:
            from bening.reading import signatures, wire  # noqa: F401 -- 0.7 s, once, and only if asked

            signatures.compare_names("A", "B")  # its words are read from a file, once
        if os.fork() == 0:
            _child(socket.socket(fileno=handles[0]))
        for handle in handles:
            os.close(handle)


def _reap(*_: object) -> None:
    """Take note of children that ended, so that their CPU time is counted as the helper's."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _child(connection: socket.socket) -> None:
    """Answer about one file and end. Dies silently at any limit: the empty answer says so."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, CLOCK)
        size = int.from_bytes(_read_exactly(connection, 4), "big")
        question = json.loads(_read_exactly(connection, size))
        if question["task"] in FILES:
            leave_network()
        _limit_self(*TASKS[question["task"]], files=FILES.get(question["task"], 0))
        data = _read_exactly(connection, question["size"])
        connection.sendall(_ANSWERS[question["task"]](question, data))
    finally:
        os._exit(0)


def _look(question: dict[str, Any], data: bytes) -> bytes:
    from bening.reading.inside import look_inside

    asked = question["limits"]
    limits = Limits(**{**asked, "media_types": tuple(asked["media_types"])})
    found = look_inside(data, question["kind"], limits)
    told = {
        "pages": found.pages,
        "facts": found.facts,
        "problems": [(reason.code, dict(reason.facts)) for reason in found.problems],
    }
    return json.dumps(told).encode()


def _picture(question: dict[str, Any], data: bytes) -> bytes:
    from bening.reading.drawing import draw

    return draw(data, question["media_type"], question["page"]) or NOTHING


def _unpack(question: dict[str, Any], data: bytes) -> bytes:
    from bening.reading.unpack import unpack

    asked = question["limits"]
    limits = Limits((question["kind"],), 0, asked["largest"], asked["pages"])
    return unpack(data, question["kind"], limits, question["room"])


def _signatures(question: dict[str, Any], data: bytes) -> bytes:
    from bening.reading.signatures import check_signatures
    from bening.reading.wire import check_as_json

    roots = [root.encode() for root in question["roots"]]
    at = datetime.fromisoformat(question["at"]) if question["at"] else None
    checks = check_signatures(data, roots=roots, at=at, name=question["name"])
    return json.dumps([check_as_json(check) for check in checks]).encode()


def _fit(question: dict[str, Any], data: bytes) -> bytes:
    from bening.reading.shrinking import fit

    about = (question["media_type"], question["largest"], question["quarters"])
    return fit(data, question["sizes"], *about)


_ANSWERS = {
    "look": _look,
    "picture": _picture,
    "unpack": _unpack,
    "signatures": _signatures,
    "fit": _fit,
}


def _limit_self(seconds: float, memory: int, *, files: int = 0) -> None:
    """Limits that nothing in this process can raise again. Set before a byte of the file is read."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)  # finer than RLIMIT_CPU, which counts whole seconds
    with open("/proc/self/statm") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    for what, most in (
        (resource.RLIMIT_AS, used + memory),
        (resource.RLIMIT_CPU, ceil(seconds)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, files),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    _serve()
