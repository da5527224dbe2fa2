"""The other end of `bening.reading.pool`: a process that reads page after page until its asker is gone."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import socket
import sys
import traceback
from typing import Any

from bening.reading.alone import leave_network

ADDRESSES = 6_000_000_000
"""Bytes of address space, most of it never touched; what is touched the pool watches."""


def main() -> None:
    """Take the network away, load the engines, answer."""
    connection = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the asker; its end ends this process
    leave_network()
    for what, most in ((resource.RLIMIT_AS, ADDRESSES), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    from bening.reading import inspect

    inspector = inspect.Inspector(sys.argv[1] if len(sys.argv) > 1 else "")
    connection.sendall(b"\1")  # awake
    with contextlib.suppress(EOFError):
        while True:
            _answer(connection, inspector)


def _answer(connection: socket.socket, inspector: Any) -> None:
    length = int.from_bytes(_receive(connection, 4), "big")
    question = json.loads(bytes(_receive(connection, length)))
    pixels = _receive(connection, question["size"])
    answer = json.dumps({**inspected(inspector, question, pixels), "most_memory": _most_memory()}).encode()
    connection.sendall(len(answer).to_bytes(4, "big") + answer)


def inspected(inspector: Any, question: dict[str, Any], pixels: memoryview) -> dict[str, Any]:
    """The report, or why there is none. A fault of ours is told on the error stream, never of a person."""
    from bening.reading.pictures import Unreadable
    from bening.reading.pictures.sheets import sheets_from_parts
    from bening.reading.question import Question
    from bening.reading.wire import report_as_json

    try:
        sheets = sheets_from_parts(question["sheets"], pixels)
        report = inspector.inspect(sheets, Question.from_json(question["question"]))
        return {"report": report_as_json(report)}
    except Unreadable as problem:
        return {"unreadable": problem.reason.code}
    except Exception as error:  # one document must not end the reading of others
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"bening: {type(error).__name__} in {where.filename}:{where.lineno}", file=sys.stderr)  # noqa: T201 -- its log
        return {"unreadable": "file.not_read"}


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _receive(connection: socket.socket, size: int) -> memoryview:
    data = memoryview(bytearray(size))
    place = 0
    while place < size:
        got = connection.recv_into(data[place:])
        if not got:
            raise EOFError
        place += got
    return data


if __name__ == "__main__":
    main()
