"""`bening log`: export, open and look at the logs of this site."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Run one of export, program, open, status, adopt; the exit code."""
    parser = argparse.ArgumentParser(prog="bening log", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="write everything published as static files")
    export.add_argument("folder", type=Path, metavar="DIR")
    program = commands.add_parser("program", help="write bening verify as one file that needs only Python")
    program.add_argument("file", type=Path)
    opening = commands.add_parser("open", help="open the log of a season (its keys must be there)")
    opening.add_argument("season")
    commands.add_parser("status", help="size, newest checkpoint, what waits, whether it is frozen")
    adopt = commands.add_parser(
        "adopt", help="after moving to another machine: take the newest checkpoint as anchor"
    )
    adopt.add_argument("season")
    options = parser.parse_args(argv)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    run = {"export": _export, "program": _program, "open": _open, "status": _status, "adopt": _adopt}[
        options.command
    ]
    return run(options)


def _export(options: argparse.Namespace) -> int:
    from .inprocess import InProcess
    from .verify.mirror import copy_site

    print(f"{copy_site(InProcess(), options.folder)} files written to {options.folder}")
    return 0


def _program(options: argparse.Namespace) -> int:
    from . import single_file

    options.file.write_bytes(single_file.build())
    print(f"{options.file}\nSHA-256: {single_file.digest()}")
    return 0


def _open(options: argparse.Namespace) -> int:
    from django.utils.timezone import now

    from . import services
    from .keys import KeyMissing

    try:
        log = services.open_log(options.season, at=now())
    except KeyMissing as error:
        print(f"bening log: {error}", file=sys.stderr)
        return 2
    print(f"{log.origin}\nkey: {log.key}")
    return 0


def _status(options: argparse.Namespace) -> int:
    from . import queries, services

    healthy = True
    for log in queries.logs():
        services.may_go_on(log)
        told = queries.state(log)
        print(f"{log.origin}: {told['size']} entries, {told['released']} released, {told['waiting']} waiting")
        if log.frozen:
            healthy = False
            print(f"  FROZEN: {log.frozen}")
    return 0 if healthy else 1


def _adopt(options: argparse.Namespace) -> int:
    from . import queries, services

    log = queries.log_of(options.season)
    if log is None or not services.adopt_anchor(log):
        print(
            f"bening log: season {options.season}: nothing to adopt, or an anchor is there", file=sys.stderr
        )
        return 2
    print(f"{log.origin}: its newest checkpoint is the anchor now. Verify against a mirror.")
    return 0
