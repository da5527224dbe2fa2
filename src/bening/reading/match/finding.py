"""What one engine's reading says about one typed value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bening.reading.report import Word
from bening.reading.rows import Pixels, around


class Seen(Enum):
    """How a typed value was found in one reading."""

    EXACT = "exact"
    NEAR = "near"
    OTHER = "other"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """`text`: what stands there; `words`: read from these; `why`: the rule that decided, for the evidence.

    `backed`: a second fact on the paper speaks for the other value, in this reading.
    """

    seen: Seen
    text: str = ""
    why: str = ""
    words: tuple[Word, ...] = ()
    box: Pixels | None = None
    backed: bool = False

    @property
    def confidence(self) -> float:
        """Of the least sure word."""
        return min((word.confidence for word in self.words), default=0.0)


NOTHING = Finding(Seen.NOTHING)


def finding(
    seen: Seen,
    text: str,
    why: str,
    words: Sequence[Word],
    box: Pixels | None = None,
    backed: bool = False,
) -> Finding:
    """A finding with the box around its words, if no narrower one is given."""
    return Finding(
        seen,
        text,
        why,
        tuple(words),
        box or (around([word.box for word in words]) if words else None),
        backed,
    )


def best(findings: Sequence[Finding]) -> Finding:
    """The one that says most: exact, then near, then another value."""
    order = (Seen.EXACT, Seen.NEAR, Seen.OTHER, Seen.NOTHING)
    return min(findings, key=lambda one: order.index(one.seen), default=NOTHING)
