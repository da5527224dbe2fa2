"""Every page of the site as each kind of reader sees it: sound, narrow and wide, in both languages.

Three moments of one story are visited: while people apply, while they object, and after the report.
Each reader follows the links of the site itself, one or a few pages of each address pattern; what is
wrong anywhere is told all at once.
"""

import gzip
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import resolve

from bening.devtools import cast
from bening.devtools.story import NOW_AT, SLUG, Story
from bening.stages.appointments import queries as appointments
from bening.stages.registration.models import Application
from tests.journeys.site import Actor

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only, pytest.mark.slow]

TODAY = date(2026, 6, 15)
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
OFTEN = {"registration:section": 4, "results:stage": 2, "documents:upload": 2}
"""Patterns whose pages differ by their last part; of every other pattern one page is enough."""
PERSONAL = {"portal:desk", "accounts:home", "registration:mine", "registration:detail", "portal:journey"}
"""Pages that say something else to each reader, so that each reader visits them."""
DESKS = ("/meja/", "/panitia/", "/akun/peran/")
FIRST_VIEW = 50_000
INDONESIAN = re.compile(
    r"\b(?:dan|yang|untuk|tidak|anda|dengan|belum|sudah|atau|oleh|paling)\b", re.IGNORECASE
)
NAMES = re.compile(
    r"\b(?:Dinas|Bidang|Rumah Sakit)(?:[ ,·|-]+(?:dan|[A-Z]\w*))+|tidak hadir|[A-Z]{3}[A-Z| ]+"
)
"""Names of offices, and words that a file of marks must hold: they stay as they are in any language."""
OWN_WORDS = """() => { const words = [], own = (each) => !each.closest("[lang=id], script");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (own(walker.currentNode.parentElement)) words.push(walker.currentNode.data);
  for (const name of ["aria-label", "alt", "placeholder", "title", "data-label", "data-done"])
    for (const each of document.querySelectorAll(`[${name}]`))
      if (own(each)) words.push(each.getAttribute(name));
  const head = document.querySelector("h1[lang=id]")?.textContent.trim() ?? "";
  return [document.title.replace(head, ""), ...words].map((each) => each.trim()).filter(Boolean) }"""
"""What the page itself says. Data stays Indonesian and is marked so with `lang` (WCAG 3.1.2)."""
LINKS = """() => [...document.querySelectorAll("a[href]")].map((each) => each.href.split("#")[0])"""
PARTS = """() => performance.getEntriesByType("resource").map((each) => each.name)"""
SIDEWAYS = """() => { const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return ""; const found = [...document.body.querySelectorAll("*")].filter((each) =>
    each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".table-wrap"));
  return `${over}px: ` + (found.at(-1)?.outerHTML ?? "").slice(0, 120) }"""


@dataclass
class Visits:
    """What was visited already, and everything that was wrong."""

    seen: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)
    axe: Axe = field(default_factory=Axe)
    weights: dict = field(default_factory=dict)

    def wanted(self, path, reader):
        """Whether this page is still to be visited."""
        name = resolve(path).view_name
        self.seen[name, reader if name in PERSONAL else ""] += 1
        return self.seen[name, reader if name in PERSONAL else ""] <= OFTEN.get(name, 1)

    def note(self, page, fault):
        """Remember what is wrong with the page on show, if anything."""
        if fault:
            language = page.evaluate("document.documentElement.lang")
            self.faults.append(f"{urlsplit(page.url).path} [{language}] {fault}")


@pytest.fixture
def visits():
    return Visits()


@pytest.fixture
def reader(site, chromium):
    """`reader(email)`: somebody at a browser, signed in if an address is given."""
    contexts = []

    def new(email=""):
        context = chromium.new_context(viewport=NARROW, locale="id-ID", reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        actor = Actor(site, page)
        if email:
            actor.signs_in(email)
        return actor

    yield new
    for context in contexts:
        context.close()


def tell(site, until, size):
    """Tell the story so far and set the clock to its today."""
    story = Story(TODAY, until, size=size, tell=lambda _stage: None)
    site.at(story.at(NOW_AT[until], 10))
    story.run()
    site.work()
    return story


def crawl(visits, actor, reader, *starts, below=("/",)):
    """Visit what can be reached by links from the pages `starts`, lies `below`, and was not visited yet."""
    page, waiting, met = actor.page, list(starts), set(starts)
    errors = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    while waiting:
        path = waiting.pop(0)
        if path not in starts and not visits.wanted(path, reader):
            continue
        answer = page.context.request.get(actor.site.address + path)
        kept = answer.headers.get("content-disposition", "").startswith("attachment")
        if kept or "text/html" not in answer.headers["content-type"]:
            visits.note(page, answer.status != 200 and f"links to {path}: {answer.status}")
            continue
        look_at(visits, actor, path, reader)
        visits.note(page, errors and f"console: {errors}")
        visits.note(page, reader == "visitor" and too_heavy(visits, actor))
        errors.clear()
        for url in page.evaluate(LINKS):
            place = urlsplit(url)
            new = url.startswith(actor.site.address) and place.path not in met
            if new and place.path.startswith(below) and not place.path.startswith("/bahasa/"):
                met.add(place.path)
                waiting.append(place.path)


def look_at(visits, actor, path, reader):
    """One page, narrow and wide, in both languages, now and then in the dark."""
    page = actor.page
    for language, size in (("id", NARROW), ("en", WIDE)):
        speak(actor, language)
        page.set_viewport_size(size)
        status = page.goto(actor.site.address + path).status
        visits.note(page, status != 200 and f"status {status}")
        if len(visits.seen) % 4 == 0:
            page.emulate_media(color_scheme="dark" if language == "id" else "light")
        visits.note(page, headings(page, language))
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        visits.note(page, accessibility(visits, page))
        visits.note(page, page.evaluate(SIDEWAYS))
        page.set_viewport_size(WIDE if size is NARROW else NARROW)
        visits.note(page, page.evaluate(SIDEWAYS))
    visits.note(page, untranslated(page))
    page.emulate_media(color_scheme="light")
    speak(actor, "id")


def speak(actor, language):
    """Choose the language, as the link in the header does."""
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": actor.site.address}
    actor.page.context.add_cookies([cookie])


def headings(page, language):
    """What is wrong with the frame of the page."""
    found = page.evaluate(
        """() => [document.querySelectorAll("h1").length, document.title.length > 8,
          document.documentElement.lang]"""
    )
    return found != [1, True, language] and f"h1, title, lang: {found}"


def accessibility(visits, page):
    """What axe finds."""
    found = visits.axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return "; ".join(f"{each['id']}: {[node['html'][:120] for node in each['nodes'][:3]]}" for each in found)


def untranslated(page):
    """Indonesian of the page itself on an English page."""
    said = [words for words in page.evaluate(OWN_WORDS) if INDONESIAN.search(NAMES.sub("", words))]
    return said and f"not in English: {[' '.join(words.split())[:90] for words in said[:6]]}"


def too_heavy(visits, actor):
    """What the first view weighs, compressed as a site compresses it, if that is too much."""
    for url in [actor.page.url, *actor.page.evaluate(PARTS)]:
        if url not in visits.weights:
            visits.weights[url] = len(gzip.compress(actor.page.context.request.get(url).body(), 6)) + 300
    whole = sum(visits.weights[url] for url in [actor.page.url, *actor.page.evaluate(PARTS)])
    return whole > FIRST_VIEW and f"first view of {whole} bytes"


def officers(visits, reader, *roles):
    """Officers from their desks on."""
    for role in roles:
        crawl(
            visits, reader(cast.address(role)), role, "/meja/", below=("/meja/", "/panitia/", "/akun/peran/")
        )


def test_every_page_while_people_apply(site, visits, reader):
    story = tell(site, "documents", 3)
    crawl(visits, reader(), "visitor", "/", below=("/pengumuman/", "/lamaran/"))
    draft = Application.objects.get(state="draft").person.email
    crawl(visits, reader(draft), "draft", "/lamaran/", f"/lamaran/mulai/{SLUG}/", below=("/lamaran/",))
    crawl(visits, reader(story.applicants[0].person.email), "applicant", "/lamaran/", below=("/lamaran/",))
    verifier = reader(cast.address("verifier"))
    verifier.goes_to("/meja/verifikasi/")
    verifier.presses("Ambil berkas berikutnya")
    crawl(visits, verifier, "verifier", urlsplit(verifier.page.url).path, below=("/meja/",))
    assert visits.faults == [], "\n".join(visits.faults)


def test_every_page_while_people_object(site, visits, reader):
    story = tell(site, "verification", 16)
    refused = [each.person.email for each in story.applicants if each.flaw]
    for name, email in (("objector", refused[0]), ("refused", refused[1])):
        crawl(visits, reader(email), name, "/lamaran/", below=("/lamaran/",))
    officers(visits, reader, "objection_reviewer", "supervisor", "scorer")
    assert visits.faults == [], "\n".join(visits.faults)


def test_every_page_after_the_report(site, visits, reader):
    story = tell(site, "evaluation", 8)
    crawl(visits, reader(), "visitor", "/")
    began = appointments.on_duty(story.announcement)[0].participant
    employee = next(each for each in story.applicants if each.application.number == began)
    crawl(visits, reader(employee.person.email), "employee", "/lamaran/", "/akun/")
    deskless = {"verifier", "supervisor", "objection_reviewer"}
    officers(visits, reader, *(role for role in cast.OFFICERS if role not in deskless and role[-1] != "2"))
    assert visits.faults == [], "\n".join(visits.faults)
