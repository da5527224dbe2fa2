"""How fast `bening verify` reads a log, beside the bare cost of its hashes and its JSON in the same run.

The log is written as static files first. Usage: python benchmarks/log_verify.py [ENTRIES]
"""

import json
import resource
import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bening.core import events
from bening.core.tlog import merkle, tiles
from bening.core.tlog.canonical import canonical
from bening.core.tlog.checkpoint import Checkpoint
from bening.core.tlog.note import ED25519, Note, VerifierKey, encode64, sign_note
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Folder

AT = datetime(2026, 9, 1, tzinfo=UTC)
ORIGIN = "bening.example/log/2026"
COMMIT = dict.fromkeys(("subjek", "isi", "aktor"), "A" * 43 + "=")
RULES = "sha256:" + "0" * 64
PRIVATE = Ed25519PrivateKey.generate()
KEY = VerifierKey(ORIGIN, ED25519, PRIVATE.public_key().public_bytes_raw())


def said():
    """Genesis, rules, then applications with a decision each."""
    yield events.LogGenesis(origin=ORIGIN, key=str(KEY), acknowledgement=str(KEY)), ()
    pinned = {"regulation": "cpns-2024", "rules": RULES, "sha256": RULES}
    yield events.RulesPublished(object="benchmark", edition=1, **pinned), ()
    for index in range(2, ENTRIES, 2):
        yield events.ApplicationSubmitted(rules=RULES), ()
        yield events.VerificationHuman(rules=RULES), (index,)


def write(folder):
    """The log as the site would export it."""

    def put(path, data):
        target = folder / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    builder, bundle = tiles.Builder(), []

    def flush():
        n, width = (builder.size - 1) // 256, len(bundle)
        put(f"/log/2026/{tiles.entries_path(n, width)}", tiles.encode_bundle(bundle))
        bundle.clear()

    for event, ref in said():
        commit = COMMIT if event.personal else None
        body = events.Record(event, events.new_id(AT, secrets.token_bytes(10)), AT, ref, commit).encode()
        bundle.append(body)
        for tile, data in builder.extend([merkle.leaf_hash(body)]):
            put(f"/log/2026/{tile.path}", data)
        if len(bundle) == 256:
            flush()
    if bundle:
        flush()
    for tile, data in builder.partial():
        put(f"/log/2026/{tile.path}", data)
    checkpoint = Checkpoint(ORIGIN, builder.size, builder.root())
    note = Note(checkpoint.text, (sign_note(checkpoint.text, KEY, PRIVATE.sign),)).encode()
    put("/log/2026/checkpoint", note)
    put("/log/2026/checkpoints.jsonl", canonical({"size": builder.size, "note": note.decode()}) + b"\n")
    state = {"origin": ORIGIN, "season": "2026", "size": builder.size}
    state |= {"root": encode64(builder.root()), "released": builder.size, "waiting": 0}
    put("/log/2026/state.json", json.dumps(state).encode())
    log = {"season": "2026", "origin": ORIGIN, "path": "/log/2026/"}
    log |= {"key": str(KEY), "acknowledgement_key": str(KEY)}
    put("/.well-known/bening.json", json.dumps({"v": 1, "logs": [log]}).encode())
    return builder.size


def bare(folder, size):
    """Read the bundles, hash leaves and nodes, read the JSON: nothing compared, nothing kept."""
    begun = time.process_time()
    for n, width in tiles.bundles_of(size):
        data = (folder / "log/2026" / tiles.entries_path(n, width)).read_bytes()
        entries = tiles.decode_bundle(data)
        row = [sha256(b"\x00" + entry).digest() for entry in entries]
        while len(row) > 1:
            row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]
        for entry in entries:
            json.loads(entry)
    return time.process_time() - begun


def main():
    with tempfile.TemporaryDirectory(prefix="bening-bench-") as name:
        folder = Path(name)
        size = write(folder)
        floor = bare(folder, size)
        report, begun = Report(), time.process_time()
        verify_source(Folder(folder), Settings(datetime.now(UTC), keys=[KEY]), report)
        spent = time.process_time() - begun
        unexpected = {each.code for each in report.problems} - {"unreadable"}  # no catalogue of data here
        assert not unexpected, unexpected
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"bare hashes and JSON of {size:>9,}   {floor:>8.2f} s CPU     1.00")
    print(f"bening verify, everything        {spent:>8.2f} s CPU   {spent / floor:>6.2f}")
    print(f"peak memory                      {peak:>8,.0f} MB")


if __name__ == "__main__":
    main()
