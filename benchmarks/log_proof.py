"""What a receipt costs in a large log: an inclusion proof from the stored tiles, with nothing cached.

Only the tree is made (random leaves), so that a million entries take seconds. Times are CPU of this process.
Usage: python benchmarks/log_proof.py [ENTRIES]
"""

import os
import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
HOME = tempfile.TemporaryDirectory(prefix="bening-bench-")
os.environ |= {"BENING_HOME": HOME.name, "DJANGO_SETTINGS_MODULE": "bening.config.settings"}
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import django

django.setup()

from django.core.management import call_command

from bening.core.tlog import merkle
from bening.core.tlog.tiles import Builder
from bening.transparency import queries, services
from bening.transparency.models import Log, Tile

PROOFS = 300


def plant(log):
    """A tree of so many leaves in the tables of the log; its leaves."""
    builder, leaves = Builder(), [secrets.token_bytes(merkle.SIZE) for _ in range(ENTRIES)]
    made = [*builder.extend(leaves), *builder.partial()]
    rows = [Tile(log=log, level=tile.level, n=tile.n, data=data) for tile, data in made]
    Tile.objects.bulk_create(rows, batch_size=1000)
    Log.objects.filter(pk=log.pk).update(size=builder.size, root=builder.root())
    return leaves, builder.root()


def main():
    call_command("migrate", verbosity=0)
    log = services.open_log("2026", at=datetime(2026, 9, 1, tzinfo=UTC))
    leaves, root = plant(log)
    spent = 0.0
    for _ in range(PROOFS):
        index = secrets.randbelow(ENTRIES)
        begun = time.process_time()
        proof = merkle.inclusion_proof(index, ENTRIES, queries.tree(log))
        spent += time.process_time() - begun
        merkle.verify_inclusion(leaves[index], index, ENTRIES, proof, root)
    print(f"inclusion proof at {ENTRIES:>9,}   {spent / PROOFS * 1000:>8.2f} ms CPU, nothing cached")


if __name__ == "__main__":
    main()
    HOME.cleanup()
