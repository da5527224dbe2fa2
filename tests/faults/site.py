"""A real site in processes of its own, and ways to hurt it."""

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(home, **more):
    """What the site's processes see: nothing of the settings of the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "PYTEST_"))}
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        kept.pop(name, None)
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    state = str(home / "memory")
    more.setdefault("BENING_READERS", "0")  # what is killed there is not the reading
    return kept | {"BENING_HOME": str(home), "PYTHONPATH": path, "XDG_STATE_HOME": state} | more


def run(home, *command, expect=0, crash=""):
    """`python -m …` on the site's data; what it printed."""
    more = {"BENING_CRASH_AT": crash} if crash else {}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment(home, **more),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == expect, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def world(home, verb, *rest, expect=0, crash=""):
    """One verb of tests.faults.world, in a process of its own."""
    return run(home, "tests.faults.world", verb, *map(str, rest), expect=expect, crash=crash)


def assert_recovers(home, acknowledged=()):
    """Start again, let the worker work: every invariant holds, every promise is kept, outsiders agree."""
    told = home / "acknowledged.json"
    told.write_text(json.dumps(list(acknowledged)))
    assert json.loads(world(home, "recover", told)) == []


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def parents():
    """pid → pid of its parent, of all processes."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            pid, rest = stat.parent.name, stat.read_text().rpartition(")")[2].split()
            if rest[0] != "Z":
                found[int(pid)] = int(rest[1])
    return found


def of_home(home):
    """Every process that works on this site's data."""
    needle, found = f"BENING_HOME={home}".encode(), []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if needle in environ.read_bytes().split(b"\0"):
                found.append(int(environ.parent.name))
    return found


class Site:
    """`bening serve --with-worker`: root → web server's master → its workers, and the background worker."""

    def __init__(self, home):
        self.home, self.port, self.root, self.killed = home, free_port(), None, []

    def start(self):
        command = [sys.executable, "-m", "bening", "serve", "--with-worker", "--port", str(self.port)]
        self.output = (self.home / "output.txt").open("ab")
        self.root = subprocess.Popen(
            command, env=environment(self.home), cwd=ROOT, stdout=self.output, stderr=self.output
        )
        return self

    def stop(self):
        """As a person would; whatever is left after that is a fault."""
        if self.root.poll() is None:
            self.root.terminate()
        code = self.root.wait(30)
        self.output.close()
        return code

    def answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_until_up(self, patience=60):
        """How long it took, in seconds."""
        started = time.monotonic()
        while not self.answers():
            assert time.monotonic() < started + patience, self.said()
            time.sleep(0.05)
        return time.monotonic() - started

    def said(self):
        return (self.home / "output.txt").read_text()

    def parts(self):
        """{"master": [pid], "web": [pids], "worker": [pid]} as they are now."""
        above = parents()
        first = [pid for pid, parent in above.items() if parent == self.root.pid]
        masters = [pid for pid in first if b"granian" in _cmdline(pid)]
        web = [
            pid
            for pid, parent in above.items()
            if parent in masters and b"resource_tracker" not in _cmdline(pid)
        ]
        return {"master": masters, "web": web, "worker": [pid for pid in first if pid not in masters]}

    def kill_one(self, dice=random):
        """kill -9 of one part, chosen by `dice`; nothing if it happens not to be there."""
        kind = dice.choices(("web", "master", "worker"), (4, 2, 3))[0]
        pids = self.parts()[kind]
        if pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(dice.choice(pids), signal.SIGKILL)
                self.killed.append(kind)


def _cmdline(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
