"""Settings from the environment, each declared once with its help; a bad value stops start-up."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSetting(Exception):
    """A setting cannot be used; the message names it, the value and what to write instead."""


@dataclass(frozen=True)
class Setting:
    """One declared setting, kept for the reference page."""

    name: str
    default: str
    help: str
    secret: bool


DECLARED: dict[str, Setting] = {}


def _raw(name: str, default: str) -> str:
    """The value of NAME, or the content of the file named by NAME_FILE, or the default."""
    if name in os.environ:
        return os.environ[name]
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise BadSetting(f"{name}_FILE={path}: cannot be read ({error.strerror})") from error
    return default


def setting(
    name: str,
    default: str,
    help: str,
    cast: Callable[[str], Any] = str,
    *,
    secret: bool = False,
) -> Any:
    """Declare and read one setting. `cast` raises ValueError on a value it does not take."""
    DECLARED[name] = Setting(name, default, help, secret)
    raw = _raw(name, default)
    try:
        return cast(raw)
    except ValueError as error:
        shown = "(secret)" if secret else repr(raw)
        raise BadSetting(f"{name}={shown}: {error}. {help}") from error


def flag(raw: str) -> bool:
    """`1 true yes on` or `0 false no off`."""
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False, "": False}
    try:
        return words[raw.strip().lower()]
    except KeyError:
        raise ValueError("write true or false") from None


def listed(raw: str) -> list[str]:
    """Values separated by commas."""
    return [part.strip() for part in raw.split(",") if part.strip()]
