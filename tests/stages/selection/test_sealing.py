"""Two people seal a sheet; from there nothing about it changes, except by a new sheet."""

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.core.lifecycle import IllegalMove
from bening.infra.db import Stale
from bening.stages.selection import queries, services
from bening.stages.selection.models import ScoreRow, ScoreSheet
from bening.transparency import queries as transparency
from tests.stages.selection.scene import SKB, SKD, Person, csv


@pytest.fixture
def announcement(recruitment, two_seats):
    people = lambda codes: [Person(number, codes[0]) for number in ("10000001", "10000002")]  # noqa: E731
    return recruitment(two_seats, people=people)


@pytest.fixture
def rows(announcement):
    code = services._expected(announcement, "skd").formasi["10000001"]
    return [("10000001", code, 90, 120, 180, "hadir"), ("10000002", code, 65, 80, 166, "hadir")]


@pytest.fixture
def imported(announcement, rows, ratna, at):
    return services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)


def test_approve_scores_seals_and_tells_the_log(announcement, imported, anton, at, log):
    sheet = services.approve_scores(imported, by=anton, at=at)

    event = transparency.record_of(sheet.entry).event
    assert (sheet.state, event.kind, event.test, event.rows) == ("sealed", "score.batch", "skd", 2)
    assert (event.root, event.source) == (sheet.root, sheet.source_digest)
    assert queries.in_force(announcement, "skd") == sheet
    log.audit()


def test_approve_scores_refuses_the_importer(imported, ratna, at, log):
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_scores(imported, by=ratna, at=at)

    imported.refresh_from_db()
    assert imported.state == "imported"
    log.audit()


def test_database_refuses_importer_as_approver(imported):
    with pytest.raises(IntegrityError, match=r"sheet_four_eyes|CHECK"), transaction.atomic():
        ScoreSheet.objects.filter(pk=imported.pk).update(approved_by=imported.imported_by)


def test_database_refuses_a_seal_without_entry(imported, anton, at):
    with pytest.raises(IntegrityError, match=r"sheet_sealed_whole|CHECK"), transaction.atomic():
        ScoreSheet.objects.filter(pk=imported.pk).update(state="sealed", approved_by=anton, sealed_at=at)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE selection_scoresheet SET root = 'x'",
        "UPDATE selection_scoresheet SET state = 'imported'",
        "DELETE FROM selection_scoresheet",
        "UPDATE selection_scorerow SET twk = 100",
        "DELETE FROM selection_scorerow",
    ],
)
def test_sealed_sheet_and_rows_never_change(imported, anton, at, sql):
    services.approve_scores(imported, by=anton, at=at)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        connection.cursor().execute(sql)


def test_rows_of_an_imported_sheet_never_change_either(imported):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        ScoreRow.objects.filter(sheet=imported).update(twk=100)


def test_approve_scores_refuses_rows_somebody_changed(imported, anton, at):
    _change("selection_scorerow", "UPDATE selection_scorerow SET twk = 100 WHERE participant = '10000001'")

    with pytest.raises(Refused, match=r"score\.rows_changed"):
        services.approve_scores(imported, by=anton, at=at)


def test_outsider_names_the_row_that_was_changed(imported, anton, at, log):
    services.approve_scores(imported, by=anton, at=at)
    log.audit()

    _change("selection_scorerow", "UPDATE selection_scorerow SET twk = 100 WHERE participant = '10000001'")
    report = log.look(judge_times=False)

    told = "\n".join(problem.text("id") for problem in report.problems)
    assert not report.ok
    assert "10000001" in told
    assert "10000002" not in told


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("scorerow", "participant", "'10000003'"),
        ("scorerow", "formasi", "'F02'"),
        ("scorerow", "tkp", "181"),
        ("scorerow", "status", "'disqualified'"),
        ("scorerow", "salt", "commitment"),
        ("scorerow", "commitment", "salt"),
        ("scoresheet", "root", "'x'"),
        ("scoresheet", "rows", "3"),
        ("scoresheet", "source_digest", "'sha256:0'"),
        ("scoresheet", "number", "2"),
        ("scoresheet", "sealed_at", "imported_at"),
    ],
)
def test_outsider_finds_any_changed_column(imported, anton, at, log, table, column, value):
    services.approve_scores(imported, by=anton, at=at.replace(hour=15))
    log.audit()
    where = "participant = '10000001'" if table == "scorerow" else "1 = 1"

    _change(f"selection_{table}", f"UPDATE selection_{table} SET {column} = {value} WHERE {where}")
    told = "\n".join(problem.text("id") for problem in log.look(judge_times=False).problems)

    assert "nilai-skd-" in told


def test_outsider_misses_a_row_that_was_removed(imported, anton, at, log):
    services.approve_scores(imported, by=anton, at=at)
    _change("selection_scorerow", "DELETE FROM selection_scorerow WHERE participant = '10000001'", "delete")

    log.look(judge_times=False)
    with pytest.raises(AssertionError, match="nilai-skd-1"):
        log.audit()


def _change(table, sql, verb="update"):
    """What somebody with the database in their hands can do: drop the trigger, change, put it back."""
    on = "" if connection.vendor == "sqlite" else f" ON {table}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_no_{verb}{on}")
        cursor.execute(sql)


def test_correction_is_a_new_sheet_that_names_the_old(announcement, rows, seal, ratna, at, log):
    first = seal(announcement, "skd", csv(SKD, rows))
    mended = [rows[0], (*rows[1][:2], 70, *rows[1][3:])]

    with pytest.raises(Refused, match=r"score\.cause_missing"):
        services.import_scores(announcement, "skd", csv(SKD, mended), "cat.csv", by=ratna, at=at)
    second = seal(announcement, "skd", csv(SKD, mended), cause="Baris 2 keliru disalin dari berita acara.")

    event = transparency.record_of(second.entry).event
    assert (event.kind, second.supersedes, queries.in_force(announcement, "skd")) == (
        "score.corrected",
        first,
        second,
    )
    assert [row.twk for row in queries.scores_of(announcement, "skd")] == [90, 70]
    log.audit()


def test_returned_sheet_has_no_effect(announcement, imported, anton, ratna, rows, at, log):
    services.return_scores(imported, "Kertas dan berkas berbeda pada nomor 10000002.", by=anton, at=at)

    assert queries.in_force(announcement, "skd") is None
    with pytest.raises(IllegalMove):
        services.approve_scores(imported, by=anton, at=at)
    again = services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)
    assert again.number == 2
    log.audit()


def test_importer_may_take_back_their_own_sheet(imported, ratna, at):
    services.return_scores(imported, "Berkas yang salah.", by=ratna, at=at)

    assert (imported.state, imported.approved_by) == ("returned", None)


def test_only_one_of_two_approvers_seals(imported, anton, hendra, at, log):
    same = ScoreSheet.objects.get(pk=imported.pk)
    services.approve_scores(imported, by=anton, at=at)

    with pytest.raises((Stale, Refused)):
        services.approve_scores(same, by=hendra, at=at)
    log.audit()


def test_skb_sheet_of_an_older_skd_is_refused(announcement, rows, seal, ratna, anton, at):
    seal(announcement, "skd", csv(SKD, rows))
    marks = [(number, code, 400, "", "hadir") for number, code, *_ in rows]
    skb = services.import_scores(announcement, "skb", csv(SKB, marks), "cat.csv", by=ratna, at=at)
    seal(announcement, "skd", csv(SKD, rows), cause="Koreksi.")

    with pytest.raises(Refused, match=r"score\.skd_was_corrected"):
        services.approve_scores(skb, by=anton, at=at)
