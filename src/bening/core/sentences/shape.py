"""What a sentence is: the same thing said in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in Indonesian (the one with legal weight) and in English, with `{placeholders}`."""

    id: str
    en: str
