"""The committee's list, the second person's page, and what the appointee reads."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.accounts.queries import accesses_to
from bening.stages.appointments import queries, services
from bening.stages.appointments.views import exchange, filing, judging, steps
from tests.cast import give_role
from tests.stages.appointments.conftest import SEEN, number

LIST = reverse("appointments:list", args=["cpns-2024"])


@pytest.fixture(autouse=True)
def clock(monkeypatch, day):
    """Pages are asked for in the phase of filing."""
    for module in (exchange, filing, judging, steps):
        monkeypatch.setattr(module, "now", lambda: day)


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def test_whole_way_through_the_pages(client, announcement, hendra, anton, log):
    client.force_login(hendra)
    assert "Belum ada kursi" in client.get(LIST).content.decode()
    assert post(client, reverse("appointments:open", args=["cpns-2024"])).status_code == 302
    first = queries.appointments_in(announcement)[0]
    sent = {
        "complete": {"seen": SEEN.split(","), "sure": "on"},
        "number": {"number": "19980512 202503 2 001", "effective": "2025-03-01"},
        "start": {"day": "01-04-2025"},
    }
    for kind, fields in sent.items():
        client.force_login(hendra)
        address = reverse("appointments:record", args=["cpns-2024", first.pk, kind])
        assert client.get(address).status_code == 200
        assert post(client, address).status_code == 422
        assert post(client, address, **fields).status_code == 302
        client.force_login(anton)
        (waiting,) = re.findall(
            r'href="(/meja/pengangkatan/langkah/\d+/)"', client.get(LIST).content.decode()
        )
        assert client.get(waiting).status_code == 200
        assert post(client, f"{waiting}sahkan/").status_code == 302
    first.refresh_from_db()
    assert (first.state, f"{first.started_on}") == ("on_duty", "2025-04-01")
    log.audit()


def test_second_person_sees_what_differs_and_may_return(client, opened, step, hendra, anton, day):
    step(opened[0], "complete")
    facts = number(number="199805132025032001")
    recorded = services.record_step(opened[0], "number", facts, by=hendra, at=day)
    client.force_login(anton)
    address = reverse("appointments:step", args=[recorded.pk])

    html = client.get(address).content.decode()

    assert 'data-check="nip.matches_birth"' in html
    assert facts["number"] in html
    assert accesses_to(opened[0].person).filter(actor=anton, what="appointment").exists()
    assert post(client, f"{address}kembalikan/").status_code == 422
    assert post(client, f"{address}kembalikan/", because="Salah ketik.").status_code == 302
    assert client.get(address).status_code == 404


def test_pages_are_404_without_the_role_or_for_another_institution(
    client, opened, joko, tebo, lestari, yusuf, hendra, day
):
    recorded = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    client.force_login(joko)
    assert client.get(LIST).status_code == 404
    give_role(joko, "approver", tebo, lestari, yusuf)
    assert client.get(LIST).status_code == 404
    assert client.get(reverse("appointments:step", args=[recorded.pk])).status_code == 404


def test_recorder_does_not_get_the_own_record_to_seal(client, opened, hendra, day, batanghari, murni, hasan):
    recorded = services.record_step(opened[0], "complete", {"seen": SEEN}, by=hendra, at=day)
    give_role(hendra, "approver", batanghari, murni, hasan)
    client.force_login(hendra)

    assert post(client, reverse("appointments:approve", args=[recorded.pk])).status_code == 404
    assert "menunggu orang kedua" in client.get(LIST).content.decode()


def test_appointee_reads_what_to_bring_until_when(client, opened, step):
    first = opened[0]
    client.force_login(first.person)
    address = reverse("appointments:mine", args=[first.application_id])

    html = client.get(address).content.decode()
    assert 'data-paper="skck"' in html
    assert "21 Februari 2025 pukul 23.59 WIB" in html

    step(first, "complete")
    step(first, "number", **number())
    html = client.get(address).content.decode()
    assert number()["number"] in html
    assert 'data-paper="skck"' not in html


def test_next_in_rank_reads_why(client, opened, step, announcement):
    step(opened[1], "resign", because="letter")
    third = queries.appointments_in(announcement).get(participant="50000003")
    client.force_login(third.person)

    html = client.get(reverse("appointments:mine", args=[third.application_id])).content.decode()

    assert "peringkat berikutnya" in html


def test_page_of_another_appointee_is_404(client, opened):
    client.force_login(opened[1].person)

    assert client.get(reverse("appointments:mine", args=[opened[0].application_id])).status_code == 404


def test_list_needs_the_same_queries_for_two_and_three(client, opened, step, hendra):
    client.force_login(hendra)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as made:
            client.get(LIST)
        counts.append(len(made))
        step(opened[1], "resign", because="letter") if len(counts) == 1 else None
    assert counts[0] == counts[1] <= 15
