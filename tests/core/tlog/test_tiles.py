import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bening.core.tlog import merkle, tiles
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note
from tests.core.tlog.helpers import naive_root, vectors

LEAVES = [merkle.leaf_hash(n.to_bytes(3, "big")) for n in range(70_000)]


def build(sizes):
    """Grow one tree through `sizes`, restarting from its stored tiles each time; the tiles and roots."""
    stored, roots, size = {}, {}, 0
    for upto in sizes:
        builder = tiles.Builder.resume(size, lambda level, n: stored[level, n])
        for tile, data in (*builder.extend(LEAVES[size:upto]), *builder.partial()):
            stored[tile.level, tile.n] = data
        size, roots[upto] = upto, builder.root()
    return stored, roots


def test_paths_are_those_of_the_specification():
    assert tiles.Tile(0, 1234067).path == "tile/0/x001/x234/067"
    assert tiles.Tile(2, 0, 1).path == "tile/2/000.p/1"
    assert tiles.entries_path(273, 112) == "tile/entries/273.p/112"


def test_tiles_of_the_specification_example():
    every = list(tiles.tiles_of(70_000))

    assert [tile for tile in every if tile.level == 0][-1] == tiles.Tile(0, 273, 112)
    assert [tile for tile in every if tile.level] == [
        tiles.Tile(1, 0),
        tiles.Tile(1, 1, 17),
        tiles.Tile(2, 0, 1),
    ]
    assert list(tiles.tiles_of(256)) == [tiles.Tile(0, 0), tiles.Tile(1, 0, 1)]
    assert list(tiles.tiles_of(0)) == []
    assert list(tiles.bundles_of(513)) == [(0, 256), (1, 256), (2, 1)]
    assert list(tiles.bundles_of(256)) == [(0, 256)]


@given(st.integers(0, 10**12), st.integers(1, 256))
def test_place_reads_back(n, width):
    assert tiles.parse_place(tiles.entries_path(n, width).removeprefix("tile/entries/")) == (n, width)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "1",
        "0001",
        "x001",
        "001/002",
        "000.p/0",
        "000.p/256",
        "000.p/01",
        "x000/001",
        "٠٠١",
        "x999/" * 9 + "001",
    ],
)
def test_place_refuses_any_other_spelling(place):
    assert tiles.parse_place(place) is None


@given(st.lists(st.binary(max_size=400), max_size=20))
def test_bundle_reads_back(entries):
    assert tiles.decode_bundle(tiles.encode_bundle(entries)) == entries


@pytest.mark.parametrize("data", [b"\0", b"\0\2a", b"\0\1a\0"])
def test_bundle_cut_short_is_refused(data):
    with pytest.raises(tiles.BundleError, match="runs past"):
        tiles.decode_bundle(data)


def test_bundle_refuses_an_entry_too_long():
    with pytest.raises(tiles.BundleError, match="longer"):
        tiles.encode_bundle([b"x" * 65536])


def test_builder_restarted_at_many_sizes_has_the_naive_root():
    sizes = [
        *range(1, 12),
        100,
        255,
        256,
        257,
        300,
        511,
        512,
        513,
        768,
        1000,
        1024,
        4999,
        65_535,
        65_536,
        70_000,
    ]
    stored, roots = build(sizes)

    assert all(roots[size] == naive_root(LEAVES[:size]) for size in sizes)
    assert sorted(stored) == sorted((tile.level, tile.n) for tile in tiles.tiles_of(70_000))
    assert all(len(stored[tile.level, tile.n]) == 32 * tile.width for tile in tiles.tiles_of(70_000))
    assert tiles.Builder().root() == merkle.EMPTY


STORED, _ = build([70_000])
NODE = tiles.from_tiles(lambda level, n: STORED[level, n])


@given(st.integers(1, 70_000), st.data())
@settings(max_examples=60, deadline=None)
def test_proofs_from_tiles_verify(size, data):
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    root = merkle.root(size, NODE)

    merkle.verify_inclusion(LEAVES[index], index, size, merkle.inclusion_proof(index, size, NODE), root)
    proof = merkle.consistency_proof(old, size, NODE)
    merkle.verify_consistency(old, merkle.root(old, NODE), size, root, proof)


def test_log_written_by_tessera_is_rebuilt_byte_for_byte():
    theirs = vectors("tessera-log")
    bundle = base64.b64decode(theirs["bundles"]["tile/entries/000.p/15"])
    entries = tiles.decode_bundle(bundle)

    for size in range(1, 16):
        builder = tiles.Builder()
        assert list(builder.extend([merkle.leaf_hash(each) for each in entries[:size]])) == []
        note = Note.parse(theirs["checkpoints"][str(size)].encode())
        assert Checkpoint.parse(note.text).root == builder.root()
        [(tile, data)] = builder.partial()
        assert base64.b64encode(data).decode() == theirs["tiles"][tile.path]
    assert tiles.encode_bundle(entries) == bundle
