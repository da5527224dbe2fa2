"""Queues and their forecast for the committee; one page for everybody, without interim figures."""

import pytest
from django.urls import reverse

from bening.stages.evaluation.queries import monitoring as queries
from bening.stages.evaluation.views import monitoring as views
from tests.cast import give_role

COMMITTEE = reverse("evaluation:monitoring", args=["cpns-2024"])
SUMMARY = reverse("evaluation:summary", args=["cpns-2024"])


@pytest.fixture
def moment(monkeypatch):
    """`moment(at)`: the clock of the pages."""
    return lambda at: monkeypatch.setattr(views, "now", lambda: at)


def test_queue_is_done_when_everybody_was_judged(announcement, wib):
    at = wib(2024, 9, 17, 9)

    (queue,) = [each for each in queries.queues(announcement, at) if each.code == "screening"]

    assert (queue.told.left, queue.told.verdict) == (0, "done")


def test_queue_that_is_over_is_not_told(announcement, on_duty, quarter):
    assert queries.queues(announcement, quarter) == []


def test_committee_sees_queues_and_what_is_late(client, announcement, on_duty, hendra, moment, wib):
    moment(wib(2024, 9, 17, 9))
    client.force_login(hendra)

    html = client.get(COMMITTEE).content.decode()

    assert 'data-queue="screening"' in html
    assert 'data-late="sanggah"' in html


def test_committee_page_is_404_for_others(client, announcement, on_duty, joko, ratna, tebo, lestari, yusuf):
    for person in (joko, ratna):
        client.force_login(person)
        assert client.get(COMMITTEE).status_code == 404
    give_role(joko, "secretary", tebo, lestari, yusuf)
    client.force_login(joko)
    assert client.get(COMMITTEE).status_code == 404


@pytest.mark.parametrize(
    ("day", "told", "untold"),
    [
        ((2024, 8, 21), set(), {"entered", "ms_first", "objections_filed", "ms_after_sanggah"}),
        ((2024, 9, 17), {"entered"}, {"ms_first", "objections_filed"}),
    ],
)
def test_figures_wait_for_their_announcement(announcement, wib, day, told, untold):
    """The verdicts are there in the database; the day on which they are told has not come."""
    names = {name for name, _value in queries.public_figures(announcement, wib(*day, 9))}

    assert told <= names
    assert not untold & names


def test_summary_tells_everything_at_the_end(client, announcement, on_duty, quarter, moment):
    moment(quarter)
    names = dict(queries.public_figures(announcement, quarter))
    assert {*queries.TOLD_FROM, *queries.TOLD_AFTER} <= set(names)

    html = client.get(SUMMARY).content.decode()

    assert "<svg" in html
    assert 'data-late="findings"' in html
    assert "Lulus akhir" in html


def test_summary_before_anything_was_announced_is_empty(client, announcement, monkeypatch, moment, quarter):
    moment(quarter)
    monkeypatch.setattr(queries, "public_figures", lambda *_: [])

    assert "Belum ada angka yang diumumkan." in client.get(SUMMARY).content.decode()


def test_summary_of_a_recruitment_that_is_not_there_is_404(client, announcement):
    assert client.get(reverse("evaluation:summary", args=["tidak-ada"])).status_code == 404
