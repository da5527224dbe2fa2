"""Writes our own test vectors, for whoever writes a verifier in another language.

Run `python -m tests.vectors.write`; a test compares the files with what the code makes today.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core import events
from bening.core.tlog import commitment, dataset, merkle, tiles
from bening.core.tlog.canonical import canonical
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import (
    COSIGNATURE,
    ED25519,
    Note,
    VerifierKey,
    cosign_note,
    encode64,
    encode_secret,
    sign_note,
)
from bening.core.tlog.receipt import Receipt

FOLDER = Path(__file__).parent
ORIGIN = "bening.example/log/2026"
SECRET = bytes(range(32))
ENTRY = UUID("0192f0c1-7c3a-7d10-9b1e-5f2f3a9c1b22")
AT = datetime.fromtimestamp((ENTRY.int >> 80) // 1000, UTC)
RULES = "sha256:" + "ab" * 32


def key(name, kind, seed):
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return VerifierKey(name, kind, private.public_key().public_bytes_raw()), private.sign


LOG, LOG_SIGN = key(ORIGIN, ED25519, 1)
WITNESS, WITNESS_SIGN = key("ombudsman.example/w1", COSIGNATURE, 2)


def canonical_json():
    """Values and their one right writing; writings that must be refused."""
    values = [
        {"b": 1, "a": [True, False, -5, 9007199254740991], "": {}},
        {"teks": 'kutip " garis \\ baris\n tab\t dan \u0001', "lain": "é € 𝄞"},
        [],
        "",
    ]
    refused = [
        "1.0",
        "1e3",
        "-0",
        "null",
        "9007199254740992",
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        '{"é":1}',
        ' {"a":1}',
    ]
    return {
        "accepted": [{"value": each, "bytes": canonical(each).decode()} for each in values],
        "refused": [*refused, '"\\u0061"', '"\\/"'],
    }


def commitments():
    """Salts and commitments, step by step."""
    values = {"subjek": "3171234567890001", "isi": {"hasil": "TMS", "alasan": ["ijazah-tidak-sesuai"]}}
    return {
        "secret": SECRET.hex(),
        "entry": str(ENTRY),
        "fields": [
            {
                "field": field,
                "value": value,
                "salt": commitment.derive_salt(SECRET, ENTRY, field).hex(),
                "commitment": commitment.commit(
                    field, commitment.derive_salt(SECRET, ENTRY, field), value
                ).hex(),
            }
            for field, value in values.items()
        ],
    }


def records():
    """One entry of each shape with its leaf hash, and entries that must be refused."""
    commit = {
        field: encode64(commitment.commit(field, commitment.derive_salt(SECRET, ENTRY, field), field))
        for field in commitment.FIELDS
    }
    public = events.Record(events.WitnessPolicy(sha256=RULES), ENTRY, AT)
    personal = events.Record(events.VerificationHuman(rules=RULES), ENTRY, AT, (2, 123456), commit)
    good = [each.encode() for each in (public, personal)]
    text = personal.encode().decode()
    bad = {
        "unknown type": text.replace("verification.human", "gossip.heard"),
        "field of no use": text.replace('"v":1', '"v":1,"x":1'),
        "ref not rising": text.replace("[2,123456]", "[123456,2]"),
        "answers nothing": text.replace('"ref":[2,123456],', ""),
        "id of another moment": text.replace('"id":"0192f0c1', '"id":"0192f0c2'),
        "commit too short": text.replace(commit["isi"], "AAAA"),
        "not canonical": text.replace('"v":1', '"v": 1'),
    }
    return {
        "accepted": [{"bytes": each.decode(), "leaf": merkle.leaf_hash(each).hex()} for each in good],
        "refused": [{"why": why, "bytes": data} for why, data in bad.items()],
    }


SIZES = (1, 2, 3, 7, 8, 255, 256, 257, 1000, 65536, 66049, 70000)


def tree():
    """Roots, tiles and proofs of trees over the entries `{"n":0}`, `{"n":1}`, …"""
    leaves = [merkle.leaf_hash(canonical({"n": n})) for n in range(SIZES[-1])]
    node = merkle.from_leaves(leaves)
    cases = []
    for size in SIZES:
        builder = tiles.Builder()
        for _ in builder.extend(leaves[:size]):
            pass
        index, old = size * 2 // 3, max(1, size // 3)
        cases.append(
            {
                "size": size,
                "root": encode64(builder.root()),
                "partial_tiles": {
                    tile.path: encode64(data) for tile, data in builder.partial() if len(data) < 999
                },
                "tiles": len(list(tiles.tiles_of(size))),
                "index": index,
                "inclusion": [encode64(each) for each in merkle.inclusion_proof(index, size, node)],
                "old": old,
                "consistency": [encode64(each) for each in merkle.consistency_proof(old, size, node)],
            }
        )
    return {"entry": '{"n":N}', "cases": cases, "empty": encode64(merkle.EMPTY)}


def receipt():
    """A whole small log, its cosigned checkpoint, and the receipt of one entry."""
    entries = [canonical({"n": n}) for n in range(11)]
    leaves = [merkle.leaf_hash(each) for each in entries]
    checkpoint = Checkpoint(ORIGIN, 11, merkle.root_of(leaves))
    signatures = (
        sign_note(checkpoint.text, LOG, LOG_SIGN),
        cosign_note(checkpoint.text, WITNESS, 1_790_000_000, WITNESS_SIGN),
    )
    note = Note(checkpoint.text, signatures).encode()
    proof = merkle.inclusion_proof(5, 11, merkle.from_leaves(leaves))
    return {
        "log_key": str(LOG),
        "log_secret": encode_secret(LOG, bytes([1]) * 32),
        "witness_key": str(WITNESS),
        "bundle": encode64(tiles.encode_bundle(entries)),
        "checkpoint": note.decode(),
        "receipt": Receipt(entries[5], 5, proof, note).encode().decode(),
    }


def table():
    """A published table, once whole and once with an erased row: the same root."""
    rows = [{"participant": f"{n:08d}", "formasi": "F01", "twk": 65 + n} for n in range(5)]
    sealed = dataset.seal(rows, [bytes([n]) * 32 for n in range(5)])
    erased = [dataset.Row(row.commitment) if n == 2 else row for n, row in enumerate(sealed)]
    return {
        "root": encode64(dataset.dataset_root([row.commitment for row in sealed])),
        "lines": [row.line().decode().rstrip("\n") for row in sealed],
        "lines_with_one_erased": [row.line().decode().rstrip("\n") for row in erased],
        "root_of_no_rows": encode64(dataset.dataset_root([])),
    }


VECTORS = {
    "bening-canonical": canonical_json,
    "bening-commitments": commitments,
    "bening-entries": records,
    "bening-tree": tree,
    "bening-receipt": receipt,
    "bening-table": table,
}


def text(name):
    """What the file of these vectors holds."""
    return json.dumps(VECTORS[name](), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for each in VECTORS:
        (FOLDER / f"{each}.json").write_text(text(each))
