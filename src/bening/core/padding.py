"""Daily batches of commitments, padded to one size: nobody sees how many reports came, nor if any did.

A leaf binds to what a report said. Who holds the statement and its nonce can prove later that the report
existed on that day and what it said; to everybody else a true leaf looks like the random filling.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bening.core.tlog.dataset import dataset_root
from bening.core.tlog.merkle import Hash

BATCH = 64
"""Leaves in every batch, true ones and filling. What is too much for one day waits for the next."""
SIZE = 32
"""Bytes of a leaf and of a nonce."""


def leaf(statement: bytes, nonce: bytes) -> bytes:
    """Bind to a statement; without the 32 random bytes of the nonce nobody can test a guess against it."""
    if len(nonce) != SIZE:
        raise ValueError(f"a nonce has {SIZE} bytes")
    return hashlib.sha256(b"bening/integritas/v1\x00" + nonce + statement).digest()


def padded(leaves: Sequence[bytes], filling: Sequence[bytes]) -> tuple[bytes, ...]:
    """The leaves of one day among `filling` (`BATCH` random values), in the order of their bytes."""
    if len(leaves) > BATCH or len(filling) < BATCH:
        raise ValueError(f"at most {BATCH} leaves, and filling for all {BATCH} places")
    batch = sorted([*leaves, *filling[len(leaves) : BATCH]])
    if len(set(batch)) != BATCH or any(len(each) != SIZE for each in batch):
        raise ValueError(f"{BATCH} different leaves of {SIZE} bytes make a batch")
    return tuple(batch)


def root(batch: Sequence[bytes]) -> Hash:
    """What the public log holds of one day: RFC 6962 over the leaves."""
    if len(batch) != BATCH or list(batch) != sorted(set(batch)):
        raise ValueError(f"a batch is {BATCH} different leaves in order")
    return dataset_root(batch)
