"""Findings: opened by one, acted on by another, closed and looked at again by a third; the log knows."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.notifications.queries import notices_of
from bening.stages.evaluation.models import Action, Effect, Finding
from bening.stages.evaluation.queries import findings as queries
from bening.stages.evaluation.services import findings as services
from bening.transparency.queries import record_of
from tests.cast import give_role
from tests.stages.evaluation.conftest import DONE, PROOF, TITLE


def told(finding):
    return [record.moment for record in queries.records_of(finding)]


def test_finding_has_a_deadline_in_working_days_and_stands_in_the_log(open_finding, ratna, wib, log):
    finding = open_finding()

    assert finding.due_at == wib(2025, 7, 29, 23, 59, 59), "twenty working days after 1 July"
    assert notices_of(ratna).filter(kind="finding.opened").count() == 1
    (record,) = queries.records_of(finding)
    event = record_of(record.entry).event
    assert (event.topic, event.rows, event.dataset) == ("finding", 1, "cpns-2024/temuan-1/1")
    assert record.values["judul"] == TITLE
    log.audit()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": "report", "reference": "laporan-9"}, "corrective.reference_unknown"),
        ({"source": "assessment", "reference": "m3"}, "corrective.reference_unknown"),
        ({"source": "complaint", "reference": "P-123"}, "corrective.reference_shape"),
        ({"source": "forum", "reference": "Jam Loket"}, "corrective.reference_shape"),
        ({"title": "Pak anton wijaya terlambat"}, "corrective.names_a_person"),
        ({"unit": "Meja 1504041203820004"}, "corrective.names_a_person"),
        ({"title": "Tulis ke a@example.id"}, "corrective.names_a_person"),
        ({"title": " "}, "corrective.empty"),
        ({"detail": " "}, "corrective.empty"),
    ],
)
def test_finding_is_refused(open_finding, anton, changes, code):
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        open_finding(**changes)
    assert not Finding.objects.exists()


def test_finding_may_cite_a_published_report(open_finding, draft, anton, quarter):
    from bening.stages.evaluation import services as reports

    reports.publish_report(draft, by=anton, at=quarter)

    assert open_finding(source="report", reference="laporan-1").number == 1


def test_name_of_somebody_appointed_is_no_public_word(open_finding, on_duty):
    person = on_duty[0].person
    assert person.name, "the scene's people have names"

    with pytest.raises(Refused, match=r"corrective\.names_a_person"):
        open_finding(title=f"Tugas {person.name} belum jelas")


def test_only_its_openers_open_and_only_officers_own(open_finding, anton, hendra, joko):
    with pytest.raises(Refused, match=r"corrective\.not_yours"):
        open_finding(by=hendra)
    with pytest.raises(Refused, match=r"corrective\.owner_unknown"):
        open_finding(owner=joko)


def test_action_is_closed_by_somebody_else_and_its_effect_is_seen_later(closed, anton, wib, log):
    assert closed.state == "closed"
    assert closed.effect_from == wib(2025, 8, 8, 23, 59, 59)
    with pytest.raises(Refused, match=r"corrective\.effect_too_early"):
        services.check_effect(closed, True, "Loket buka tepat waktu.", by=anton, at=wib(2025, 8, 8, 9))

    services.check_effect(closed, True, "Loket buka tepat waktu.", by=anton, at=wib(2025, 8, 11, 9))

    assert closed.state == "effective"
    assert told(closed) == ["opened", "closed", "effective"]
    entries = [record.entry for record in queries.records_of(closed)]
    log.audit()
    for entry in entries:
        entry.refresh_from_db()
    assert [record_of(entry).ref for entry in entries[1:]] == [(entries[0].idx,), (entries[1].idx,)]


def test_what_did_not_help_is_opened_again_with_a_new_deadline(closed, anton, ratna, wib, log):
    services.check_effect(
        closed, False, "Loket masih tutup pada hari Jumat.", by=anton, at=wib(2025, 7, 14, 9)
    )

    assert (closed.state, closed.round) == ("open", 2)
    assert closed.due_at == wib(2025, 8, 11, 23, 59, 59)
    again = services.act(closed, DONE, PROOF, by=ratna, at=wib(2025, 7, 20, 9))
    services.accept_action(again, by=anton, at=wib(2025, 7, 21, 9))
    assert told(closed) == ["opened", "closed", "reopened", "closed"]
    log.audit()


def test_neither_owner_nor_who_acted_closes(
    open_finding, ratna, dewi, batanghari, murni, hasan, murdani, wib
):
    for officer in (ratna, dewi):
        give_role(officer, "publisher", batanghari, murni, hasan)
    action = services.act(open_finding(), DONE, PROOF, by=dewi, at=wib(2025, 7, 10, 9))

    for officer in (ratna, dewi):
        with pytest.raises(Refused, match=r"officer\.same_person"):
            services.accept_action(action, by=officer, at=wib(2025, 7, 11, 9))
        with pytest.raises(Refused, match=r"officer\.same_person"):
            services.return_action(action, "Tidak.", by=officer, at=wib(2025, 7, 11, 9))
    closed = services.accept_action(action, by=murdani, at=wib(2025, 7, 11, 9))
    for officer in (ratna, dewi):
        with pytest.raises(Refused, match=r"officer\.same_person"):
            services.check_effect(closed, True, "Baik.", by=officer, at=wib(2025, 9, 1, 9))


def test_database_keeps_owner_and_judge_apart(acted, ratna, anton, opened_at):
    broken = (
        {"state": "accepted", "judged_by": ratna, "judged_at": opened_at},
        {"state": "accepted"},
        {"state": "returned", "judged_by": anton, "judged_at": opened_at},
        {"evidence": ""},
    )
    for changes in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            Action.objects.filter(pk=acted.pk).update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        Effect.objects.create(
            action=acted, owner=ratna, acted_by=ratna, checked_by=ratna, checked_at=opened_at,
            effective=True, because="Baik.",
        )  # fmt: skip


def test_returned_action_leaves_the_deadline_as_it_was(acted, anton, ratna, wib):
    due = acted.finding.due_at
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_action(acted, " ", by=anton, at=wib(2025, 7, 11, 9))

    finding = services.return_action(acted, "Surat tugas belum terlampir.", by=anton, at=wib(2025, 7, 11, 9))

    assert (finding.state, finding.due_at, finding.alert_at) == ("open", due, due)
    assert notices_of(ratna).filter(kind="finding.returned").exists()
    assert queries.is_overdue(finding, wib(2025, 7, 30))
    services.act(finding, DONE, PROOF, by=ratna, at=wib(2025, 7, 30, 9))


def test_evidence_is_needed_and_the_public_words_name_nobody(open_finding, ratna, wib):
    finding = open_finding()

    with pytest.raises(Refused, match=r"corrective\.evidence_missing"):
        services.act(finding, DONE, " ", by=ratna, at=wib(2025, 7, 10, 9))
    with pytest.raises(Refused, match=r"corrective\.names_a_person"):
        services.act(finding, "Dewi Anggraini menegur petugas.", PROOF, by=ratna, at=wib(2025, 7, 10, 9))


def test_overdue_is_counted_by_unit_and_told_once(open_finding, ratna, dewi, wib):
    open_finding()
    open_finding(unit="RSUD Hamba", severity="minor")
    late = wib(2025, 7, 30, 0, 0, 1)

    rows = {row.unit: row for row in queries.by_unit(late)}
    assert (rows["Sekretariat Panitia"].overdue, rows["RSUD Hamba"].overdue) == (1, 0)
    assert services.alert(wib(2025, 7, 29, 23)) == 0
    assert (services.alert(late), services.alert(late)) == (1, 0)
    for officer in (ratna, dewi):
        assert notices_of(officer).filter(kind="finding.overdue").count() == 1


def test_judges_are_told_when_the_effect_can_be_seen(closed, anton, murdani, wib):
    assert services.alert(wib(2025, 8, 8, 12)) == 0
    assert services.alert(wib(2025, 8, 9)) == 1
    assert notices_of(anton).filter(kind="finding.effect_due").count() == 1
    assert notices_of(murdani).filter(kind="finding.effect_due").count() == 1
    assert queries.effect_overdue(closed, wib(2025, 10, 8)) is True
    assert queries.effect_overdue(closed, wib(2025, 8, 9)) is False


def test_another_owner_takes_over(open_finding, ratna, hendra, dewi, anton, wib):
    finding = open_finding()
    with pytest.raises(Refused, match=r"corrective\.not_yours"):
        services.hand_over(finding, hendra, by=anton, at=wib(2025, 7, 2))

    services.hand_over(finding, hendra, by=dewi, at=wib(2025, 7, 2))

    with pytest.raises(Refused, match=r"corrective\.not_yours"):
        services.act(finding, DONE, PROOF, by=ratna, at=wib(2025, 7, 3))
    services.act(finding, DONE, PROOF, by=hendra, at=wib(2025, 7, 3))
    with pytest.raises(Refused, match=r"corrective\.not_now"):
        services.hand_over(finding, ratna, by=dewi, at=wib(2025, 7, 4))


def test_catalogue_has_every_moment_as_the_log_binds_it(closed, log, client):
    log.audit()

    tables = list(queries.datasets())

    assert [table.name for table in tables] == ["cpns-2024/temuan-1/1", "cpns-2024/temuan-1/2"]
    lines = [b"".join(client.get(table.url).streaming_content) for table in tables]
    assert [json.loads(line)["baris"]["langkah"] for line in lines] == ["opened", "closed"]
    assert PROOF not in lines[1].decode()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evaluation_finding SET title = 'x'",
        "UPDATE evaluation_finding SET detail = 'x'",
        "DELETE FROM evaluation_finding",
        "UPDATE evaluation_action SET told = 'x'",
        "DELETE FROM evaluation_action",
        "UPDATE evaluation_findingrecord SET number = 9",
        "DELETE FROM evaluation_findingrecord",
        "UPDATE evaluation_effect SET effective = effective",
        "DELETE FROM evaluation_effect",
    ],
)
def test_what_was_said_refuses_raw_sql(closed, anton, wib, statement):
    services.check_effect(closed, False, "Masih terjadi.", by=anton, at=wib(2025, 7, 14, 9))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
