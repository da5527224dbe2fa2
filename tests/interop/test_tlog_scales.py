"""Another author's reader and verifier of C2SP tiles agree with ours, proof by proof."""

import pytest
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey
from tlog_scales.tlog import ConsistencyProof, InclusionProof

from bening.core.tlog import merkle
from tests.interop.folder import LOG, WITNESS, Written


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return Written(tmp_path_factory.mktemp("log"), 1500)


@pytest.fixture
def reader(ours):
    made = TilesReader(LocalBackend(ours.folder))
    made.get_checkpoint()
    return made


def test_root_and_signatures_are_accepted(ours, reader):
    checkpoint = reader.get_checkpoint()

    assert reader.calculate_root_hash() == ours.checkpoint.root == checkpoint.root_hash
    checkpoint.verify(Vkey.from_string(str(LOG)))
    checkpoint.verify(Vkey.from_string(str(WITNESS)))


@pytest.mark.parametrize("index", [0, 1, 254, 255, 256, 777, 1023, 1024, 1499])
def test_proofs_are_the_same_and_theirs_accept_ours(ours, reader, index):
    leaf, root = merkle.leaf_hash(ours.entries[index]), ours.checkpoint.root
    proof = list(merkle.inclusion_proof(index, ours.size, ours.node))

    assert reader.get_entry(index) == ours.entries[index]
    assert proof == reader.get_inclusion_proof(index, ours.size).node_hashes
    InclusionProof(index, ours.size, proof).check(leaf, root)

    old = index + 1
    path = list(merkle.consistency_proof(old, ours.size, ours.node))
    assert path == reader.get_consistency_proof(old, ours.size).node_hashes
    ConsistencyProof(old, ours.size, path).check(merkle.root(old, ours.node), root)
