"""Run every job in turn, sleep when none had work, end on SIGTERM after the job in hand."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Sequence

from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

Job = Callable[[], bool]
"""Does one helping of work; True if there was any. Must be safe to run twice and to be killed."""

PAUSE = 1.0
"""Seconds of sleep when nothing waits; the longest a receipt waits for the sequencer."""


def work(
    jobs: Sequence[Job],
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    pause: float = PAUSE,
) -> int:
    """Run `jobs` until told to stop, or until nothing waits (`once`); the number of helpings done.

    A job that raises is logged and tried again after a pause: one broken job never stops the rest.
    """
    stop = stop or threading.Event()
    helpings = 0
    while not stop.is_set():
        busy = False
        for job in jobs:
            close_old_connections()
            busy |= _helping(job)
        helpings += busy
        if not busy and once:
            break
        if not busy:
            stop.wait(pause)
    return helpings


def work_beside(jobs: Sequence[Job], *, stop: threading.Event, pause: float) -> threading.Thread:
    """The same in a thread of its own, for jobs that take seconds: nobody's receipt waits for them."""

    def run() -> None:
        try:
            work(jobs, stop=stop, pause=pause)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run, name="beside")
    thread.start()
    return thread


def _helping(job: Job) -> bool:
    try:
        return bool(job())
    except Exception:
        logger.exception("job %s.%s failed; it is tried again", job.__module__, job.__name__)
        return False


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set, so that the job in hand may finish."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
