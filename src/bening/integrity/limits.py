"""Limits for everybody together: nobody is counted alone, for nobody can be told from another.

They bound what a flood can cost. Each is a bucket that fills again drop by drop, so that a flood that has
passed keeps nobody out for longer than one drop. While very many reports come, a report takes work of the
browser, or without scripts a minute's patience; both ways in have room of their own. What is counted stays in
this process's memory and is forgotten when it stops.

Waiting costs a patient flood nothing, and whoever has no scripts can do no work. For them there are slips of
paper (`slips`): a slip costs a walk, each lets in one report, and no flood of strangers takes its place.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bening.core.decision import Reason, Refused

PATIENCE = 8.0
"""Seconds that somebody waits for their turn at the slow work."""
HOUR = 3600.0
CALM = 10
"""Reports within an hour that nobody need do anything special for."""
LEAST_BITS, MOST_BITS = 15, 20
"""Work of the browser in a flood: a third of a second to ten seconds on a cheap phone."""
PLAIN_WAIT = 60.0
"""Seconds that a form must have been open in a flood if its browser did no work."""


def busy(seconds: float) -> Refused:
    """Too much just now; whoever reads it learns when to try again."""
    return Refused(Reason("integrity.busy", facts={"seconds": max(1, math.ceil(seconds))}))


class Bucket:
    """Room for `most` at once, and for one more every `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._lock = threading.Lock()
        self.clear()

    def take(self) -> None:
        """Take one; `Refused`, with the seconds until the next drop, when there is none."""
        with self._lock:
            now = time.monotonic()
            self._room = min(float(self.most), self._room + (now - self._since) / self.seconds)
            self._since = now
            if self._room < 1:
                raise busy((1 - self._room) * self.seconds)
            self._room -= 1

    def is_full(self) -> bool:
        """Whether nobody took anything for long enough."""
        return self._room + (time.monotonic() - self._since) / self.seconds >= self.most

    def clear(self) -> None:
        """Full again (after a restart, or between tests)."""
        self._room, self._since = float(self.most), time.monotonic()


WORKED = Bucket(60, 6)
WAITED = Bucket(20, 90)
WORDS = Bucket(60, 20)
RECEIPTS = Bucket(30, 2)
PASSPHRASES = Bucket(20, 15)
PICTURES = Bucket(60, 5)
BUCKETS = (WORKED, WAITED, WORDS, RECEIPTS, PASSPHRASES, PICTURES)

OFTEN, OFTEN_SECONDS, VISITED = 4, 30, 1000
"""One receipt of ours: so many times at once, once more every so many seconds. How many are remembered."""

_reports: deque[float] = deque()
_visits: dict[bytes, Bucket] = {}
_turns = threading.BoundedSemaphore(2)


def asked_bits() -> int:
    """How much work a new form asks of its browser: none as long as it is calm."""
    since = time.monotonic() - HOUR
    while _reports and _reports[0] < since:
        _reports.popleft()
    recent = len(_reports)
    return 0 if recent < CALM else min(MOST_BITS, LEAST_BITS + int(math.log2(recent / CALM)))


def admit(*, worked: bool, open_for: float, slip: bool = False) -> None:
    """Let one report in. `worked`: its browser did the work; `open_for`: seconds since its form was made.

    With a `slip` at once: how many there are was decided when they were printed.
    """
    if not slip and worked:
        WORKED.take()
    elif not slip:
        if asked_bits() and open_for < PLAIN_WAIT:
            raise busy(PLAIN_WAIT - open_for)
        WAITED.take()
    _reports.append(time.monotonic())


def knock(visit: bytes, *, ours: bool) -> None:
    """Let somebody open a report with a receipt.

    `ours`: the receipt bears our mark, so no flood of invented ones stands in its way; who has reports of
    their own and knocks without end is slowed down alone. `visit`: what tells one receipt from another here.
    """
    if not ours:
        RECEIPTS.take()
        return
    if len(_visits) >= VISITED:
        for each in [each for each, bucket in list(_visits.items()) if bucket.is_full()]:
            _visits.pop(each, None)
    _visits.setdefault(visit, Bucket(OFTEN, OFTEN_SECONDS)).take()


def forget() -> None:
    """As after a restart."""
    _reports.clear()
    _visits.clear()
    for bucket in BUCKETS:
        bucket.clear()


@contextmanager
def turn() -> Iterator[None]:
    """At most two at a time stretch a receipt or a passphrase: each takes 64 to 256 MB."""
    if not _turns.acquire(timeout=PATIENCE):
        raise busy(PATIENCE)
    try:
        yield
    finally:
        _turns.release()
