"""The short way of clear dossiers: sorted by checks, sampled by a seed fixed before, approved by one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.accounts.services import declare_origin
from bening.core import sampling
from bening.core.decision import Check, Outcome, Refused
from bening.core.tlog.note import encode64
from bening.stages.documents import queries as documents
from bening.stages.verification import evidence, jobs, queries, record, services
from bening.stages.verification.models import Allocation, Seed, Triage, Verdict
from bening.transparency import queries as transparency
from tests.stages.registration.scene import ANSWERS
from tests.stages.verification import scene
from tests.stages.verification.test_views import post

MET = Check("match.name", Outcome.MET)


@pytest.fixture
def read(monkeypatch):
    """Every document is read and everything in it met, but those of the people in `doubt`."""
    doubt = set()

    def checks(dossier):
        slots = [slot.rule.slot for slot in documents.slots_of(dossier) if slot.document]
        found = dict.fromkeys(slots, (MET,))
        if dossier.application.person in doubt:
            found["ktp"] = (Check("match.nik", Outcome.UNCERTAIN),)
        return found

    monkeypatch.setattr(evidence, "checks_by_slot", checks)
    return doubt


@pytest.fixture
def seeds(announcement, wib):
    """Committed before anybody applies."""
    return services.commit_seeds(announcement, at=wib(2024, 8, 19, 0, 30))


@pytest.fixture
def closed(wib):
    """After the registration."""
    return wib(2024, 9, 11, 8)


@pytest.fixture
def three(read, seeds, announcement, sari, budi, joko, during):
    """Three clear dossiers, and the draw to come."""
    return [scene.submit(announcement, by=person, at=during) for person in (sari, budi, joko)]


def test_seed_is_committed_once_and_hidden(announcement, seeds, closed, log):
    assert {seed.purpose for seed in seeds} == {"sample", "queue"}
    assert services.commit_seeds(announcement, at=closed) == []
    for seed in seeds:
        number = queries.number_of(seed)
        assert sampling.commitment(number) == seed.commitment
        assert number not in bytes(Seed.objects.get(pk=seed.pk).wrapped)
    log.audit()


def test_seed_of_the_sample_is_never_committed_after_somebody_applied(announcement, dossier, closed, log):
    assert [seed.purpose for seed in services.commit_seeds(announcement, at=closed)] == ["queue"]
    assert queries.clear(announcement, dossier.application.person).count() == 0
    log.audit()


def test_dossier_with_every_check_met_is_clear_and_another_goes_to_the_desk(
    read, seeds, announcement, sari, budi, ratna, anton, during
):
    read.add(budi)
    clear = scene.submit(announcement, by=sari, at=during)
    doubtful = scene.submit(announcement, by=budi, at=during)

    assert list(queries.clear(announcement, anton)) == [clear]
    assert list(queries.waiting(announcement, "propose", ratna)) == [doubtful]
    assert Triage.objects.get(dossier=doubtful).doubts == ["match.nik"]


def test_applicant_who_asks_for_a_person_gets_one(
    read, seeds, announcement, sari, anton, ratna, during, monkeypatch
):
    monkeypatch.setattr(documents, "asked_for_person", lambda _: {"ijazah": {"match.number": "look"}})
    dossier = scene.submit(announcement, by=sari, at=during)

    assert not queries.clear(announcement, anton).exists()
    assert list(queries.waiting(announcement, "propose", ratna)) == [dossier]


def test_doubt_about_the_whole_dossier_goes_to_the_desk(
    seeds, announcement, sari, anton, during, monkeypatch
):
    more = []

    def checks(dossier):
        slots = [one.slot for one in documents.documents_of(dossier)]
        return (*(Check("match.name", Outcome.MET, evidence={"slot": slot}) for slot in slots), *more)

    monkeypatch.setattr(documents, "checks_of", checks)
    scene.submit(announcement, by=sari, at=during)
    assert queries.clear(announcement, anton).count() == 1
    more.append(Check("dossier.same_person", Outcome.UNCERTAIN))
    Triage.objects.all().delete()

    services.triage_dossiers(announcement, at=during + evidence.PATIENCE * 1.1)

    assert queries.clear(announcement, anton).count() == 0


def test_dossier_waits_for_its_reading_and_not_for_ever(announcement, dossier, during, monkeypatch):
    monkeypatch.setattr(documents, "unread", lambda _: 3)
    Triage.objects.all().delete()
    assert services.triage_dossiers(announcement, at=during) == 0

    assert services.triage_dossiers(announcement, at=during + evidence.PATIENCE * 1.1) == 1
    assert Triage.objects.get().route == "desk"


def test_unread_dossier_is_never_clear(seeds, announcement, dossier, anton, ratna):
    assert not queries.clear(announcement, anton).exists()
    assert list(queries.waiting(announcement, "propose", ratna)) == [dossier]


def test_sample_is_drawn_after_the_registration_from_the_log_alone(three, announcement, closed, during, log):
    with pytest.raises(Refused, match=r"sample\.registration_open"):
        services.draw_sample(announcement, at=during)

    seed = services.draw_sample(announcement, at=closed)

    told = transparency.record_of(seed.reveal_entry).event
    number = queries.number_of(seed)
    assert told.seed == encode64(number)
    indexes = [entry.idx for entry in transparency.entries("2024") if "application.submitted" in entry.body]
    drawn = [index for index in indexes if sampling.is_drawn(number, index, told.cut)]
    assert drawn == queries.drawn_indexes(announcement)
    assert len(drawn) >= 1
    with pytest.raises(Refused, match=r"sample\.nothing_to_draw"):
        services.draw_sample(announcement, at=closed)
    log.audit()


def test_draw_waits_for_every_dossier(three, announcement, closed, log):
    Triage.objects.filter(dossier=three[0]).delete()

    with pytest.raises(Refused, match=r"sample\.dossiers_unread"):
        services.draw_sample(announcement, at=closed)
    assert Seed.objects.filter(revealed_at=None).count() == 2
    log.audit()


def test_one_person_approves_clear_dossiers_and_never_those_drawn(
    three, announcement, anton, ratna, closed, at, log
):
    with pytest.raises(Refused, match=r"sample\.not_drawn"):
        services.approve_clear(announcement, [one.pk for one in three], by=anton, at=closed)
    services.draw_sample(announcement, at=closed)
    drawn = set(Triage.objects.filter(drawn=True).values_list("dossier_id", flat=True))

    sealed = services.approve_clear(announcement, [one.pk for one in three], by=anton, at=at)

    assert {one.dossier_id for one in sealed} == {one.pk for one in three} - drawn
    assert set(queries.queue(announcement, "propose", ratna)) == drawn
    for verdict in sealed:
        assert (verdict.state, verdict.outcome, verdict.by_program) == ("sealed", "ms", True)
        assert transparency.record_of(verdict.entry).event.kind == "verification.clear"
        assert record.said(verdict, anton)["aktor"][0] == "program"
        assert verdict.findings.filter(met=False).count() == 0
    numbers = {one.dossier.application.number for one in sealed}
    assert numbers <= set(queries.qualified_for(announcement))
    assert services.approve_clear(announcement, [one.pk for one in three], by=anton, at=at) == []
    log.audit()


def test_verifier_cannot_approve_the_short_way(three, announcement, ratna, closed):
    services.draw_sample(announcement, at=closed)
    with pytest.raises(Refused, match=r"officer\.no_role"):
        services.approve_clear(announcement, [three[0].pk], by=ratna, at=closed)


def test_supervisor_sends_a_clear_dossier_to_the_desk(three, announcement, anton, ratna, closed, log):
    assert services.send_to_desk(announcement, [three[1].pk], by=anton, at=closed) == 1

    assert list(queries.waiting(announcement, "propose", ratna)) == [three[1]]
    log.audit()


@pytest.mark.parametrize("changes", [{"outcome": "tms"}, {"round": "sanggah"}, {"by_program": False}])
def test_verdict_of_the_program_is_ms_or_nothing_in_the_database(dossier, at, changes):
    values = {"by_program": True, "outcome": "ms", "round": "initial"} | changes
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(
            state="proposed", dossier=dossier, person=dossier.application.person, proposed_at=at, **values
        )


def test_told_seed_refuses_raw_sql(three, announcement, closed):
    services.draw_sample(announcement, at=closed)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE verification_seed SET cut = 1 WHERE purpose = 'sample'")


def test_worker_commits_sorts_and_draws(read, announcement, sari, during, closed, monkeypatch, wib, log):
    monkeypatch.setattr(jobs, "now", lambda: wib(2024, 8, 19, 0, 30))
    assert jobs.sort_dossiers() is True
    assert jobs.sort_dossiers() is False
    scene.submit(announcement, by=sari, at=during)
    Triage.objects.all().delete()
    monkeypatch.setattr(jobs, "now", lambda: closed)

    assert jobs.sort_dossiers() is True

    assert queries.seed_of(announcement, "sample").revealed_at == closed
    assert Triage.objects.get().drawn, "of one clear dossier one is drawn"
    log.audit()


def test_order_of_the_desk_can_be_checked_once_the_seed_is_told(three, announcement, ratna, closed, wib, log):
    Triage.objects.update(route="desk")
    given = queries.queue(announcement, "propose", ratna)
    with pytest.raises(Refused, match=r"sample\.desk_at_work"):
        services.tell_queue(announcement, at=closed)

    seed = services.tell_queue(announcement, at=wib(2024, 9, 26, 8))

    number = queries.number_of(seed)
    again = sorted(three, key=lambda one: sampling.place_in_queue(number, one.digest))
    assert given == [one.pk for one in again]
    log.audit()


def test_household_and_small_village_of_the_officer_are_passed_over(announcement, dossier, ratna, hari, at):
    contact = ANSWERS["contact"]
    declare_origin(hari, "1504010101010101", contact["village"].upper(), "Kec. " + contact["district"], at=at)
    declare_origin(ratna, ANSWERS["identity"]["kk"], "Lain", "Lain", at=at)

    for officer in (ratna, hari):
        assert services.allocate_next(officer, "propose", announcement, at=at) is None


def test_large_village_is_no_conflict(announcement, dossier, hari, at, monkeypatch):
    monkeypatch.setattr(queries.desk, "SMALL_VILLAGE", 1)
    contact = ANSWERS["contact"]
    declare_origin(hari, "1504010101010101", contact["village"], contact["district"], at=at)

    assert services.allocate_next(hari, "propose", announcement, at=at)


def test_household_declared_while_a_dossier_lies_on_the_desk_takes_it_away(announcement, dossier, ratna, at):
    held = services.allocate_next(ratna, "propose", announcement, at=at)
    declare_origin(ratna, ANSWERS["identity"]["kk"], "Lain", "Lain", at=at)

    with pytest.raises(Refused, match=r"officer\.concerned"):
        services.propose_verdict(held, scene.judgements(dossier), by=ratna, at=at)
    assert services.allocate_next(ratna, "propose", announcement, at=at) is None
    assert not Allocation.objects.filter(done_at=None).exists()


def test_clear_page_approves_what_it_shows(client, three, announcement, anton, ratna, closed, log):
    address = reverse("verification:clear", args=[announcement.slug])
    client.force_login(ratna)
    assert client.get(address).status_code == 404
    client.force_login(anton)
    html = client.get(address).content.decode()
    assert html.count("data-clear=") == 3
    assert "Sahkan MS yang dipilih" not in html
    services.draw_sample(announcement, at=closed)
    with CaptureQueriesContext(connection) as made:
        html = client.get(address).content.decode()
    assert len(made) <= 16
    shown = html.count("data-clear=")

    answer = post(client, f"{address}sahkan/", berkas=[queries.clear_mark(one.pk, anton) for one in three])

    assert answer.headers["Location"] == address
    assert Verdict.objects.filter(by_program=True).count() == shown <= 2
    log.audit()
