"""Nobody picks a dossier, nobody waits for a certain one, nobody gets their own or a relative's."""

import threading

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction

from bening.accounts.services import declare_relative
from bening.infra.encryption import lookup
from bening.stages.verification import queries, services
from bening.stages.verification.models import Allocation
from tests.cast import NIKS, give_role
from tests.stages.verification import scene


@pytest.fixture
def three(announcement, sari, budi, joko, during):
    """Three sealed dossiers."""
    return [scene.submit(announcement, by=person, at=during) for person in (sari, budi, joko)]


def test_queue_is_in_the_order_of_the_keyed_digest(announcement, three, ratna, hari, lela, at, log):
    expected = [one.pk for one in sorted(three, key=lambda one: lookup(one.digest, "queue"))]

    assert queries.queue(announcement, "propose", ratna) == expected
    first = services.allocate_next(ratna, "propose", announcement, at=at)
    second = services.allocate_next(hari, "propose", announcement, at=at)
    assert [first.dossier_id, second.dossier_id] == expected[:2]
    log.audit()


def test_allocate_gives_the_same_until_it_is_done(announcement, three, ratna, at):
    first = services.allocate_next(ratna, "propose", announcement, at=at)

    assert services.allocate_next(ratna, "propose", announcement, at=at) == first
    services.propose_verdict(first, scene.judgements(first.dossier), by=ratna, at=at)
    assert services.allocate_next(ratna, "propose", announcement, at=at).dossier != first.dossier


def test_own_dossier_and_that_of_a_relative_are_passed_over(
    announcement, three, sari, budi, joko, batanghari, murni, hasan, at
):
    give_role(sari, "verifier", batanghari, murni, hasan)
    declare_relative(sari, NIKS["budi"], "sepupu", at=at)

    allocation = services.allocate_next(sari, "propose", announcement, at=at)

    assert allocation.dossier.application.person == joko
    assert queries.waiting_to_propose(announcement, sari).count() == 0


def test_relative_declared_by_the_applicant_counts_too(announcement, dossier, ratna, sari, at):
    declare_relative(sari, NIKS["ratna"], "bibi", at=at)

    assert services.allocate_next(ratna, "propose", announcement, at=at) is None


def test_idle_dossier_goes_back_into_the_queue(announcement, dossier, ratna, hari, at, log):
    services.allocate_next(ratna, "propose", announcement, at=at)

    assert services.allocate_next(hari, "propose", announcement, at=at + services.IDLE) is None
    later = at + services.IDLE * 1.1
    assert services.allocate_next(hari, "propose", announcement, at=later).dossier == dossier
    assert not queries.allocations_of(ratna).exists()
    log.audit()


def test_two_desks_for_one_dossier_are_refused_by_the_database(announcement, dossier, ratna, hari, at):
    given = services.allocate_next(ratna, "propose", announcement, at=at)

    for officer in (ratna, hari):
        with pytest.raises(IntegrityError), transaction.atomic():
            Allocation.objects.create(dossier=given.dossier, officer=officer, step="propose", allocated_at=at)


def test_allocation_needs_the_same_queries_for_one_and_for_three(
    announcement, sari, budi, joko, ratna, during, at, django_assert_num_queries
):
    counts = []
    for people in ((sari,), (budi, joko)):
        for person in people:
            scene.submit(announcement, by=person, at=during)
        Allocation.objects.update(done_at=at)
        with _counted() as queries_made:
            services.allocate_next(ratna, "propose", announcement, at=at)
        counts.append(len(queries_made))

    assert counts[0] == counts[1] <= 16


def _counted():
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one writer in at a time")
def test_officers_who_ask_at_once_get_different_dossiers(announcement, three, officer, at, transactional_db):
    officers = [officer(f"Verifikator{n} Muda", "verifier") for n in range(3)]
    given, start = [], threading.Barrier(3)

    def ask(who):
        start.wait()
        given.append(services.allocate_next(who, "propose", announcement, at=at).dossier_id)
        close_old_connections()
        connection.close()

    threads = [threading.Thread(target=ask, args=(who,)) for who in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(given) == sorted(one.pk for one in three)
