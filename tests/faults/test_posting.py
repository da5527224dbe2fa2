"""kill -9 while people complain and talk: whatever was answered is there, whole and once."""

import contextlib
import random
import re
import sqlite3
import threading
import time
from uuid import UUID

import pytest

from bening.core.effort import solve
from bening.devtools.cast import PASSWORD
from tests.faults.site import Site, assert_recovers, run
from tests.faults.visitor import Forms, Visitor
from tests.faults.world import plan_in

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]

KILLS, COMPLAINTS, REPLIES = 6, 4, 8
BITS = re.compile(r'data-bits="(\d+)"')


@pytest.fixture
def talking(small, tmp_path):
    """A site with two people and the forum of the demo, running."""
    import shutil

    site = Site(shutil.copytree(small, tmp_path / "home")).start()
    site.wait_until_up()
    yield site
    site.stop()


def posts(visitor, path, **fields):
    """Send a form until it is answered, and once more: both times the same answer."""
    page = visitor.get(path).text
    sent = Forms(page).with_field("once")
    UUID(sent["once"])
    sent["hasil"] = solve(f"{sent['kerja']}.{sent['once']}", int(BITS.search(page)[1]))
    answer = visitor.post(path, {**sent, **fields})
    assert answer.status == 302, (path, answer.status, answer.text[-2000:])
    assert visitor.post(path, {**sent, **fields}).location == answer.location
    return answer.location


def takes_part(port, one, told, cuts):
    visitor = Visitor(port)
    visitor.signs_in(one["email"], PASSWORD)
    threads = re.findall(r'href="(/forum/percakapan/\d+/)"', visitor.get("/forum/").text)
    institution = re.search(
        r'name="institution".*?value="(\d+)"', visitor.get("/pengaduan/ajukan/").text, re.S
    )[1]
    for number in range(COMPLAINTS):
        story = {"institution": institution, "category": "technical", "subject": f"Unggahan {number}"}
        place = posts(visitor, "/pengaduan/ajukan/", **story, story=f"Berhenti, {one['email']} {number}.")
        told["complaints"].append(place.split("/")[2])
    for number in range(REPLIES):
        body = f"Balasan {number} dari {one['application']}."
        posts(visitor, f"{threads[0]}balas/", body=body, mode="pseudonym")
        told["comments"].append(body)
    cuts.append(visitor.cuts)


def test_kill_while_posting_loses_nothing_that_was_answered(talking):
    site, told, cuts, wrong = talking, {"complaints": [], "comments": []}, [], []

    def client(one):
        try:
            takes_part(site.port, one, told, cuts)
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=client, args=(one,)) for one in plan_in(site.home)]
    for thread in threads:
        thread.start()
    dice, end = random.Random(20241124), time.monotonic() + 60
    while any(each.is_alive() for each in threads) and len(site.killed) < KILLS and time.monotonic() < end:
        time.sleep(dice.uniform(0.3, 1.2))
        site.kill_one(dice)
    for thread in threads:
        thread.join(150)
    assert not wrong, wrong
    assert len(site.killed) >= KILLS // 2
    assert sum(cuts) > 0, "the kills were felt"
    site.wait_until_up()
    assert site.stop() == 0

    with contextlib.closing(sqlite3.connect(site.home / "bening.sqlite3")) as file:
        tickets = [row[0] for row in file.execute("SELECT ticket FROM participation_complaint")]
        bodies = [row[0] for row in file.execute("SELECT body FROM participation_comment")]
    assert len(told["complaints"]) == 2 * COMPLAINTS
    assert [tickets.count(ticket) for ticket in told["complaints"]] == [1] * len(told["complaints"])
    assert [bodies.count(body) for body in told["comments"]] == [1] * 2 * REPLIES
    assert_recovers(site.home)
    assert "ok" in run(site.home, "bening", "check", "--data")
