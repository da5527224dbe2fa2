"""A random sample that anybody can draw again: the seed is committed to first, and told afterwards.

Every application has its place in a draw: a number from the seed and from the index of its entry in the
log. Applications whose number is not above the cut are in the sample. So whoever knows the seed and
the log knows the sample, and nobody knew it before the seed was told.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

SEED_SIZE = 32
RANGE = 1 << 48
"""Numbers of a draw are below this; they fit into a JSON number."""
SHARE = 50
"""Of a thousand clear dossiers so many are looked at in full: five in a hundred, and at least one."""


def commitment(seed: bytes) -> str:
    """What is said of a seed before it is told. 32 random bytes cannot be guessed from it."""
    return "sha256:" + hashlib.sha256(b"bening/undian/v1\n" + seed).hexdigest()


def number(seed: bytes, index: int) -> int:
    """The place in the draw of the application whose entry has this index in the log."""
    drawn = hmac.new(seed, index.to_bytes(8, "big"), hashlib.sha256).digest()
    return int.from_bytes(drawn[:6], "big")


def threshold(share: int) -> int:
    """The cut that takes `share` of a thousand on average."""
    return RANGE * share // 1000


def cut(seed: bytes, share: int, indexes: Iterable[int]) -> int:
    """Where to cut: at the share, or higher, so that at least one of `indexes` is in the sample."""
    lowest = min((number(seed, index) for index in indexes), default=0)
    return max(threshold(share), lowest)


def is_drawn(seed: bytes, index: int, at: int) -> bool:
    """Whether an application is in the sample that was cut there."""
    return number(seed, index) <= at


def place_in_queue(seed: bytes, digest: str) -> bytes:
    """The order in which dossiers are given out, once the seed of the queue is told."""
    return hmac.new(seed, digest.encode(), hashlib.sha256).digest()
