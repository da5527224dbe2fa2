"""Every part of the guide to the look, in a real browser: accessible, narrow, light and dark, small."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from bening.core.decision import Reason
from tests.infra import look

INFRA = Path(__file__).parents[2] / "src/bening/infra"
STATIC = INFRA / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SITE = "http://look.test/"


@pytest.fixture(autouse=True)
def frame(settings):
    settings.ROOT_URLCONF = "tests.infra.urls"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium):
    """`show(html, width=…, scheme=…)`: a page of the frame, its static files served from the source."""
    contexts = []

    def _show(html, *, width=360, height=800, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", lambda route: _answer(route, html))
        page.goto(SITE)
        return page

    yield _show
    for context in contexts:
        context.close()


def _answer(route, html):
    path = route.request.url.removeprefix(SITE)
    file = STATIC / path.removeprefix("static/")
    if path.startswith("static/") and file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")


def framed(template, **context):
    """A template of the frame, shown to a visitor."""
    return render_to_string(template, context, RequestFactory().get("/pengumuman/"))


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def findings(page):
    return [
        (found["id"], [node["html"] for node in found["nodes"]])
        for found in Axe().run(page).response["violations"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_part_is_accessible_and_fits(show, width, scheme):
    page = show(look.page(), width=width, scheme=scheme)
    assert findings(page) == []
    assert sideways(page) <= 0


@pytest.mark.browser
@pytest.mark.parametrize(
    "template", ["infra/refused.html", "400.html", "403.html", "404.html", "429.html", "500.html"]
)
def test_pages_of_refusal_are_accessible_and_fit(show, template):
    page = show(framed(template, reasons=(Reason("state.changed_meanwhile", "PP 11/2017"),)), scheme="dark")
    assert findings(page) == []
    assert sideways(page) <= 0


@pytest.mark.browser
def test_every_control_is_large_enough_for_a_thumb(show):
    page = show(look.page(), width=320)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, .button, input, select, textarea, summary, .choice label, nav a, .language, .back")]
          .filter(e => e.checkVisibility() && !e.matches(".choice input, [type=hidden]"))
          .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert small == []


@pytest.mark.browser
def test_list_of_errors_is_read_first_and_leads_to_each_field(show):
    page = show(look.page())
    assert page.evaluate("document.activeElement.className") == "error-summary"
    links = page.locator(".error-summary a")
    assert links.count() == 6
    for link in links.all():
        link.click()
        target = link.get_attribute("href").removeprefix("#")
        assert page.evaluate("document.activeElement.id") == target


@pytest.mark.browser
def test_what_depends_on_a_box_is_shown_once_it_is_ticked(show):
    page = show(look.page(), java_script_enabled=False)
    follow_up = page.locator(".only-foreign")
    assert follow_up.is_hidden()
    page.get_by_label("Ijazah luar negeri").check()
    assert follow_up.is_visible()


@pytest.mark.browser
def test_skip_link_is_the_first_stop_and_leads_to_the_content(show):
    page = show(look.page(errors=False))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


@pytest.mark.browser
def test_focus_is_never_hidden_by_the_bar_at_the_lower_edge(show):
    page = show(look.page(errors=False), width=360, height=640)
    hidden = []
    for _stop in range(60):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect();
              if (e === document.body || e.closest(".save-bar")) return [];
              const bar = document.querySelector(".save-bar").getBoundingClientRect();
              return r.top >= bar.top && r.bottom <= bar.bottom ? [e.outerHTML.slice(0, 90)] : [] }"""
        )
    assert hidden == []


@pytest.mark.browser
def test_a_second_click_sends_nothing_and_a_return_sends_again(show):
    page = show('<form method="post" action="/x"></form><script src="/static/bening/bening.js"></script>')
    sent = """() => { const form = document.querySelector("form"); let count = 0;
      form.addEventListener("submit", (event) => { count += 1; event.preventDefault() });
      form.requestSubmit(); form.requestSubmit();
      window.dispatchEvent(new Event("pageshow")); form.requestSubmit(); return count }"""
    assert page.evaluate(sent) == 2


@pytest.mark.browser
def test_page_without_javascript_shows_no_dead_buttons(show):
    page = show(look.page(), java_script_enabled=False)
    assert page.locator("[data-copy]").is_hidden()
    assert page.locator("details p").first.is_hidden()
    assert page.locator("h1").is_visible()


@pytest.mark.browser
def test_words_grow_on_a_wall_and_navigation_stays_off_paper(show):
    page = show(look.page(), width=3840, height=2160)
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 24
    assert sideways(page) <= 0
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator(".site-nav").is_hidden()
    assert page.locator("button").first.is_hidden()
    assert page.locator(".summary-list").is_visible()


@pytest.mark.browser
def test_parts_survive_forced_colours(show):
    page = show(look.page(), forced_colors="active")
    borders = "e => getComputedStyle(e).borderTopStyle"
    assert page.locator(".tag").first.evaluate(borders) == "solid"
    assert page.locator(".notice").first.evaluate(borders) == "solid"


def test_frame_weighs_little():
    files = {file.name: len(gzip.compress(file.read_bytes(), 6)) for file in (STATIC / "bening").iterdir()}
    frame = len(gzip.compress(framed("404.html").encode(), 6)) + sum(files.values())
    assert (STATIC / "bening/bening.css").stat().st_size <= 20_000
    assert frame <= 14_000, files
    htmx = Path(finders.find("django_htmx/htmx-2.min.js"))
    assert frame + len(gzip.compress(htmx.read_bytes(), 6)) <= 35_000


def test_nothing_is_inline():
    html = look.page() + framed("infra/refused.html", reasons=(Reason("state.changed_meanwhile"),))
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", html)


def test_every_class_of_the_frame_and_the_guide_has_a_style():
    css = (STATIC / "bening/bening.css").read_text()
    html = look.page() + "".join(file.read_text() for file in INFRA.rglob("*.html"))
    used = {name for value in re.findall(r'class="([\w -]+)"', html) for name in value.split()}
    assert {name for name in used if f".{name}" not in css and not name.startswith("only-")} == set()


def test_every_colour_has_a_light_and_a_dark_value():
    css = (STATIC / "bening/bening.css").read_text()
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    same_in_both = {"amber", "serif", "mono"}
    names = re.compile(r"--([\w-]+):")
    assert set(names.findall(light)) - same_in_both == set(names.findall(dark))
