"""Keys and sealing, all of it libsodium through PyNaCl.

* A report has a key pair of its own (X25519). Whatever is said in it, by either side, is sealed to its
  public half (`SealedBox`). Its private half exists only sealed to each receiver, split between the two
  escrow offices, and locked by the reporter's receipt.
* A receiver's private key is locked by a passphrase (Argon2id, then `SecretBox`).
* Split in two: one half is random, the other is random XOR key. One alone is noise, whoever has it.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any

from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from bening.core.integrity import bears_mark, receipt_of

KEY = 32
SALT = argon2id.SALTBYTES
RECEIPT_OPS, RECEIPT_MEMORY = 3, 64 * 1024 * 1024
"""What one guess of a receipt costs: about a fifth of a second and 64 MB."""
PASSPHRASE_OPS, PASSPHRASE_MEMORY = argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE
"""What one guess of a passphrase costs: about a second and 256 MB; a key file may be stolen and tried."""
HEAD = f">BI{SALT}s"
PADDING = 256
"""Sealed texts are filled up to a multiple of this many bytes, so that their length says little."""


class CannotOpen(Exception):
    """The key does not fit, or the sealed bytes were changed."""


# -- sealing to a key pair ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """A key pair; `private` must not be kept."""

    public: bytes
    private: bytes


def new_pair() -> Pair:
    """A fresh key pair."""
    key = PrivateKey.generate()
    return Pair(bytes(key.public_key), bytes(key))


def seal(public: bytes, plaintext: bytes) -> bytes:
    """Only the private half of `public` opens it; not even the sender can."""
    return SealedBox(PublicKey(bytes(public))).encrypt(plaintext)


def unseal(private: bytes, sealed: bytes) -> bytes:
    """The plaintext; `CannotOpen` if the key does not fit or anything was changed."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(bytes(sealed))
    except CryptoError:
        raise CannotOpen("sealed to another key, or changed") from None


def seal_told(public: bytes, told: dict[str, Any]) -> bytes:
    """Seal something said, filled up with spaces so that its length is no fingerprint."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return seal(public, text + b" " * (-len(text) % PADDING))


def unseal_told(private: bytes, sealed: bytes) -> dict[str, Any]:
    """What was said."""
    told: dict[str, Any] = json.loads(unseal(private, sealed))
    return told


def fingerprint(public: bytes) -> str:
    """Sixteen hex digits in groups of four, to be compared by eye."""
    digits = digest(b"fingerprint", bytes(public))[:8].hex()
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def digest(purpose: bytes, data: bytes) -> bytes:
    """32 bytes that only serve one purpose (at most 16 bytes long)."""
    return blake2b(data, digest_size=KEY, person=purpose, encoder=RawEncoder)


def derived(key: bytes, purpose: bytes) -> bytes:
    """A key for one purpose; other purposes learn nothing of it."""
    return blake2b(b"", digest_size=KEY, key=key, person=purpose, encoder=RawEncoder)


# -- the reporter's receipt ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReceiptKey:
    """What a receipt becomes: where its report is found, and the key to it. It is kept nowhere itself."""

    place: bytes
    key: bytes


def receipt_for(secret: bytes, form: bytes) -> str:
    """The receipt of one form: the same however often it is sent, foreseen by nobody without the form."""
    number = blake2b(form, digest_size=16, key=derived(secret, b"receipt"), encoder=RawEncoder)
    return receipt_of(number, lambda digits: _receipt_mark(secret, digits))


def may_be_receipt(secret: bytes, receipt: str) -> bool:
    """Whether we made this receipt; one wrong one in a thousand looks as if we had. Costs nothing to ask."""
    return bears_mark(receipt, lambda digits: _receipt_mark(secret, digits))


def _receipt_mark(secret: bytes, digits: str) -> bytes:
    key = derived(secret, b"receipt-mark")
    return blake2b(digits.encode(), digest_size=16, key=key, encoder=RawEncoder)


def open_receipt(receipt: str, salt: bytes) -> ReceiptKey:
    """Slow on purpose. `salt` is that of the installation, so that a report can be found by its receipt."""
    stretched = argon2id.kdf(KEY, receipt.encode(), salt, opslimit=RECEIPT_OPS, memlimit=RECEIPT_MEMORY)
    return ReceiptKey(derived(stretched, b"place"), derived(stretched, b"key"))


def lock(key: bytes, plaintext: bytes) -> bytes:
    """Encrypt under a key both sides know."""
    return bytes(SecretBox(key).encrypt(plaintext))


def unlock(key: bytes, locked: bytes) -> bytes:
    """The plaintext; `CannotOpen` if the key does not fit."""
    try:
        return SecretBox(key).decrypt(bytes(locked))
    except (CryptoError, ValueError):
        raise CannotOpen("locked with another key, or changed") from None


# -- keys of people, locked by a passphrase -----------------------------------------------------


def lock_private(private: bytes, passphrase: str, cost: tuple[int, int] | None = None) -> bytes:
    """A private key as it may lie in a file: what a guess costs, salt, then the key locked by the passphrase.

    `cost` is (passes, bytes of memory); lower than usual only for keys that protect nothing.
    """
    passes, memory = cost or (PASSPHRASE_OPS, PASSPHRASE_MEMORY)
    head = struct.pack(HEAD, passes, memory, random(SALT))
    return head + lock(_stretched(passphrase, head), private)


def unlock_private(locked: bytes, passphrase: str) -> bytes:
    """The private key again; `CannotOpen` if the passphrase is wrong, or the file asks for too much."""
    locked = bytes(locked)
    size = struct.calcsize(HEAD)
    if len(locked) < size + KEY:
        raise CannotOpen("not a locked key")
    return unlock(_stretched(passphrase, locked[:size]), locked[size:])


def _stretched(passphrase: str, head: bytes) -> bytes:
    passes, memory, salt = struct.unpack(HEAD, head)
    if not (1 <= passes <= 10 and argon2id.MEMLIMIT_MIN <= memory <= argon2id.MEMLIMIT_MODERATE):
        raise CannotOpen("not a locked key")
    return argon2id.kdf(KEY, passphrase.encode(), salt, opslimit=passes, memlimit=memory)


def public_of(private: bytes) -> bytes:
    """The public half."""
    return bytes(PrivateKey(private).public_key)


# -- two offices --------------------------------------------------------------------------------


def split(key: bytes) -> tuple[bytes, bytes]:
    """Two halves of a key: each alone is random, both together are the key (XOR)."""
    one = random(len(key))
    return one, join(one, key)


def join(one: bytes, two: bytes) -> bytes:
    """The key of both halves."""
    return bytes(a ^ b for a, b in zip(one, two, strict=True))
