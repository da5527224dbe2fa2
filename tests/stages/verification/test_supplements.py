"""What was read after the submission is said in the log before anybody relies on it, and can be proven."""

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from bening.accounts.services import seal_for
from bening.core.decision import Check, Outcome
from bening.core.tlog.commitment import commit
from bening.core.tlog.note import decode64, encode64
from bening.devtools.invariants import violations
from bening.reading.report import Report
from bening.stages.documents import queries as documents
from bening.stages.documents import readings, submission
from bening.stages.documents.models import Findings, Reading
from bening.stages.verification import queries, services
from bening.stages.verification.models import Supplement, Triage
from bening.transparency import queries as transparency
from tests.stages.verification import scene

NAMED = Check("match.name", Outcome.MET)


def read_all(dossier, at, checks=(NAMED,)):
    """As the worker does it, after the submission."""
    waiting = Reading.objects.filter(document__dossier=dossier).select_related(
        "document__dossier__application__person"
    )
    for reading in waiting:
        assert readings.keep(reading, Report(reading.document.slot, 0.9, checks=tuple(checks)), at=at)


@pytest.fixture
def unsorted(announcement, sari, during, monkeypatch):
    """Sari's dossier, submitted before anything was read, and not sorted yet."""
    with monkeypatch.context() as patched:
        patched.setattr(services, "triage_dossiers", lambda *_, **__: 0)
        return scene.submit(announcement, by=sari, at=during)


def test_what_was_read_later_is_said_in_the_log_when_the_dossier_is_sorted(unsorted, at, log):
    first = documents.findings_at_submission(unsorted)
    read_all(unsorted, at)

    services.triage_dossier(unsorted, at=at)

    supplement = Supplement.objects.get()
    found = queries.findings_in(supplement)
    assert found != first
    assert b'"match.name"' in found
    assert found == documents.findings_now(unsorted)
    log.audit()
    record = transparency.record_of(supplement.entry)
    assert record.event.kind == "verification.auto"
    unsorted.findings_entry.refresh_from_db()
    assert record.ref == (unsorted.findings_entry.idx,)
    assert list(violations()) == []


def test_dossier_read_before_its_submission_needs_no_supplement(dossier, log):
    assert Triage.objects.filter(dossier=dossier).exists()
    assert not Supplement.objects.exists()
    assert queries.findings_entry(dossier) == dossier.findings_entry
    assert list(violations()) == []


def test_verdict_answers_the_findings_that_people_saw(unsorted, announcement, ratna, anton, at, log):
    read_all(unsorted, at, [Check("match.name", Outcome.UNCERTAIN)])
    services.triage_dossier(unsorted, at=at)

    verdict = scene.decide(announcement, ratna, anton, at=at)

    log.audit()
    supplement = Supplement.objects.get()
    verdict.entry.refresh_from_db()
    assert supplement.entry.idx in transparency.record_of(verdict.entry).ref


def test_dossier_sorted_unread_is_supplemented_before_the_first_judgement(
    dossier, announcement, ratna, anton, at, log
):
    assert not Supplement.objects.exists(), "it waited too long and was sorted unread"
    read_all(dossier, at)

    scene.decide(announcement, ratna, anton, at=at)

    supplement = Supplement.objects.get()
    assert queries.findings_in(supplement) == documents.findings_now(dossier)
    log.audit()
    assert list(violations()) == []


def test_supplement_never_changes_and_a_changed_one_is_found(unsorted, at, log):
    read_all(unsorted, at)
    services.triage_dossier(unsorted, at=at)
    for statement in (
        "UPDATE verification_supplement SET content = content",
        "DELETE FROM verification_supplement",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    supplement = Supplement.objects.get()
    assert not documents.findings_fit(unsorted, supplement.entry, queries.findings_in(supplement) + b" ")
    assert not documents.findings_fit(unsorted, unsorted.findings_entry, queries.findings_in(supplement))
    log.audit()


def test_checker_finds_findings_that_are_not_those_of_the_log(unsorted, at, sari, budi, announcement, during):
    other = scene.submit(announcement, by=budi, at=during)
    mine = Findings.objects.get(dossier=unsorted)
    with connection.cursor() as cursor:  # whoever holds the database can take the seal away
        on = " ON documents_findings" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER documents_findings_no_update{on}")
    Findings.objects.filter(pk=mine.pk).update(content=Findings.objects.get(dossier=other).content)

    assert [one for one in violations() if "findings" in one] == [
        f"I1 findings of dossier {unsorted.pk} do not open: changed"
    ]
    content = seal_for(sari, b"{}", submission.findings_context(unsorted))
    Findings.objects.filter(pk=mine.pk).update(content=content)
    entry = unsorted.findings_entry_id
    assert [one for one in violations() if "findings" in one] == [
        f"I1 findings of dossier {unsorted.pk} are not those that entry {entry} commits to"
    ]


def test_applicant_takes_the_later_findings_with_their_opening_home(
    client, clock, unsorted, sari, budi, at, log
):
    read_all(unsorted, at)
    services.triage_dossier(unsorted, at=at)
    clock(at)
    address = reverse("verification:findings", args=[unsorted.application_id, 1])
    client.force_login(budi)
    assert client.get(address).status_code == 404
    client.force_login(sari)
    assert (
        address in client.get(reverse("verification:result", args=[unsorted.application_id])).content.decode()
    )
    assert client.get(address.replace("temuan-1", "temuan-2")).status_code == 404

    told = json.loads(client.get(address).content)

    opened = told["bukaan"]["buka"]["isi"]
    digest = hashlib.sha256(decode64(told["garam"]) + told["isi"].encode()).hexdigest()
    assert opened["nilai"]["temuan"] == f"sha256:{digest}"
    said = transparency.record_of(Supplement.objects.get().entry).commit["isi"]
    assert encode64(commit("isi", decode64(opened["salt"]), opened["nilai"])) == said
    log.audit()
