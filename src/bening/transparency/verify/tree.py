"""Rebuilding a log's tree from its entries and comparing every published tile with it.

Tiles are never trusted to verify entries, nor entries to verify tiles: both are held against the signed root,
and the one that does not fit is named. Memory stays flat: one bundle and the right edge of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bening.core.tlog import merkle, tiles
from bening.core.tlog.merkle import SIZE, Hash
from bening.core.tlog.tiles import Tile

from .report import Report
from .source import Missing, Source, Unreachable


@dataclass(frozen=True, slots=True)
class Expected:
    """A root that the first `size` entries must have: signed by the log, perhaps `kept` by somebody."""

    size: int
    root: Hash
    where: str
    kept: bool = False


@dataclass(slots=True)
class Rebuild:
    """One pass over the log below `path`, as far as `size`: iterate `entries()`, then `finish()`."""

    source: Source
    path: str
    size: int
    report: Report
    expected: Mapping[int, list[Expected]] = field(default_factory=dict)
    tiles_equal: int = 0
    failed: list[Expected] = field(default_factory=list)
    held: list[Expected] = field(default_factory=list)
    _builder: tiles.Builder = field(default_factory=tiles.Builder)
    _leaves_off: list[tuple[int, str]] = field(default_factory=list)
    _tiles_off: list[tuple[str, int, int]] = field(default_factory=list)

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Every entry that can be read, with its index, while the tree is rebuilt from them."""
        for n, width in tiles.bundles_of(self.size):
            first = n * tiles.WIDTH
            published = self._tile(Tile(0, n, width))
            entries = self._bundle(n, width, published)
            leaves = [merkle.leaf_hash(entry) for entry in entries] if entries else published
            if leaves is None:
                return  # neither entries nor tile: nothing beyond can be placed in the tree
            self._compare_leaves(Tile(0, n, width), first, leaves, published if entries else None)
            self._grow(first, leaves)
            yield from enumerate(entries or (), first)

    def _bundle(self, n: int, width: int, published: list[Hash] | None) -> list[bytes] | None:
        path, first = self.path + tiles.entries_path(n, width), n * tiles.WIDTH
        data = self._get(path)
        if data is None:
            return None
        try:
            entries = tiles.decode_bundle(data)
        except tiles.BundleError as error:
            last = first + width - 1
            self.report.problem("bundle.broken", path=path, first=first, last=last, detail=str(error))
            return None
        if len(entries) != width:
            leaves = [merkle.leaf_hash(entry) for entry in entries]
            odd = _first_difference(leaves, published or [])
            self.report.problem(
                "bundle.count", path=path, found=len(entries), expected=width, index=first + odd
            )
            return None
        return entries

    def _tile(self, tile: Tile) -> list[Hash] | None:
        data = self._get(self.path + tile.path)
        if data is None:
            return None
        if len(data) != tile.width * SIZE:
            self.report.problem(
                "tile.length", path=self.path + tile.path, found=len(data), expected=tile.width * SIZE
            )
            return None
        return tiles.split(data)

    def _get(self, path: str) -> bytes | None:
        try:
            return self.source.get(path)
        except Missing:
            self.report.problem("unreadable", path=path, detail=("tidak ada", "not there"))
        except Unreachable as error:
            self.report.problem("unreadable", path=path, detail=str(error))
        return None

    def _compare_leaves(self, tile: Tile, first: int, ours: list[Hash], theirs: list[Hash] | None) -> None:
        if theirs is None:
            return
        if ours == theirs:
            self.tiles_equal += 1
            return
        pairs = enumerate(zip(ours, theirs, strict=True), first)
        path = self.path + tile.path
        self._leaves_off += [(index, path) for index, (mine, published) in pairs if mine != published]

    def _grow(self, first: int, leaves: list[Hash]) -> None:
        """Add a bundle's leaves, stopping at each size whose root somebody signed."""
        done = 0
        stops = [size - first for size in range(first + 1, first + len(leaves) + 1) if size in self.expected]
        for stop in [*stops, len(leaves)]:
            for tile, data in self._builder.extend(leaves[done:stop]):
                self._compare_tile(tile, data)
            done = stop
            self._hold_against(first + stop)

    def _hold_against(self, size: int) -> None:
        for each in self.expected.get(size, ()):
            if each in self.held or each in self.failed:
                continue
            (self.held if self._builder.root() == each.root else self.failed).append(each)

    def _compare_tile(self, tile: Tile, data: bytes) -> None:
        if tile.level == 0:
            return  # compared leaf by leaf, with its entries
        theirs = self._tile(tile)
        if theirs is None:
            return
        ours = tiles.split(data)
        if ours == theirs:
            self.tiles_equal += 1
            return
        odd = _first_difference(ours, theirs)
        start = (tile.n * tiles.WIDTH + odd) << (tiles.HEIGHT * tile.level)
        self._tiles_off.append((self.path + tile.path, odd, start))

    def finish(self, root: Hash, where: str) -> None:
        """Hold the whole against the signed `root` of checkpoint `where`, and name what does not fit."""
        if self._builder.size != self.size:
            return  # what is missing was reported where it was missed
        for tile, data in self._builder.partial():
            self._compare_tile(tile, data)
        entries_fit = self._builder.root() == root
        if entries_fit:
            for index, path in self._leaves_off:
                self.report.problem("tile.changed", path=path, place=index % tiles.WIDTH, index=index)
        else:
            self._blame_entries(root, where)
        for path, odd, start in self._tiles_off if entries_fit or not self._leaves_off else ():
            self.report.problem("tile.changed", path=path, place=odd, index=start)

    def _blame_entries(self, root: Hash, where: str) -> None:
        if not self._leaves_off:
            self.report.problem("root.differs", path=where)
            return
        tiles_fit = self._root_of_tiles() == root
        for index, path in self._leaves_off:
            code = "entry.changed" if tiles_fit else "entry.or_tile"
            self.report.problem(code, index=index, **({} if tiles_fit else {"path": path}))

    def _root_of_tiles(self) -> Hash | None:
        """The root that the published tiles have by themselves, without the entries."""

        def read(level: int, n: int) -> bytes:
            width = min(tiles.WIDTH, (self.size >> (tiles.HEIGHT * level)) - n * tiles.WIDTH)
            return self.source.get(self.path + Tile(level, n, width).path)

        try:
            return merkle.root(self.size, tiles.from_tiles(read))
        except (Missing, Unreachable, IndexError):
            return None


def _first_difference(ours: list[Hash], theirs: list[Hash]) -> int:
    shorter = min(len(ours), len(theirs))
    return next((place for place in range(shorter) if ours[place] != theirs[place]), shorter)
