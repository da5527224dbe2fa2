"""A verifier judges dossier after dossier without touching the mouse; the pictures of the next are there."""

from datetime import date, timedelta

import pytest

from bening.devtools import cast, story
from bening.stages.verification import queries as verification

pytestmark = [pytest.mark.browser, pytest.mark.sqlite_only, pytest.mark.slow]

FIRST_DAY = date(2024, 8, 19)


@pytest.fixture
def told(site):
    """Four people whose dossiers are sealed, the first day after the registration."""
    tale = story.Story(FIRST_DAY + timedelta(days=story.NOW_AT["documents"]), "documents", size=4)
    site.at(tale.at(-3))
    tale.run()
    site.at(tale.at(23))
    site.work()
    return tale


def test_desk_is_worked_by_keys_alone(site, told, someone):
    verifier = someone()
    verifier.signs_in(cast.address("verifier"))
    verifier.goes_to("/meja/verifikasi/")
    verifier.presses("Ambil berkas berikutnya")
    page = verifier.page
    if not page.locator("body.desk-live").count():
        assert page.locator("section.desk[data-requirement]:visible").count() > 5, (
            "all are there without JavaScript"
        )
        return
    fetched = []
    page.on("request", lambda request: fetched.append(request.url) if request.url.endswith(".jpg") else None)
    for dossiers_seen, expected in enumerate(("photo.background_wrong", None), start=1):
        assert page.locator("section.desk[data-requirement]:visible").count() == 1
        wait_for_the_next(page, fetched, dossiers_seen)
        before = len(fetched)
        judge(page, expected)
        page.locator(".desk-steps a[data-state='']").first.wait_for()
        shown = page.locator("section.desk:visible img").first
        shown.wait_for()
        assert shown.evaluate("each => each.complete && each.naturalWidth > 0"), "it was fetched ahead"
        assert shown.get_attribute("src") not in "".join(fetched[before:])
    verdicts = [verdict for dossier in dossiers(told) for verdict in verification.verdicts_of(dossier)]
    assert sorted(verdict.outcome for verdict in verdicts) == ["ms", "tms"]


def wait_for_the_next(page, fetched, seen):
    """Until the pictures of the dossier after those seen are there: of one more dossier, and no new ones."""
    for _ in range(60):
        known = len(fetched)
        page.wait_for_timeout(500)
        ahead = len({address.split("/berkas/")[1].split("/")[0] for address in fetched}) >= seen
        if ahead and len(fetched) == known:
            return
    raise AssertionError(f"nothing was fetched ahead: {fetched}")


def dossiers(told):
    from bening.stages.documents import queries as documents

    return documents.sealed_dossiers(told.announcement)


def judge(page, ground):
    """M for everything; the photo fails on its first ground if there is to be one."""
    keys = page.keyboard
    for section in page.locator("section.desk[data-requirement]").all():
        if ground and section.get_attribute("data-requirement") == "pas_foto":
            keys.press("1")
            keys.press("c")
            keys.type("Latar biru.")
            keys.press("Escape")
            keys.press("j")
        else:
            keys.press("m")
    with page.expect_response(lambda answer: answer.request.method == "GET" and "/berkas/" in answer.url):
        keys.press("Control+Enter")
