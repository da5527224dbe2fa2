"""A throw-away PostgreSQL for the tests, also as root, stopped at exit. Each starts from a migrated copy."""

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.migrated import template, walk

NAME = "test_bening"
UNSAFE_BUT_QUICK = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _binaries() -> Path:
    """Raises if PostgreSQL is not installed."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not homes:
        raise RuntimeError("PostgreSQL is not installed: run `make test-postgres`, which installs it")
    return homes[-1]


def _owner() -> dict[str, object]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam("postgres")
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _quiet(base: Path) -> dict[str, object]:
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(base)}
    return {"cwd": base, "env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **_owner()}


def _serve(base: Path) -> tuple[subprocess.Popen, int]:
    """A server on `base`, once it answers, and its port."""
    port = _free_port()
    command = [_binaries() / "postgres", "-D", base / "data", "-k", base, "-h", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen([*command, *UNSAFE_BUT_QUICK], **_quiet(base))
    ready = [_binaries() / "pg_isready", "-h", base, "-p", str(port), "-q"]
    for _ in range(600):
        if subprocess.run(ready, check=False).returncode == 0:
            return server, port
        time.sleep(0.05)
    server.kill()
    raise RuntimeError("PostgreSQL did not start")


def _build(base: Path) -> None:
    """A server's folder with the migrated database in it."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(base, owner.pw_uid, owner.pw_gid)
    init = [_binaries() / "initdb", "-D", base / "data", "-U", "bening", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*init, "--locale=C.UTF-8", "--no-sync"], check=True, **_quiet(base))
    server, port = _serve(base)
    try:
        create = [_binaries() / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "bening", NAME]
        subprocess.run(create, check=True, **_quiet(base))
        with tempfile.TemporaryDirectory() as home:
            walk(Path(home), BENING_DATABASE=f"postgresql://bening@127.0.0.1:{port}/{NAME}")
    finally:
        server.terminate()
        server.wait(30)


def start() -> dict[str, object]:
    """Start a server on a copy; Django's DATABASES entry for it."""
    base = Path(tempfile.mkdtemp(prefix="bening-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(base, owner.pw_uid, owner.pw_gid)
    data = template("postgresql", _build) / "data"
    subprocess.run(["cp", "-a", data, base / "data"], check=True)  # with its owner, unlike shutil
    server, port = _serve(base)
    atexit.register(_stop, server, base, os.getpid())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "bening",
        "HOST": str(base),
        "PORT": str(port),
        "TEST": {"NAME": NAME},
    }


def _stop(server: subprocess.Popen, base: Path, owner: int) -> None:
    if os.getpid() == owner:
        server.send_signal(signal.SIGINT)  # "fast": open connections are closed, not waited for
        server.wait(20)
        shutil.rmtree(base, ignore_errors=True)


def shared_server() -> dict[str, object]:
    """One server for each test process (pytest-xdist workers each get their own)."""
    return start()
