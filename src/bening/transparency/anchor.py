"""The guard outside the database: the newest checkpoint that was ever released, in a file of its own.

A database brought back from a backup does not know what was signed after the backup; going on would fork the
log. So before each signature the state must still contain what the anchor says. Keep the
folder on another volume.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from bening.core.tlog.merkle import Hash
from bening.infra.storage import write_durably


class AnchorBroken(Exception):
    """The anchor file cannot be read: somebody must look, nothing is signed meanwhile."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest released checkpoint."""

    origin: str
    size: int
    root: Hash


def path_of(season: str) -> Path:
    """Where the anchor of a log lies."""
    return settings.BENING_ANCHORS / f"{season}.json"


def read(season: str) -> Anchor | None:
    """The anchor; None if nothing was ever released from here."""
    try:
        told = json.loads(path_of(season).read_bytes())
        return Anchor(str(told["origin"]), int(told["size"]), bytes.fromhex(told["root"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnchorBroken(f"{path_of(season)}: {error}") from None


def write(season: str, anchor: Anchor) -> None:
    """Replace the anchor durably: after this a power cut cannot bring back an older one."""
    told = {"origin": anchor.origin, "size": anchor.size, "root": anchor.root.hex()}
    write_durably(path_of(season), json.dumps(told, indent=1).encode() + b"\n")


@contextmanager
def held(season: str) -> Iterator[None]:
    """Only one process of this machine signs for a log at a time; the anchor never goes back."""
    path = path_of(season).with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
