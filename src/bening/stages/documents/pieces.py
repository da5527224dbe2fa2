"""A file on a line that breaks: kept piece by piece, sealed for its person, until all of it is there.

The pieces lie in the cache and may be lost: then they are sent again. Nothing counts as handed in before the
form itself has been sent; what it then takes from here is looked at like any other file.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.cache import cache

from bening.accounts.queries import unseal_for
from bening.accounts.services import seal_for

if TYPE_CHECKING:
    from bening.accounts.models import User

PIECE = 128 * 1024
"""Bytes at most of one piece: half a minute of a bad line, lost when it breaks."""
LARGEST = 12 * 1024 * 1024
KEPT = 24 * 3600
"""Seconds."""


class Gap(Exception):
    """The piece does not follow what is there; `received` bytes are."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@dataclass(frozen=True, slots=True)
class Upload:
    """One file on its way: whose, for which slot of which application, under the name its sender gave it.

    Each slot holds one: another name begins anew, so that nobody fills the cache.
    """

    person: User
    application: int
    slot: str
    name: str

    @property
    def _key(self) -> str:
        return f"upload/{self.person.pk}/{self.application}/{self.slot}"

    def _sizes(self) -> list[int]:
        known: dict[str, Any] | None = cache.get(self._key)
        return known["sizes"] if known and known["name"] == self.name else []

    def received(self) -> int:
        """Bytes that are there."""
        return sum(self._sizes())

    def add(self, start: int, data: bytes) -> int:
        """Keep a piece that begins at `start`; the bytes that are there then. `Gap` if it does not follow."""
        sizes = self._sizes()
        there = sum(sizes)
        if start != there or not data or len(data) > PIECE or there + len(data) > LARGEST:
            raise Gap(there)
        sealed = seal_for(self.person, data, self._context(len(sizes)))
        cache.set(f"{self._key}/{len(sizes)}", b64encode(sealed).decode(), KEPT)
        cache.set(self._key, {"name": self.name, "sizes": [*sizes, len(data)]}, KEPT)
        return there + len(data)

    def whole(self) -> bytes | None:
        """All pieces as one file; None when any was lost meanwhile."""
        pieces = []
        for number, size in enumerate(self._sizes()):
            kept = cache.get(f"{self._key}/{number}")
            if kept is None:
                return None
            piece = unseal_for(self.person, b64decode(kept), self._context(number))
            if len(piece) != size:
                return None
            pieces.append(piece)
        return b"".join(pieces) or None

    def forget(self) -> None:
        """Away with everything that lies there for this slot."""
        known = cache.get(self._key) or {"sizes": []}
        for number in range(len(known["sizes"])):
            cache.delete(f"{self._key}/{number}")
        cache.delete(self._key)

    def _context(self, number: int) -> str:
        return f"{self._key}/{self.name}/{number}"
