"""kill -9 of every part of a working site while people submit: whoever was told "received" is received."""

import random
import threading
import time
from pathlib import Path

import pytest

from bening.devtools.cast import PASSWORD
from tests.faults.site import Site, assert_recovers, of_home, run
from tests.faults.visitor import Visitor
from tests.faults.world import plan_in

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

CLIENTS, KILLS, SECONDS = 4, 20, 60


def apply(port, one, acknowledged):
    """One person hands in what is missing and submits; what they were told is kept as they would keep it."""
    visitor, pk = Visitor(port), one["application"]
    visitor.signs_in(one["email"], PASSWORD)
    for slot, path in one["files"].items():
        visitor.uploads(pk, slot, Path(path).read_bytes())
    place, path, fields = visitor.submits(pk)
    once_more = visitor.post(path, fields)
    assert place == f"/lamaran/{pk}/bukti/"
    assert once_more.location == place, "the same form, the same answer"
    promise = visitor.get(f"{place}pengakuan.txt").text
    acknowledged.append(({**one, "promise": promise}, visitor))
    return visitor.cuts


def with_receipts(told):
    """What everybody holds in the end: the promise of the first second, and the proof of the log."""
    for one, visitor in told:
        for _ in range(100):
            proof = visitor.get(f"/lamaran/{one['application']}/bukti/lamaran.tlog-proof")
            if proof.status == 200:
                break
            time.sleep(0.2)
        assert proof.status == 200, "a promise is kept within a minute"
        yield {**one, "proof": proof.text}


@pytest.fixture
def applying(home):
    """`applying(site)`: start the clients; a function that waits for them and says what each was told."""

    def start(site):
        waiting, told, wrong, cuts = plan_in(home), [], [], []

        def client():
            while waiting:
                try:
                    cuts.append(apply(site.port, waiting.pop(), told))
                except IndexError:
                    return
                except Exception as error:
                    wrong.append(error)

        threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()

        def wait():
            for thread in threads:
                thread.join(120)
            assert not wrong, wrong
            return told, sum(cuts)

        wait.busy = lambda: any(thread.is_alive() for thread in threads)
        return wait

    return start


def test_kill_at_random_points_loses_nothing_that_was_acknowledged(home, site, applying):
    dice, end = random.Random(20240819), time.monotonic() + SECONDS
    finish = applying(site)
    while finish.busy() and len(site.killed) < KILLS and time.monotonic() < end:
        time.sleep(dice.uniform(0.2, 1.6))
        site.kill_one(dice)

    told, cuts = finish()
    back = site.wait_until_up()
    held = list(with_receipts(told))
    assert site.stop() == 0

    assert len(held) == len(plan_in(home)), "everybody came through in the end"
    assert len(site.killed) >= KILLS // 2, site.killed
    assert cuts > 0, "the kills were felt"
    assert back < 10
    assert_recovers(home, held)
    assert "ok" in run(home, "bening", "check", "--data")
    run(home, "bening", "log", "export", str(home / "mirror"))
    run(home, "bening", "verify", str(home / "mirror"))


def test_kill_of_the_root_leaves_no_orphan_and_the_next_start_finds_everything(home, site, applying):
    finish = applying(site)
    time.sleep(2)
    site.root.kill()
    site.root.wait(10)
    for _ in range(100):
        if not of_home(home):
            break
        time.sleep(0.1)
    assert of_home(home) == []

    again = Site(home)
    again.port = site.port
    again.start().wait_until_up()
    told, _ = finish()
    held = list(with_receipts(told))
    assert again.stop() == 0
    assert len(held) == len(plan_in(home))
    assert_recovers(home, held)
