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
    from bening.worker.jobs import JOBS
    from bening.worker.loop import stop_on_signals, work

    work(JOBS, once=options.once, stop=stop_on_signals())
    return 0
