"""Assessments by two raters, and a report that says what the seals say."""

import json
from datetime import date
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from bening.accounts.models import User
from bening.accounts.services import declare_relative
from bening.core import regulation
from bening.core.decision import Refused
from bening.infra.encryption import lookup
from bening.stages.appointments.models import Appointment
from bening.stages.evaluation import queries, services
from bening.stages.evaluation.models import Assessment, Figure, Report
from bening.transparency.queries import record_of
from tests.cast import give_role
from tests.stages.evaluation.conftest import EVIDENCE


def test_assessment_counts_once_two_raters_agree(on_duty, rate, wati, quarter, log):
    assessment = rate(on_duty[0])
    assert not queries.assessments_about(on_duty[0].person).exists()

    services.agree(assessment, by=wati, at=quarter)

    (mine,) = queries.assessments_about(on_duty[0].person)
    assert (mine.rating, queries.evidence_of(mine)) == ("baik", EVIDENCE)
    assert EVIDENCE.encode() not in bytes(mine.evidence_sealed)
    log.audit()


def test_rating_is_that_of_the_matrix(on_duty, rate, wati, quarter):
    rules = regulation.load("cpns-2024")

    for results, behaviour in product(("above", "meets", "below"), repeat=2):
        assessment = rate(on_duty[0], results=results, behaviour=behaviour)
        assert assessment.rating == rules.performance.ratings[results, behaviour]
        assert assessment.regulation_digest == rules.digest
        services.return_assessment(assessment, "Sekali lagi.", by=wati, at=quarter)


def test_period_that_is_not_over_is_refused(on_duty, rate, wib):
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], at=wib(2025, 6, 30, 23, 59, 59))
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], "m6")
    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0], "m5", at=wib(2026, 4, 1))


@pytest.mark.parametrize(
    ("begun", "month", "due"),
    [
        (date(2025, 4, 1), 3, date(2025, 7, 1)),
        (date(2025, 10, 15), 3, date(2026, 1, 15)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2025, 3, 31), 3, date(2025, 6, 30)),
        (date(2025, 12, 1), 12, date(2026, 12, 1)),
    ],
)
def test_due_on_counts_whole_months(begun, month, due):
    assert queries.due_on(Appointment(started_on=begun), month) == due


def test_period_is_assessed_once(on_duty, rate):
    rate(on_duty[0])

    with pytest.raises(Refused, match=r"assessment\.not_due"):
        rate(on_duty[0])


def test_only_people_on_duty_are_assessed(opened, rate):
    with pytest.raises(Refused, match=r"assessment\.not_on_duty"):
        rate(opened[0])


def test_evidence_is_needed(on_duty, rate):
    with pytest.raises(Refused, match=r"assessment\.evidence_missing"):
        rate(on_duty[0], evidence="  ")


def test_first_rater_cannot_be_the_second(on_duty, rate, ratna, quarter):
    assessment = rate(on_duty[0])

    assert not queries.waiting_for_second(on_duty[0].announcement, ratna).exists()
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.agree(assessment, by=ratna, at=quarter)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_assessment(assessment, "Saya ragu.", by=ratna, at=quarter)


def test_relative_neither_rates_nor_agrees(on_duty, rate, ratna, wati, quarter):
    first, second = on_duty
    for number, one in enumerate(on_duty):
        User.objects.filter(pk=one.person_id).update(nik_lookup=lookup(f"150401999999999{number}", "nik"))
        one.person.refresh_from_db()
    declare_relative(ratna, "1504019999999990", "anak", at=quarter)
    declare_relative(wati, "1504019999999991", "adik", at=quarter)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        rate(first)
    assessment = rate(second)
    assessment.person.refresh_from_db()
    assert not queries.waiting_for_second(second.announcement, wati).exists()
    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.agree(assessment, by=wati, at=quarter)


def test_returned_assessment_is_made_anew(on_duty, rate, wati, quarter, log):
    assessment = rate(on_duty[0])
    with pytest.raises(Refused, match=r"return\.without_reason"):
        services.return_assessment(assessment, "", by=wati, at=quarter)
    services.return_assessment(assessment, "Bukti belum cukup.", by=wati, at=quarter)

    assert rate(on_duty[0]).pk != assessment.pk
    log.audit()


def test_four_eyes_hold_in_the_database(on_duty, rate, ratna, wati):
    assessment = rate(on_duty[0])
    broken = (
        {"second_rater": ratna},
        {"second_rater": on_duty[0].person},
        {"first_rater": on_duty[0].person},
        {"state": "sealed"},
        {"state": "returned", "returned_by": ratna, "returned_because": "Ragu."},
        {"state": "returned", "returned_by": wati},
        {"results": "great"},
    )
    for changes in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=assessment.pk).update(**changes)


# --- reports ------------------------------------------------------------------------------------------


def test_report_is_computed_from_the_seals(announcement, draft, anton, quarter, log):
    report = services.publish_report(draft, by=anton, at=quarter)

    figures = dict(queries.figures_of(report))
    assert (
        figures
        | {
            "seats": 2,
            "entered": 4,
            "dossiers_sealed": 4,
            "ms_first": 4,
            "tms_first": 0,
            "objections_filed": 0,
            "objections_accepted": 0,
            "skd_P/L": 4,
            "final_P/L": 2,
            "final_P/TL": 2,
            "appointment_on_duty": 2,
            "assessed": 0,
        }
        == figures
    )
    assert record_of(report.entry).event.topic == "report"
    log.audit()


def test_open_rows_are_the_figures_recomputed(announcement, draft, anton, quarter, log, client):
    services.publish_report(draft, by=anton, at=quarter)
    log.audit()
    (table,) = queries.datasets()

    served = b"".join(client.get(table.url).streaming_content).decode().splitlines()

    rows = [json.loads(line)["baris"] for line in served]
    assert [(row["name"], int(row["value"])) for row in rows] == queries.figures(announcement)
    assert table.name == "cpns-2024/laporan-1"


def test_report_that_no_longer_says_what_the_seals_say_is_refused(
    announcement, draft, on_duty, rate, wati, anton, quarter
):
    services.agree(rate(on_duty[0]), by=wati, at=quarter)

    with pytest.raises(Refused, match=r"report\.no_longer_follows"):
        services.publish_report(draft, by=anton, at=quarter)
    services.return_report(draft, "Sudah ada penilaian.", by=anton, at=quarter)
    assert not queries.drafts(announcement).exists()


def test_drafter_cannot_publish_or_return(draft, dewi, quarter, batanghari, murni, hasan):
    give_role(dewi, "publisher", batanghari, murni, hasan)

    assert not queries.drafts_waiting(draft.announcement, dewi).exists()
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.publish_report(draft, by=dewi, at=quarter)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.return_report(draft, "Salah.", by=dewi, at=quarter)
    for changes in ({"published_by": dewi}, {"state": "published"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=draft.pk).update(**changes)


def test_report_needs_a_conclusion(announcement, dewi, quarter):
    with pytest.raises(Refused, match=r"report\.conclusion_missing"):
        services.draft_report(announcement, " ", by=dewi, at=quarter)


@pytest.mark.parametrize(
    ("ratings", "shown"),
    [
        (["baik"] * 4, set()),
        (["baik"] * 5 + ["sangat_baik"] * 5, {"rating_baik", "rating_sangat_baik", "rating_kurang"}),
        (["baik"] * 6 + ["sangat_baik"], {"rated_good", "rated_below_good"}),
        (["baik"] * 6 + ["kurang"], set()),
        ([], set()),
    ],
    ids=["too few", "large groups", "coarser", "one would be known", "nobody"],
)
def test_groups_that_point_at_a_person_are_not_shown(ratings, shown):
    named = dict(queries.rating_groups(ratings))

    assert named.pop("assessed") == len(ratings)
    assert shown <= set(named)
    assert shown or not named


@pytest.mark.parametrize("table", ["assessment", "report", "figure"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_sealed_rows_refuse_raw_sql(on_duty, rate, wati, draft, anton, quarter, table, verb):
    assessment = rate(on_duty[0])
    services.publish_report(draft, by=anton, at=quarter)
    services.agree(assessment, by=wati, at=quarter)
    assert Figure.objects.exists()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(f"evaluation_{table}"))
