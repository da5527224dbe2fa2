"""How fast the log takes entries, beside what hashing alone costs in the same run.

SQLite in WAL mode with synchronous=FULL; tiles, indexes, signature and anchor included.
Usage: python benchmarks/log_append.py [ENTRIES]
"""

import os
import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
HOME = tempfile.TemporaryDirectory(prefix="bening-bench-")
os.environ |= {"BENING_HOME": HOME.name, "DJANGO_SETTINGS_MODULE": "bening.config.settings"}
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import django

django.setup()

from django.core.management import call_command

from bening.core import events
from bening.core.tlog import merkle
from bening.transparency import queries, services
from bening.transparency.models import Entry
from bening.transparency.services import sequencing

AT = datetime(2026, 9, 1, tzinfo=UTC)
COMMIT = dict.fromkeys(("subjek", "isi", "aktor"), "A" * 43 + "=")
RULES = "sha256:" + "0" * 64


def bodies(count):
    """Entries of the usual shape and size."""
    event = events.ApplicationSubmitted(rules=RULES)
    for _ in range(count):
        yield events.Record(event, events.new_id(AT, secrets.token_bytes(10)), AT, (), COMMIT).encode()


def wait(log, count):
    """Let `count` entries wait, as if many transactions had committed them."""
    made = list(bodies(count))
    rows = [
        Entry(
            log=log,
            uuid=events.parse(body).id,
            body=body.decode(),
            leaf=merkle.leaf_hash(body),
            recorded_at=AT,
        )
        for body in made
    ]
    Entry.objects.bulk_create(rows, batch_size=2000)
    return made


def bare(made):
    """Leaf and node hashes alone, with nothing kept."""
    begun = time.perf_counter()
    row = [sha256(b"\x00" + body).digest() for body in made]
    while len(row) > 1:
        row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]
    return len(made) / (time.perf_counter() - begun)


def appended(log, batch, rounds):
    """Entries a second when `batch` wait each time: sequenced, signed, anchored, released."""
    sequencing.BATCH = batch
    spent = 0.0
    for _ in range(rounds):
        wait(log, batch)
        begun = time.perf_counter()
        services.sequence(log)
        services.publish(log, at=AT)
        spent += time.perf_counter() - begun
    return batch * rounds / spent


def proofs(log, count=50):
    """CPU milliseconds for an inclusion proof read from the database with nothing cached."""
    log.refresh_from_db()
    begun = time.process_time()
    for _ in range(count):
        merkle.inclusion_proof(secrets.randbelow(log.size), log.size, queries.tree(log))
    return (time.process_time() - begun) / count * 1000


def main():
    call_command("migrate", verbosity=0)
    log = services.open_log("2026", at=AT)
    floor = bare(list(bodies(50_000)))
    print(f"bare hashing (leaf and node)    {floor:>12,.0f} entries/s      1.00")
    for batch, rounds in ((10_000, max(1, ENTRIES // 10_000)), (100, 20), (1, 100)):
        rate = appended(log, batch, rounds)
        print(f"appended in batches of {batch:>6}   {rate:>12,.0f} entries/s   {rate / floor:>7.2f}")
    log.refresh_from_db()
    print(f"inclusion proof at {log.size:>9,}    {proofs(log):>12.2f} ms CPU, nothing cached")


if __name__ == "__main__":
    main()
    HOME.cleanup()
