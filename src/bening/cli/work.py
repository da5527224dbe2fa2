"""`bening work`: run the background jobs."""

from __future__ import annotations

import argparse
import os


def main(argv: list[str]) -> int:
    """Run until SIGTERM; with `--once` until nothing waits."""
    parser = argparse.ArgumentParser(prog="bening work", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end when nothing waits")
    options = parser.parse_args(argv)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from bening.worker.jobs import JOBS, READING, READING_PAUSE
    from bening.worker.loop import stop_on_signals, work, work_beside

    stop = stop_on_signals()
    if options.once:
        work((*READING, *JOBS), once=True, stop=stop)
        return 0
    beside = work_beside(READING, stop=stop, pause=READING_PAUSE)
    work(JOBS, stop=stop)
    beside.join()
    return 0
