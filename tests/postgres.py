"""A throw-away PostgreSQL for the tests: started once a run, also as root, stopped at exit."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

UNSAFE_BUT_QUICK = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start() -> dict[str, object]:
    """Start a server; Django's DATABASES entry for it. Raises if PostgreSQL is not installed."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not homes:
        raise RuntimeError("PostgreSQL is not installed: run `make test-postgres`, which installs it")
    binaries, base = homes[-1], Path(tempfile.mkdtemp(prefix="bening-pg-"))
    identity: dict[str, object] = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(base, owner.pw_uid, owner.pw_gid)
        identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(base)}
    quiet = {"cwd": base, "env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    init = [binaries / "initdb", "-D", base / "data", "-U", "bening", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*init, "--locale=C.UTF-8", "--no-sync"], check=True, **quiet, **identity)
    port = _free_port()
    command = [binaries / "postgres", "-D", base / "data", "-k", base, "-h", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen([*command, *UNSAFE_BUT_QUICK], **quiet, **identity)
    atexit.register(_stop, server, base, os.getpid())
    ready = [binaries / "pg_isready", "-h", base, "-p", str(port), "-q"]
    for _ in range(200):
        if subprocess.run(ready, check=False).returncode == 0:
            break
        time.sleep(0.05)
    else:
        raise RuntimeError("PostgreSQL did not start")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "bening",
        "HOST": str(base),
        "PORT": str(port),
        "TEST": {"NAME": "test_bening"},
    }


def _stop(server: subprocess.Popen, base: Path, owner: int) -> None:
    if os.getpid() == owner:
        server.terminate()
        server.wait(20)
        shutil.rmtree(base, ignore_errors=True)


def shared_server() -> dict[str, object]:
    """One server for each test process (pytest-xdist workers each get their own)."""
    return start()
