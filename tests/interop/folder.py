"""A log written as static files by the pure core alone, for verifiers that we did not write."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core.tlog import merkle, tiles
from bening.core.tlog.canonical import canonical
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import (
    COSIGNATURE,
    ED25519,
    Note,
    VerifierKey,
    cosign_note,
    encode64,
    sign_note,
)
from bening.core.tlog.receipt import Receipt

ORIGIN = "bening.example/log/2026"


def key(name, kind, seed):
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return VerifierKey(name, kind, private.public_key().public_bytes_raw()), private


LOG, _LOG_PRIVATE = key(ORIGIN, ED25519, 1)
WITNESS, _WITNESS_PRIVATE = key("ombudsman.example/w1", COSIGNATURE, 2)


class Written:
    """A log of `size` entries below `folder`, with one cosignature."""

    def __init__(self, folder, size):
        self.folder, self.size = folder, size
        self.entries = [canonical({"n": n, "v": 1}) for n in range(size)]
        leaves = [merkle.leaf_hash(entry) for entry in self.entries]
        builder = tiles.Builder()
        for tile, data in (*builder.extend(leaves), *builder.partial()):
            self._write(tile.path, data)
        for n, width in tiles.bundles_of(size):
            bundle = self.entries[n * 256 : n * 256 + width]
            self._write(tiles.entries_path(n, width), tiles.encode_bundle(bundle))
        self.checkpoint = Checkpoint(ORIGIN, size, builder.root())
        text = self.checkpoint.text
        signatures = (
            sign_note(text, LOG, _LOG_PRIVATE.sign),
            cosign_note(text, WITNESS, 1_790_000_000, _WITNESS_PRIVATE.sign),
        )
        self.note = Note(text, signatures).encode()
        self._write("checkpoint", self.note)

        def read(level, n):
            width = min(tiles.WIDTH, (size >> 8 * level) - n * tiles.WIDTH)
            return (folder / tiles.Tile(level, n, width).path).read_bytes()

        self.node = tiles.from_tiles(read)

    def _write(self, path, data):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def receipt(self, index):
        """A receipt file, and beside it the consistency proof from index+1 to the whole."""
        proof = merkle.inclusion_proof(index, self.size, self.node)
        path = self.folder / f"{index}.tlog-proof"
        path.write_bytes(Receipt(self.entries[index], index, proof, self.note).encode())
        hashes = merkle.consistency_proof(index + 1, self.size, self.node)
        beside = path.with_name(f"{path.name}.consistency")
        beside.write_text("".join(f"{encode64(each)}\n" for each in hashes))
        return path
