"""The public list, and the way of a finding through the pages of three officers."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.core.citation import CitableCase
from bening.stages.evaluation import jobs
from bening.stages.evaluation.models import Finding
from bening.stages.evaluation.queries import findings as queries
from bening.stages.evaluation.views import findings as views
from tests.cast import give_role
from tests.stages.evaluation.conftest import DONE, PROOF, TITLE

DESK = reverse("evaluation:findings_desk")
PUBLIC = reverse("evaluation:findings")


@pytest.fixture
def clock(monkeypatch, wib):
    """`clock(7, 10)`: it is that day of 2025."""

    def is_now(*day):
        monkeypatch.setattr(views, "now", lambda: wib(2025, *day, 9))

    is_now(7, 1)
    return is_now


def post(client, address, **sent):
    return client.post(address, {"once": str(uuid4()), **sent})


def test_finding_through_the_pages(client, announcement, dewi, ratna, anton, clock, log):
    client.force_login(dewi)
    address = reverse("evaluation:finding_new", args=["cpns-2024"])
    assert address in client.get(DESK).content.decode()
    said = {"source": "forum", "reference": "jam-loket", "severity": "critical", "unit": "Loket",
            "title": TITLE, "detail": "Rincian dalam.", "owner": ratna.pk}  # fmt: skip
    assert post(client, address, **said | {"title": ""}).status_code == 422
    assert post(client, address, **said | {"title": "Anton Wijaya terlambat"}).status_code == 422
    assert post(client, address, **said).status_code == 302
    finding = Finding.objects.get()
    steps = {
        name: reverse(f"evaluation:finding_{name}", args=[finding.pk])
        for name in ("desk", "act", "accept", "return", "effect", "owner")
    }
    assert client.get(steps["effect"]).status_code == 404

    client.force_login(ratna)
    assert 'data-finding="1"' in client.get(DESK).content.decode()
    assert steps["act"] in client.get(steps["desk"]).content.decode()
    assert post(client, steps["accept"]).status_code == 404
    assert post(client, steps["act"], told=DONE, evidence="").status_code == 422
    assert post(client, steps["act"], told=DONE, evidence=PROOF).status_code == 302

    client.force_login(anton)
    assert PROOF in client.get(steps["desk"]).content.decode()
    assert post(client, steps["return"]).status_code == 422
    assert post(client, steps["accept"]).status_code == 302
    assert post(client, steps["effect"], effective="yes", because="Baik.").status_code == 422
    clock(8, 11)
    assert client.get(steps["effect"]).status_code == 200
    assert post(client, steps["effect"], effective="yes", because="Loket buka.").status_code == 302

    client.logout()
    html = client.get(reverse("evaluation:finding", args=["cpns-2024", 1])).content.decode()
    assert [f'data-moment="{moment}"' in html for moment in ("opened", "closed", "effective")] == [True] * 3
    assert "Loket buka." in html
    for inside in (PROOF, "Rincian dalam.", ratna.name, dewi.name, anton.name):
        assert inside not in html
    log.audit()


def test_public_list_counts_what_is_overdue(client, open_finding, ratna, clock):
    open_finding()
    open_finding(unit="RSUD Hamba", severity="minor")
    clock(8, 4)

    html = client.get(PUBLIC).content.decode()

    assert html.index("RSUD Hamba") > html.index("Sekretariat Panitia"), "the overdue first"
    assert 'data-overdue="1"' in html
    assert ratna.name not in html
    table = client.get(reverse("evaluation:findings_csv")).content.decode().splitlines()
    assert [line.rsplit(",", 1)[1] for line in table[1:]] == ["0", "1"], "newest first"
    assert ratna.name not in "".join(table)


def test_table_of_findings_holds_no_formula(client, open_finding):
    open_finding(unit="=HYPERLINK(1)")

    assert ",'=HYPERLINK(1)," in client.get(reverse("evaluation:findings_csv")).content.decode()


def test_public_list_without_any_finding(client, db):
    assert "Belum ada temuan" in client.get(PUBLIC).content.decode()


def test_owner_sees_only_their_own_and_strangers_none(client, open_finding, ratna, hendra, joko, clock):
    mine, other = open_finding(), open_finding(owner=hendra)
    client.force_login(ratna)
    assert client.get(reverse("evaluation:finding_desk", args=[mine.pk])).status_code == 200
    assert client.get(reverse("evaluation:finding_desk", args=[other.pk])).status_code == 404
    client.force_login(joko)
    assert client.get(DESK).status_code == 404


def test_other_institution_sees_nothing(client, open_finding, joko, tebo, lestari, yusuf, clock):
    finding = open_finding()
    give_role(joko, "inspector", tebo, lestari, yusuf)
    client.force_login(joko)
    assert client.get(reverse("evaluation:finding_desk", args=[finding.pk])).status_code == 404
    assert client.get(reverse("evaluation:finding_new", args=["cpns-2024"])).status_code == 404


def test_owner_is_changed_through_the_page(client, open_finding, dewi, hendra, clock):
    finding = open_finding()
    client.force_login(dewi)
    address = reverse("evaluation:finding_owner", args=[finding.pk])
    assert client.get(address).status_code == 200
    assert post(client, address, owner=hendra.pk).status_code == 302
    finding.refresh_from_db()
    assert finding.owner == hendra


def test_job_tells_what_is_overdue(open_finding, monkeypatch, wib):
    open_finding()
    monkeypatch.setattr(jobs, "now", lambda: wib(2025, 8, 4))

    assert [jobs.look_after_findings(), jobs.look_after_findings()] == [True, False]


def test_list_asks_the_same_number_of_questions_for_one_and_three(
    client,
    open_finding,
    dewi,
    clock,
    django_assert_num_queries,
):
    open_finding()
    client.force_login(dewi)
    client.get(DESK)
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(DESK)
    open_finding()
    open_finding()
    with django_assert_num_queries(len(first)):
        client.get(DESK)


def test_decided_case_of_the_public_is_offered_and_fills_the_form(
    client, announcement, open_finding, dewi, clock, monkeypatch, wib
):
    """The case comes from participation; what is made of it here is the officer's."""
    decided = wib(2024, 9, 1)
    case = CitableCase("complaint", "P-ABCDE-23456", "Pengaduan: pelayanan", "/pengaduan/", decided)
    audit = CitableCase("audit", "audit/1/1ab9d0", "Pemeriksaan", "/kepentingan/", decided)
    other = CitableCase("weather", "hujan/1", "Tidak dikenal", "/", decided)
    monkeypatch.setattr(queries.participation, "citable_cases", lambda institution: [case, audit, other])
    client.force_login(dewi)

    page = client.get(DESK).content.decode()

    assert page.count("data-case=") == 2
    assert "?asal=integrity&amp;rujukan=audit/1/1ab9d0" in page
    way = page.split('data-case="P-ABCDE-23456"><a href="')[1].split('"')[0].replace("&amp;", "&")
    form = client.get(way).content.decode()
    assert 'value="P-ABCDE-23456"' in form
    assert '<option value="complaint" selected>' in form
    open_finding(source="integrity", reference="audit/1/1ab9d0")
    assert client.get(DESK).content.decode().count("data-case=") == 1, "what is cited is not offered again"
