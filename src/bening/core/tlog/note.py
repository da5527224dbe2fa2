"""Signed notes, verifier keys and cosignatures of C2SP (signed-note, tlog-cosignature).

A note is text that people can read, a blank line, and one line a signature. Lines by unknown keys are
skipped, so new kinds of signature break nobody. The signing itself is a function passed in.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

ED25519 = 0x01
COSIGNATURE = 0x04

Sign: TypeAlias = Callable[[bytes], bytes]
Verify: TypeAlias = Callable[[bytes, bytes, bytes], bool]
"""(public key, message, signature) → is it good; both for Ed25519."""

NOTE_LIMIT = 1_000_000
LINE_LIMIT = 100
_DASH = "— "
_SECRET_PREFIX = "PRIVATE+KEY+"  # noqa: S105 -- the format's own label, not a secret


class NoteError(ValueError):
    """A note, key or signature is not written as it must be, or a signature is false."""


def encode64(data: bytes) -> str:
    """Standard base 64, as everywhere in the log."""
    return base64.b64encode(data).decode("ascii")


def decode64(text: str, size: int | None = None) -> bytes:
    """The bytes of standard base 64 in its one right spelling; of exactly `size` bytes, if given."""
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        raise NoteError("not base 64") from None
    if encode64(data) != text:
        raise NoteError("not base 64 in its one right spelling")
    if size is not None and len(data) != size:
        raise NoteError(f"{len(data)} bytes where {size} belong")
    return data


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name and kind: what a verifier must know beforehand ("vkey")."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        _check_name(self.name)

    @property
    def key_id(self) -> bytes:
        """Four bytes that say which key of that name signed; a label, not a protection."""
        told = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(told).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{encode64(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read a vkey line; the name, the id and the key must belong together."""
        name, key_id, key = _three_parts(text)
        if len(key) != 33 or key[0] not in (ED25519, COSIGNATURE):
            raise NoteError("a key of a kind unknown here (only Ed25519)")
        read = cls(name, key[0], key[1:])
        if read.key_id.hex() != key_id:
            raise NoteError(f"key id {key_id} does not belong to the key of {name}")
        return read


def encode_secret(key: VerifierKey, seed: bytes) -> str:
    """The signing key as text, in the form that Go's note package reads too. Keep it secret."""
    return f"{_SECRET_PREFIX}{key.name}+{key.key_id.hex()}+{encode64(bytes([key.kind]) + seed)}"


def decode_secret(text: str) -> tuple[str, int, bytes]:
    """(name, kind, 32-byte seed) of a signing key written by `encode_secret`."""
    if not text.startswith(_SECRET_PREFIX):
        raise NoteError("not a signing key")
    name, _key_id, key = _three_parts(text.removeprefix(_SECRET_PREFIX))
    if len(key) != 33:
        raise NoteError("not an Ed25519 signing key")
    return name, key[0], key[1:]


def _three_parts(text: str) -> tuple[str, str, bytes]:
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise NoteError("a key is written name+id+base64")
    _check_name(parts[0])
    return parts[0], parts[1], decode64(parts[2])


def _check_name(name: str) -> None:
    if not name or "+" in name or any(sign.isspace() for sign in name):
        raise NoteError(f"{name!r} cannot be the name of a key")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: by whom, with which key, and the bytes."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note, with its newline."""
        return f"{_DASH}{self.name} {encode64(self.key_id + self.signature)}\n"

    @classmethod
    def parse(cls, line: str) -> Signature:
        """Read one signature line (without its newline)."""
        name, _, blob = line.removeprefix(_DASH).partition(" ")
        if not line.startswith(_DASH):
            raise NoteError("a signature line begins with an em dash")
        _check_name(name)
        data = decode64(blob)
        if len(data) < 5:
            raise NoteError(f"the signature of {name} is too short")
        return cls(name, data[:4], data[4:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text (ending in a newline) and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def encode(self) -> bytes:
        """The bytes of the note."""
        return (self.text + "\n" + "".join(each.line for each in self.signatures)).encode()

    @classmethod
    def parse(cls, data: bytes) -> Note:
        """Read a note; says nothing about whether its signatures are good."""
        if len(data) > NOTE_LIMIT:
            raise NoteError("the note is too long")
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError:
            raise NoteError("the note is not UTF-8") from None
        if any(sign < " " and sign != "\n" for sign in whole):
            raise NoteError("the note holds a control character")
        text, blank, lines = whole.rpartition("\n\n")
        if not blank or not lines.endswith("\n"):
            raise NoteError("the note has no signature")
        signatures = tuple(Signature.parse(line) for line in lines[:-1].split("\n"))
        if len(signatures) > LINE_LIMIT:
            raise NoteError("the note has too many signatures")
        return cls(text + "\n", signatures)


def sign_note(text: str, key: VerifierKey, sign: Sign) -> Signature:
    """Sign the text of a note with an Ed25519 key."""
    return Signature(key.name, key.key_id, sign(text.encode()))


def cosign_note(text: str, key: VerifierKey, time: int, sign: Sign) -> Signature:
    """State as a witness that at `time` (seconds since 1970) this checkpoint was the newest seen."""
    stamped = time.to_bytes(8, "big")
    return Signature(key.name, key.key_id, stamped + sign(_cosigned(text, time)))


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def signed_by(note: Note, key: VerifierKey, verify: Verify) -> bool:
    """Whether `key` signed the note. A false signature under its name and id is an error, not a no."""
    return _good_line(note, key, lambda each: verify(key.public, note.text.encode(), each))


def cosigned_at(note: Note, key: VerifierKey, verify: Verify) -> int | None:
    """When the witness `key` cosigned the note (seconds since 1970); None if it did not."""
    times: list[int] = []

    def good(signature: bytes) -> bool:
        times.append(int.from_bytes(signature[:8], "big"))
        return verify(key.public, _cosigned(note.text, times[-1]), signature[8:])

    return times[0] if _good_line(note, key, good) else None


def _good_line(note: Note, key: VerifierKey, good: Callable[[bytes], bool]) -> bool:
    lines = [each for each in note.signatures if (each.name, each.key_id) == (key.name, key.key_id)]
    for each in lines:
        if not good(each.signature):
            raise NoteError(f"the signature of {key.name} is false")
    return bool(lines)
