"""Whether a programme of another name is accepted is decided once, by two people, and used again."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from bening.core.decision import Check, Outcome
from bening.stages.documents import queries as documents
from bening.stages.verification import evidence, queries, services
from bening.stages.verification.models import Ruling, Triage
from tests.stages.registration.scene import ANSWERS
from tests.stages.verification import scene

DEGREE = {**ANSWERS["education"], "programme": "S-1 HUKUM"}
"""The first formasi accepts S-1 ILMU HUKUM; BKN's list knows both names."""


@pytest.fixture(autouse=True)
def read(monkeypatch):
    """Every document was read and found right; only what was stated is in question here."""

    def checks(dossier):
        slots = [slot.rule.slot for slot in documents.slots_of(dossier) if slot.document]
        return dict.fromkeys(slots, (Check("match.name", Outcome.MET),))

    monkeypatch.setattr(evidence, "checks_by_slot", checks)


@pytest.fixture
def unsure(announcement, wib, during):
    """`unsure(person)`: the sealed dossier of somebody whose programme has almost the accepted name."""
    services.commit_seeds(announcement, at=wib(2024, 8, 19, 0, 30))
    return lambda person: scene.submit(announcement, by=person, at=during, education=DEGREE)


def test_name_that_is_not_sure_is_asked_of_two_people_and_kept(
    unsure, announcement, sari, ratna, anton, at, log
):
    dossier = unsure(sari)
    assert Triage.objects.get(dossier=dossier).doubts == [queries.ABOUT]
    assert queries.ABOUT in [one.code for one in queries.requirements_of(dossier)]

    scene.decide(announcement, ratna, anton, at=at)

    ruling = Ruling.objects.get()
    assert (ruling.level, ruling.stated, ruling.met) == ("s1", "hukum", True)
    assert "ilmu hukum" in ruling.accepted
    log.audit()


def test_next_dossier_with_the_same_names_is_clear_and_one_sorted_before_is_sorted_again(
    unsure, announcement, sari, budi, joko, ratna, anton, during, at, log
):
    unsure(sari)
    scene.decide(announcement, ratna, anton, at=at)
    later = unsure(budi)
    assert Triage.objects.get(dossier=later).route == "clear"
    waiting = unsure(joko)
    Triage.objects.filter(dossier=waiting).update(route="desk", triaged_at=during)

    assert services.sort_again(announcement, at=at) == 1

    assert Triage.objects.get(dossier=waiting).route == "clear"
    found = next(check for check in evidence.found_in(later).stated if check.code == queries.ABOUT)
    assert found.evidence["ruling"] == Ruling.objects.get().pk
    log.audit()


def test_refused_programme_stays_with_people_who_are_told_of_the_ruling(
    client, clock, unsure, announcement, sari, budi, ratna, hari, anton, at, log
):
    unsure(sari)
    scene.decide(announcement, ratna, anton, at=at, education__is_listed="diploma.programme_differs")
    other = unsure(budi)
    assert Triage.objects.get(dossier=other).route == "desk", "automation never refuses"
    held = services.allocate_next(hari, queries.FIRST, announcement, at=at)
    clock(at)
    client.force_login(hari)

    html = client.get(reverse("verification:allocation", args=[held.pk])).content.decode()

    assert 'data-ruling="not"' in html
    log.audit()


def test_two_rulings_that_contradict_decide_nothing(
    unsure, announcement, sari, budi, joko, ratna, hari, anton, lela, at
):
    both = [unsure(sari), unsure(budi)]
    scene.decide(announcement, ratna, anton, at=at)
    scene.decide(announcement, hari, lela, at=at, education__is_listed="diploma.programme_differs")
    assert {one.met for one in Ruling.objects.all()} == {True, False}
    assert len(both) == 2

    assert Triage.objects.get(dossier=unsure(joko)).route == "desk"


def test_ruling_never_changes(unsure, announcement, sari, ratna, anton, at):
    unsure(sari)
    scene.decide(announcement, ratna, anton, at=at)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ruling.objects.update(met=False)


def test_ruling_is_published_with_the_precedents_and_names_nobody(
    client, clock, unsure, announcement, sari, ratna, anton, at, wib
):
    unsure(sari)
    scene.decide(announcement, ratna, anton, at=at)
    clock(wib(2024, 9, 26, 8))

    html = client.get(reverse("verification:precedents", args=[announcement.slug])).content.decode()

    assert html.count('data-ruling="met"') == 1
    assert "ILMU HUKUM" in html
    assert sari.name not in html
