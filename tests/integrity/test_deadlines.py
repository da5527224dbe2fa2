"""Promises to a reporter, what happens when everybody sleeps, and the reminder that tells nothing."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from bening.integrity import items, queries, services, tokens
from bening.integrity.bridge import queries as bridge_queries
from bening.integrity.bridge import reminding
from bening.integrity.bridge import services as bridge
from bening.integrity.bridge.models import QuarterFigures, Reminder
from bening.integrity.deadlines import Kept, promises
from bening.integrity.jobs import commit_yesterday
from bening.integrity.models import Escalation, Report, Tombstone
from tests.integrity.conftest import TODAY

SITE = "https://lapor.example"


def after(days):
    return TODAY + timedelta(days=days)


@pytest.fixture
def travel(wib):
    """`travel(8)`: so many days after the report."""
    with time_machine.travel(wib(2026, 11, 24, 9), tick=False) as traveller:
        yield lambda days: traveller.move_to(wib(2026, 11, 24, 9) + timedelta(days=days))


@pytest.fixture
def sit(host):
    """`sit(key)`: this holder sits at the desk."""

    def sat(key):
        host.cookies["meja"] = tokens.sit_down(key.row.pk, key.private, now())

    return sat


def events(opened):
    said = items.conversation(opened.report, opened.private)
    return [each.told["event"] for each in said if each.told.get("event")]


def test_the_last_day_still_keeps_a_promise():
    kept = Kept(date(2026, 11, 1))
    assert kept.due("acknowledge") == date(2026, 11, 8)
    assert kept.late(date(2026, 11, 8)) == ()
    assert kept.late(date(2026, 11, 9)) == ("acknowledge",)
    reacted = Kept(date(2026, 11, 1), date(2026, 11, 9))
    assert reacted.broken("acknowledge", date(2026, 12, 1))
    assert reacted.late(date(2027, 3, 1)) == ("answer",)


def test_every_promise_names_its_basis_and_whether_it_was_compared():
    assert set(promises()) == {"acknowledge", "asleep", "answer"}
    assert all(each.basis and isinstance(each.verified, bool) for each in promises().values())


def test_a_sleeping_investigator_is_passed_by_once_for_each_rung(file_report, open_):
    receipt = file_report()
    days = (7, 8, 8, 14, 15, 90, 91)
    assert [services.raise_sleeping(after(day)) for day in days] == [0, 1, 0, 0, 1, 0, 1]
    assert events(open_(receipt)) == ["late_acknowledge", "late_asleep", "late_answer"]
    for change in (lambda: Escalation.objects.update(day=TODAY), lambda: Escalation.objects.first().save()):
        with pytest.raises(DatabaseError), transaction.atomic(using="integrity"):
            change()


def test_who_reacted_and_answered_is_not_passed_by(file_report, keys, open_):
    receipt, auditor = file_report(), keys["auditor"]
    report = Report.objects.get()
    opened = services.open_with(report, auditor.row, auditor.private, on=after(3))
    assert queries.promises([report])[report.pk].acknowledged_on is None, "to open is not to react"
    services.examine(opened, by=auditor.row, on=after(5))
    assert services.raise_sleeping(after(20)) == 0
    services.answer(opened, "Kami periksa.", by=auditor.row, form=b"f" * 16, on=after(60))
    assert services.raise_sleeping(after(300)) == 0
    assert queries.promises([report])[report.pk] == Kept(TODAY, after(5), after(60))
    assert events(open_(receipt)) == []


def test_every_holder_of_the_key_sees_it_as_late(file_report, keys, host, sit, travel):
    file_report(units=("bkpsdmd",))
    travel(8)
    for name in ("auditor", "ombudsman"):
        sit(keys[name])
        page = host.get("/meja/").content.decode()
        assert "1 belum selesai, 1 lewat tenggat." in page
    sit(keys["pengadaan"])
    assert "Belum ada laporan untuk Anda." in host.get("/meja/").content.decode()


def test_a_report_that_ends_soon_is_marked_until_it_is_held(file_report, keys, host, sit, travel):
    file_report()
    for day, marked in ((300, False), (336, True)):
        travel(day)
        sit(keys["auditor"])
        assert ("segera dihapus" in host.get("/meja/").content.decode()) == marked
    auditor, report = keys["auditor"], Report.objects.get()
    opened = services.open_with(report, auditor.row, auditor.private, on=after(336))
    services.hold(opened, True, by=auditor.row, on=after(336))
    assert "segera dihapus" not in host.get("/meja/").content.decode()


def test_the_reporter_reads_by_when_and_that_it_is_late(file_report, host, travel, keys):
    receipt = file_report()
    page = host.post("/kotak/", {"receipt": receipt}).content.decode()
    assert "paling lambat 1 Desember 2026" in page
    assert "Kami terlambat" not in page
    travel(8)
    services.raise_sleeping(after(8))
    page = host.post("/kotak/", {"receipt": receipt}).content.decode()
    assert "Kami terlambat" in page
    assert "Tenggat tanggapan pertama terlewat" in page


def test_what_is_destroyed_leaves_whether_it_was_in_time(file_report, keys):
    for day in (5, 9):
        file_report()
        report = Report.objects.order_by("pk").exclude(state="examined").first()
        auditor = keys["auditor"]
        opened = services.open_with(report, auditor.row, auditor.private, on=after(day))
        services.examine(opened, by=auditor.row, on=after(day))
    file_report()
    services.raise_sleeping(after(20))
    assert services.destroy_expired(after(1000)) == 3
    assert sorted(map(str, Tombstone.objects.values_list("in_time", flat=True))) == ["False", "False", "True"]
    assert not Escalation.objects.exists()


def test_figures_of_a_quarter_are_written_once_and_told_in_fives(
    file_report, keys, settings, wib, client, travel
):
    for _ in range(7):
        file_report()
    auditor = keys["auditor"]
    for report in Report.objects.all():
        opened = services.open_with(report, auditor.row, auditor.private, on=after(2))
        services.close(opened, "founded", "Terbukti.", by=auditor.row, on=after(2))
    file_report(category="leak")
    travel(60)
    outbox = settings.BENING_INTEGRITY_OUTBOX

    assert commit_yesterday() is True
    file_report(on=after(60))
    services.publish_figures(outbox, after(61))

    told = json.loads((outbox / "angka-2027-01-01.json").read_text())
    assert told["received"] == {**dict.fromkeys(told["received"], 0), "bribery": 5}
    assert told["founded"] == told["received"]
    assert bridge.take_over_figures(outbox) == 1
    assert bridge.take_over_figures(outbox) == 0
    assert client.get("/integritas/angka.json").json()["quarters"] == [told]
    (case,) = bridge_queries.citable_cases()
    assert (case.kind, case.reference) == ("integrity", "integritas/2027-01-01/bribery")
    assert case.title.endswith("sedikitnya 5")
    assert case.decided_at == wib(2027, 1, 1)


@pytest.mark.parametrize(
    "change",
    [{"received": {"bribery": 5}}, {"more": 1}, {"until": "2027-04-01"}, {"founded": 3}, {"v": 2}],
    ids=lambda change: next(iter(change)),
)
def test_what_are_no_figures_is_left_out(keys, settings, change, caplog, travel):
    travel(60)
    outbox = settings.BENING_INTEGRITY_OUTBOX
    services.publish_figures(outbox, after(60))
    path = outbox / "angka-2027-01-01.json"
    told = json.loads(path.read_text()) | change
    path.write_text(json.dumps(told, sort_keys=True, separators=(",", ":")))
    assert bridge.take_over_figures(outbox) == 0
    assert "angka-2027-01-01.json" in caplog.text
    assert not QuarterFigures.objects.exists()


def test_small_numbers_never_come_over(keys, settings, caplog, travel):
    travel(60)
    outbox = settings.BENING_INTEGRITY_OUTBOX
    services.publish_figures(outbox, after(60))
    path = outbox / "angka-2027-01-01.json"
    path.write_text(path.read_text().replace('"leak":0', '"leak":3', 1))
    assert bridge.take_over_figures(outbox) == 0


def test_the_reminder_is_the_same_every_week_with_work_and_without(db, file_report, keys):
    boxes = ["inspektorat@batangharikab.go.id", "ombudsman@example.go.id"]
    monday = date(2026, 11, 23)
    assert reminding.remind(boxes, SITE, on=monday) == 2
    assert reminding.remind(boxes, SITE, on=monday + timedelta(days=6)) == 0
    file_report()
    services.raise_sleeping(after(100))
    assert reminding.remind(boxes, SITE, on=monday + timedelta(days=7)) == 2
    assert len(mail.outbox) == 4
    assert len({(letter.subject, letter.body) for letter in mail.outbox}) == 1
    assert [letter.to for letter in mail.outbox] == [[box] for box in boxes] * 2
    assert not any(character.isdigit() for character in mail.outbox[0].subject + mail.outbox[0].body)


def test_a_reminder_that_failed_is_tried_again(db, monkeypatch):
    def fails(letter):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", fails)
        with pytest.raises(OSError):
            reminding.remind(["a@example.go.id"], SITE, on=TODAY)
    assert not Reminder.objects.exists()
    assert reminding.remind(["a@example.go.id"], SITE, on=TODAY) == 1
    assert reminding.remind([], SITE, on=after(7)) == 0
    assert reminding.remind(["a@example.go.id"], "", on=after(7)) == 0
