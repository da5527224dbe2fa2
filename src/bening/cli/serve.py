"""`bening serve`: the web server (granian), after the database and static files are made ready."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from typing import NoReturn


class Unsafe(Exception):
    """The database may forget what was acknowledged; the message holds each problem with its mend."""


def prepare(verbose: bool = False) -> None:
    """Migrate, make the cache table, collect static files that changed. Safe to run at every start.

    Raises `Unsafe` before anything is touched if commits are not durable, or if a newer program has
    already changed the database: this one would misread it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.checks import Tags, run_checks
    from django.core.management import call_command

    settings.BENING_HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    if newer := _steps_of_a_newer_program():
        raise Unsafe(
            f"the database was changed by a newer program ({newer[0]} and {len(newer) - 1} more). "
            "Install that version again, or restore the copy made before it."
        )
    if found := run_checks(tags=[Tags.database], databases=["default"]):
        raise Unsafe("\n".join(f"{each.id}: {each.msg} {each.hint or ''}" for each in found))
    quiet = {"verbosity": 1 if verbose else 0}
    call_command("migrate", interactive=False, **quiet)
    call_command("createcachetable", **quiet)
    seen, mark = _static_files(), settings.BENING_HOME / "static-of"
    if not mark.exists() or mark.read_text() != seen:  # naming and compressing takes two seconds
        call_command("collectstatic", interactive=False, **quiet)
        mark.write_text(seen)


def _steps_of_a_newer_program() -> list[str]:
    """Migrations of ours in the database that this program does not know; none before the first start."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("bening.")}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations) - set(loader.replacements)
    return sorted(f"{label}.{name}" for label, name in unknown if label in ours)


def _static_files() -> str:
    """A digest of what there is to collect: every file with its size and time, and where it goes."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    lines = [f"{settings.STORAGES['staticfiles']['BACKEND']} {settings.STATIC_ROOT}"]
    for finder in get_finders():
        for path, storage in finder.list([]):
            told = os.stat(storage.path(path))
            lines.append(f"{storage.path(path)} {told.st_size} {told.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def server(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server.

    A large backlog and backpressure keep idle and slow clients from starving everyone else;
    slow request *bodies* still need a buffering proxy in front (docs/operations/deploy.md).
    A worker that dies is replaced at once.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "bening.config.wsgi:application"]
    command += ["--host", host, "--port", str(port), "--workers", str(workers)]
    command += ["--backlog", "8192", "--backpressure", "512", "--blocking-threads", "4"]
    command += ["--respawn-failed-workers", "--respawn-interval", "0.1", "--workers-kill-timeout", "5"]
    return [*command, "--no-ws", "--log-level", "warning"]


def worker() -> list[str]:
    """The command line of the background jobs."""
    return [sys.executable, "-m", "bening", "work"]


def main(argv: list[str]) -> int:
    """Prepare, then become the web server, or the root of web server and worker."""
    parser = argparse.ArgumentParser(prog="bening serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--with-worker", action="store_true", help="run the background jobs too, as one process tree"
    )
    options = parser.parse_args(argv)
    try:
        prepare()
    except Unsafe as error:
        print(f"bening serve: {error}", file=sys.stderr)
        return 1
    command = server(options.host, options.port, options.workers)
    if not options.with_worker:
        become(command)
    from bening.cli.tree import Tree

    return Tree({"web": command, "worker": worker()}).run()


def become(command: list[str]) -> NoReturn:
    """Replace this process: signals and exit code are then the server's own."""
    from django.db import connections

    connections.close_all()
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- our own command line, no shell
