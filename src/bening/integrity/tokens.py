"""What a page carries instead of a session: a form that may be sent once, and keys that the server forgets.

Nothing here is kept by the server. A reporter has no cookie at all; the page itself holds, encrypted, what
the receipt opened. An investigator's cookie holds their unlocked key, encrypted likewise: the server alone
cannot read it (it has no cookie), a thief of the cookie alone cannot either (the key of the process is gone
at restart).
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from nacl.utils import random

from . import crypto
from .crypto import CannotOpen, ReceiptKey

FORM_LIVES = timedelta(hours=24)
"""How long a form may lie open; digests of sent forms are kept a little longer."""
ACCESS_LIVES = timedelta(minutes=30)
DESK_LIVES = timedelta(minutes=20)
NONCE = 16

_process = random(crypto.KEY)
"""Made at every start, in memory alone."""


class BadToken(Exception):
    """The page is too old, or what it carried was changed."""


def secret() -> bytes:
    """The installation's secret."""
    return settings.BENING_INTEGRITY_SECRET


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _read(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadToken("not written by us") from None


def _seconds(at: datetime) -> bytes:
    return int(at.timestamp()).to_bytes(8, "big")


def _fresh(written: bytes, at: datetime, lives: timedelta) -> bool:
    return 0 <= at.timestamp() - int.from_bytes(written, "big") + 1 <= lives.total_seconds() + 1


# -- forms --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Form:
    """A form of ours: its random number, when it was made, and the bits of work it asked of its browser."""

    number: bytes
    made: int
    bits: int


def new_form(at: datetime, bound: bytes = b"", bits: int = 0) -> str:
    """The hidden field of a form: number, time, work and our mark. `bound`: whose form it is."""
    told = random(NONCE) + _seconds(at) + bytes([bits])
    return _written(told + _mark(told, bound))


def form_of(text: str, at: datetime, bound: bytes = b"") -> Form:
    """A form of ours; `BadToken` for anything else."""
    data = _read(text)
    told, mark = data[: NONCE + 9], data[NONCE + 9 :]
    made = told[NONCE : NONCE + 8]
    if not hmac.compare_digest(mark, _mark(told, bound)) or not _fresh(made, at, FORM_LIVES):
        raise BadToken("this form is too old, or not ours")
    return Form(told[:NONCE], int.from_bytes(made, "big"), told[-1])


def read_form(text: str, at: datetime, bound: bytes = b"") -> bytes:
    """The random number of a form of ours; `BadToken` for anything else."""
    return form_of(text, at, bound).number


def _mark(told: bytes, bound: bytes) -> bytes:
    return crypto.digest(b"form", crypto.derived(secret(), b"form") + told + bound)


# -- what a receipt opened ----------------------------------------------------------------------


def carry(opened: ReceiptKey, at: datetime) -> str:
    """What the next page of the dialogue carries, so that the receipt need not be typed again."""
    return _written(
        crypto.lock(crypto.derived(_process, b"access"), _seconds(at) + opened.place + opened.key)
    )


def carried(text: str, at: datetime) -> ReceiptKey:
    """What a page of the dialogue carried; `BadToken` after half an hour or a restart."""
    data = _unlocked(b"access", text, at, ACCESS_LIVES)
    return ReceiptKey(data[: crypto.KEY], data[crypto.KEY :])


def _unlocked(purpose: bytes, text: str, at: datetime, lives: timedelta) -> bytes:
    try:
        data = crypto.unlock(crypto.derived(_process, purpose), _read(text))
    except CannotOpen:
        raise BadToken("not ours, or from before a restart") from None
    if not _fresh(data[:8], at, lives):
        raise BadToken("too old")
    return data[8:]


def visit(receipt: str) -> bytes:
    """What this process tells one receipt from another by; worth nothing outside it or after a restart."""
    return crypto.digest(b"visit", crypto.derived(_process, b"visit") + receipt.encode())


# -- an investigator at the desk ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at the desk: a holder, their unlocked key, and what binds their forms to this sitting."""

    holder: int
    private: bytes
    bound: bytes


def sit_down(holder: int, private: bytes, at: datetime) -> str:
    """The cookie of an investigator."""
    told = _seconds(at) + holder.to_bytes(8, "big") + private
    return _written(crypto.lock(crypto.derived(_process, b"desk"), told))


def seat(cookie: str, at: datetime) -> Seat:
    """Who sits there; `BadToken` after twenty minutes or a restart."""
    data = _unlocked(b"desk", cookie, at, DESK_LIVES)
    return Seat(int.from_bytes(data[:8], "big"), data[8:], crypto.digest(b"seat", data))
