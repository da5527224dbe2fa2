"""What was typed outlives the session: shown again, sent again by hand, and never for a stranger's page."""

import html
import re

import pytest
from django.conf import settings
from django.test import Client

from tests import cast

pytestmark = pytest.mark.django_db
ADDRESS = "/akun/kerabat/"


def fields(page):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


@pytest.fixture
def browser():
    """A browser that checks tokens, as real ones must."""
    client = Client(enforce_csrf_checks=True)
    client.get("/akun/masuk/")
    return client


def token(client):
    return client.cookies[settings.CSRF_COOKIE_NAME].value


def test_form_sent_after_the_session_ended_keeps_what_was_typed(browser):
    typed = {"nik": "1504015203999001", "relation": 'anak "bungsu" & <kami>', "password1": "rahasia"}

    answer = browser.post(ADDRESS, typed | {"csrfmiddlewaretoken": token(browser)})

    page = answer.content.decode()
    assert answer.status_code == 401
    kept = fields(page)
    assert (kept["nik"], kept["relation"]) == (typed["nik"], typed["relation"])
    assert "rahasia" not in page
    assert f'action="{ADDRESS}"' in page
    assert 'href="/akun/masuk/"' in page


def test_form_with_the_token_of_before_is_shown_again_and_then_taken(browser):
    old = token(browser)
    browser.force_login(cast.person("hendra"))
    browser.cookies[settings.CSRF_COOKIE_NAME] = "y" * 32
    typed = {"nik": "1504015203999001", "csrfmiddlewaretoken": old}

    answer = browser.post(ADDRESS, typed, HTTP_ORIGIN="http://testserver")

    assert answer.status_code == 403
    kept = fields(answer.content.decode())
    assert kept["nik"] == typed["nik"]
    assert browser.post(ADDRESS, kept, HTTP_ORIGIN="http://testserver").status_code != 403


def test_form_of_a_stranger_is_refused_and_not_repeated(browser):
    browser.force_login(cast.person("hendra"))

    answer = browser.post(ADDRESS, {"nik": "1504015203999001"}, HTTP_ORIGIN="https://evil.example")

    assert answer.status_code == 403
    assert "1504015203999001" not in answer.content.decode()
