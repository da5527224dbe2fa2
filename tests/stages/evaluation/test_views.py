"""The desk and the published report."""

from uuid import uuid4

import pytest
from django.urls import reverse

from bening.stages.evaluation import views
from tests.cast import give_role

DESK = reverse("evaluation:desk", args=["cpns-2024"])


@pytest.fixture(autouse=True)
def clock(monkeypatch, quarter):
    monkeypatch.setattr(views, "now", lambda: quarter)


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def test_report_through_the_pages(client, announcement, on_duty, dewi, anton, log):
    client.force_login(dewi)
    address = reverse("evaluation:draft", args=["cpns-2024"])
    assert 'data-figure="appointment_on_duty"' in client.get(address).content.decode()
    assert post(client, address, conclusion="").status_code == 422
    assert post(client, address, conclusion="Kursi terisi.").status_code == 302
    drafted = reverse("evaluation:drafted", args=["cpns-2024", 1])
    assert client.get(drafted).status_code == 404

    client.force_login(anton)
    assert drafted in client.get(DESK).content.decode()
    assert "cocok" in client.get(drafted).content.decode()
    assert post(client, f"{drafted}tolak/").status_code == 422
    assert post(client, f"{drafted}terbitkan/").status_code == 302

    client.logout()
    report = reverse("evaluation:report", args=["cpns-2024", 1])
    assert report in client.get(reverse("evaluation:list")).content.decode()
    html = client.get(report).content.decode()
    assert "Kursi terisi." in html
    assert 'data-figure="seats"' in html
    log.audit()


def test_draft_that_no_longer_follows_is_marked(client, draft, on_duty, sealed, anton):
    sealed(on_duty[0])
    client.force_login(anton)
    address = reverse("evaluation:drafted", args=["cpns-2024", 1])

    assert "tidak lagi sama" in client.get(address).content.decode()
    assert post(client, f"{address}terbitkan/").status_code == 422
    assert post(client, f"{address}tolak/", because="Susun ulang.").status_code == 302


def test_pages_are_404_without_the_role_or_for_another_institution(
    client, on_duty, joko, tebo, lestari, yusuf
):
    client.force_login(joko)
    assert client.get(DESK).status_code == 404
    give_role(joko, "assessor", tebo, lestari, yusuf)
    assert client.get(DESK).status_code == 404


def test_draft_is_not_public(client, draft):
    assert client.get(reverse("evaluation:report", args=["cpns-2024", 1])).status_code == 404
    assert client.get(reverse("evaluation:rows", args=["cpns-2024", 1])).status_code == 404
