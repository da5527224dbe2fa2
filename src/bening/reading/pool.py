"""Processes with warm engines that read documents; each may be killed, and is started again.

A stranger's bytes are parsed elsewhere (`bening.reading.apart`); a worker here gets bare pixels. It has
no secrets, no network where the system lets us take it away, writes no files, and is ended when it takes
too long or too much memory. A document that ends its worker is a document that cannot be read, nothing
worse.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from datetime import time as clock
from typing import Any

from bening.core.decision import Check, Reason
from bening.reading import apart
from bening.reading.findings import Limits
from bening.reading.pictures import LIMITS, Unreadable, open_files
from bening.reading.pictures.sheets import Sheet, sheets_as_parts
from bening.reading.question import Question
from bening.reading.report import Report
from bening.reading.wire import check_from_json, report_from_json

SECONDS = 40.0
"""By the clock for one document, and for each of its pages besides: many, for a busy machine is no fault."""
SECONDS_A_PAGE = 20.0
STARTING = 60.0
"""For loading the engines, a second or two on an idle machine."""
MEMORY = 700_000_000
"""Bytes of a worker, beyond which it is ended at once."""
TIRED = 640_000_000
"""Bytes beyond which it is started anew after its answer."""
SIGNED = b"/ByteRange"
"""What every signed PDF has; others are not looked at."""
GIVE_BACK = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "1000000",
    "MALLOC_TRIM_THRESHOLD_": "1000000",
}
"""Large pieces of memory go back to the system at once: 120 MB less."""
GLANCE = 0.25
"""Seconds between two looks at the memory of a busy worker."""
ANSWER_AT_MOST = 8_000_000


class _Died(Exception):
    """The worker ended, or had to be ended, before it answered."""


@dataclass(slots=True)
class Worker:
    """One process with its engines, started at the first question."""

    maker: str = ""
    process: subprocess.Popen[bytes] | None = None
    connection: socket.socket | None = None
    memory: int = 0
    most_memory: int = 0
    begun: int = field(default_factory=os.getpid)
    awake: bool = False

    def ask(self, about: Mapping[str, Any], sheets: Sequence[Sheet], seconds: float) -> dict[str, Any]:
        """The answer to one question; `_Died` when the worker did not live to give it."""
        connection = self._ready()
        told, pixels = sheets_as_parts(sheets)
        question = json.dumps({**about, "sheets": told, "size": sum(map(len, pixels))}).encode()
        try:
            self.wake(time.monotonic() + STARTING)
            end = time.monotonic() + seconds
            connection.settimeout(seconds)
            connection.sendall(len(question).to_bytes(4, "big") + question)
            for part in pixels:
                connection.sendall(part)
            size = int.from_bytes(self._receive(4, end), "big")
            if size > ANSWER_AT_MOST:
                raise _Died
            answer: dict[str, Any] = json.loads(self._receive(size, end))
        except (OSError, ValueError, _Died):
            self.stop()
            raise _Died from None
        self.most_memory = max(self.most_memory, int(answer["most_memory"]))
        if self._weight() > TIRED:
            self.stop()
        return answer

    def start(self) -> None:
        """Begin the process, if there is none; it loads its engines while its asker does something else."""
        self._ready()

    def wake(self, end: float) -> None:
        """Wait until the engines are loaded; `_Died` when they are not by then."""
        self._ready()
        if not self.awake:
            self._receive(1, end)
            self.awake = True

    def _ready(self) -> socket.socket:
        if self.connection and self.process and self.process.poll() is None and self.begun == os.getpid():
            return self.connection
        self.stop()
        ours, theirs = socket.socketpair()
        environment = {
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
            "OMP_NUM_THREADS": "1",
            **GIVE_BACK,
        }
        command = [sys.executable, "-m", "bening.reading.serving", self.maker]
        with theirs:
            self.process = subprocess.Popen(command, stdin=theirs.fileno(), env=environment)
        self.connection, self.begun = ours, os.getpid()
        return ours

    def _receive(self, size: int, end: float) -> bytes:
        """That many bytes, watching the clock and the memory of the worker while they do not come."""
        assert self.connection
        data = bytearray()
        while len(data) < size:
            if select.select([self.connection], [], [], GLANCE)[0]:
                part = self.connection.recv(size - len(data))
                if not part:
                    raise _Died
                data += part
            elif time.monotonic() > end or self._weight() > MEMORY:
                raise _Died
        return bytes(data)

    def _weight(self) -> int:
        """Bytes of memory the worker holds now; 0 when it is gone."""
        if not self.process:
            return 0
        try:
            with open(f"/proc/{self.process.pid}/statm") as file:
                self.memory = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0
        self.most_memory = max(self.most_memory, self.memory)
        return self.memory

    def stop(self) -> None:
        """End the process, if this process began it."""
        if self.connection:
            self.connection.close()
        if self.process and self.begun == os.getpid():
            with contextlib.suppress(OSError):
                self.process.kill()
            self.process.wait()
        self.process = self.connection = None
        self.awake = False


class Pool:
    """Some workers, shared by the threads of this process. `maker`: see `bening.reading.ocr.MAKERS`."""

    def __init__(self, workers: int = 1, *, maker: str = "") -> None:
        self.workers = [Worker(maker) for _ in range(workers)]
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for worker in self.workers:
            self._idle.put(worker)
        atexit.register(self.close)

    def start(self) -> None:
        """Begin everything ahead of the first document and wait until it can be read at once."""
        apart.start()
        for worker in self.workers:
            worker.start()
        for worker in self.workers:
            with contextlib.suppress(_Died, OSError):
                worker.wake(time.monotonic() + STARTING)

    def inspect(self, files: Sequence[bytes], question: Question, limits: Limits = LIMITS) -> Report:
        """Read one document, sent as one file or as several photos; `Unreadable` when that cannot be done."""
        start = time.monotonic()
        sheets = open_files(files, limits)
        worker = self._idle.get()
        try:
            seconds = SECONDS + SECONDS_A_PAGE * len(sheets)
            answer = worker.ask({"question": question.as_json()}, sheets, seconds)
        except _Died:
            raise Unreadable(Reason("file.too_complex", limits.basis)) from None
        finally:
            self._idle.put(worker)
        if "unreadable" in answer:
            raise Unreadable(Reason(answer["unreadable"], limits.basis))
        report = report_from_json(answer["report"])
        checks = report.checks + tuple(check for data in files for check in signatures_of(data, question))
        return replace(report, checks=checks, seconds=round(time.monotonic() - start, 3))

    def close(self) -> None:
        """End all workers of this process."""
        for worker in self.workers:
            worker.stop()


def signatures_of(data: bytes, question: Question) -> tuple[Check, ...]:
    """What is found about the electronic signatures of a PDF, in a child that may be killed."""
    if not data.startswith(b"%PDF-") or SIGNED not in data:
        return ()
    at = datetime.combine(question.on, clock(12), UTC).isoformat() if question.on else None
    about = {"roots": question.roots, "at": at, "name": question.claims.get("name", "")}
    answer = apart.ask("signatures", about, data)
    return tuple(check_from_json(check) for check in json.loads(answer)) if answer else ()


_lock = threading.Lock()
_shared: tuple[int, Pool] | None = None


def shared(maker: str = "") -> Pool:
    """The one pool of this process, of one worker: web and background processes are several themselves."""
    global _shared
    with _lock:
        if _shared is None or _shared[0] != os.getpid():
            _shared = os.getpid(), Pool(1, maker=maker)
        return _shared[1]
