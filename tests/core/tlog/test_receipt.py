import pytest

from bening.core.tlog import merkle
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, VerifierKey, encode64, sign_note
from bening.core.tlog.receipt import Receipt, ReceiptError
from tests.core.tlog.helpers import pair

ENTRIES = [b"entry %d" % n for n in range(11)]
LEAVES = [merkle.leaf_hash(each) for each in ENTRIES]
CHECKPOINT = Checkpoint("bening.example/log/2026", 11, merkle.root_of(LEAVES))


def receipt(index=5):
    sign, public = pair()
    signature = sign_note(CHECKPOINT.text, VerifierKey(CHECKPOINT.origin, 1, public), sign)
    proof = merkle.inclusion_proof(index, 11, merkle.from_leaves(LEAVES))
    return Receipt(ENTRIES[index], index, proof, Note(CHECKPOINT.text, (signature,)).encode())


@pytest.mark.parametrize("index", range(11))
def test_receipt_reads_back_and_verifies(index):
    read = Receipt.parse(receipt(index).encode())

    assert read == receipt(index)
    read.verify(CHECKPOINT)
    assert Checkpoint.parse(Note.parse(read.checkpoint).text) == CHECKPOINT


def test_receipt_of_another_entry_does_not_verify():
    forged = Receipt(b"entry 6", 5, receipt().proof, receipt().checkpoint)

    with pytest.raises(merkle.ProofError):
        forged.verify(CHECKPOINT)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"tlog-proof@v1", b"tlog-proof@v2"),
        lambda data: data.replace(b"extra ", b"extra"),
        lambda data: data.replace(b"index 5", b"index 05"),
        lambda data: data.replace(b"\n\n", b"\n"),
        lambda data: data.replace(encode64(ENTRIES[5]).encode(), b"!"),
        lambda data: b"c2sp.org/tlog-proof@v1\n\nrest",
        lambda data: b"\xff\n\nrest",
        lambda data: data + b"x" * 1_000_000,
    ],
)
def test_receipt_written_otherwise_is_refused(change):
    with pytest.raises(ReceiptError):
        Receipt.parse(change(receipt().encode()))
