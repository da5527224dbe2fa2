"""How many compete: as of yesterday, small numbers not told; and formasi side by side."""

import pytest
from django.urls import reverse

from bening.outreach import comparing, competition
from bening.outreach.competition import Applicants, Figures
from bening.outreach.views import competition as views
from bening.stages.announcements import queries as announcements
from tests.stages.registration import scene


@pytest.fixture(autouse=True)
def fresh():
    competition.figures.cache_clear()


@pytest.fixture
def announcement(batanghari, hendra, anton, wib):
    return scene.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


def test_applicants_per_seat_are_rounded_to_a_tenth():
    assert Applicants(10, 4).per_seat == "2,5"
    assert Applicants(10, 5).per_seat == "2"
    assert Applicants(20, 3).per_seat == "6,7"
    assert Applicants(None, 3).per_seat == ""


def test_small_numbers_are_not_told_and_cannot_be_computed_from_the_total():
    from bening.core.suppression import hidden

    counts = {"a": 40, "b": 3, "c": 12, "d": 9}
    told = Figures(counts, hidden(counts))

    assert told.of("a", 2).count == 40
    assert told.of("b", 2).count is None
    assert told.of("d", 2).count is None  # else b would be the total minus the rest
    assert told.of("none", 2).count == 0


def test_total_is_told_where_it_does_not_tell_of_few():
    assert Figures({"a": 40}, frozenset()).total == 40
    assert Figures({"a": 1, "b": 1, "c": 3}, frozenset("abc")).total is None
    assert Figures({"a": 9, "b": 3, "c": 50}, frozenset("ab")).total == 62


def test_figures_are_of_the_end_of_yesterday(announcement, sari, wib):
    scene.enter(announcement, by=sari, at=wib(2024, 8, 25, 23, 30), code="F01")

    assert competition.figures(announcement.pk, wib(2024, 8, 25).date()).total == 0
    told = competition.figures(announcement.pk, wib(2024, 8, 26).date())
    assert told.total is None  # the total would tell what is hidden
    assert told.of("F01", 2).count is None  # one person is a small number


def test_page_searches_and_leads_to_the_comparison(client, announcement, monkeypatch, wib):
    monkeypatch.setattr(views, "now", lambda: wib(2024, 8, 26, 10))
    page = client.get(reverse("outreach:competition", args=[announcement.slug])).content.decode()
    found = client.get(reverse("outreach:competition", args=[announcement.slug]), {"q": "kehutanan"})

    assert page.count('data-applicants="0"') == 4
    assert found.content.decode().count("data-code=") == 1


def test_comparison_marks_what_differs(client, announcement):
    rows = list(announcements.formasi_in(announcement))
    told = competition.figures(announcement.pk, announcement.created_at.date())
    lines = comparing.lines(rows[:2], announcements.edition_in_force(announcement), told)
    by_place = [line.differs for line in lines]

    assert by_place[0]  # the units
    assert not by_place[1]  # two seats each
    codes = [row.code for row in rows]
    page = client.get(reverse("outreach:compare", args=[announcement.slug]), {"formasi": [*codes, "X"]})
    assert page.content.decode().count("data-differs") >= 2
    assert page.content.decode().count('scope="col"') == 5


def test_comparison_starts_empty_and_adds_what_is_found(client, announcement):
    address = reverse("outreach:compare", args=[announcement.slug])
    code = announcements.formasi_in(announcement)[0].code

    assert "Pilih sampai 4 formasi" in client.get(address).content.decode()
    page = client.get(address, {"formasi": [code], "q": "kehutanan"}).content.decode()
    none = client.get(address, {"formasi": [code], "q": "dokter"}).content.decode()
    assert 'id="tF03"' in page
    assert "Tidak ada formasi lain" in none


def test_lists_cost_the_same_however_many(client, announcement, django_assert_max_num_queries):
    client.get(reverse("outreach:competition", args=[announcement.slug]))
    with django_assert_max_num_queries(4):
        client.get(reverse("outreach:competition", args=[announcement.slug]), {"q": "analis"})
