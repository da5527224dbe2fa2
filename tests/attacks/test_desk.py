"""A verifier who looks for whose file it is, wants a certain one, or one that concerns them: all tried."""

import re
from collections import deque
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from bening.accounts.services import declare_relative
from bening.core.decision import Check, Outcome, Refused
from bening.stages.documents import queries as documents
from bening.stages.verification import evidence, queries, services
from bening.stages.verification import figures as measured
from bening.stages.verification.models import Allocation, Triage
from tests.cast import NIKS
from tests.stages.registration.scene import ANSWERS
from tests.stages.verification import scene
from tests.stages.verification.conftest import *  # noqa: F403 -- the same scene

PAGES = 220
"""So many addresses a crawl visits at most; the scene has fewer."""


@pytest.fixture
def secrets(sari):
    """Everything that would tell a reader whose file it is."""
    identity, contact = ANSWERS["identity"], ANSWERS["contact"]
    words = {sari.name, *sari.name.split(), sari.email, NIKS["sari"], identity["kk"]}
    words |= {contact[name] for name in ("phone", "street", "village")}
    return {word.lower() for word in words if len(word) > 3}


def crawl(client, starts):
    """(Address, everything the answer says, headers too) of every page that links lead to."""
    seen, waiting = set(), deque(starts)
    while waiting and len(seen) < PAGES:
        address = waiting.popleft()
        path = address.split("#")[0]
        if path in seen or "/keluar" in path or path.startswith("/static/"):
            continue
        seen.add(path)
        answer = client.get(path)
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        body = answer.getvalue() if hasattr(answer, "getvalue") else answer.content
        yield path, f"{headers}\n{body.decode('utf-8', 'replace')}", answer
        if "html" in answer.headers.get("Content-Type", "") and answer.status_code == 200:
            links = re.findall(r'(?:href|src|action)="(/[^"]*)"', body.decode())
            waiting.extend(unescape(link) for link in links)


@pytest.mark.slow
def test_crawl_as_verifier_and_supervisor_finds_nobody(
    client, clock, announcement, dossier, secrets, ratna, anton, at, log
):
    clock(at)
    address = reverse("verification:take", args=[announcement.slug, queries.FIRST])
    client.force_login(ratna)
    held = client.post(address, {"once": str(uuid4())}).headers["Location"]
    first = look(client, ["/", "/meja/", "/meja/verifikasi/", held], secrets)
    assert held in first
    assert any(path.endswith(".jpg") for path in first)
    allocation = queries.allocations_of(ratna).get()
    services.propose_verdict(
        allocation, scene.judgements(dossier, ijazah="document.unreadable"), by=ratna, at=at
    )
    client.force_login(anton)
    address = reverse("verification:take", args=[announcement.slug, queries.SECOND])
    held = client.post(address, {"once": str(uuid4())}).headers["Location"]
    second = look(client, ["/meja/", "/meja/verifikasi/", held], secrets | {ratna.name.lower()})
    assert held in second
    log.audit()


def look(client, starts, secrets):
    """Every address that was visited; none may say a secret."""
    found, visited = [], []
    for path, told, answer in crawl(client, starts):
        visited.append(path)
        said = path + told if "image/" not in answer.headers.get("Content-Type", "") else path
        low = re.sub(r"data-lang[^>]*", "", said.lower())
        found += [(path, word) for word in secrets if word in low]
    assert not found
    return visited


def test_search_by_name_or_nik_finds_no_dossier(client, clock, announcement, dossier, secrets, ratna, at):
    clock(at)
    client.force_login(ratna)
    for start in ("/meja/verifikasi/", "/meja/", f"/pengumuman/{announcement.slug}/"):
        plain = client.get(start).content
        for word in (NIKS["sari"], "Sari"):
            asked = client.get(start, {"q": word, "cari": word, "nama": word, "nik": word})
            assert asked.status_code == 200
            told = set(re.findall(rb"/berkas/[0-9]+", asked.content))
            assert told <= set(re.findall(rb"/berkas/[0-9]+", plain))


def test_file_of_a_relative_declared_meanwhile_is_shown_no_more(
    client, clock, announcement, dossier, ratna, sari, at
):
    clock(at)
    client.force_login(ratna)
    held = services.allocate_next(ratna, queries.FIRST, announcement, at=at)
    page = reverse("verification:allocation", args=[held.pk])
    picture = reverse("verification:picture", args=[held.pk, "ktp", 1])
    assert [client.get(one).status_code for one in (page, picture)] == [200, 200]

    declare_relative(sari, NIKS["ratna"], "sibling", at=at)

    assert [client.get(one).status_code for one in (page, picture)] == [404, 404]
    assert client.post(page, {"once": str(uuid4()), "rest": "on"}).status_code == 404
    assert services.allocate_next(ratna, queries.FIRST, announcement, at=at) is None


def test_file_put_aside_or_given_back_comes_in_the_order_of_the_queue(
    announcement, sari, budi, joko, ratna, during, at
):
    for person in (sari, budi, joko):
        scene.submit(announcement, by=person, at=during)
    order = queries.queue(announcement, queries.FIRST, ratna)
    first = services.allocate_next(ratna, queries.FIRST, announcement, at=at)
    ahead = services.reserve_next(ratna, queries.FIRST, announcement, at=at)
    assert [first.dossier_id, ahead.dossier_id] == order[:2]
    for _ in range(3):  # stopping and beginning again moves nothing
        services.release_ahead(ratna, queries.FIRST, at=at)
        assert services.allocate_next(ratna, queries.FIRST, announcement, at=at) == first
        again = services.reserve_next(ratna, queries.FIRST, announcement, at=at)
        assert again.dossier_id == ahead.dossier_id


def test_returned_file_never_comes_back_to_who_proposed_it(
    announcement, dossier, ratna, hari, anton, at, log
):
    scene.propose(announcement, ratna, at=at, ijazah="document.unreadable")
    held = services.allocate_next(anton, queries.SECOND, announcement, at=at)
    services.return_verdict(held, "Lihat sekali lagi.", by=anton, at=at)

    assert services.allocate_next(ratna, queries.FIRST, announcement, at=at) is None
    assert services.allocate_next(hari, queries.FIRST, announcement, at=at).dossier == dossier
    assert services.allocate_next(anton, queries.SECOND, announcement, at=at) is None
    log.audit()


def test_nobody_is_second_to_themselves_by_having_both_roles(
    announcement, dossier, batanghari, murni, hasan, ratna, at
):
    from tests.cast import give_role

    give_role(ratna, "supervisor", batanghari, murni, hasan)
    scene.propose(announcement, ratna, at=at)
    assert services.allocate_next(ratna, queries.SECOND, announcement, at=at) is None
    forged = Allocation.objects.create(dossier=dossier, officer=ratna, step=queries.SECOND, allocated_at=at)
    with pytest.raises(Refused, match=r"officer\.same_person"):
        services.approve_verdict(forged, by=ratna, at=at)


def test_address_with_another_number_opens_no_other_file(
    client, clock, announcement, sari, budi, ratna, hari, during, at
):
    for person in (sari, budi):
        scene.submit(announcement, by=person, at=during)
    mine = services.allocate_next(ratna, queries.FIRST, announcement, at=at)
    other = services.allocate_next(hari, queries.FIRST, announcement, at=at)
    clock(at)
    client.force_login(ratna)
    for name in ("allocation", "ahead", "refer", "approve", "return"):
        for method in (client.get, client.post):
            assert method(reverse(f"verification:{name}", args=[other.pk])).status_code in (
                400,
                403,
                404,
                405,
            )
    for slot in ("ktp", "../ktp", "ktp/1.jpg?x"):
        assert client.get(f"/meja/verifikasi/berkas/{other.pk}/{slot}/1.jpg").status_code == 404
    assert client.get(reverse("verification:allocation", args=[mine.pk])).status_code == 200


def test_figures_do_not_move_with_a_proposal(announcement, dossier, ratna, anton, at):
    before = measured.proposals(announcement)
    scene.propose(announcement, ratna, at=at, ijazah="document.unreadable")
    assert measured.proposals(announcement) == before == {}
    scene.approve(announcement, anton, at=at)
    assert measured.proposals(announcement) == {ratna.pk: (1, 1)}


def test_second_page_of_one_refusal_is_like_that_of_another(
    client, clock, announcement, sari, budi, ratna, hari, anton, during, at
):
    """What the second person sees depends on what is asked, never on how the first answered."""
    pages = []
    clock(at)
    client.force_login(anton)
    for person, officer, ground in (
        (sari, ratna, "document.unreadable"),
        (budi, hari, "diploma.programme_differs"),
    ):
        scene.submit(announcement, by=person, at=during)
        scene.propose(announcement, officer, at=at, ijazah=ground)
        held = services.allocate_next(anton, queries.SECOND, announcement, at=at)
        html = client.get(reverse("verification:allocation", args=[held.pk])).content.decode()
        choices = re.findall(r'<input type="radio"[^>]*>', html)
        assert choices
        assert not any("checked" in one for one in choices)
        pages.append((choices, html))
        scene.approve(announcement, anton, at=at)
    asked = [{one for one in choices if 'name="ijazah"' in one} for choices, _ in pages]
    assert asked[0] == asked[1]
    assert all(officer.name not in html for officer in (ratna, hari) for _, html in pages)


@pytest.fixture
def clear_ones(announcement, sari, budi, joko, during, wib, monkeypatch):
    """Three dossiers of which everything is met."""

    def checks(dossier):
        slots = [slot.rule.slot for slot in documents.slots_of(dossier) if slot.document]
        return dict.fromkeys(slots, (Check("match.name", Outcome.MET),))

    monkeypatch.setattr(evidence, "checks_by_slot", checks)
    services.commit_seeds(announcement, at=wib(2024, 8, 19, 0, 30))
    return [scene.submit(announcement, by=person, at=during) for person in (sari, budi, joko)]


def test_clear_page_tells_no_numbers_of_dossiers(client, clock, announcement, clear_ones, anton, lela, at):
    clock(at)
    services.draw_sample(announcement, at=at)
    seen = []
    for officer in (anton, lela):
        client.force_login(officer)
        html = client.get(reverse("verification:clear", args=[announcement.slug])).content.decode()
        marks = re.findall(r'data-clear="([^"]*)"', html)
        assert marks == sorted(marks), "not in the order in which they were begun"
        assert not {str(one.pk) for one in clear_ones} & set(marks)
        seen.append(set(marks))
    assert not seen[0] & seen[1], "two officers cannot point to a row"
    address = reverse("verification:approve_clear", args=[announcement.slug])
    client.post(address, {"once": str(uuid4()), "berkas": [str(one.pk) for one in clear_ones]})
    client.post(address, {"once": str(uuid4()), "berkas": list(seen[0])})
    assert not any(queries.verdicts_of(one) for one in clear_ones), "neither numbers nor marks of another"


def test_sample_is_looked_at_unaided_by_both_people(
    client, clock, announcement, clear_ones, ratna, anton, at
):
    services.draw_sample(announcement, at=at)
    Triage.objects.update(drawn=True)
    clock(at)
    scene.propose(announcement, ratna, at=at)
    held = services.allocate_next(anton, queries.SECOND, announcement, at=at)
    client.force_login(anton)
    html = client.get(reverse("verification:allocation", args=[held.pk])).content.decode()
    assert "pemeriksaan program terpenuhi" not in html
    assert "desk-boxes" not in html
