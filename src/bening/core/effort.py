"""A little work that a browser does before it posts: nothing for one person, much for a flood.

Hashcash with SHA-256 (A. Back, "Hashcash", 2002). Half of the digest of a challenge, a colon and an answer
are hashed in one block; enough zero bits at the front show that about 2^bits answers were tried.
"""

from __future__ import annotations

import hashlib
from itertools import count

PREFIX = 32
"""Hex digits of the challenge's digest that are hashed with every answer."""
LONGEST = 16
"""Digits of an answer; no browser counts so far."""


def solved(challenge: str, answer: str, bits: int) -> bool:
    """Whether the answer shows the work. Zero bits ask for nothing, but still for a number."""
    if not (answer.isascii() and answer.isdecimal() and len(answer) <= LONGEST):
        return False
    prefix = hashlib.sha256(challenge.encode()).hexdigest()[:PREFIX]
    digest = hashlib.sha256(f"{prefix}:{answer}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0


def solve(challenge: str, bits: int) -> str:
    """The first answer. Browsers have their own (`effort.js`); this is for programs and tests."""
    return next(str(number) for number in count() if solved(challenge, str(number), bits))
