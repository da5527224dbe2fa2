"""Workers that read: killed, hung, too large, or handed poison, they never take the asker with them."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from bening.core.decision import Check, Outcome, Reason
from bening.reading import pool as pools
from bening.reading import serving
from bening.reading.pictures import Unreadable
from bening.reading.pictures.sheets import Sheet, sheets_as_parts, sheets_from_parts
from bening.reading.pool import Pool, signatures_of
from bening.reading.question import Clause, Question
from bening.reading.report import Field, Report, Word
from bening.reading.wire import report_as_json, report_from_json
from tests.reading.cards import NIK, card, saved
from tests.reading.made import hostile
from tests.reading.signing import root
from tests.reading.test_signatures import AT, SIGNED

CARD = saved(card()[0])
ASKED = Question(claims={"nik": NIK})


@pytest.fixture(scope="module")
def readers():
    pool = Pool(1)
    yield pool
    pool.close()


def nik_was_found(report):
    return any(check.code == "match.nik" and check.outcome is Outcome.MET for check in report.checks)


def while_busy(pool, what):
    """Do something to the worker as soon as it holds the question."""

    def run():
        worker = pool.workers[0]
        while not worker.process:
            time.sleep(0.005)
        time.sleep(0.05)
        what(worker.process.pid)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_document_is_read_in_another_process(readers):
    report = readers.inspect([CARD], ASKED)

    assert report.kind == "ktp"
    assert nik_was_found(report)
    assert report.drawn == ((1000, 630),)
    assert 0 < report.seconds < 20
    assert readers.workers[0].process.pid != os.getpid()


def test_worker_that_dies_makes_one_document_unreadable(readers):
    readers.workers[0].stop()
    thread = while_busy(readers, lambda pid: os.kill(pid, signal.SIGKILL))

    with pytest.raises(Unreadable) as refused:
        readers.inspect([CARD], ASKED)
    thread.join()

    assert refused.value.reason.code == "file.too_complex"
    assert nik_was_found(readers.inspect([CARD], ASKED)), "the next document has a new worker"


def test_worker_that_hangs_makes_one_document_unreadable(readers, monkeypatch):
    """It is ready, takes the question and says nothing more."""
    readers.start()
    hung = readers.workers[0].process
    os.kill(hung.pid, signal.SIGSTOP)
    monkeypatch.setattr(pools, "SECONDS", 0.5)
    monkeypatch.setattr(pools, "SECONDS_A_PAGE", 0.5)

    with pytest.raises(Unreadable) as refused:
        readers.inspect([CARD], ASKED)
    monkeypatch.undo()

    assert refused.value.reason.code == "file.too_complex"
    assert hung.poll() is not None, "it is ended, though it sleeps"
    assert nik_was_found(readers.inspect([CARD], ASKED)), "the next document has a new worker"


def test_worker_that_hangs_while_it_starts_is_not_waited_for_forever(readers, monkeypatch):
    worker = readers.workers[0]
    worker.stop()
    worker.start()
    os.kill(worker.process.pid, signal.SIGSTOP)
    monkeypatch.setattr(pools, "STARTING", 0.3)

    with pytest.raises(Unreadable):
        readers.inspect([CARD], ASKED)
    assert worker.process is None


def test_worker_that_takes_too_much_memory_is_ended(readers, monkeypatch):
    readers.workers[0].stop()
    monkeypatch.setattr(pools, "MEMORY", 1_000_000)
    monkeypatch.setattr(pools, "GLANCE", 0.01)

    with pytest.raises(Unreadable):
        readers.inspect([CARD], ASKED)
    assert readers.workers[0].process is None


def test_tired_worker_is_started_anew_after_its_answer(readers, monkeypatch):
    monkeypatch.setattr(pools, "TIRED", 1_000_000)

    assert nik_was_found(readers.inspect([CARD], ASKED))
    assert readers.workers[0].process is None


def test_fault_of_ours_is_told_and_the_worker_goes_on(capsys):
    class Faulty:
        def inspect(self, sheets, question):
            raise ZeroDivisionError("SITI NURHALIZA")

    answer = serving.inspected(Faulty(), {"sheets": [], "question": Question().as_json()}, memoryview(b""))

    assert answer == {"unreadable": "file.not_read"}
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "SITI" not in told


def test_hostile_files_leave_the_worker_alone(readers):
    readers.inspect([CARD], ASKED)
    worker = readers.workers[0].process.pid

    for data in list(hostile().values())[:3]:
        with pytest.raises(Unreadable):
            readers.inspect([data], ASKED)
    assert readers.workers[0].process.pid == worker


def test_threads_share_the_workers(readers):
    with ThreadPoolExecutor(3) as threads:
        reports = list(threads.map(lambda _: readers.inspect([CARD], ASKED), range(3)))

    assert all(map(nik_was_found, reports))


def test_signed_pdf_is_looked_at_apart():
    roots = (root().decode(),)
    question = Question(claims={"name": "Siti Aminah"}, roots=roots, on=AT.date())

    (check,) = signatures_of(SIGNED, question)

    assert (check.code, check.outcome) == ("pdf.signature", Outcome.MET)
    assert signatures_of(CARD, question) == ()


def test_answer_survives_the_way():
    check = Check(
        "x.y", Outcome.UNCERTAIN, "basis", True, Reason("x.z", "b", {"n": 1, "t": "é"}), {"a": True}
    )
    report = Report(
        "ktp", 0.5, {"nik": Field("1", 0.9, 2, (0, 0.1, 0.2, 1)), "name": Field("A", 0.1)}, (check,), 1.5,
        ("e",), frozenset({"a", "b"}), ("k",), ((10, 20),), ("ktp", "lain"), "ff", "AB12",
    )  # fmt: skip

    assert report_from_json(report_as_json(report)) == report


def test_question_and_pages_survive_the_way():
    from datetime import date

    question = Question("ktp", {"nik": "1"}, (Clause("a", "Saya"),), on=date(2024, 1, 2), grades=("A",))
    assert Question.from_json(question.as_json()) == question

    picture = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    sheets = (Sheet(picture, 1, (8, 9), (Word("a", 1.0, (0, 1, 2, 3), 1),)), Sheet(picture[::-1], 2, (1, 2)))
    about, pixels = sheets_as_parts(sheets)
    back = sheets_from_parts(about, memoryview(b"".join(pixels)))

    assert [(one.number, one.drawn, one.words) for one in back] == [
        (1, (8, 9), sheets[0].words),
        (2, (1, 2), None),
    ]
    assert (back[1].picture == picture[::-1]).all()


@pytest.mark.slow
def test_nothing_is_fetched_with_the_network_off(tmp_path):
    """Every engine, and the whole command, in a network that leads nowhere."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("no network namespaces here")
    file = tmp_path / "ktp.jpg"
    file.write_bytes(CARD)
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    for maker in ("faster-paddle", "rapidocr"):
        run = subprocess.run(
            [*alone, sys.executable, "-m", "bening", "inspect", "--json", str(file)],
            env={**environment, "BENING_READING_ENGINE": maker},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert run.returncode == 0, run.stderr
        assert NIK in run.stdout


@pytest.mark.slow
def test_worker_leaves_the_network():
    code = (
        "from bening.reading.alone import leave_network\n"
        "left = leave_network()\n"
        "names = [line.split(':')[0].strip() for line in open('/proc/self/net/dev') if ':' in line]\n"
        "print(left, names)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() in ("True ['lo']",) or run.stdout.startswith("False")
