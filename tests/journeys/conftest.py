"""Fixtures of the journeys."""

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.site import CHROMIUM, Actor, running_site


@pytest.fixture
def site(django_db_setup, django_db_blocker, tmp_path):
    """A running site with an empty database."""
    with django_db_blocker.unblock(), running_site(tmp_path) as site:
        yield site


@pytest.fixture(scope="module")
def chromium():
    """One browser for the journeys of a file; other tests with a browser start their own after it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def someone(request, site, chromium):
    """`someone()`: a new person at a browser of their own, on a phone if `phone`."""
    contexts = []

    def new(phone: bool = False):
        size = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
        context = chromium.new_context(java_script_enabled=request.param, viewport=size, locale="id-ID")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        return Actor(site, page)

    yield new
    for context in contexts:
        context.close()
