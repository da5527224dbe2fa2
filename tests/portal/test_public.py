"""Pages for everyone: few queries, cached, complete, and nothing personal."""

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.stages.evaluation import services as evaluating
from tests.stages.evaluation.conftest import *  # noqa: F403 -- a recruitment that has come to its end

PAGES = ["home", "log", "verify", "data", "accessibility", "contact", "licence"]


@pytest.fixture
def ended(announcement, on_duty, dewi, anton, quarter, log):
    """Everything is published, from the announcement to the report."""
    report = evaluating.draft_report(announcement, "Kursi terisi menurut peringkat.", by=dewi, at=quarter)
    evaluating.publish_report(report, by=anton, at=quarter)
    log.audit()
    return announcement


@pytest.fixture
def visitor():
    """Somebody whose every page is rendered anew: another host name would be another cache key."""
    return lambda address: Client().get(f"{address}?{uuid4()}")


@pytest.mark.parametrize("name", PAGES)
def test_page_needs_at_most_six_queries_and_is_cached(ended, visitor, name):
    address = reverse(f"portal:{name}")
    with CaptureQueriesContext(connection) as made:
        answer = visitor(address)
    assert answer.status_code == 200
    most = 16 if name == "data" else 6  # it asks once for each kind of table, and of file
    assert len(made) <= most, [query["sql"][:90] for query in made]
    assert "public" in answer.headers["Cache-Control"]

    client = Client()
    first = client.get(address)
    with CaptureQueriesContext(connection) as made:
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, len(made)) == (304, 0)


@pytest.mark.parametrize("name", PAGES)
def test_empty_site_has_every_page(db, visitor, name):
    assert visitor(reverse(f"portal:{name}")).status_code == 200


def test_home_shows_recruitments_and_the_log(ended, visitor):
    html = visitor(reverse("portal:home")).content.decode()

    assert 'data-recruitment="cpns-2024"' in html
    assert "catatan dalam log publik" in html


def test_log_page_says_what_was_recorded_and_nothing_personal(ended, visitor):
    html = visitor(reverse("portal:log")).content.decode()

    assert "Satu langkah pengangkatan" in html
    assert "5000000" not in html
    assert Client().get(reverse("portal:log"), {"musim": "bukan-musim"}).status_code == 200


def test_catalogue_names_every_published_table(ended, client):
    answer = client.get(reverse("portal:catalogue"))
    told = json.loads(answer.content)

    kinds = [table["kind"] for table in told["tables"]]
    assert kinds == ["formasi", "skd", "skb", "ranking-skd", "ranking-final", "result", "report"]
    assert {file["kind"] for file in told["files"]} == {"rules", "schedule"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for table in [*told["tables"], *told["files"]]:
        assert client.get(table["url"]).status_code == 200


def test_data_page_names_the_same_tables(ended, visitor, client):
    html = visitor(reverse("portal:data")).content.decode()

    for table in json.loads(client.get(reverse("portal:catalogue")).content)["tables"]:
        assert table["url"] in html
