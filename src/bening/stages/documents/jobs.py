"""What the worker does for documents: reads those that wait, compares those that were submitted."""

from __future__ import annotations

import logging
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import lru_cache

from django.conf import settings
from django.utils.timezone import now

from bening.core.decision import Refused
from bening.infra.db import Stale
from bening.infra.encryption import CannotOpen
from bening.reading.findings import Limits
from bening.reading.pictures import LIMITS, Unreadable
from bening.reading.pool import Pool
from bening.reading.report import Report
from bening.stages.documents import queries, readings, recheck
from bening.stages.documents.comparing import compare_some
from bening.stages.documents.models import Reading

logger = logging.getLogger(__name__)

HELPING = 20
"""So many documents are read before the worker looks whether it shall end."""
GLANCE = 0.2
"""Seconds between two looks for a document that came while others are being read."""
RENEWED = 10.0
"""Seconds after which the lease of a document that takes long is renewed."""
DIED = "file.too_complex"
"""What is said of a document whose process had to be ended, or was ended by the system."""
COMPARED_EVERY = 30.0
"""Seconds between two comparisons: each looks at all papers of a kind, whether one is new or many are."""
_compared = 0.0
WHOLE = Limits(LIMITS.media_types, 1, LIMITS.largest, 20)
"""Every page that a slot may have is read."""


@lru_cache(maxsize=1)
def _pool(count: int) -> Pool:
    """The processes that read, kept warm; each is started when it is first needed."""
    return Pool(count, maker=settings.BENING_READING_ENGINE)


def read_waiting_documents() -> bool:
    """Read a helping of what waits, several at a time; True if there was anything.

    A worker that is killed leaves leases that run out; whoever takes them then reads anew.
    """
    if settings.BENING_READERS < 1:
        return False
    anew = recheck.ask_anew(at=now())
    pool = _pool(settings.BENING_READERS)
    running: dict[Future[Report], Reading] = {}
    begun = 0
    with ThreadPoolExecutor(len(pool.workers)) as threads:
        while True:
            while len(running) < len(pool.workers) and begun < HELPING:
                reading = readings.take_next(at=now())
                if reading is None:
                    break
                begun += 1
                _begin(reading, pool, threads, running)
            if not running:
                return begun + anew > 0
            _end(running)


def _begin(
    reading: Reading, pool: Pool, threads: ThreadPoolExecutor, running: dict[Future[Report], Reading]
) -> None:
    """Open the document and hand it to a process that reads; the database is left to this thread."""
    try:
        data = queries.content(reading.document)
        question = readings.ask(reading)
    except (FileNotFoundError, CannotOpen, Refused):  # replaced a moment ago, or its person was erased
        readings.give_up(reading, "file.not_read", at=now())
        return
    running[threads.submit(pool.inspect, [data], question, WHOLE)] = reading


def _end(running: dict[Future[Report], Reading]) -> None:
    """Write down what is done; keep the leases of the rest."""
    ended, _ = wait(running, GLANCE, FIRST_COMPLETED)
    for future in ended:
        reading, error = running.pop(future), future.exception()
        if error is None:
            _keep(reading, future.result())
        elif isinstance(error, Unreadable):
            _not_read(reading, error.reason.code)
        else:
            logger.error("reading %s failed: %s", reading.pk, type(error).__name__)
            readings.give_up(reading, "file.not_read", at=now())
    for reading in running.values():
        left = (reading.leased_until - now()).total_seconds() if reading.leased_until else 0
        if left < readings.LEASE.total_seconds() - RENEWED:
            with suppress(Stale):  # gone; what is read of it will be thrown away
                readings.renew(reading, at=now())


def _not_read(reading: Reading, problem: str) -> None:
    if problem == DIED and reading.attempts < readings.ATTEMPTS - 1:
        with suppress(Stale):
            readings.put_back(reading)
    else:  # why a process died, the applicant cannot mend: it is left to people
        readings.give_up(reading, "file.not_read" if problem == DIED else problem, at=now())


def _keep(reading: Reading, report: Report) -> None:
    try:
        readings.keep(reading, report, at=now())
    except Refused:  # its person was erased meanwhile: nothing of it is kept
        readings.give_up(reading, "file.not_read", at=now())


def compare_documents() -> bool:
    """Compare a helping of submitted papers with those of others, twice a minute at most."""
    global _compared
    if time.monotonic() < _compared:
        return False
    done = compare_some()
    if not done:
        _compared = time.monotonic() + COMPARED_EVERY
    return done > 0
