"""The Go project's own transparency-log packages read our log, and we read one that they wrote.

Needs the Debian packages golang-go and golang-golang-x-mod-dev; installs nothing.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core.tlog import merkle, tiles
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, VerifierKey, encode_secret, signed_by
from tests.core.tlog.helpers import verify
from tests.interop.folder import LOG, WITNESS, Written

GOPATH = Path("/usr/share/gocode")
SUMDB = GOPATH / "src/golang.org/x/mod/sumdb"
WHY = "INDEPENDENT CHECK NOT DONE: install golang-go and golang-golang-x-mod-dev to have our log read by Go"
SIZE = 70_000

pytestmark = pytest.mark.skipif(not (shutil.which("go") and SUMDB.is_dir()), reason=WHY)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The verifier, compiled once, without the network."""
    built = tmp_path_factory.mktemp("go") / "verifier"
    source = Path(__file__).parent / "go" / "main.go"
    environment = os.environ | {
        "GO111MODULE": "off",
        "GOPATH": str(GOPATH),
        "GOCACHE": str(built.parent / "cache"),
        "GOFLAGS": "",
        "CGO_ENABLED": "0",
    }
    done = subprocess.run(
        ["go", "build", "-o", built, source], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return built


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Written(tmp_path_factory.mktemp("log"), SIZE)


def run(program, *argv):
    return subprocess.run(
        [program, *map(str, argv)], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.slow
def test_go_verifies_our_log_tiles_receipts_and_consistency(program, ours):
    receipts = [ours.receipt(index) for index in (0, 1, 255, 256, 12_345, 65_535, 65_536, SIZE - 1)]
    done = run(program, "verify", ours.folder, LOG, WITNESS, *receipts)

    assert done.stderr == ""
    assert done.stdout == f"ok size={SIZE} tiles=277 receipts=8 signatures=2\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "place", "says"),
    [
        ("tile/entries/100", 50, "root rebuilt from the entries differs"),
        ("tile/0/040", 77, "published tile tile/0/040 differs"),
        ("tile/2/000.p/1", 3, "published tile tile/2/000.p/1 differs"),
        ("checkpoint", 26, "invalid signature"),
    ],
)
def test_go_refuses_one_changed_bit(program, ours, path, place, says):
    file = ours.folder / path
    whole = file.read_bytes()
    file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    done = run(program, "verify", ours.folder, LOG, WITNESS)
    file.write_bytes(whole)

    assert done.returncode == 1
    assert says in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 255, 256, 257, 1000, 66_000])
def test_we_verify_a_log_that_go_wrote(program, tmp_path, size):
    seed = b"\x03" * 32
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    key = VerifierKey("go.example/log", 1, public)
    done = run(program, "write", tmp_path, encode_secret(key, seed), size)
    assert done.stderr == ""

    note = Note.parse((tmp_path / "checkpoint").read_bytes())
    assert signed_by(note, key, verify)
    checkpoint, builder = Checkpoint.parse(note.text), tiles.Builder()
    for n, width in tiles.bundles_of(size):
        entries = tiles.decode_bundle((tmp_path / tiles.entries_path(n, width)).read_bytes())
        for tile, data in builder.extend([merkle.leaf_hash(entry) for entry in entries]):
            assert (tmp_path / tile.path).read_bytes() == data
    for tile, data in builder.partial():
        assert (tmp_path / tile.path).read_bytes() == data
    assert (checkpoint.size, checkpoint.root) == (size, builder.root())
