"""Whom the verifier believes: keys given by hand, keys and checkpoints remembered from earlier visits."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bening.core.tlog import ed25519
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, NoteError, VerifierKey, signed_by
from bening.core.tlog.policy import Policy, PolicyError
from bening.core.tlog.policy import parse as parse_policy

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:  # the program as one file runs where nothing is installed
    QUICK = False
else:
    QUICK = True


class TrustError(ValueError):
    """A key or trust file that was given cannot be read."""


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature is good."""
    if not QUICK:
        return ed25519.verify(public, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def parse_key(text: str) -> VerifierKey:
    """A verifier key as it stands in an announcement."""
    try:
        return VerifierKey.parse(text.strip())
    except NoteError as error:
        raise TrustError(f"{text!r}: {error}") from None


def read_trust(path: Path) -> list[VerifierKey]:
    """Keys of logs from a file: one key a line, or the `log` lines of a C2SP tlog-policy."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise TrustError(f"{path}: {error}") from None
    words = [line.split() for line in lines if line and not line.startswith("#")]
    keys = [
        parse_key(each[1] if each[0] == "log" else each[0])
        for each in words
        if each[0] == "log" or len(each) == 1
    ]
    if not keys:
        raise TrustError(f"{path}: no key of a log in it")
    return keys


def read_policy(path: Path) -> Policy | None:
    """The witnesses and the quorum that a trust file asks for; None if it is a mere list of keys."""
    try:
        text = path.read_text()
        return parse_policy(text) if "\nquorum " in f"\n{text}" else None
    except (OSError, UnicodeDecodeError, PolicyError) as error:
        raise TrustError(f"{path}: {error}") from None


def open_checkpoint(data: bytes, keys: Iterable[VerifierKey]) -> Checkpoint:
    """The checkpoint in a note that at least one of `keys` signed; raises `NoteError` otherwise."""
    note = Note.parse(data)
    checkpoint = Checkpoint.parse(note.text)
    signed = [key for key in keys if signed_by(note, key, verify_ed25519)]
    if not signed:
        raise NoteError("not signed with a key you trust")
    return checkpoint


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an earlier visit left: the key used then, and the newest checkpoint."""

    key: str
    note: bytes


class Memory:
    """Earlier visits, one small file a log, under XDG_STATE_HOME. With `folder=None` nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def usual(cls) -> Memory:
        """The memory of this user."""
        state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
        return cls(Path(state) / "bening" / "verify")

    def _path(self, origin: str) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{hashlib.sha256(origin.encode()).hexdigest()[:32]}.json"

    def recall(self, origin: str) -> Remembered | None:
        """What is remembered of a log; nothing if the file is not there or broken."""
        path = self._path(origin)
        try:
            told = json.loads(path.read_bytes()) if path else None
            return Remembered(told["key"], told["checkpoint"].encode()) if told else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def origins_at(self, site: str) -> set[str]:
        """The logs that an earlier visit found at this address."""
        found = set()
        for path in self._folder.glob("*.json") if self._folder else ():
            try:
                told = json.loads(path.read_bytes())
                if told["site"] == site:
                    found.add(str(told["origin"]))
            except (OSError, ValueError, KeyError, TypeError):
                continue
        return found

    def keep(self, origin: str, seen: Remembered, site: str) -> bool:
        """Remember this visit to a site in place of the one before; whether it is remembered."""
        path = self._path(origin)
        if path is None:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"origin": origin, "site": site, "key": seen.key, "checkpoint": seen.note.decode()}
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
        partial.replace(path)
        return True
