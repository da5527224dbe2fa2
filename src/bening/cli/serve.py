"""`bening serve`: the web server (granian), after the database and static files are made ready."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys


def prepare(verbose: bool = False) -> None:
    """Migrate, make the cache table, collect static files. Safe to run at every start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.BENING_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    quiet = {"verbosity": 1 if verbose else 0}
    call_command("migrate", interactive=False, **quiet)
    call_command("createcachetable", **quiet)
    call_command("collectstatic", interactive=False, **quiet)


def server(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server.

    A large backlog and backpressure keep idle and slow clients from starving everyone else;
    slow request *bodies* still need a buffering proxy in front (docs/operations/deploy.md).
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "bening.config.wsgi:application"]
    command += ["--host", host, "--port", str(port), "--workers", str(workers)]
    command += ["--backlog", "8192", "--backpressure", "512", "--blocking-threads", "4"]
    return [*command, "--no-ws", "--log-level", "warning", "--workers-kill-timeout", "5"]


def main(argv: list[str]) -> int:
    """Prepare, then become the web server."""
    parser = argparse.ArgumentParser(prog="bening serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    prepare()
    return subprocess.call(server(options.host, options.port, options.workers))
