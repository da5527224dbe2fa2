"""The witness over HTTP (C2SP tlog-witness): `POST /add-checkpoint`, `GET /<sha256 of origin>/checkpoint`."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bening.core.tlog.note import Note, Sign, VerifierKey, cosign_note
from bening.core.tlog.witness import Known, Refused, Told, judge, read
from bening.transparency.verify.trust import verify_ed25519

from .store import Row, Store

logger = logging.getLogger(__name__)
BODY_AT_MOST = 16 * 1024
SECONDS_TO_ASK = 10
CONTRADICTION = (409, 422)


class Witness:
    """One witness: its key, its memory, its clock (seconds since 1970)."""

    def __init__(
        self, store: Store, key: VerifierKey, sign: Sign, clock: Callable[[], float] = time.time
    ) -> None:
        self.store, self.key, self._sign, self._clock = store, key, sign, clock

    def add_checkpoint(self, body: bytes) -> str:
        """The cosignature line for a checkpoint that extends what is remembered; `Refused` otherwise."""
        told = read(body)
        row = self.store.row(told.checkpoint.origin)
        if row is None:
            raise Refused(404, "this log is not witnessed here")
        lines: list[str] = []

        def decide(row: Row) -> tuple[Known, bytes, int]:
            known = judge(told, row.key, (row.size, row.root), verify_ed25519)
            at = int(self._clock())
            line = cosign_note(told.note.text, self.key, at, self._sign)
            by_log = tuple(one for one in told.note.signatures if one.name == row.key.name)
            lines.append(line.line)
            return known, Note(told.note.text, (*by_log, line)).encode(), at

        try:
            self.store.go_on(told.checkpoint.origin, decide)
        except Refused as refused:
            self._remember(told, row, refused, body)
            raise
        return lines[0]

    def _remember(self, told: Told, row: Row, refused: Refused, body: bytes) -> None:
        """A signed history that contradicts the one cosigned is evidence; one merely behind is not."""
        if refused.status in CONTRADICTION and refused.kind.startswith("text/plain"):
            logger.critical("%s: %s", told.checkpoint.origin, refused.told)
            self.store.keep_evidence(told.checkpoint.origin, int(self._clock()), refused.status, body)

    def newest(self, origin_hash: str) -> bytes | None:
        """The newest cosigned checkpoint of the log with this SHA-256 of its origin, or None."""
        for origin in self.store.origins():
            if hashlib.sha256(origin.encode()).hexdigest() == origin_hash:
                row = self.store.row(origin)
                return row.note if row and row.note else None
        return None


def serve(witness: Witness, host: str, port: int) -> ThreadingHTTPServer:
    """A server that is ready; the caller runs it (`serve_forever`)."""

    class Handler(BaseHTTPRequestHandler):
        """One request. Nothing of who asks is logged."""

        timeout = SECONDS_TO_ASK
        server_version, sys_version = "bening-witness", ""

        def do_POST(self) -> None:
            """`add-checkpoint`."""
            length = self.headers.get("Content-Length", "")
            if not self.path.endswith("/add-checkpoint"):
                return self._answer(404, "not found\n")
            if not length.isdecimal() or int(length) > BODY_AT_MOST:
                return self._answer(
                    413 if length.isdecimal() else 411, "say how long it is, at most 16 KiB\n"
                )
            try:
                return self._answer(200, witness.add_checkpoint(self.rfile.read(int(length))))
            except Refused as refused:
                told = refused.told if refused.told.endswith("\n") else f"{refused.told}\n"
                return self._answer(refused.status, told, refused.kind)

        def do_GET(self) -> None:
            """The newest cosigned checkpoint of one log, for monitors."""
            *_, origin_hash, name = ["", *self.path.split("/")]
            note = witness.newest(origin_hash) if name == "checkpoint" else None
            if note is None:
                return self._answer(404, "not found\n")
            return self._answer(200, note.decode())

        def _answer(self, status: int, text: str, kind: str = "text/plain; charset=utf-8") -> None:
            data = text.encode()
            self.send_response(status)
            headers = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store"}
            for name, value in (headers | {"Access-Control-Allow-Origin": "*"}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Only the line of the request and the status, no address."""
            logger.info(format, *args)

    return ThreadingHTTPServer((host, port), Handler)
