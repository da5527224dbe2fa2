"""The basic training and decisions on probations through the pages."""

from uuid import uuid4

import pytest
from django.urls import reverse

from bening.stages.evaluation.queries import terms as queries
from bening.stages.evaluation.views import own, terms


@pytest.fixture(autouse=True)
def clock(monkeypatch, wib):
    for module in (own, terms):
        monkeypatch.setattr(module, "now", lambda: wib(2026, 4, 1, 9))


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def address(name, *args):
    return reverse(f"evaluation:{name}", args=["cpns-2024", *args])


def test_probation_through_the_pages(client, on_duty, sealed, hendra, anton, log):
    one = on_duty[0]
    sealed(one)
    client.force_login(hendra)
    html = client.get(address("term", one.pk)).content.decode()
    assert 'data-ground="passed" data-stands="0"' in html
    assert "belum diverifikasi" in html
    told = {"mark": "84.5", "held_on": "2025-09-03", "document": "STTPP 2025/0147"}
    assert post(client, address("training", one.pk), **told | {"mark": "101"}).status_code == 422
    assert post(client, address("training", one.pk), **told).status_code == 302
    (training,) = queries.trainings_waiting(one.announcement, anton)
    assert client.get(address("term_waiting", "pelatihan", training.pk)).status_code == 404

    client.force_login(anton)
    assert "STTPP 2025/0147" in client.get(address("term_waiting", "pelatihan", training.pk)).content.decode()
    assert post(client, address("term_return", "pelatihan", training.pk)).status_code == 422
    assert post(client, address("term_approve", "pelatihan", training.pk)).status_code == 302
    assert client.get(address("outcome", one.pk)).status_code == 404, "an approver proposes nothing"

    client.force_login(hendra)
    assert 'data-ground="passed" data-stands="1"' in client.get(address("term", one.pk)).content.decode()
    assert post(client, address("outcome", one.pk), ground="training_failed", document="x").status_code == 422
    proposal = {"ground": "passed", "document": "Surat 800/1/2026", "because": "Selamat."}
    assert post(client, address("outcome", one.pk), **proposal).status_code == 302

    client.force_login(anton)
    assert 'data-waiting="decision"' in client.get(address("terms")).content.decode()
    (decision,) = queries.decisions_waiting(one.announcement, anton)
    assert "Selamat." in client.get(address("term_waiting", "keputusan", decision.pk)).content.decode()
    assert client.get(address("term_waiting", "lain", decision.pk)).status_code == 404
    assert post(client, address("term_approve", "keputusan", decision.pk)).status_code == 302

    client.force_login(one.person)
    html = client.get(reverse("evaluation:mine")).content.decode()
    assert 'data-outcome="appoint"' in html
    assert "PP 11/2017 Ps. 36" in html
    log.audit()


def test_proposal_is_returned_through_the_pages(client, on_duty, hendra, anton):
    one = on_duty[0]
    client.force_login(hendra)
    post(client, address("outcome", one.pk), ground="resigned", document="Surat 1")
    (decision,) = queries.decisions_waiting(one.announcement, anton)
    client.force_login(anton)
    assert post(client, address("term_return", "keputusan", decision.pk), because="Salah.").status_code == 302
    assert queries.term_of(one).decided == ""


def test_pages_are_404_without_the_role(client, on_duty, dewi):
    client.force_login(dewi)
    for page in (address("terms"), address("term", on_duty[0].pk)):
        assert client.get(page).status_code == 404
