"""The vectors we publish are what the code makes today, and what the code accepts."""

import pytest

from bening.core import events
from bening.core.tlog import dataset, merkle
from bening.core.tlog.canonical import NotCanonical, parse
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import Note, VerifierKey, cosigned_at, decode64, signed_by
from bening.core.tlog.receipt import Receipt
from tests.core.tlog.helpers import VECTORS, vectors, verify
from tests.vectors import write


@pytest.mark.parametrize("name", write.VECTORS)
def test_vectors_are_current(name):
    assert (VECTORS / f"{name}.json").read_text() == write.text(name), "run: python -m tests.vectors.write"


def test_canonical_vectors():
    for case in vectors("bening-canonical")["accepted"]:
        assert parse(case["bytes"].encode()) == case["value"]
    for refused in vectors("bening-canonical")["refused"]:
        with pytest.raises(NotCanonical):
            parse(refused.encode())


def test_entry_vectors():
    for case in vectors("bening-entries")["accepted"]:
        assert merkle.leaf_hash(events.parse(case["bytes"].encode()).encode()).hex() == case["leaf"]
    for case in vectors("bening-entries")["refused"]:
        with pytest.raises(events.BadEvent):
            events.parse(case["bytes"].encode())


def test_receipt_vectors():
    told = vectors("bening-receipt")
    receipt = Receipt.parse(told["receipt"].encode())
    note = Note.parse(receipt.checkpoint)

    receipt.verify(Checkpoint.parse(note.text))
    assert signed_by(note, VerifierKey.parse(told["log_key"]), verify)
    assert cosigned_at(note, VerifierKey.parse(told["witness_key"]), verify) == 1_790_000_000


def test_table_vectors():
    told = vectors("bening-table")
    for lines in (told["lines"], told["lines_with_one_erased"]):
        rows = [dataset.parse_line(line.encode()) for line in lines]
        assert dataset.dataset_root([row.commitment for row in rows]) == decode64(told["root"])
