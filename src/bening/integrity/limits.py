"""Ceilings for everybody together: nobody is counted alone, for nobody can be told from another.

They bound what a flood can cost. A flood can also keep others out for a while; the page then names other
ways.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bening.core.decision import Reason, Refused

PATIENCE = 8.0
"""Seconds that somebody waits for their turn at the slow work."""


class Ceiling:
    """At most so many within so many seconds, in this process; nothing of it is written down."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self._times: deque[float] = deque()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Count one; `Refused` when there were too many."""
        with self._lock:
            now = time.monotonic()
            while self._times and self._times[0] < now - self.seconds:
                self._times.popleft()
            if len(self._times) >= self.most:
                raise Refused(Reason("integrity.busy"))
            self._times.append(now)

    def clear(self) -> None:
        """Forget what was counted (after a restart, or between tests)."""
        self._times.clear()


REPORTS = Ceiling(40, 3600)
WORDS = Ceiling(200, 3600)
RECEIPTS = Ceiling(30, 60)
PASSPHRASES = Ceiling(20, 600)

_turns = threading.BoundedSemaphore(2)


@contextmanager
def turn() -> Iterator[None]:
    """At most two at a time stretch a receipt or a passphrase: each takes 64 to 256 MB."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Refused(Reason("integrity.busy"))
    try:
        yield
    finally:
        _turns.release()
