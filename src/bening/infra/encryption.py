"""Encryption at rest with one key per person, so that erasing the key erases the person (UU 27/2022).

Layout of a sealed value: version byte 0x01, 12-byte nonce, AES-256-GCM ciphertext with tag.
The context ("what is this") is authenticated: a value moved to another field or row does not open.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = b"\x01"


class CannotOpen(Exception):
    """The value was changed, belongs elsewhere, or its key was erased."""


def derive(secret: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256, RFC 5869); other purposes learn nothing of it."""
    return HKDF(SHA256(), 32, salt=None, info=f"bening/{purpose}/v1".encode()).derive(secret)


def seal(secret: bytes, plaintext: bytes, context: str) -> bytes:
    """Encrypt `plaintext` under the person's 32-byte secret for this context."""
    nonce = os.urandom(12)
    return VERSION + nonce + AESGCM(derive(secret, "seal")).encrypt(nonce, plaintext, context.encode())


def unseal(secret: bytes, sealed: bytes, context: str) -> bytes:
    """The plaintext; `CannotOpen` if anything about it is not as it was sealed."""
    sealed = bytes(sealed)
    if sealed[:1] != VERSION:
        raise CannotOpen(f"{context}: unknown layout")
    try:
        return AESGCM(derive(secret, "seal")).decrypt(sealed[1:13], sealed[13:], context.encode())
    except InvalidTag:
        raise CannotOpen(context) from None


def new_secret() -> bytes:
    """A fresh 32-byte secret for one person."""
    return os.urandom(32)


def wrap(secret: bytes, owner: str) -> bytes:
    """A person's secret, encrypted under the installation's master key for storage."""
    return seal(settings.BENING_MASTER_KEY, secret, f"wrap/{owner}")


def unwrap(wrapped: bytes, owner: str) -> bytes:
    """The person's secret again; `CannotOpen` if it was erased or is somebody else's."""
    return unseal(settings.BENING_MASTER_KEY, wrapped, f"wrap/{owner}")


def lookup(value: str, kind: str) -> str:
    """A keyed hash for finding equal values (a NIK) without storing them; 64 hex digits."""
    key = derive(settings.BENING_MASTER_KEY, f"lookup/{kind}")
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
