"""The real host under many hands and under kill -9: what was acknowledged is there, once."""

import contextlib
import sqlite3
import threading
import time
from http.client import HTTPException

import pytest

from tests.integrity.running import Host

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]


@pytest.fixture
def host(tmp_path):
    host = Host(tmp_path)
    yield host
    host.stop()


def stored(host):
    with contextlib.closing(sqlite3.connect(host.home / "integrity" / "integrity.sqlite3")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count = "SELECT count(DISTINCT {}) FROM integrity_{}"
        of = (("id", "report"), ("report_id", "item"), ("report_id", "reportkey"))
        counts = {file.execute(count.format(*each)).fetchone()[0] for each in of}
    assert len(counts) == 1, "a report is there whole or not at all"
    return counts.pop()


def test_what_was_acknowledged_survives_a_kill_and_a_form_counts_once(host):
    form, receipts, acknowledged = host.new_form(), [], []
    threads = [
        threading.Thread(target=lambda: receipts.append(host.report(form, "Sekali"))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(receipts)) == 1
    assert None not in receipts
    assert stored(host) == 1

    def go_on(number):
        with contextlib.suppress(OSError, HTTPException):
            for turn in range(4):
                receipt = host.report(host.new_form(), f"Laporan {number} {turn}")
                if receipt:
                    acknowledged.append((receipt, f"Laporan {number} {turn}"))

    threads = [threading.Thread(target=go_on, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while len(acknowledged) < 5 and any(thread.is_alive() for thread in threads):
        time.sleep(0.02)
    host.kill()
    for thread in threads:
        thread.join()
    host.start()

    assert stored(host) >= 1 + len(acknowledged)
    for receipt, what in acknowledged:
        assert what in host.post("/kotak/", receipt=receipt)
    assert host.report(form, "Sekali") == receipts[0]
