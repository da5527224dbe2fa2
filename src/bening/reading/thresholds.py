"""Thresholds of kinds, fields and matching, from `thresholds.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def all_thresholds() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Section → name → `value`, `error` (as measured), `command` (that measures it)."""
    return tomllib.loads((files("bening.reading") / "thresholds.toml").read_text("utf-8"))


@cache
def threshold(name: str) -> float:
    """The threshold called `section.name`."""
    section, _, key = name.partition(".")
    return float(all_thresholds()[section][key]["value"])
