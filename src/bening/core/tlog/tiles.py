"""Tiles of C2SP tlog-tiles: the tree cut into files of 256 hashes, the entries into bundles of 256.

A tile never changes once it is full, so any web server or cache can carry it. `Builder` grows a tree and
hands out its tiles: the sequencer uses it to write, the verifier to rebuild what it was served and compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .merkle import EMPTY, SIZE, Hash, Node, fold, node_hash

HEIGHT = 8
WIDTH = 1 << HEIGHT
ENTRY_LIMIT = 0xFFFF

TileData: TypeAlias = bytes
ReadTile: TypeAlias = Callable[[int, int], TileData]


class BundleError(ValueError):
    """An entry bundle cannot be cut into entries; the message says where it breaks."""


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One tile: hashes number n*256 … n*256+width-1 of the complete subtrees of 256^level leaves."""

    level: int
    n: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where the tile lies below the log's address."""
        return f"tile/{self.level}/{_place(self.n, self.width)}"


def entries_path(n: int, width: int = WIDTH) -> str:
    """Where the bundle of entries n*256 … lies below the log's address."""
    return f"tile/entries/{_place(n, width)}"


def _place(n: int, width: int) -> str:
    digits = f"{n:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    name = "/".join([f"x{part}" for part in parts[:-1]] + parts[-1:])
    return name if width == WIDTH else f"{name}.p/{width}"


_PLACE = re.compile(r"(?P<n>(?:x\d{3}/)*\d{3})(?:\.p/(?P<width>[1-9]\d{0,2}))?", re.ASCII)


def parse_place(place: str) -> tuple[int, int] | None:
    """(n, width) of the part of a path after the level; None if it is not written exactly so."""
    found = _PLACE.fullmatch(place)
    if not found or len(place) > 40:
        return None
    n = int(found["n"].replace("x", "").replace("/", ""))
    width = int(found["width"]) if found["width"] else WIDTH
    return (n, width) if _place(n, width) == place else None


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile a log of `size` entries must serve, level by level, partial ones last in each level."""
    level, count = 0, size
    while count:
        full, rest = divmod(count, WIDTH)
        yield from (Tile(level, n) for n in range(full))
        if rest:
            yield Tile(level, full, rest)
        level, count = level + 1, full


def bundles_of(size: int) -> Iterator[tuple[int, int]]:
    """(n, width) of every entry bundle of a log of `size` entries."""
    full, rest = divmod(size, WIDTH)
    yield from ((n, WIDTH) for n in range(full))
    if rest:
        yield full, rest


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries one after the other, each with its length in two bytes before it."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > ENTRY_LIMIT:
            raise BundleError(f"an entry of {len(entry)} bytes is longer than {ENTRY_LIMIT}")
        parts += (len(entry).to_bytes(2, "big"), entry)
    return b"".join(parts)


def decode_bundle(data: bytes) -> list[bytes]:
    """The entries of a bundle; raises `BundleError` if a length runs past the end."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if at > len(data) or start > len(data):
            raise BundleError(f"entry {len(entries)} of the bundle runs past its end")
        entries.append(data[start:at])
    return entries


def split(data: TileData) -> list[Hash]:
    """The hashes of a tile."""
    return [data[i : i + SIZE] for i in range(0, len(data), SIZE)]


def from_tiles(read: ReadTile) -> Node:
    """Reads a tree through its tiles; each tile is fetched and folded once.

    `read(level, n)` gives the tile's bytes, of any width that holds what is asked for.
    """
    folded: dict[tuple[int, int], list[list[Hash]]] = {}

    def node(level: int, index: int) -> Hash:
        row, inside = divmod(level, HEIGHT)
        n, first = divmod(index << inside, WIDTH)
        rows = folded.setdefault((row, n), [])
        if not rows:
            rows.append(split(read(row, n)))
        while len(rows) <= inside:
            below = rows[-1]
            rows.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
        return rows[inside][first >> inside]

    return node


class Builder:
    """A growing tree that keeps only its right edge: at most 255 hashes a level, whatever its size."""

    def __init__(self, size: int = 0, edge: Sequence[Sequence[Hash]] = ()) -> None:
        self.size = size
        self._edge = [list(hashes) for hashes in edge]

    @classmethod
    def resume(cls, size: int, read: ReadTile) -> Builder:
        """Go on with a tree of `size` leaves whose tiles are stored: one read a level."""
        edge, level, count = [], 0, size
        while count:
            n, width = divmod(count, WIDTH)
            edge.append(split(read(level, n))[:width] if width else [])
            level, count = level + 1, n
        return cls(size, edge)

    def extend(self, leaves: Sequence[Hash]) -> Iterator[tuple[Tile, TileData]]:
        """Add leaf hashes; yields every tile as it becomes full. Must be exhausted."""
        self.size += len(leaves)
        yield from self._extend(0, leaves)

    def _extend(self, level: int, hashes: Sequence[Hash]) -> Iterator[tuple[Tile, TileData]]:
        if level == len(self._edge):
            self._edge.append([])
        edge = self._edge[level]
        edge += hashes
        before = (self.size >> (HEIGHT * level)) - len(edge)  # leaves of this level already in full tiles
        full = len(edge) - len(edge) % WIDTH
        above = []
        for start in range(0, full, WIDTH):
            tile = edge[start : start + WIDTH]
            above.append(fold(tile))
            yield Tile(level, (before + start) // WIDTH), b"".join(tile)
        if above:
            del edge[:full]
            yield from self._extend(level + 1, above)

    def partial(self) -> list[tuple[Tile, TileData]]:
        """The tiles of the right edge that are not full yet."""
        return [
            (Tile(level, self.size >> (HEIGHT * (level + 1)), len(edge)), b"".join(edge))
            for level, edge in enumerate(self._edge)
            if edge
        ]

    def root(self) -> Hash:
        """The root of everything added so far."""
        total: Hash | None = None
        for edge in self._edge:
            end = len(edge)
            while end:
                step = end & -end  # complete subtrees, smallest (rightmost) first
                part = fold(edge[end - step : end])
                total = part if total is None else node_hash(part, total)
                end -= step
        return EMPTY if total is None else total
