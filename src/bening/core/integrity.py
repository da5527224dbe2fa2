"""Decides about anonymous reports without knowing any: receipts, who is independent, public figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

DIGITS = 20
"""Of a receipt; the last one checks the others."""
MARKED = 3
"""Of these, before the last: our mark, so that one wrong receipt in a thousand costs us work. 53 bits stay
that nobody can guess."""
GROUP = 4
CATEGORIES = ("bribery", "nepotism", "manipulation", "leak", "pressure", "other")
"""What a report may be about."""
LEAST_SHOWN = 5
"""Fewer than this of anything is not told: it could point at a person."""

# Damm's quasigroup: finds every single wrong digit and every swap of two neighbours.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim


def _digits(data: bytes, count: int) -> str:
    return f"{int.from_bytes(data, 'big') % 10**count:0{count}d}"


def receipt_of(random: bytes, mark: Callable[[str], bytes]) -> str:
    """The receipt that 16 random bytes make: 16 digits, as good as evenly spread, our mark, a check digit.

    `mark`: what only we can make of the first digits (a keyed digest of at least 16 bytes).
    """
    digits = _digits(random, DIGITS - 1 - MARKED)
    digits += _digits(mark(digits), MARKED)
    return f"{digits}{_damm(digits)}"


def bears_mark(receipt: str, mark: Callable[[str], bytes]) -> bool:
    """Whether a receipt bears our mark: with one that does not, nobody's report is opened."""
    said = receipt[: DIGITS - 1 - MARKED]
    return receipt[len(said) : DIGITS - 1] == _digits(mark(said), MARKED)


def typed_receipt(text: str) -> str:
    """The digits of a receipt as people type it, with any spaces or hyphens; empty if it cannot be one."""
    digits = re.sub(r"[\s.\-]+", "", text, flags=re.ASCII)
    good = re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits) is not None
    return digits if good and _damm(digits) == 0 else ""


def grouped(receipt: str) -> str:
    """As it is shown and printed: `1234 5678 …`."""
    return " ".join(receipt[place : place + GROUP] for place in range(0, len(receipt), GROUP))


def above(unit: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The unit itself and every unit above it; `parents` says who stands over whom, empty at the top."""
    chain: list[str] = []
    while unit and unit not in chain:
        chain.append(unit)
        unit = parents.get(unit, "")
    return tuple(chain)


def independent(unit: str, implicated: Iterable[str], parents: Mapping[str, str]) -> bool:
    """Whether somebody of `unit` may receive a report about `implicated`.

    Nobody of an implicated unit, and nobody who stands under one. A unit that the registry does not know
    is independent of nobody: a mistake in the registry must not open a report.
    """
    return unit in parents and not set(implicated).intersection(above(unit, parents))


def coarse(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Counts for the public, rounded down to fives; None (fewer than five) for what could point at a person.

    Who compares two quarters learns of single reports no more than that. One hidden count could be had from
    a sum; so the smallest of the others is hidden with it.
    """
    shown: dict[str, int | None] = {
        name: count - count % LEAST_SHOWN or None for name, count in counts.items()
    }
    left = [name for name, count in shown.items() if count is not None]
    if len(shown) - len(left) == 1 and left:
        shown[min(left, key=lambda name: counts[name])] = None
    return shown
