"""Thresholds of kinds, fields and matching, from `thresholds.toml`: no number that decides stands in code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

_instead: dict[str, float] = {}


@cache
def all_thresholds() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Section → name → `value`, `tried` (values that are compared), `error` (as measured), `command`."""
    return tomllib.loads((files("bening.reading") / "thresholds.toml").read_text("utf-8"))


def threshold(name: str) -> float:
    """The threshold called `section.name`."""
    return _instead[name] if name in _instead else _value(name)


@cache
def _value(name: str) -> float:
    section, _, key = name.partition(".")
    return float(all_thresholds()[section][key]["value"])


@contextmanager
def tried(name: str, value: float) -> Iterator[None]:
    """Another value for a while, to measure what it would give. Only for calibrating, in one thread."""
    _value(name)
    _instead[name] = value
    try:
        yield
    finally:
        del _instead[name]
