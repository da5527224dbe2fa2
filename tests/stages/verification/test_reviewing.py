"""Who answers a sanggah does not pick whose: one is given, and only by those free of the case."""

import re

import pytest
from django.urls import reverse

from bening.accounts.services import declare_origin
from bening.core.decision import Refused
from bening.objections import queries as objected
from bening.stages.verification import queries, services
from tests.stages.registration.scene import ANSWERS
from tests.stages.verification import scene


@pytest.fixture
def three(announcement, sari, budi, joko, ratna, anton, during, at, in_window):
    """Three refusals, all objected to."""
    found = []
    for person in (sari, budi, joko):
        scene.submit(announcement, by=person, at=during)
        verdict = scene.decide(announcement, ratna, anton, at=at, ijazah="document.unreadable")
        found.append(services.file_sanggah(verdict, {"ijazah": "Terbaca semua."}, by=person, at=in_window))
    return found


def address(objection):
    return reverse("verification:answer", args=[objection.pk])


def test_reviewer_opens_the_one_that_is_given_and_no_other(client, clock, three, dewi, in_window, log):
    clock(in_window)
    client.force_login(dewi)
    given = queries.next_objection(dewi)
    others = [one for one in three if one != given]

    html = client.get(reverse("verification:objections")).content.decode()

    assert set(re.findall(r"/meja/sanggah/[0-9a-f]{8}-[0-9a-f-]{27}/", html)) == {address(given)}
    for one in others:
        picture = reverse("verification:objection_picture", args=[one.pk, "ijazah", 1])
        assert client.get(address(one)).status_code == 404
        assert client.get(picture).status_code == 404
    assert client.get(address(given)).status_code == 200
    log.audit()


def test_one_that_was_opened_stays_open_though_another_comes_first(
    client, clock, three, dewi, in_window, monkeypatch
):
    clock(in_window)
    client.force_login(dewi)
    given = queries.next_objection(dewi)
    client.get(address(given))
    other = next(one for one in three if one != given)
    monkeypatch.setattr(queries.cases, "lookup", lambda text, _: "0" if str(other.pk) in text else "1")
    assert queries.next_objection(dewi) == other

    assert client.get(address(given)).status_code == 200


def test_order_differs_between_reviewers_and_is_no_order_of_filing(three, dewi, officer):
    names = ("Qori", "Yuda", "Vina", "Zaki", "Ulfa", "Oki", "Ina", "Eka", "Cici")  # alike once in 20,000
    reviewers = [dewi, *(officer(f"{name} Penelaah", "objection_reviewer") for name in names)]
    assert len({queries.next_objection(reviewer) for reviewer in reviewers}) > 1


def test_reviewer_near_to_the_applicant_or_of_the_case_gets_none(
    client, clock, three, dewi, anton, batanghari, murni, hasan, in_window, at
):
    from tests.cast import give_role

    contact = ANSWERS["contact"]
    declare_origin(dewi, "1504010101010101", contact["village"], contact["district"], at=at)
    give_role(anton, "objection_reviewer", batanghari, murni, hasan)
    clock(in_window)
    for reviewer in (dewi, anton):
        assert queries.next_objection(reviewer) is None
        client.force_login(reviewer)
        assert [client.get(address(one)).status_code for one in three] == [404, 404, 404]
    with pytest.raises(Refused):
        services.answer_sanggah(
            three[0], {"ijazah": ("rejected", "Tidak terbaca.", "PermenPANRB 6/2024")}, by=anton, at=in_window
        )
    assert objected.waiting_for(dewi, "verification").count() == 3
