"""`bening integrity serve` and `work`: the host for anonymous reports as processes of its own."""

from __future__ import annotations

import argparse
import os
import sys

SETTINGS = "bening.config.integrity_settings"


def main(argv: list[str]) -> int:
    """`serve` and `work` are here; everything else is the app's own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS  # never those of the main site, whatever was set
    if argv[:1] == ["serve"]:
        return serve(argv[1:])
    if argv[:1] == ["work"]:
        return work(argv[1:])
    from bening.integrity.command import main as others

    return others(argv)


def serve(argv: list[str]) -> int:
    """Make the tables, then run web server and jobs as one tree.

    One web process: what a page carries can only be read by the process that made it.
    """
    parser = argparse.ArgumentParser(prog="bening integrity serve", description=serve.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument(
        "--demo", action="store_true", help="make offices and keys of a demo, if there are none"
    )
    options = parser.parse_args(argv)
    from bening.integrity.command import set_up

    set_up()
    if options.demo:
        from bening.integrity.demo import found

        found()
    from django.db import connections

    from bening.cli.serve import server
    from bening.cli.tree import Tree

    connections.close_all()
    jobs = [sys.executable, "-m", "bening", "integrity", "work"]
    return Tree({"integrity-web": server(options.host, options.port, 1), "integrity-jobs": jobs}).run()


def work(argv: list[str]) -> int:
    """Run the host's jobs: the daily batch, the end of old reports."""
    parser = argparse.ArgumentParser(prog="bening integrity work", description=work.__doc__)
    parser.add_argument("--once", action="store_true", help="end when nothing waits")
    options = parser.parse_args(argv)
    from bening.integrity.command import set_up

    set_up()
    from bening.integrity.jobs import JOBS
    from bening.worker.loop import stop_on_signals
    from bening.worker.loop import work as run

    run(JOBS, once=options.once, stop=stop_on_signals())
    return 0
