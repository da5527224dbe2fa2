"""Many writers and two sequencers at once: nothing lost, nothing twice, one order for all."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction

from bening.core import events
from bening.transparency import jobs, services
from bening.transparency.models import Checkpoint, Entry, Log
from tests.committed import at_once
from tests.transparency.world import SECRET, START

FIELDS = {"subjek": "1", "isi": {"hasil": "MS"}, "aktor": "x"}
RULES = "sha256:" + "0" * 64
WRITERS, ROUNDS = 4, 15


class RolledBack(Exception):
    """The business transaction failed after it had recorded."""


def write(number):
    """Applications, every third with its decision; every fifth is taken back whole."""
    for place in range(ROUNDS):
        about = {"secret": SECRET, "fields": FIELDS, "at": START + timedelta(seconds=place), "log": "2026"}
        with suppress(RolledBack), transaction.atomic():
            application = services.record(events.ApplicationSubmitted(rules=RULES), **about)
            if place % 3 == 0:
                services.record(events.VerificationHuman(rules=RULES), answers=[application], **about)
            if (place + number) % 5 == 0:
                raise RolledBack


def work(done):
    """A worker that never rests."""
    while not done.is_set():
        jobs.sequence_and_publish()


@pytest.mark.slow
def test_writers_and_sequencers_at_once_lose_and_fork_nothing(committed, log):
    services.open_log("2026", at=START)
    log.audit(1)
    done, told = threading.Event(), []
    worker = threading.Thread(target=lambda: told.extend(at_once(lambda _: work(done), 2)))
    worker.start()
    outcomes = at_once(write, WRITERS)
    done.set()
    worker.join()

    assert outcomes == [None] * WRITERS
    assert told == [None, None]
    while jobs.sequence_and_publish():
        pass
    taken_back = [(n, place) for n in range(WRITERS) for place in range(ROUNDS) if (place + n) % 5 == 0]
    decided = [place for n in range(WRITERS) for place in range(0, ROUNDS, 3) if (n, place) not in taken_back]
    expected = 1 + WRITERS * ROUNDS - len(taken_back) + len(decided)
    assert list(Entry.objects.order_by("idx").values_list("idx", flat=True)) == list(range(expected))
    assert Log.objects.get().size == Checkpoint.objects.order_by("-size").first().size == expected
    codes = {each.code for each in log.look(judge_times=False).problems}
    assert codes == {"entry.rules_unknown"}  # nothing was announced here; tree, tiles, checkpoints all hold
