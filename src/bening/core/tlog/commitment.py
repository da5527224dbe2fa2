"""Salted commitments: the log proves what was said about a person without saying it.

The salt comes from a 32-byte secret of that person. Without it a commitment is random-looking; erase the
secret and it stays so for ever. With its opening anyone can check one field and learns no other.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from .canonical import Value, canonical

SECRET_SIZE = 32
FIELDS = ("subjek", "isi", "aktor")
"""Every personal entry commits to the same three: whom it is about, what it says, who did it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What makes a commitment checkable: the value and its salt. Private to the person."""

    field: str
    value: Value
    salt: bytes

    def commitment(self) -> bytes:
        """The commitment that this opens."""
        return commit(self.field, self.salt, self.value)


def derive_salt(secret: bytes, entry: UUID, field: str) -> bytes:
    """The salt of one field of one entry; different for each, so that nothing links two entries."""
    if len(secret) != SECRET_SIZE:
        raise ValueError(f"a secret has {SECRET_SIZE} bytes")
    told = b"bening/salt/v1\x00" + entry.bytes + field.encode("ascii")
    return hmac.new(secret, told, hashlib.sha256).digest()


def commit(field: str, salt: bytes, value: Value) -> bytes:
    """Bind to `value` under a field name (up to 255 ASCII characters) without showing it."""
    name = field.encode("ascii")
    told = b"bening/commit/v1\x00" + len(name).to_bytes(1, "big") + name + salt + canonical(value)
    return hashlib.sha256(told).digest()


def openings(entry: UUID, values: Mapping[str, tuple[bytes, Value]]) -> tuple[Opening, ...]:
    """Openings of an entry's fields: each field comes with the secret it is salted by and its value."""
    return tuple(
        Opening(field, value, derive_salt(secret, entry, field)) for field, (secret, value) in values.items()
    )
