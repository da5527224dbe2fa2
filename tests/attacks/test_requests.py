"""Requests that no browser of an honest person sends: what must not leak, break or stay."""

import re
from uuid import uuid4

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from bening.accounts.models import User
from bening.infra.http import PublicCacheMiddleware, seen_version
from tests.cast import NIKS

CSP = "Content-Security-Policy"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def public_page(body=b"halaman"):
    """A view's answer, marked as the same for everyone."""
    response = HttpResponse(body)
    response.bening_public = True
    return response


@pytest.fixture
def asked():
    """`asked(path, cookies)`: ask a cache, before a view that counts its answers in `asked.views`."""

    def view(request):
        asked.views += 1
        response = public_page(str(asked.views).encode())
        if "keranjang" in request.GET:
            response.set_cookie("csrftoken", "rahasia")
        return response

    middleware = PublicCacheMiddleware(view)

    def asked(path="/", cookies=(), **options):
        request = RequestFactory().get(path, **options)
        request.COOKIES = dict(cookies)
        return middleware(request)

    asked.views, asked.middleware = 0, middleware
    return asked


@pytest.mark.parametrize("cookie", ["sessionid", "messages", "apa_pun"])
def test_page_of_somebody_with_a_cookie_is_neither_kept_nor_given(asked, cookie):
    assert asked().content == b"1"
    for _ in range(2):
        answer = asked(cookies={cookie: "x"})
        assert "public" not in answer.headers.get("Cache-Control", "")
    assert asked.views == 3
    assert asked().content == b"1"


def test_message_for_one_person_is_not_shown_to_the_next(client, sari, log):
    client.force_login(sari)
    client.post(reverse("account_logout"))
    assert CookieStorage.cookie_name in client.cookies

    assert "Anda sudah keluar" in client.get("/").content.decode()
    assert "Anda sudah keluar" not in Client().get("/").content.decode()


def test_answer_that_sets_a_cookie_is_not_kept(asked):
    for _ in range(2):
        assert "public" not in asked("/?keranjang=1").headers.get("Cache-Control", "")
    assert asked.views == 2


def test_invented_language_makes_no_page_of_its_own(asked):
    for language in ("id", "xx", "zz\0", "en"):
        asked(cookies={"bahasa": language})
    assert asked.views == 2


def test_page_for_https_is_not_given_over_http(asked):
    asked()
    asked(secure=True)
    assert asked.views == 2


def test_pages_with_invented_questions_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(PublicCacheMiddleware, "LARGEST_BYTES", 8_000)
    middleware = PublicCacheMiddleware(lambda request: public_page(b"x" * 900))
    for number in range(50):
        middleware(RequestFactory().get(f"/?x={number}"))
        assert sum(len(kept.content) for _, kept in middleware.kept.values()) <= 8_000
    large = PublicCacheMiddleware(lambda request: public_page(b"x" * 1_001))
    large(RequestFactory().get("/"))
    assert not large.kept


@pytest.mark.parametrize(
    "path",
    [
        "/pengumuman/%00/",
        "/lamaran/mulai/x/?formasi=%00",
        "/hasil/x/skd/?nomor=%00",
        "/hasil/x/skd/%00/",
        "/hasil/x/skd/formasi/%00/",
        "/data/x/nilai-%00-1.jsonl",
        "/log/?musim=%00",
    ],
)
def test_nul_byte_in_an_address_is_refused_before_the_database(client, db, path):
    answer = client.get(path)

    assert answer.status_code in (400, 404)
    assert CSP in answer.headers


def test_nul_byte_in_a_form_is_refused_before_the_database(client, sari):
    client.force_login(sari)

    answer = client.post("/lamaran/mulai/x/", {"once": str(uuid4()), "formasi": "a\0b"})

    assert answer.status_code == 400
    assert "Permintaan ini tidak dapat dibaca" in answer.content.decode()


@pytest.mark.parametrize("sent", ["9" * 5000, "²", "-1", "1e9", "", "99999999999999999999"])
def test_version_that_is_no_version_is_none(sent):
    assert seen_version(RequestFactory().post("/", {"version": sent})) == 0


def test_version_is_read():
    assert seen_version(RequestFactory().post("/", {"version": "12"})) == 12


def test_address_longer_than_its_column_is_refused_in_the_form(client, db):
    form = {"nik": NIKS["sari"], "name": "Sari", "email": f"{'a' * 60}@{'b' * 200}.id"}

    answer = client.post("/akun/daftar/", form | {"password1": "angin di sawah", "once": str(uuid4())})

    assert answer.status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\ue000", "\ufeff"])
def test_name_with_signs_that_cannot_be_seen_is_refused(client, db, sign):
    form = {"nik": NIKS["sari"], "name": f"Sari{sign} W", "email": "sari@example.id"}

    answer = client.post("/akun/daftar/", form | {"password1": "angin di sawah", "once": str(uuid4())})

    assert "tidak terlihat" in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "path", ["/", "/tidak-ada/", "/static/tidak-ada.css", "/healthz", "/log/x/checkpoint"]
)
def test_every_answer_says_what_a_browser_may_run(client, db, path):
    assert "default-src 'none'" in client.get(path).headers[CSP]


def test_strange_host_gets_an_answer_that_runs_nothing(db):
    answer = Client(headers={"host": "jahat.example"}).get("/", follow=False)

    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers[CSP]
    assert not re.search("jahat", answer.content.decode())
