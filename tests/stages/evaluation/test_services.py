"""A report that says what the seals say."""

import json
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from bening.core.decision import Refused
from bening.core.suppression import in_steps
from bening.stages.evaluation import queries, services
from bening.stages.evaluation.models import Figure, Report
from bening.stages.evaluation.queries import progress
from bening.transparency.queries import record_of
from tests.cast import give_role


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
    announcement, draft, on_duty, sealed, anton, quarter
):
    sealed(on_duty[0])

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
    named = dict(progress.rating_groups(ratings))

    assert named.pop("assessed") == len(ratings)
    assert shown <= set(named)
    assert shown or not named


@pytest.mark.parametrize(("people", "shown"), [(11, False), (10, True), (14, False), (15, True)])
def test_difference_of_two_reports_is_nobodys_rating(people, shown):
    """Ten were shown before: one more, and the second report minus the first is a person's rating."""
    found = ["baik"] * (people - 5) + ["kurang"] * 5

    assert (len(progress.rating_groups(found, before=[10])) > 1) is shown


def test_only_reports_that_showed_ratings_are_kept_away_from(draft, anton, quarter, announcement):
    services.publish_report(draft, by=anton, at=quarter)

    assert queries.assessed_before(announcement) == [], "of two people nothing was shown"
    Figure.objects.create(report=draft, position=99, name="rated_good", value="9", salt="", commitment="")
    assert queries.assessed_before(announcement) == [0]


def test_officer_who_looks_every_day_learns_nobodys_rating(announcement, on_duty, sealed, monkeypatch):
    monkeypatch.setattr(progress, "in_steps", partial(in_steps, smallest=2))
    monkeypatch.setattr(progress, "SMALLEST", 1)
    monkeypatch.setattr(progress, "tells_of_few", lambda people: people < 1)
    sealed(on_duty[0], results=1, behaviour=1)
    assert progress.ratings_in_steps(announcement) == [("assessed", 0)]
    assert progress.behaviours(announcement) == []

    sealed(on_duty[1])

    assert dict(progress.ratings_in_steps(announcement))["assessed"] == 2
    assert {mean for _criterion, mean in progress.behaviours(announcement)} == {2.0}


@pytest.mark.parametrize("table", ["report", "figure"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_published_rows_refuse_raw_sql(draft, anton, quarter, table, verb):
    services.publish_report(draft, by=anton, at=quarter)
    assert Figure.objects.exists()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(f"evaluation_{table}"))
