"""The self-check answers with the very rules and keeps nobody; guides speak both languages and go stale."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bening.core import eligibility
from bening.core.deadlines import day_of
from bening.core.decision import Outcome
from bening.outreach import content, queries, rules
from bening.outreach.models import SelfChecks
from bening.outreach.views import teaching as views
from bening.stages.announcements import queries as announcements
from tests.stages.registration import scene

SARI = {
    "born": "1999-03-12",
    "level": "s1",
    "programme": "S-1 Ilmu Hukum",
    "gpa": "3,51",
    "grade": "B",
    "graduated_on": "2021-09-30",
    "foreign_degree": "tidak",
    "cumlaude": "tidak",
    "disability": "tidak",
    "service": "none",
    "sanctioned": "tidak",
}


@pytest.fixture
def at(wib):
    """While the registration is open."""
    return wib(2024, 8, 25, 10)


@pytest.fixture
def announcement(batanghari, hendra, anton, wib):
    """Four formasi: three for jurists, one of them for people with a disability; one for foresters."""
    return scene.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


@pytest.fixture
def check(client, announcement, at, monkeypatch):
    """`check(answers)`: the page of the self-check."""
    monkeypatch.setattr(views, "now", lambda: at)

    def ask(answers=None):
        address = reverse("outreach:self_check", args=[announcement.slug])
        return client.get(address) if answers is None else client.post(address, answers)

    return ask


def text(answer):
    return answer.content.decode()


def counts(page):
    kinds = ("fitting", "unsure", "closed")
    return {name: int(re.search(rf'data-{name}="(\d+)"', page)[1]) for name in kinds}


def test_self_check_sorts_every_formasi_with_its_reasons(check):
    page = text(check(SARI))

    assert counts(page) == {"fitting": 2, "unsure": 0, "closed": 2}
    assert 'data-check="education.is_listed"' in page
    assert 'data-check="disability.is_declared"' in page
    assert "PP 11/2017 Ps. 23" in page or "PermenPANRB" in page


def test_what_is_left_out_is_no_no(check):
    page = text(check({"programme": "S-1 Ilmu Hukum", "level": "s1"}))

    assert counts(page)["fitting"] == 0
    assert counts(page)["unsure"] == 3  # what nobody asked is not held against anyone
    assert counts(page)["closed"] == 1


def test_self_check_keeps_a_count_and_nothing_else(check, client, announcement):
    check(SARI)
    page = text(check({**SARI, "born": "1950-01-01"}))

    rows = SelfChecks.objects.order_by("fitting").values_list("fitting", "count")
    assert list(rows) == [(False, 1), (True, 1)]
    assert "Sudah dipakai 2 kali" in page
    assert client.session.get("_auth_user_id") is None
    fields = {field.name for field in SelfChecks._meta.get_fields()}
    assert fields == {"id", "announcement", "day", "fitting", "count"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [("gpa", "tiga"), ("born", "kemarin"), ("level", "s9"), ("service", "raja"), ("grade", "Z")],
)
def test_wrong_answer_is_told_and_the_rest_stays(check, field, typed):
    answer = check({**SARI, field: typed})

    assert answer.status_code == 422
    assert "error-summary" in text(answer)
    assert "S-1 Ilmu Hukum" in text(answer)
    assert SelfChecks.objects.count() == 0


def test_self_check_costs_a_constant_number_of_queries(check, django_assert_max_num_queries):
    check(SARI)
    with django_assert_max_num_queries(12):
        check(SARI)


def test_self_check_is_bounded(check, settings):
    from django.core.cache import cache

    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "self_check": "2/m/ip"}

    assert [check(SARI).status_code for _ in range(3)] == [200, 200, 429]
    cache.clear()


@given(
    programme=st.sampled_from(["S-1 ILMU HUKUM", "S-1 KEHUTANAN", "S-1 SASTRA JAWA", ""]),
    year=st.integers(1960, 2010),
    gpa=st.sampled_from(["", "1,00", "2,99", "3,51"]),
    disability=st.sampled_from(["", "ya", "tidak"]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_self_check_never_differs_from_the_rules_of_the_application(
    announcement, at, programme, year, gpa, disability
):
    """For whatever is answered, a formasi is closed exactly when the rules say "not met"."""
    edition = announcements.edition_in_force(announcement)
    answers = {"programme": programme, "born": f"{year}-05-05", "gpa": gpa, "disability": disability}
    form = views._form({**SARI, **answers}, edition)
    assert form.is_valid(), form.errors
    found = queries.answer(form.facts(), edition, day_of(at))
    closed = {one.offer.code for one in found.closed}
    for formasi in announcements.formasi_in(announcement):
        checks = eligibility.evaluate(
            form.facts(), announcements.seat(formasi, edition), announcements.pinned(edition), on=day_of(at)
        )
        against = any(
            check.outcome is Outcome.NOT_MET for check in checks if not check.code.startswith("declaration.")
        )
        assert (formasi.code in closed) == against
    assert len(found.fitting) + len(found.unsure) + len(found.closed) == 4


# --- guides, questions, words -------------------------------------------------------------------------


def texts():
    """Every text that is data."""
    for guide in content.guides():
        yield from (guide.title, guide.summary)
        for part in guide.parts:
            yield from (part.title, *part.text)
            if part.link:
                yield part.link_words
    for entry in (*content.questions(), *content.words()):
        yield from (entry.head, entry.text)


def test_every_text_stands_in_both_languages_and_its_numbers_are_known():
    facts = rules.facts(rules.regulations.load("cpns-2024"))
    for told in texts():
        assert told.id
        assert told.en
        holes = [set(re.findall(r"{(\w+)", one)) for one in (told.id, told.en)]
        assert holes[0] == holes[1] <= set(facts), told


def test_keys_are_once_and_links_lead_somewhere():
    for entries in (content.questions(), content.words()):
        assert len({entry.key for entry in entries}) == len(entries)
    for guide in content.guides():
        for part in guide.parts:
            assert not part.link or reverse(part.link)


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_are_read_in_either_language(client, announcement, language):
    client.cookies["bahasa"] = language
    pages = [reverse("outreach:guides"), reverse("outreach:questions"), reverse("outreach:words")]
    pages += [reverse("outreach:guide", args=[guide.name]) for guide in content.guides()]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "{" not in re.sub(r"<(script|style).*?</\1>", "", text(answer).split("<main", 1)[1])
    told = text(client.get(reverse("outreach:guide", args=["tes"])))
    assert "166" in told
    assert ("Untuk kebutuhan umum" in told) == (language == "id")
    assert client.get("/panduan/tidak-ada/").status_code == 404


def test_guide_says_so_when_the_rules_have_changed_since_it_was_read(client, announcement, monkeypatch):
    address = reverse("outreach:guide", args=["tes"])
    assert "data-stale" not in text(client.get(address))
    regulation = rules.in_force()
    other = replace(regulation, skd=replace(regulation.skd, cut_multiple=4))
    monkeypatch.setattr(rules, "in_force", lambda: other)

    told = text(client.get(address + "?lagi"))

    assert "data-stale" in told
    assert "4 kali jumlah kursi" in told


def test_newest_self_check_is_that_of_the_newest_announcement(client, announcement):
    answer = client.get("/cek-diri/")

    assert answer.headers["Location"] == f"/cek-diri/{announcement.slug}/"


def test_before_any_announcement_there_is_nothing_to_check(client, db):
    assert client.get("/cek-diri/").status_code == 404
    assert client.get("/panduan/tes/").status_code == 200


def test_guide_explains_the_words_it_uses(client, db):
    page = client.get("/panduan/tes/").content.decode()

    assert 'data-word="skd"' in page
    assert 'data-word="skb"' in page
    assert 'data-word="pppk"' not in page
