"""What is asked of a file and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bening.core.decision import Fact, Reason

JPEG, PNG, PDF, HEIC = "image/jpeg", "image/png", "application/pdf", "image/heic"

SHORT_NAMES = {JPEG: "JPG", PNG: "PNG", PDF: "PDF", HEIC: "HEIC"}
"""What people call the kinds that may be handed in."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the regulation lets one file be; sizes in bytes, `basis` its legal basis."""

    media_types: tuple[str, ...]
    smallest: int
    largest: int
    pages: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """The outcome of looking at one file. Without `problems` it may be kept.

    `facts`: what was measured (pages, width and height in pixels, objects), for the findings.
    """

    media_type: str
    pages: int
    problems: tuple[Reason, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)


class Problem(Exception):
    """Something that ends the look at once; becomes one of the problems."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts
