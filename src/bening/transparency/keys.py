"""The keys of a log: files that only their owner may read, made once, never sent anywhere.

Two keys a log: the *log key* signs checkpoints and belongs to the worker alone; the *acknowledgement key*
signs what an applicant gets at once, and belongs to the web processes. Who has one cannot do the work of the
other. Beside each lies its public half (`.pub`), which anyone may read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from bening.core.tlog.note import ED25519, NoteError, Sign, VerifierKey, decode_secret, encode_secret
from bening.infra.storage import write_durably


class KeyMissing(Exception):
    """A signing key is not where it should be, or others could read it; the message says the mend."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that can sign, with the public half that others need."""

    verifier: VerifierKey
    sign: Sign


def log_key_path(season: str) -> Path:
    """Where the key of the checkpoints lies."""
    return settings.BENING_LOG_KEYS / f"log-{season}.key"


def acknowledgement_key_path(season: str) -> Path:
    """Where the key of the acknowledgements lies."""
    return settings.BENING_ACKNOWLEDGEMENT_KEYS / f"acknowledgement-{season}.key"


def acknowledgement_name(origin: str) -> str:
    """The name under which a log's acknowledgements are signed."""
    return f"{origin}/tanda-terima"


def make_pair(season: str, origin: str) -> tuple[VerifierKey, VerifierKey]:
    """Both keys of a log; those that exist are kept."""
    return (
        make(log_key_path(season), origin),
        make(acknowledgement_key_path(season), acknowledgement_name(origin)),
    )


def make(path: Path, name: str) -> VerifierKey:
    """Make a new key in a file of mode 0600, and its public half beside it; an existing key is kept."""
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        verifier = VerifierKey(name, ED25519, key.public_key().public_bytes_raw())
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_durably(_public_path(path), f"{verifier}\n".encode())
        write_durably(path, (encode_secret(verifier, key.private_bytes_raw()) + "\n").encode(), mode=0o600)
    return public(path)


def _public_path(path: Path) -> Path:
    return path.with_suffix(".pub")


def public(path: Path) -> VerifierKey:
    """The public half of the key in `path`; does not touch the key itself. Raises `KeyMissing`."""
    beside = _public_path(path)
    try:
        return VerifierKey.parse(beside.read_text().strip())
    except (OSError, NoteError) as error:
        raise KeyMissing(f"{beside}: no public key ({error}). Make the pair: bening keys SEASON") from None


def read(path: Path) -> Signer:
    """The signer whose key lies in `path`; raises `KeyMissing` if it is not there, or open to others."""
    try:
        information = path.stat()
    except OSError:
        raise KeyMissing(f"{path}: no key. Make it (bening keys SEASON) or bring it back.") from None
    if stat.S_IMODE(information.st_mode) & 0o077:
        raise KeyMissing(f"{path}: others can read this key. Mend: chmod 600 {path}")
    return _read(path, information.st_mtime_ns, os.getuid())


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, _user: int) -> Signer:
    try:
        name, kind, seed = decode_secret(path.read_text().strip())
    except (NoteError, OSError) as error:
        raise KeyMissing(f"{path}: not a signing key ({error}).") from None
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return Signer(VerifierKey(name, kind, key.public_key().public_bytes_raw()), key.sign)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is good."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
