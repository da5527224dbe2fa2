"""A locked private key as its owner keeps it. Needs no database."""

from __future__ import annotations

import base64
import binascii

HEAD = "bening-integrity-key v1"


def key_file(code: str, locked: bytes) -> str:
    """A locked private key as its owner keeps it: three lines."""
    return f"{HEAD}\n{code}\n{base64.b64encode(locked).decode()}\n"


def read_key_file(data: bytes) -> bytes:
    """The locked key of such a file; empty for anything else."""
    lines = data.decode("ascii", "replace").split()
    if len(lines) != 4 or " ".join(lines[:2]) != HEAD:
        return b""
    try:
        return base64.b64decode(lines[3], validate=True)
    except binascii.Error:
        return b""
