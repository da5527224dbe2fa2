"""An applicant on a phone sends photos, is told what was read, mends what is wrong, and submits."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from bening.devtools import story
from bening.stages.documents import jobs, queries, services
from tests.stages.documents import papers
from tests.stages.documents.scene import file_for

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only, pytest.mark.slow]

FIRST_DAY = date(2024, 8, 19)


@pytest.fixture
def applicant(site, settings):
    """One person who ended the registration, on a day on which documents are taken."""
    settings.BENING_READERS = 1
    tale = story.Story(FIRST_DAY + timedelta(days=story.NOW_AT["registration"]), "registration", size=4)
    site.at(tale.at(-3))
    tale.run()
    site.at(tale.at(12))
    yield tale.applicants[0]
    jobs._pool(1).close()


def read_everything():
    """What the worker does meanwhile."""
    while jobs.read_waiting_documents():
        pass


def sends(actor, path, name, data, kind):
    actor.goes_to(path)
    actor.attaches("berkas", name, data, kind)
    if actor.page.locator("[data-photos] canvas").count() == 0 and kind == "image/jpeg":
        actor.page.wait_for_timeout(300)
    actor.presses("Unggah")
    assert actor.page.locator("main .error-summary").count() == 0, actor.text()
    assert actor.page.locator("#bacaan").get_attribute("data-state") == "waiting"
    read_everything()
    if actor.page.evaluate("() => Boolean(window.htmx)") if actor.scripted else False:
        actor.page.wait_for_selector("#bacaan[data-state=read]")
    else:
        actor.goes_to(actor.page.url.removeprefix(actor.site.address))
    assert actor.page.locator("#bacaan").get_attribute("data-state") == "read"


def test_papers_are_read_told_mended_and_submitted(site, applicant, someone, request):
    me, person, application = someone(phone=True), applicant.person, applicant.application
    me.scripted = "with-javascript" in request.node.name
    slots = f"/lamaran/{application.pk}/berkas"
    me.signs_in(person.email)
    born = f"{person.born:%d-%m-%Y}"
    other = f"{person.born - timedelta(days=365 * 3):%d-%m-%Y}"

    # a card of another day of birth: told with both values, answered, then replaced by a large PNG
    own = {"name": person.name, "place": person.birth_place, "sex": person.sex}
    wrong = papers.card(person.nik, born=other, **own)
    sends(me, f"{slots}/ktp/", "ktp.jpg", wrong, "image/jpeg")
    line = me.page.locator("[data-check='match.birth_date']")
    assert line.get_attribute("data-outcome") != "met"
    assert line.locator("svg.read-strip").count() == 1
    me.clicks("[data-check='match.birth_date'] button[value=look]")
    me.sees("Anda minta bagian ini diperiksa orang")
    right = papers.card(person.nik, born=born, kind="PNG", size=(2000, 1260), **own)
    sends(me, f"{slots}/ktp/", "ktp.png", right, "image/png")
    assert me.page.locator("[data-check='match.birth_date']").get_attribute("data-outcome") == "met"
    assert queries.asked_for_person(queries.dossier_of(application)) == {}

    # the transcript in the slot of the diploma: offered to be moved
    sends(me, f"{slots}/ijazah/", "ijazah.pdf", papers.transcript(), "application/pdf")
    me.clicks("[data-wrong=transkrip] button")
    assert me.page.url.endswith(f"{slots}/transkrip/")
    read_everything()

    # the rest, and a worker that never comes: nothing stands in the way
    dossier = queries.dossier_of(application)
    dossier.application.person = applicant.user
    for slot in queries.slots_of(dossier):
        if slot.required and slot.document is None:
            data = file_for(slot.rule, 5)
            found = services.look_at(slot.rule, data)
            services.attach_document(dossier, slot.rule, data, found, by=applicant.user, at=now())
    me.goes_to(f"{slots}/")
    assert me.page.locator("[data-slot=ktp]").get_attribute("data-reading") == "good"
    assert me.page.locator("[data-slot=ijazah]").get_attribute("data-reading") == "waiting"
    me.goes_to(f"/lamaran/{application.pk}/kirim/")
    assert me.page.locator("[data-open]").count() == 1
    me.presses("Kirim lamaran")
    site.work()
    answer = me.page.request.get(f"{site.address}/lamaran/{application.pk}/bukti/temuan.json")
    assert answer.status == 200
    assert site.verify().returncode == 0
