"""What is read in documents: the queue, the killed worker, the answers, what is committed to at the end."""

import hashlib
import json
import os
import signal
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from bening.accounts import queries as accounts
from bening.accounts.models import SubjectKey
from bening.core.decision import Check, Outcome, Reason, Refused
from bening.core.tlog.canonical import parse
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import decode64
from bening.infra.db import Stale
from bening.reading.pool import Worker
from bening.reading.report import Field, Report
from bening.stages.documents import (
    asking,
    comparing,
    feedback,
    jobs,
    queries,
    readings,
    receipts,
    reports,
    services,
)
from bening.stages.documents.models import Ask, Likeness, Reading, Trace
from tests.committed import at_once
from tests.stages.documents import scene
from tests.stages.documents.papers import card
from tests.stages.registration import scene as registration


def report(kind="ktp", checks=(), **more):
    """What reading a document gave."""
    about = {
        "fields": {"nik": Field("1504015203990001", 0.99, 1, (0.1, 0.1, 0.4, 0.2))},
        "drawn": ((1000, 630),),
    }
    about["tokens"] = frozenset({"kabupaten", "bulian", "1999"})
    return Report(kind, 0.9, checks=tuple(checks), engines=("tiny",), **about | more)


def doubt(code="match.name", outcome=Outcome.UNCERTAIN, **evidence):
    told = {"typed": "Sari Wulandari", "read": "SARI WULANDARY", **evidence}
    return Check(
        code, outcome, reason=Reason("match.other_read", facts={"field": "name", **told}), evidence=told
    )


def keep(reading, found, *, at):
    """Write down what was read in answer to what is asked now."""
    readings.ask(reading)
    return readings.keep(reading, found, at=at)


def read(document, found, at):
    """As the worker does it."""
    reading = readings.take_next(at=at)
    assert reading.document == document
    assert keep(reading, found, at=at)
    return reading


def submit(dossier, *, by, at):
    """Look at the dossier as it is now, then submit."""
    dossier.version = queries.dossiers_of(by).get().version
    scene.submit(dossier, by=by, at=at)


@pytest.fixture
def ktp(dossier, sari, at):
    return scene.attach(dossier, "ktp", by=sari, at=at)


def test_document_waits_is_leased_once_and_read(ktp, at):
    assert queries.reading_of(ktp) is None
    reading = readings.take_next(at=at)
    assert reading.document == ktp
    assert readings.take_next(at=at) is None

    assert keep(reading, report(), at=at)

    assert readings.take_next(at=at + timedelta(days=1)) is None
    assert queries.reading_of(ktp) == report()
    assert queries.unread(ktp.dossier) == 1  # not compared yet
    assert b"1504015203990001" not in bytes(reading.report)


def test_killed_worker_loses_its_lease_and_three_deaths_leave_it_to_people(ktp, at):
    first = readings.take_next(at=at)
    later = at + readings.LEASE + timedelta(seconds=1)
    second = readings.take_next(at=later)
    assert second.pk == first.pk
    assert not keep(first, report(), at=later)  # the one that was thought dead comes too late
    assert readings.take_next(at=later + 2 * readings.LEASE) is not None
    assert readings.take_next(at=later + 4 * readings.LEASE) is None
    found = Reading.objects.get()
    assert (found.state, found.problem) == ("unreadable", "file.not_read")


def test_renewed_lease_holds(ktp, at):
    reading = readings.take_next(at=at)
    readings.renew(reading, at=at + timedelta(seconds=20))
    assert readings.take_next(at=at + timedelta(seconds=40)) is None


def test_file_replaced_while_it_was_read_leaves_nothing(ktp, dossier, sari, at):
    reading = readings.take_next(at=at)
    scene.attach(dossier, "ktp", by=sari, at=at, seed=9)

    assert not keep(reading, report(), at=at)
    assert not readings.give_up(reading, "file.not_read", at=at)
    with pytest.raises(Stale):
        readings.renew(reading, at=at)
    assert Reading.objects.get().state == "waiting"
    assert not Trace.objects.exists()


def test_replacing_forgets_what_was_read_and_answered(ktp, dossier, sari, at):
    read(ktp, report(checks=[doubt()], keys=("nik:1504015203990001",)), at)
    readings.ask_for_person(ktp, "match.name", "look", by=sari, at=at)
    assert Trace.objects.count() == Ask.objects.count() == 1

    scene.attach(dossier, "ktp", by=sari, at=at, seed=9)

    assert (Trace.objects.count(), Ask.objects.count()) == (0, 0)
    assert Reading.objects.get().state == "waiting"


def test_answer_is_kept_once_and_only_to_a_doubt(ktp, sari, at):
    read(ktp, report(checks=[doubt(), doubt("match.nik", Outcome.MET)]), at)

    readings.ask_for_person(ktp, "match.name", "look", by=sari, at=at)
    readings.ask_for_person(ktp, "match.name", "mistyped", by=sari, at=at)

    assert queries.asked_for_person(ktp.dossier) == {"ktp": {"match.name": "mistyped"}}
    for code, says in (("match.nik", "look"), ("match.name", "x"), ("forgery.number_year", "look")):
        with pytest.raises(Refused):
            readings.ask_for_person(ktp, code, says, by=sari, at=at)


def test_question_holds_what_was_typed_and_announced(ktp, dossier, sari, at):
    asked = asking.question_about(ktp)
    assert asked.expect == "ktp"
    assert asked.claims == {
        "nik": "1504015203990001",
        "name": "Sari Wulandari",
        "birth_place": "Muara Bulian",
        "birth_date": "1999-03-12",
        "sex": "P",
    }
    assert asked.addressee == "Bupati Batanghari"
    assert "not_imprisoned" in {clause.code for clause in asked.clauses}
    diploma = asking.claims_for("ijazah", asking.typed(dossier.application))
    assert diploma["programme"] == "ILMU HUKUM"
    assert diploma["graduation_date"] == "2021-09-30"


def test_feedback_shows_both_values_and_hides_suspicions(ktp, sari, at):
    checks = [
        doubt(),
        doubt("match.nik", Outcome.MET),
        doubt("forgery.number_year"),
        doubt("duplicate.same_file"),
    ]
    reading = read(ktp, report(checks=checks), at)

    told = feedback.feedback_on(ktp, sari, at)

    assert [line.check.code for line in told.doubts] == ["match.name"]
    assert (told.doubts[0].typed, told.doubts[0].read) == ("Sari Wulandari", "SARI WULANDARY")
    assert [line.field for line in told.fine] == ["nik"]
    assert told.fine[0].place.box == ("97", "60", "306", "69")
    assert reading.doubts == 1


def test_waiting_is_late_after_a_while(ktp, sari, at):
    assert feedback.feedback_on(ktp, sari, at).state == "waiting"
    assert feedback.feedback_on(ktp, sari, at + timedelta(minutes=2)).state == "late"


def test_machine_doubt_never_stands_in_the_way(full, sari, at, log):
    for _ in range(3):
        reading = readings.take_next(at=at)
        keep(reading, report("lain", [doubt(outcome=Outcome.NOT_MET)]), at=at)
    submit(full, by=sari, at=at)

    assert full.state == "sealed"
    log.audit()


def test_findings_are_committed_to_word_for_word(full, sari, at, log):
    reading = readings.take_next(at=at)
    slot = reading.document.slot
    keep(reading, report(slot, [doubt()]), at=at)
    readings.ask_for_person(reading.document, "match.name", "mistyped", by=sari, at=at)
    submit(full, by=sari, at=at)

    told = json.loads(receipts.findings_opening(full))

    found = json.loads(told["isi"])["dokumen"]
    assert found[slot]["bacaan"]["pemeriksaan"][0]["kode"] == "match.name"
    assert found[slot]["kata_pelamar"] == {"match.name": "mistyped"}
    assert "bacaan" not in found["transkrip" if slot != "transkrip" else "ijazah"]
    digest = hashlib.sha256(decode64(told["garam"]) + told["isi"].encode()).hexdigest()
    opened = told["bukaan"]["buka"]["isi"]
    assert opened["nilai"] == {"berkas": full.digest, "temuan": f"sha256:{digest}"}
    committed_to = json.loads(full.findings_entry.body)["commit"]["isi"]
    assert commit("isi", decode64(opened["salt"]), opened["nilai"]) == decode64(committed_to)
    parse(told["isi"].encode())
    log.audit()


def test_sealed_reading_never_changes_and_a_late_one_is_sealed_too(full, sari, at, log):
    early = readings.take_next(at=at)
    keep(early, report(), at=at)
    late = readings.take_next(at=at)
    submit(full, by=sari, at=at)

    assert keep(late, report(), at=at)

    assert Reading.objects.filter(sealed=True).count() == 2
    for pk in (early.pk, late.pk):
        with pytest.raises(DatabaseError), transaction.atomic():
            Reading.objects.filter(pk=pk).update(kind="sim")
        with pytest.raises(DatabaseError), transaction.atomic():
            Reading.objects.filter(pk=pk).delete()
    Reading.objects.filter(pk=late.pk).update(compared=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        full.findings.__class__.objects.update(content=b"x")
    log.audit()


def test_erased_person_takes_the_report_along(ktp, sari, at):
    read(ktp, report(), at)
    SubjectKey.objects.filter(user=sari).delete()
    fresh = accounts.person(sari.pk)
    with pytest.raises(Refused):
        reports.opened(Reading.objects.get(), fresh)


# --- other applicants -------------------------------------------------------------------------------


@pytest.fixture
def two(announcement, dossier, sari, budi, at):
    """Sari's and Budi's dossiers."""
    code = registration.queries.announcements.formasi_in(announcement)[0].code
    application = registration.ready(announcement, by=budi, at=at, code=code)
    return dossier, services.open_dossier(application, by=budi, at=at)


def test_same_paper_of_another_person_is_told_to_officers_alone(two, sari, budi, at):
    ours, theirs = two
    mine = scene.attach(ours, "ijazah", by=sari, at=at)
    read(mine, report("ijazah", keys=("ijazah:201032021000123",)), at)
    other = scene.attach(theirs, "ijazah", by=budi, at=at)
    read(other, report("ijazah", keys=("ijazah:201032021000123",)), at)

    found = {check.code: check for check in queries.checks_of(ours)}

    assert found["duplicate.same_file"].outcome is Outcome.UNCERTAIN
    assert found["duplicate.same_document"].reason.code == "duplicate.number_seen"
    assert found["duplicate.same_document"].evidence["slot"] == "ijazah"
    assert feedback.feedback_on(mine, sari, at).doubts == ()
    assert "201032021000123" not in Trace.objects.first().hash


def test_own_paper_in_two_slots_is_no_suspicion(dossier, sari, at):
    for slot in ("ijazah", "transkrip"):
        read(scene.attach(dossier, slot, by=sari, at=at), report(slot, keys=("stamp:77",)), at)
    codes = {check.code: check.outcome for check in queries.checks_of(dossier)}
    assert codes["duplicate.same_document"] is Outcome.MET


def test_papers_alike_in_words_are_found_after_submission(two, full, sari, budi, at):
    _, theirs = two
    words = frozenset(f"kata{chr(97 + n)}{chr(98 + n)}" for n in range(20))
    for dossier, by in ((full, sari), (theirs, budi)):
        if by is budi:
            scene.attach(dossier, "ijazah", by=budi, at=at, seed=77)
        while reading := readings.take_next(at=at):
            slot = reading.document.slot
            found = report(slot, tokens=words) if slot == "ijazah" else report(slot, tokens=frozenset({slot}))
            keep(reading, found, at=at)
    submit(full, by=sari, at=at)

    while comparing.compare_some():
        pass

    assert queries.unread(full) == 0
    assert Likeness.objects.count() == 1
    assert any(check.code == "duplicate.same_document" and check.reason for check in queries.checks_of(full))


def test_checks_of_a_dossier_cost_the_same_however_many(full, sari, at, django_assert_max_num_queries):
    while reading := readings.take_next(at=at):
        keep(reading, report(reading.document.slot), at=at)
    with django_assert_max_num_queries(9):  # one more: the outages of the announcement
        queries.checks_of(full)


def test_many_workers_share_the_queue(committed, full, at):
    found = at_once(lambda _: readings.take_next(at=at), 6)
    taken = [reading.pk for reading in found if isinstance(reading, Reading)]
    assert taken
    assert len(taken) == len(set(taken))


def test_erased_person_is_left_to_people_by_the_worker(ktp, sari, settings):
    settings.BENING_READERS = 1
    SubjectKey.objects.filter(user=sari).delete()
    assert jobs.read_waiting_documents()
    assert Reading.objects.get().problem == "file.not_read"


def test_process_killed_while_it_reads_costs_nobody_the_reading(ktp, settings, monkeypatch):
    """A real process that reads is killed at its first document, and again; the next one reads it."""
    settings.BENING_READERS = 1
    jobs._pool.cache_clear()
    (worker,) = jobs._pool(1).workers
    asked = []

    monkeypatch.setattr(Worker, "_ready", lambda _, real=Worker._ready: killing(real, worker, asked))
    while jobs.read_waiting_documents():
        pass
    found = Reading.objects.get()
    assert (found.state, found.attempts) == ("read", 2)
    assert len(set(asked)) == 2
    jobs._pool(1).close()


def killing(real, worker, asked):
    """The connection to the worker; the first one is dead."""
    connection = real(worker)
    if not asked:
        os.kill(worker.process.pid, signal.SIGKILL)
    asked.append(worker.process.pid)
    return connection


def test_real_card_is_read_and_compared(dossier, sari, at, settings):
    settings.BENING_READERS = 1
    document = scene.attach(dossier, "ktp", by=sari, at=at, data=card(accounts.nik_of(sari)))
    assert jobs.read_waiting_documents()

    found = queries.reading_of(document)
    assert found is not None, Reading.objects.get().problem
    assert found.kind == "ktp"
    assert {check.code: check.outcome.value for check in found.checks}["match.nik"] == "met"
    jobs._pool(1).close()
