"""Reasons as one short line that a machine reads back: `code fact=value fact=value; code …`.

Used in published tables, where a sentence in two languages per row would be waste. `read` gives the
`Reason` values from which `core.reasons` makes the sentences.
"""

from __future__ import annotations

from urllib.parse import unquote

from bening.core.decision import Reason

_SPECIAL = str.maketrans({character: f"%{ord(character):02X}" for character in "% ;="})


def write(code: str, **facts: str | int) -> str:
    """One reason as text; blanks, `;`, `=` and `%` inside a value are percent-encoded."""
    words = [f"{name}={str(value).translate(_SPECIAL)}" for name, value in facts.items()]
    return " ".join([code, *words])


def join(*texts: str) -> str:
    """Several reasons of one person in one cell, those that say nothing left out."""
    return "; ".join(text for text in texts if text)


def read(text: str) -> tuple[Reason, ...]:
    """The reasons that `write` and `join` put into a cell. Facts come back as text."""
    return tuple(_read_one(part) for part in text.split("; ") if part)


def _read_one(text: str) -> Reason:
    code, *words = text.split(" ")
    pairs = (word.partition("=") for word in words)
    return Reason(code, facts={name: unquote(value) for name, _, value in pairs})
