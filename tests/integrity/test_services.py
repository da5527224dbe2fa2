from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connections

from bening.core import padding
from bening.core.decision import Refused
from bening.core.integrity import typed_receipt
from bening.core.tlog.canonical import canonical
from bening.integrity import crypto, items, queries, services
from bening.integrity.models import Act, Batch, Item, Report, ReportKey, SentForm, Site, Tombstone
from tests.integrity.conftest import TODAY, UNITS, Key


def opened_by(key, report):
    return services.open_with(report, key.row, key.private, on=TODAY)


def has_key(report):
    return {each.code for each in queries.receivers(report)}


def test_a_report_is_read_by_its_receivers_and_by_its_reporter(file_report, open_, keys):
    receipt = file_report(units=("bkpsdmd",), others="Kepala bidang")

    opened = open_(receipt)
    said = items.conversation(opened.report, opened.private)
    theirs = opened_by(keys["auditor"], opened.report)
    assert typed_receipt(receipt) == receipt
    assert said[0].told["statement"]["what"].startswith("Panitia meminta uang")
    assert items.conversation(theirs.report, theirs.private) == said


@pytest.mark.parametrize(
    ("told", "receive"),
    [
        ({}, {"auditor", "pengadaan", "ombudsman"}),
        ({"units": ("bkpsdmd",)}, {"auditor", "ombudsman"}),
        ({"units": ("pengadaan",)}, {"auditor", "ombudsman"}),
        ({"units": ("inspektorat",)}, {"pengadaan", "ombudsman"}),
        ({"units": ("bupati",)}, {"ombudsman"}),
        ({"avoided": ("auditor",)}, {"pengadaan", "ombudsman"}),
    ],
)
def test_the_implicated_and_those_under_them_never_get_a_key(file_report, open_, told, receive):
    assert has_key(open_(file_report(**told)).report) == receive


def test_a_report_that_nobody_independent_could_read_is_not_kept(file_report):
    with pytest.raises(Refused, match=r"integrity\.nobody_independent"):
        file_report(units=("bupati", "ombudsman"))

    assert not Report.objects.exists()
    assert not SentForm.objects.exists()


def test_a_key_cannot_be_shared_with_the_implicated(file_report, open_, keys):
    report = open_(file_report(units=("bkpsdmd",))).report
    opened = opened_by(keys["auditor"], report)

    with pytest.raises(Refused, match=r"integrity\.holder_concerned"):
        services.share(opened, keys["pengadaan"].row, by=keys["auditor"].row, on=TODAY)
    with pytest.raises(Refused, match=r"integrity\.holder_concerned"):
        services.share(opened, keys["custodian"].row, by=keys["auditor"].row, on=TODAY)
    with pytest.raises(Refused, match=r"integrity\.holder_has_key"):
        services.share(opened, keys["ombudsman"].row, by=keys["auditor"].row, on=TODAY)
    assert has_key(report) == {"auditor", "ombudsman"}


def test_a_key_is_shared_with_somebody_free(file_report, open_, keys):
    report = open_(file_report(avoided=("ombudsman",))).report
    new = Key("dprd-2", "investigator", "dprd")

    services.share(opened_by(keys["auditor"], report), new.row, by=keys["auditor"].row, on=TODAY)

    assert items.conversation(report, opened_by(new, report).private)


def test_a_form_sent_again_gives_the_same_receipt_and_one_report(file_report, open_):
    form = b"sixteen bytes .."

    receipts = [file_report(form=form, what=what) for what in ("Satu", "Satu", "Dua", "Dua", "Satu")]

    assert len(set(receipts)) == 1
    assert Report.objects.count() == 1
    opened = open_(receipts[0])
    said = items.conversation(opened.report, opened.private)
    assert [each.kind for each in said] == ["report", "message"]
    assert said[1].told == {"text": "Dua"}, "what was written after going back is not lost"
    assert file_report(form=b"another form ...") not in receipts


def test_a_wrong_receipt_opens_nothing(file_report, open_):
    file_report()

    with pytest.raises(Refused, match=r"integrity\.receipt_unknown"):
        open_("0" * 20)


def test_both_sides_talk_and_each_word_is_kept_once(file_report, open_, keys):
    opened = open_(file_report())
    theirs = opened_by(keys["auditor"], opened.report)

    for _ in range(2):
        services.answer(theirs, "Kapan itu?", by=keys["auditor"].row, form=b"a" * 16, on=TODAY)
        services.say(opened, "Senin lalu.", form=b"b" * 16, on=TODAY)
    services.say(opened, "Eh, Selasa.", form=b"b" * 16, on=TODAY)

    said = [(each.kind, each.told.get("text")) for each in items.conversation(opened.report, opened.private)]
    assert said[1:] == [("answer", "Kapan itu?"), ("message", "Senin lalu."), ("message", "Eh, Selasa.")]


def test_a_report_is_closed_with_an_outcome_and_opened_again(file_report, open_, keys):
    by = keys["auditor"].row
    opened = opened_by(keys["auditor"], open_(file_report()).report)

    services.examine(opened, by=by, on=TODAY)
    with pytest.raises(Refused, match=r"integrity\.outcome_missing"):
        services.close(opened, "founded", " ", by=by, on=TODAY)
    services.close(opened, "founded", "Sudah ditindak.", by=by, on=TODAY)
    with pytest.raises(Refused, match=r"state\.already_done"):
        services.examine(opened, by=by, on=TODAY)
    assert opened.report.expires_on == TODAY + timedelta(days=180)
    services.reopen(opened, by=by, on=TODAY)

    assert (opened.report.state, opened.report.outcome) == ("examined", "")
    assert [each.act for each in queries.acts(opened.report)] == ["opened", "examined", "closed", "reopened"]


def test_a_name_is_released_by_the_custodian_alone_and_the_reporter_is_told(file_report, open_, keys):
    opened = open_(file_report(identity="Rina, 0812"))
    auditor, custodian = keys["auditor"], keys["custodian"]
    theirs = opened_by(auditor, opened.report)

    request = services.ask_identity(theirs, "Harus bersaksi.", by=auditor.row, on=TODAY)
    assert services.reason_asked(request, custodian.private) == "Harus bersaksi."
    with pytest.raises(Refused, match=r"integrity\.already_asked"):
        services.ask_identity(theirs, "Lagi.", by=auditor.row, on=TODAY)
    with pytest.raises(Refused, match=r"integrity\.holder_concerned"):
        services.decide_identity(
            request, True, "Saya sendiri", by=auditor.row, private=auditor.private, on=TODAY
        )
    services.decide_identity(request, True, "Perlu.", by=custodian.row, private=custodian.private, on=TODAY)
    request.refresh_from_db()

    assert services.name_released(request, auditor.private) == {"name": "Rina, 0812", "reason": "Perlu."}
    with pytest.raises(crypto.CannotOpen):
        services.name_released(request, keys["ombudsman"].private)
    with pytest.raises(Refused, match=r"state\.already_done"):
        services.decide_identity(
            request, False, "Berubah", by=custodian.row, private=custodian.private, on=TODAY
        )
    told = [each.told.get("event") for each in items.conversation(opened.report, opened.private)]
    assert told[1:] == ["identity_asked", "identity_released"]


def test_a_refused_name_stays_with_the_custodian(file_report, open_, keys):
    auditor, custodian = keys["auditor"], keys["custodian"]
    theirs = opened_by(auditor, open_(file_report(identity="Rina")).report)
    request = services.ask_identity(theirs, "Ingin tahu.", by=auditor.row, on=TODAY)

    services.decide_identity(
        request, False, "Tidak perlu.", by=custodian.row, private=custodian.private, on=TODAY
    )
    request.refresh_from_db()

    assert services.name_released(request, auditor.private) == {"reason": "Tidak perlu."}


def test_a_name_is_not_taken_when_the_custodian_is_implicated(file_report):
    with pytest.raises(Refused, match=r"integrity\.no_custodian"):
        file_report(units=("kampus",), identity="Rina")

    assert not Report.objects.exists()


def test_without_a_name_there_is_nothing_to_ask_for(file_report, open_, keys):
    theirs = opened_by(keys["auditor"], open_(file_report()).report)

    with pytest.raises(Refused, match=r"integrity\.no_identity"):
        services.ask_identity(theirs, "Perlu", by=keys["auditor"].row, on=TODAY)


def test_two_offices_open_together_what_nobody_else_can(file_report, open_, keys):
    report = open_(file_report(avoided=("ombudsman",))).report
    sekda, dprd, to = keys["sekda"], keys["dprd"], keys["ombudsman"]
    half = crypto.unseal(sekda.private, queries.sealed_key(report, sekda.row))
    with pytest.raises(crypto.CannotOpen):
        items.conversation(report, half)
    with pytest.raises(Refused, match=r"integrity\.two_offices"):
        services.escrow_open(report, sekda.private, sekda.private, to=to.row, on=TODAY)

    services.escrow_open(report, dprd.private, sekda.private, to=to.row, on=TODAY)

    assert items.conversation(report, opened_by(to, report).private)
    assert queries.escrow_openings() == 1


def test_two_offices_cannot_open_it_for_the_implicated(file_report, open_, keys):
    report = open_(file_report(units=("bkpsdmd",))).report

    with pytest.raises(Refused, match=r"integrity\.holder_concerned"):
        services.escrow_open(
            report, keys["sekda"].private, keys["dprd"].private, to=keys["pengadaan"].row, on=TODAY
        )
    assert queries.escrow_openings() == 0


def test_an_implicated_office_gets_no_half(file_report, open_):
    report = open_(file_report(units=("sekda",))).report

    assert not ReportKey.objects.filter(report=report, holder__kind="escrow").exists()


def test_a_report_ends_and_leaves_a_stone(file_report, open_, keys):
    receipt = file_report()
    report = open_(receipt).report
    opened_by(keys["auditor"], report)
    last = TODAY + timedelta(days=365)

    assert services.destroy_expired(last) == 0
    assert services.destroy_expired(last + timedelta(days=1)) == 1

    assert not Report.objects.exists()
    assert not Item.objects.exists()
    assert not ReportKey.objects.exists()
    assert not SentForm.objects.exists()
    stone = Tombstone.objects.get()
    assert (stone.category, stone.month, stone.outcome) == ("bribery", "2026-11", "")
    assert Act.objects.filter(report=report.pk).exists()
    with pytest.raises(Refused, match=r"integrity\.receipt_unknown"):
        open_(receipt)


def test_a_held_report_stays_and_a_word_keeps_it_longer(file_report, open_, keys):
    opened = open_(file_report())
    late = opened.report.expires_on - timedelta(days=1)
    services.say(opened, "Masih ada lagi.", form=b"c" * 16, on=late)
    assert opened.report.expires_on == late + timedelta(days=30)

    services.hold(opened_by(keys["auditor"], opened.report), True, by=keys["auditor"].row, on=late)

    assert services.destroy_expired(late + timedelta(days=400)) == 0


def test_every_day_has_one_batch_of_one_size(file_report, keys, settings):
    outbox = settings.BENING_INTEGRITY_OUTBOX
    for days, count in enumerate((0, 7, 1)):
        today = TODAY + timedelta(days=days)
        for _ in range(count):
            file_report(on=today)
        assert services.commit_days(today + timedelta(days=1)) == 1
        assert services.commit_days(today + timedelta(days=1)) == 0
        assert services.publish_batches(outbox) == 1
        assert services.publish_batches(outbox) == 0

    assert len({path.stat().st_size for path in outbox.iterdir()}) == 1
    assert len({len(bytes(each.leaves)) for each in Batch.objects.all()}) == 1
    assert Report.objects.filter(committed=True).count() == 8


def test_a_standstill_is_made_up_for_day_by_day(file_report, keys):
    services.commit_days(TODAY)
    file_report()

    assert services.commit_days(TODAY + timedelta(days=4)) == 4
    assert Batch.objects.count() == 5


def test_what_is_too_much_for_a_day_waits(file_report, keys, monkeypatch):
    monkeypatch.setattr(padding, "BATCH", 2)
    for _ in range(3):
        file_report()

    services.commit_days(TODAY + timedelta(days=1))
    assert Report.objects.filter(committed=False).count() == 1
    services.commit_days(TODAY + timedelta(days=2))
    assert not Report.objects.filter(committed=False).exists()


def test_the_reporter_can_prove_the_report(file_report, open_):
    import base64

    opened = open_(file_report())
    services.commit_days(TODAY + timedelta(days=1))
    opened.report.refresh_from_db()

    day = queries.committed_day(opened.report)
    said = items.statement(opened.report, opened.private)
    leaf = padding.leaf(canonical(said["statement"]), base64.b64decode(said["nonce"]))
    leaves = bytes(Batch.objects.get(day=day).leaves)
    assert leaf in [leaves[place : place + 32] for place in range(0, len(leaves), 32)]


def test_figures_hide_what_could_point_at_somebody(file_report, keys):
    for _ in range(6):
        file_report(on=date(2026, 8, 3))
    for _ in range(4):
        file_report(on=date(2026, 8, 3), category="leak")
    for _ in range(9):
        file_report(on=date(2026, 10, 3), category="other")

    counts = queries.figures(TODAY)

    assert counts["bribery"] == 5
    assert counts["leak"] is counts["other"] is counts["pressure"] is None


def test_figures_count_what_was_destroyed(file_report, keys):
    for _ in range(6):
        file_report(on=date(2026, 8, 3))
    services.destroy_expired(date(2028, 1, 1))

    assert queries.figures(date(2028, 1, 1))["bribery"] == 5


def test_acts_and_stones_are_never_taken_back(file_report, open_, keys):
    opened_by(keys["auditor"], open_(file_report()).report)

    for table in (Act, Batch, Tombstone, Site):
        if table is Batch:
            services.commit_days(TODAY + timedelta(days=1))
        if table is Tombstone:
            services.destroy_expired(TODAY + timedelta(days=999))
        with pytest.raises(DatabaseError, match="never changes"), atomic():
            table.objects.all().delete()


def test_what_was_said_is_never_changed(file_report, open_):
    open_(file_report())

    with pytest.raises(DatabaseError, match="never changes"), atomic():
        Item.objects.update(sealed=b"x")
    with pytest.raises(DatabaseError, match="never changes"), atomic():
        ReportKey.objects.update(sealed=b"x")


def test_the_registry_refuses_gaps_and_a_third_office(keys):
    with pytest.raises(Refused, match=r"integrity\.unit_unknown"):
        services.load_units([("a", "A", "nobody")])
    with pytest.raises(Refused, match=r"integrity\.two_offices"):
        Key("third", "escrow", "kampus")
    with pytest.raises(Refused, match=r"integrity\.holder_exists"):
        Key("auditor", "investigator", "kampus")
    with pytest.raises(Refused, match=r"integrity\.unit_unknown"):
        Key("somebody", "investigator", "nowhere")
    assert services.load_units(UNITS) == len(UNITS)


def test_who_has_ended_receives_nothing_new(file_report, open_, keys):
    before = queries.holders_digest(queries.holders_text())
    services.end_holder("auditor")

    assert has_key(open_(file_report()).report) == {"ombudsman", "pengadaan"}
    assert queries.holders_digest(queries.holders_text()) != before
    with pytest.raises(Refused, match=r"integrity\.holder_unknown"):
        services.end_holder("auditor")


def test_no_batch_before_anybody_can_read(own_file):
    assert services.commit_days(TODAY) == 0


def test_only_our_tables_are_in_our_file(own_file):
    with connections["integrity"].cursor() as cursor:
        names = {row[0] for row in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with connections["default"].cursor() as cursor:
        theirs = connections["default"].introspection.table_names(cursor)

    assert {name.split("_")[0] for name in names} <= {"integrity", "django", "sqlite"}
    assert names - {"django_migrations", "sqlite_sequence"} == {
        n for n in names if n.startswith("integrity_")
    }
    assert {name for name in theirs if name.startswith("integrity_")} == {
        "integrity_bridge_committedday",
        "integrity_bridge_quarterfigures",
        "integrity_bridge_reminder",
    }


def atomic():
    from django.db import transaction

    return transaction.atomic(using="integrity")
