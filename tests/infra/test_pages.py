"""The pages of refusal as Django serves them: the right status, in both languages, without a query."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from bening.core.decision import Reason, Refused
from bening.infra.http import once
from tests.infra import urls

# No test here asks for the database: pytest-django would refuse a query.


def _refuse(request):
    raise Refused(Reason("state.changed_meanwhile", "PP 11/2017"))


def _break(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("menolak/", _refuse),
    path("rusak/", _break),
    path("sekali/", once(lambda request: HttpResponse())),
    path("", include(urls)),
]


@pytest.fixture(autouse=True)
def frame(settings):
    settings.ROOT_URLCONF = "tests.infra.test_pages"


def test_unknown_address_is_a_page_in_the_chosen_language(client):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.text
    client.cookies["bahasa"] = "en"
    assert "Page not found" in client.get("/tidak-ada/").text


def test_refusal_tells_every_reason_and_the_way_back(client):
    answer = client.get("/menolak/", headers={"referer": "/pengumuman/"})
    assert answer.status_code == 422
    assert 'data-code="state.changed_meanwhile"' in answer.text
    assert "PP 11/2017" in answer.text
    assert 'href="/pengumuman/"' in answer.text


def test_broken_page_says_so_without_leaning_on_anything():
    answer = Client(raise_request_exception=False).get("/rusak/")
    assert answer.status_code == 500
    assert "Ada gangguan pada sistem" in answer.text
    assert "broken on purpose" not in answer.text


def test_form_from_elsewhere_is_refused_in_plain_words():
    answer = Client(enforce_csrf_checks=True).post("/pengumuman/")
    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in answer.text


def test_form_without_its_key_is_refused_with_a_page(client):
    answer = client.post("/sekali/")
    assert answer.status_code == 400
    assert "Permintaan ini tidak dapat dibaca" in answer.text


def test_language_link_leads_back_to_the_page(client):
    assert "/bahasa/en/?kembali=/tidak-ada/" in client.get("/tidak-ada/").text
