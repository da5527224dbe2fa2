"""Which witnesses the site asks and which quorum it promises: one file in the form of C2SP tlog-policy."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from bening.core.tlog.note import VerifierKey
from bening.core.tlog.policy import Party, Policy, PolicyError, parse


def current() -> Policy:
    """The configured policy; without one nobody is asked. Raises `PolicyError` if the file is wrong."""
    path: Path | None = settings.BENING_WITNESSES
    if path is None:
        return Policy()
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Policy:
    try:
        return parse(path.read_text("utf-8"))
    except (UnicodeDecodeError, PolicyError) as error:
        raise PolicyError(f"{path}: {error}") from None


def of_log(key: str) -> Policy:
    """The same for one log: its key first. Addresses of witnesses are public too."""
    return replace(current(), logs=(Party(VerifierKey.parse(key)),))
