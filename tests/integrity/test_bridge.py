"""From the host for anonymous reports to the public log, and back to whoever wants to prove a report."""

import base64
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction

from bening.core import padding
from bening.integrity import crypto, items, queries, services
from bening.integrity.bridge import services as bridge
from bening.integrity.bridge.models import CommittedDay
from bening.integrity.command import main as command
from bening.integrity.key_files import key_file
from bening.transparency.inprocess import InProcess
from bening.transparency.jobs import sequence_and_publish
from bening.transparency.services import open_log, record
from bening.transparency.verify.command import verify_source
from bening.transparency.verify.logs import Settings
from bening.transparency.verify.mirror import copy_site
from bening.transparency.verify.report import Report
from bening.transparency.verify.source import Folder, Missing
from tests.integrity.conftest import TODAY


@pytest.fixture
def outbox(settings):
    return settings.BENING_INTEGRITY_OUTBOX


@pytest.fixture
def season(db, wib):
    return open_log("2026", at=wib(2026, 11, 1, 8))


def committed(outbox, days=1):
    """Let so many days pass on the host."""
    services.commit_days(TODAY)
    services.commit_days(TODAY + timedelta(days=days))
    services.publish_batches(outbox)


def test_every_day_becomes_one_entry_that_an_outsider_verifies(
    file_report, keys, outbox, season, log, wib, client
):
    for _ in range(3):
        file_report()
    committed(outbox, days=2)

    assert bridge.take_over(outbox, at=wib(2026, 11, 26, 1)) == 3
    assert bridge.take_over(outbox, at=wib(2026, 11, 26, 2)) == 0

    log.audit(size=4)
    days = client.get("/integritas/index.json").json()["days"]
    assert [each["day"] for each in days] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert [each["index"] for each in days] == [1, 2, 3]
    text = client.get("/integritas/2026-11-24.json").content.decode()
    day, event = bridge.batch_event(text)
    entry = CommittedDay.objects.get(day=day).entry
    assert json.loads(entry.body)["root"] == event.root
    assert json.loads(entry.body)["holders"] == queries.holders_digest(queries.holders_text())


def test_an_outsider_notices_a_day_that_was_changed_hidden_or_said_twice(
    file_report, keys, outbox, season, log, wib, monkeypatch, tmp_path
):
    file_report()
    committed(outbox)
    bridge.take_over(outbox, at=wib(2026, 11, 25, 1))
    assert "step.days" in [each.code for each in log.audit(size=3).findings]
    served = InProcess.get

    def changed(self, path):
        if path == "/integritas/2026-11-24.json":
            return served(self, "/integritas/2026-11-23.json")
        if path == "/integritas/2026-11-23.json":
            raise Missing(path)
        return served(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(InProcess, "get", changed)
        assert sorted(each.code for each in log.look(judge_times=False).problems) == [
            "day.differs",
            "unreadable",
        ]

    text = CommittedDay.objects.get(day="2026-11-24").text
    with transaction.atomic():
        record(bridge.batch_event(text)[1], log=season, at=wib(2026, 11, 25, 2))
    while sequence_and_publish():
        pass
    assert [each.code for each in log.look(judge_times=False).problems] == ["day.twice"]


def test_a_copy_of_the_site_holds_the_days_and_verifies(keys, outbox, season, log, wib, tmp_path):
    committed(outbox)
    bridge.take_over(outbox, at=wib(2026, 11, 25, 1))
    services.end_holder("auditor")
    services.commit_days(TODAY + timedelta(days=9))
    services.publish_batches(outbox)
    for day in ("25", "26"):
        (outbox / f"2026-11-{day}.json").unlink()
    bridge.take_over(outbox, at=wib(2026, 12, 3, 1))
    log.audit()

    copy_site(InProcess(), tmp_path / "copy")
    report = Report()
    verify_source(Folder(tmp_path / "copy"), Settings(wib(2027, 1, 1)), report)

    assert report.ok
    notes = [(each.code, each.facts.get("day")) for each in report.findings if each.kind == "note"]
    assert ("note.days_missing", "2026-11-27") in notes
    assert ("note.holders_changed", "2026-11-27") in notes


def test_entries_look_alike_with_reports_and_without(file_report, keys, outbox, season, log, wib):
    for _ in range(7):
        file_report()
    committed(outbox)
    bridge.take_over(outbox, at=wib(2026, 11, 25, 1))

    bodies = [each.entry.body for each in CommittedDay.objects.order_by("day")]
    assert len({len(body) for body in bodies}) == 1
    assert len({len(each.text) for each in CommittedDay.objects.all()}) == 1
    log.audit(size=3)


@pytest.mark.parametrize(
    "change",
    [
        {"leaves": []},
        {"leaves": ["00"] * 64},
        {"leaves": [f"{n:02x}" for n in range(64)]},
        {"v": 2},
        {"more": 1},
        {"holders": 3},
        {"day": "2026-11-01"},
    ],
    ids=lambda change: f"{next(iter(change))}-{len(str(change))}",
)
def test_what_is_no_batch_is_left_out_of_the_log(keys, outbox, season, log, wib, change, caplog):
    committed(outbox, days=0)
    path = outbox / "2026-11-23.json"
    path.write_text(
        json.dumps({**json.loads(path.read_text()), **change}, sort_keys=True, separators=(",", ":"))
    )
    (outbox / "not-a-day.json").write_text("{}")
    (outbox / "2026-11-22.json").write_bytes(b"x" * 70_000)

    assert bridge.take_over(outbox, at=wib(2026, 11, 24, 1)) == 0

    assert not CommittedDay.objects.exists()
    assert "2026-11-23.json" in caplog.text
    log.audit(size=1)


def test_without_a_log_the_days_wait(keys, outbox, log, wib):
    committed(outbox, days=0)

    assert bridge.take_over(outbox, at=wib(2026, 11, 24, 1)) == 0


def test_the_main_site_shows_the_way_without_telling_where_one_came_from(client, db, settings):
    assert "tanpa nama" not in client.get("/kontak/").content.decode()

    settings.BENING_INTEGRITY_SITE = "https://lapor.example"

    assert (
        '<a href="https://lapor.example/" rel="noreferrer">' in client.get("/kontak/?lagi").content.decode()
    )


def test_unknown_days_are_not_found(client, db):
    assert client.get("/integritas/2026-11-24.json").status_code == 404
    assert client.get("/integritas/2026-13-24.json").status_code == 404


def test_a_reporter_proves_to_anybody_that_the_report_existed(
    file_report, open_, keys, outbox, tmp_path, capsys
):
    opened = open_(file_report())
    committed(outbox)
    opened.report.refresh_from_db()
    said = items.statement(opened.report, opened.private)
    proof, batch = tmp_path / "bukti.json", outbox / "2026-11-24.json"
    proof.write_text(json.dumps({"v": 1, "day": "2026-11-24", **said}))

    assert command(["proof", str(proof), str(batch)]) == 0
    leaves = [bytes.fromhex(each) for each in json.loads(batch.read_text())["leaves"]]
    assert base64.b64encode(padding.root(leaves)).decode() in capsys.readouterr().out

    said["statement"]["what"] += " Bohong."
    proof.write_text(json.dumps({"v": 1, "day": "2026-11-24", **said}))
    assert command(["proof", str(proof), str(batch)]) == 1
    assert command(["proof", str(batch), str(proof)]) == 1


def test_the_tables_fit_the_models(db):
    call_command("makemigrations", "integrity", "integrity_bridge", check=True, dry_run=True, verbosity=0)


def test_two_offices_open_a_report_from_the_command_line(
    file_report, open_, keys, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("bening.integrity.command.set_up", lambda: None)  # it is set up, for the tests
    monkeypatch.setattr(crypto, "PASSPHRASE_MEMORY", 8192)
    monkeypatch.setattr(crypto, "PASSPHRASE_OPS", 1)
    monkeypatch.setenv("BENING_INTEGRITY_PASSPHRASE", "empat kata")
    report = open_(file_report(units=("bkpsdmd",), avoided=("ombudsman",))).report
    files = []
    for code in ("sekda", "dprd"):
        files.append(tmp_path / f"{code}.key")
        files[-1].write_text(key_file(code, crypto.lock_private(keys[code].private, "empat kata")))
    given = ["escrow", str(report.pk), *map(str, files)]

    assert command([*given, "--to", "pengadaan"]) == 1
    assert "may not receive it" in capsys.readouterr().err
    assert command([*given[:2], given[2], given[2], "--to", "ombudsman"]) == 1
    assert command([*given, "--to", "ombudsman"]) == 0
    assert "public count of openings: 1" in capsys.readouterr().out
    assert [each.code for each in queries.receivers(report)] == ["auditor", "ombudsman"]
    monkeypatch.setenv("BENING_INTEGRITY_PASSPHRASE", "lima kata")
    assert command([*given, "--to", "ombudsman"]) == 1
