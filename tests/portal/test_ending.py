"""The end of the way: results, the seat, duty, and the officer's desk with what waits on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.portal import queries
from bening.stages.appointments import services as appointing
from bening.stages.registration import queries as registration
from tests.stages.appointments.conftest import number
from tests.stages.evaluation.conftest import *  # noqa: F403 -- the same scene


def code_of(announcement, participant, moment):
    application = registration.by_number(announcement, participant)
    return queries.standing_of(application, moment).code


def test_results_are_told_to_each(announcement, wib):
    moment = wib(2025, 1, 22, 10)

    assert code_of(announcement, "50000001", moment) == "final.passed"
    assert code_of(announcement, "50000004", moment) == "final.not_passed"
    assert code_of(announcement, "50000001", wib(2024, 12, 10, 10)) == "verdict.qualified"


def test_seat_is_told_step_by_step(opened, step, day):
    first, second = opened
    found = []
    for kind, facts in (("", {}), ("complete", {}), ("number", number()), ("start", {"day": "2025-04-01"})):
        if kind:
            step(first, kind, **facts)
        found.append(code_of(first.announcement, first.participant, day))
    assert found == [f"appointment.{state}" for state in ("filing", "complete", "numbered", "on_duty")]

    step(second, "resign", because="letter")
    assert code_of(second.announcement, second.participant, day) == "appointment.resigned"
    assert code_of(second.announcement, "50000003", day) == "appointment.filing"


def test_steps_lead_to_pages_of_the_end(client, on_duty, day):
    application = on_duty[0].application
    client.force_login(on_duty[0].person)
    told = queries.standing_of(application, day)

    steps = {step.kind: step for step in queries.steps_of(application, told, day)}

    assert set(steps) == {
        "registration",
        "documents",
        "verification",
        "results",
        "appointments",
        "assessments",
    }
    for kind in ("results", "appointments", "assessments"):
        assert client.get(steps[kind].address).status_code == 200


def test_desk_shows_each_officer_their_work(client, draft, hendra, anton, dewi, ratna):
    expected = {
        hendra: {"announcements", "rankings", "appointments", "terms"},
        anton: {"announcements", "approve", "scores", "rankings", "appointments", "terms", "evaluation"},
        dewi: {"objections", "final_objections", "work_objections", "evaluation"},
        ratna: {"propose", "scores", "evaluation"},
    }
    for officer, kinds in expected.items():
        client.force_login(officer)
        html = client.get(reverse("portal:desk")).content.decode()
        work = {item.kind: item for item in queries.work_of(officer)}
        assert set(work) - {"findings"} == kinds | {"interests"}
        for item in work.values():
            assert f'data-work="{item.kind}" data-waiting="{item.waiting}"' in html
            assert client.get(item.address).status_code == 200
    assert {item.kind: item.waiting for item in queries.work_of(anton)}["evaluation"] == 1


def test_desk_counts_what_only_others_recorded(opened, hendra, anton, day):
    appointing.record_step(opened[0], "resign", {"because": "letter"}, by=hendra, at=day)

    waiting = {item.kind: item.waiting for item in queries.work_of(anton)}

    assert waiting["appointments"] == 1


def test_desk_is_404_without_any_role(client, joko):
    client.force_login(joko)

    assert client.get(reverse("portal:desk")).status_code == 404


def test_way_needs_few_queries(client, on_duty):
    client.force_login(on_duty[0].person)
    with CaptureQueriesContext(connection) as made:
        client.get(reverse("portal:journey", args=[on_duty[0].application_id]))
    assert len(made) <= 20


@pytest.mark.parametrize("participant", ["50000001", "50000003"])
def test_way_page_opens_at_the_end(client, on_duty, participant):
    application = registration.by_number(on_duty[0].announcement, participant)
    client.force_login(application.person)

    assert client.get(reverse("portal:journey", args=[application.pk])).status_code == 200
