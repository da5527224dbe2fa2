"""Slips of paper that let a report in while a flood fills the other ways.

They lie in open piles where many people pass. Each holds a random number and our mark, so that the host keeps
no list of them: it knows none until it is used, and then keeps a digest until the slip would have ended
anyway. Nothing on a slip says where it lay or who took it. Whoever copied a slip can learn that it was used,
not when and not for what.
"""

from __future__ import annotations

import base64
import hmac
import re
from datetime import date, timedelta

from nacl.utils import random

from . import crypto, queries

NUMBER = MARK = 5
"""Bytes: enough that a thousand guesses a second find less than one slip in a year."""
GROUP = 4
READ_AS = str.maketrans("018", "OIB")
"""Digits that no slip has, as people mistake them."""


def new_slip(secret: bytes, on: date) -> str:
    """A fresh slip, as it is printed: `K7QD-9M2X-…`. It counts in this quarter of the year and the next."""
    number = random(NUMBER)
    text = base64.b32encode(number + _mark(secret, queries.quarter_before(on), number)).decode()
    return "-".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))


def typed_slip(text: str, secret: bytes, on: date) -> bytes:
    """What a slip of ours is remembered by once it was used; empty for anything else and for old ones."""
    letters = re.sub(r"[\s.\-]+", "", text).upper().translate(READ_AS)
    if not re.fullmatch(r"[A-Z2-7]{16}", letters):
        return b""
    data = base64.b32decode(letters)
    number, mark = data[:NUMBER], data[NUMBER:]
    this = queries.quarter_before(on)
    for quarter in (this, queries.quarter_before(this - timedelta(days=1))):
        if hmac.compare_digest(mark, _mark(secret, quarter, number)):
            return crypto.digest(b"slip", data)
    return b""


def last_day(on: date) -> date:
    """Until when a slip that is printed today counts; digests of used ones are kept until then."""
    quarter = queries.quarter_before(on)
    for _ in range(2):
        quarter = queries.quarter_before(quarter + timedelta(days=100))
    return quarter - timedelta(days=1)


def _mark(secret: bytes, quarter: date, number: bytes) -> bytes:
    told = quarter.isoformat().encode() + number
    return crypto.digest(b"slip", crypto.derived(secret, b"slip") + told)[:MARK]
