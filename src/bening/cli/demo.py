"""`bening demo`: a working site with invented people of Batanghari, as one process tree.

First start: migrate, tell the story up to the wished stage, sequence the log. Later starts find all
of it and only start the servers. Each stage has a folder of its own, so one telling never mixes with
another. Ctrl-C ends everything.
"""

from __future__ import annotations

import argparse
import http.client
import os
import secrets
import shutil
import socket
import sys
import threading
import time
from pathlib import Path

STAGES = "announcements registration documents verification selection results appointments evaluation"
TOLD, BEGUN, NAME = "demo-until", "demo-begun", "demo-log-host"
"""Marks in the folder: the story is whole, up to the stage written in it; it was begun and not ended;
the name of its log."""
OURS = (
    "bening.sqlite3",
    "cache.sqlite3",
    "sessions.sqlite3",
    "files",
    "keys",
    "anchors",
    "mail",
    "static",
    "integrity",
    "integrity-outbox",
    NAME,
    BEGUN,
)
"""What a telling leaves in its folder."""
INTEGRITY = "BENING_INTEGRITY_SITE"
"""Where the host for anonymous reports is: a process of its own on the next port, if that is free."""


class Refuse(Exception):
    """The demo cannot be told here; the message says why and what to do."""


def main(argv: list[str]) -> int:
    """Prepare what is missing, print the way in, run until Ctrl-C. Exit 1 when port or folder are taken."""
    options = _parser().parse_args(argv)
    os.environ.setdefault("BENING_HOME", f"var/demo-{options.until}")
    os.environ.setdefault("BENING_SITE", f"http://127.0.0.1:{options.port}")
    if not options.no_serve and not taken(options.port + 1):
        os.environ.setdefault(INTEGRITY, f"http://127.0.0.1:{options.port + 1}")
    if options.code:
        print(code_now())
        return 0
    home = Path(os.environ["BENING_HOME"]).expanduser().resolve()
    try:
        if not options.no_serve and taken(options.port):
            raise Refuse(f"Port {options.port} sudah dipakai / is taken: make demo PORT=8080")
        _make_ready(home, options.until, options.size)
    except Refuse as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nTerputus; mulai lagi kapan saja / interrupted; start again any time.", flush=True)
        return 130
    return 0 if options.no_serve else serve(options.port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bening demo", description=__doc__)
    parser.add_argument("--until", default="evaluation", choices=STAGES.split(), help="last stage to tell")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--size", type=int, default=60, help="how many people apply")
    parser.add_argument("--code", action="store_true", help="print the officers' code of this half minute")
    parser.add_argument("--no-serve", action="store_true", help="tell the story and stop")
    return parser


def log_host(home: Path) -> str:
    """The name of this demo's log: its own for each folder, for a verifier remembers names and keys."""
    path = home / NAME
    if not path.exists():
        path.write_text(f"demo-{secrets.token_hex(3)}.bening.example\n")
    return path.read_text().strip()


def code_now() -> str:
    """The six digits that the demo's officers type after their password."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    from bening.devtools.cast import TOTP_SECRET

    return format_hotp_value(hotp_value(TOTP_SECRET, next(iter(yield_hotp_counters_from_time()))))


def taken(port: int) -> bool:
    """Whether something listens on the port already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _make_ready(home: Path, until: str, size: int) -> None:
    """Leave a folder with the whole story in it: told before, or told now."""
    told = _told(home)
    if told and told != until:
        raise Refuse(
            f"{home} berisi cerita sampai / holds the story until '{told}'.\n"
            f"Hapus untuk memulai lagi / to begin again: rm -r {home}"
        )
    if not told:
        _clear(home)
    os.environ.setdefault("BENING_LOG_HOST", log_host(home))
    from bening.cli.serve import Unsafe, prepare

    try:
        prepare()
    except Unsafe as error:
        raise Refuse(str(error)) from None
    if not told:
        tell(home, until, size)


def _told(home: Path) -> str:
    """The last stage of the story that is whole in this folder; empty if none is."""
    mark = home / TOLD
    return mark.read_text().strip() if mark.exists() else ""


def _clear(home: Path) -> None:
    """Remove a telling that was interrupted. A site that is not a demo is left alone and refused."""
    if (home / BEGUN).exists():
        print("Cerita yang terputus dimulai lagi / an interrupted telling begins again.", flush=True)
        for name in OURS:
            for path in home.glob(f"{name}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif (home / "bening.sqlite3").exists():
        raise Refuse(f"{home} berisi situs lain, bukan demo / holds a site that is no demo. Set BENING_HOME.")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home / BEGUN).touch()


def tell(home: Path, until: str, size: int) -> None:
    """Tell the story and let the worker do all that follows from it."""
    from django.utils.timezone import localdate

    from bening.accounts import queries as people
    from bening.devtools import cast
    from bening.devtools.story import Story
    from bening.worker.jobs import JOBS
    from bening.worker.loop import work

    if people.person_by_email(cast.address("administrator")):
        raise Refuse("Basis data sudah berisi demo / the database already holds a demo: empty it first.")
    started = time.monotonic()
    print("Menyiapkan cerita / telling the story …", flush=True)
    story = Story(
        localdate(),
        until,
        size=size,
        tell=lambda stage: print(f"  {stage:<14} {time.monotonic() - started:6.1f} s", flush=True),
    )
    story.run()
    work(JOBS, once=True)
    shutil.rmtree(home / "mail", ignore_errors=True)  # letters of the story; from here on they are yours
    (home / TOLD).write_text(f"{until}\n")
    (home / BEGUN).unlink()


def serve(port: int) -> int:
    """Run web server and worker as children until Ctrl-C."""
    from django.db import connections

    from bening.cli.serve import server, worker
    from bening.cli.tree import Tree

    commands = {"web": server("127.0.0.1", port, 2), "worker": worker()}
    if os.environ.get(INTEGRITY) == f"http://127.0.0.1:{port + 1}":
        own = [sys.executable, "-m", "bening", "integrity", "serve", "--demo", "--port", str(port + 1)]
        commands["integrity"] = own
    tree = Tree(commands)
    way_in = welcome(port)
    connections.close_all()

    def ready(ended: threading.Event) -> None:
        while not ended.is_set() and not answers(port):
            ended.wait(0.1)
        print(way_in, flush=True)

    code = tree.run(ready)
    print("\nSelesai / ended.", flush=True)
    return code


def answers(port: int) -> bool:
    """Whether the site is up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _anonymous() -> list[str]:
    """The way into the host for anonymous reports, and one of its keys."""
    if INTEGRITY not in os.environ:
        return []
    from bening.integrity.demo_people import PASSPHRASE, PEOPLE

    return [
        f"Laporan tanpa nama / anonymous reports: {os.environ[INTEGRITY]}/",
        f"  meja / desk: {os.environ[INTEGRITY]}/meja/   {PEOPLE[0][0]}   {PASSPHRASE}",
        "",
    ]


def welcome(port: int) -> str:
    """The address, and one account for each role."""
    from django.conf import settings

    from bening.accounts import queries as people
    from bening.devtools import cast

    accounts = [(role, cast.address(role)) for role in cast.OFFICERS]
    accounts += [("applicant", address) for address in people.some_applicants(2)]
    return "\n".join(
        [
            "",
            f"Bening: http://127.0.0.1:{port}/      (Ctrl-C mengakhiri / ends it)",
            "",
            f"Kata sandi semua akun / password of every account: {cast.PASSWORD}",
            "Petugas juga memasukkan kode / officers also type a code: .venv/bin/bening demo --code",
            f"atau / or a code app with the secret {cast.TOTP_SECRET}",
            "",
            *(f"  {role:<20} {address}" for role, address in accounts),
            "",
            *_anonymous(),
            f"Surat / letters: {settings.BENING_HOME}/mail      Data: {settings.BENING_HOME}",
            f"Periksa sendiri / check it yourself: .venv/bin/bening verify http://127.0.0.1:{port}",
            "",
        ]
    )
