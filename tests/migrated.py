"""Databases that were migrated once and are copied: walking through every migration takes fifteen seconds.

They are walked as on a real site, by `migrate` with the site's own settings, whenever a migration, a table or
a package changed; every process of the tests, and every site that a test sets up, starts from a copy.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE = "bening.sqlite3"
"""Name of a site's database in its folder."""
DAY = 24 * 3600


SOURCES = (
    "src/bening/**/migrations/*.py",
    "src/bening/**/models.py",
    "src/bening/**/models/*.py",
    "src/bening/infra/*.py",
    "src/bening/config/*.py",
    "requirements/*.txt",
)
"""All that a migrated database depends on: what migrations use beside themselves is in infra."""


@cache
def _version() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted({path for each in SOURCES for path in ROOT.glob(each)}):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(lock: Path):
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _sweep(temporary: Path) -> None:
    """Those of other days, of sources that changed since."""
    for old in temporary.glob(f"bening-migrated-{os.getuid()}-*-*"):
        if old.is_dir() and time.time() - old.stat().st_mtime > DAY:
            shutil.rmtree(old, ignore_errors=True)


def template(kind: str, build: Callable[[Path], None]) -> Path:
    """The folder that `build` filled, once for all processes; an unfinished one is made anew."""
    folder = Path(tempfile.gettempdir()) / f"bening-migrated-{os.getuid()}-{kind}-{_version()}"
    with _alone(folder.with_suffix(".lock")):
        if not (folder / "done").exists():
            _sweep(folder.parent)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o711)
            build(folder)
            (folder / "done").touch()
    return folder


def walk(home: Path, **more: str) -> None:
    """Walk through every migration, in a process of its own that knows nothing of the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "PYTEST_"))}
    own = {"BENING_HOME": str(home), "DJANGO_SETTINGS_MODULE": "bening.config.settings"}
    own["PYTHONPATH"] = str(ROOT / "src")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0", "--skip-checks"]
    subprocess.run(command, env={**kept, **own, **more}, check=True, timeout=600)


def copy_site(home: Path) -> None:
    """Give a site that a test sets up in `home` its migrated database."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(template("sqlite", walk) / SITE, home / SITE)
