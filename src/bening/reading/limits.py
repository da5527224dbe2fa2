"""Limits of the checks, from `limits.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def all_limits() -> dict[str, Any]:
    """Section → name → `value`, `error` (as measured), `command`."""
    return tomllib.loads((files("bening.reading") / "limits.toml").read_text("utf-8"))


@cache
def limit(name: str) -> float:
    """The limit called `section.name`; each says in the file what error was measured with it."""
    section, _, key = name.partition(".")
    return float(all_limits()[section][key]["value"])
