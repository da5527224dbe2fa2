"""`bening demo`: a working site with invented people of Batanghari, as one process tree.

First start: migrate, tell the story up to the wished stage, sequence the log. Later starts find all
of it and only start the servers. Ctrl-C ends the web server and the worker, in that order.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

STAGES = "announcements registration documents verification selection results appointments evaluation"
TOLD = "demo-until"


def main(argv: list[str]) -> int:
    """Prepare what is missing, print the way in, run until Ctrl-C. Exit 1 when the port is taken."""
    parser = argparse.ArgumentParser(prog="bening demo", description=__doc__)
    parser.add_argument("--until", default="evaluation", choices=STAGES.split(), help="last stage to tell")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--size", type=int, default=60, help="how many people apply")
    parser.add_argument("--code", action="store_true", help="print the officers' code of this half minute")
    parser.add_argument("--no-serve", action="store_true", help="tell the story and stop")
    options = parser.parse_args(argv)
    if options.code:
        print(code_now())
        return 0
    if not options.no_serve and taken(options.port):
        print(f"Port {options.port} sudah dipakai / is taken: make demo PORT=8080", file=sys.stderr)
        return 1
    os.environ.setdefault("BENING_SITE", f"http://127.0.0.1:{options.port}")
    os.environ.setdefault("BENING_LOG_HOST", "batanghari.bening.example")
    from bening.cli.serve import prepare

    prepare()
    tell(options.until, options.size)
    if options.no_serve:
        return 0
    return serve(options.port)


def code_now() -> str:
    """The six digits that the demo's officers type after their password."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    from bening.devtools.cast import TOTP_SECRET

    return format_hotp_value(hotp_value(TOTP_SECRET, next(iter(yield_hotp_counters_from_time()))))


def taken(port: int) -> bool:
    """Whether something listens on the port already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tell(until: str, size: int) -> None:
    """Tell the story once; a folder that holds another telling is refused rather than mixed."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from bening.devtools.story import Story
    from bening.worker.jobs import JOBS
    from bening.worker.loop import work

    mark: Path = settings.BENING_HOME / TOLD
    if mark.exists():
        told = mark.read_text().strip()
        if told != until:
            print(f"{settings.BENING_HOME} berisi cerita sampai / holds the story until '{told}'.")
            print(f"Hapus untuk memulai lagi / to begin again: rm -r {settings.BENING_HOME}")
        return
    started = time.monotonic()
    print("Menyiapkan cerita / telling the story …", flush=True)
    story = Story(
        localdate(),
        until,
        size=size,
        tell=lambda stage: print(f"  {stage:<14} {time.monotonic() - started:6.1f} s", flush=True),
    )
    work(JOBS, once=True)
    story.run()
    shutil.rmtree(settings.BENING_HOME / "mail", ignore_errors=True)
    work(JOBS, once=True)
    mark.write_text(f"{until}\n")


def serve(port: int) -> int:
    """Run web server and worker as children until Ctrl-C or until one of them ends by itself."""
    from bening.cli.serve import server

    children = [
        subprocess.Popen(server("127.0.0.1", port, 2), start_new_session=True),
        subprocess.Popen([sys.executable, "-m", "bening", "work"], start_new_session=True),
    ]
    signal.signal(signal.SIGTERM, lambda *_: _interrupt())
    try:
        welcome(port)
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
        return 1
    except KeyboardInterrupt:
        print("\nBerhenti / stopping …", flush=True)
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()


def _interrupt() -> None:
    raise KeyboardInterrupt


def welcome(port: int) -> None:
    """The address, and one account for each role."""
    from bening.accounts import queries as people
    from bening.devtools import cast

    for _ in range(100):
        if taken(port):
            break
        time.sleep(0.1)
    print(f"\nBening: http://127.0.0.1:{port}/      (Ctrl-C mengakhiri / ends it)\n")
    print(f"Kata sandi semua akun / password of every account: {cast.PASSWORD}")
    print("Petugas juga memasukkan kode / officers also type a code: .venv/bin/bening demo --code")
    print(f"atau / or a code app with the secret {cast.TOTP_SECRET}\n")
    for role in cast.OFFICERS:
        print(f"  {role:<20} {cast.address(role)}")
    for address in people.some_applicants(2):
        print(f"  {'applicant':<20} {address}")
    print(
        f"\nPeriksa sendiri / check it yourself: .venv/bin/bening verify http://127.0.0.1:{port}\n",
        flush=True,
    )
