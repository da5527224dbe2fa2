"""A declared outage: what it left open sends nobody to the desk, early or late, and everybody sees why."""

import pytest
from django.urls import reverse

from bening.core.decision import Check, Outcome, Reason
from bening.core.outages import FALLBACK
from bening.reading.report import Report
from bening.stages.announcements import queries as announcements
from bening.stages.announcements import services as announcing
from bening.stages.documents import comparing, readings
from bening.stages.documents import queries as documents
from bening.stages.documents.models import Document, Reading
from bening.stages.registration import queries as registration
from bening.stages.verification import evidence, queries, services
from bening.stages.verification.models import Triage
from bening.transparency import queries as transparency
from tests.stages.verification import scene

UNREAD = Check("stamp.readable", Outcome.UNCERTAIN, reason=Reason("stamp.serial_unread", facts={"sort": "m"}))
TWICE = Check("stamp.unique", Outcome.UNCERTAIN, reason=Reason("stamp.seen_elsewhere", facts={"others": 1}))


@pytest.fixture(autouse=True)
def no_checks_across(monkeypatch):
    """These papers are all alike; here only what is read in one matters."""
    monkeypatch.setattr(documents.reports, "across", lambda *_: ())
    monkeypatch.setattr(documents.reports, "against_others", lambda *_: ())


@pytest.fixture
def seeds(announcement, wib):
    return services.commit_seeds(announcement, at=wib(2024, 8, 19, 0, 30))


@pytest.fixture
def submitted(announcement, seeds, monkeypatch):
    """`submitted(person, at, *checks)`: a dossier, not sorted; its letter gave these, the rest is met."""

    def submit(person, at, *checks):
        with monkeypatch.context() as patched:
            patched.setattr(services, "triage_dossiers", lambda *_, **__: 0)
            dossier = scene.submit(announcement, by=person, at=at)
        for reading in Reading.objects.filter(document__dossier=dossier).select_related(
            "document__dossier__application__person"
        ):
            slot = reading.document.slot
            found = checks if slot == "surat_lamaran" else (Check("match.name", Outcome.MET),)
            assert readings.keep(reading, Report(slot, 0.9, checks=tuple(found)), at=at)
        while comparing.compare_some():
            pass
        return dossier

    return submit


@pytest.fixture
def declare(announcement, hendra, anton, wib):
    """The e-stamp was down from 24 August on; the edition is published on the 26th."""

    def publish():
        at = wib(2024, 8, 26, 8)
        edition = announcing.declare_outage(
            announcement, "e-meterai", wib(2024, 8, 24, 8), wib(2024, 8, 26, 7), by=hendra, at=at
        )
        announcing.publish_edition(edition, by=anton, at=at)

    return publish


def route(announcement, dossier, at):
    services.triage_dossier(dossier, at=at)
    return Triage.objects.get(dossier=dossier).route


def test_stamp_that_could_not_be_read_in_an_outage_is_no_doubt(
    announcement, submitted, declare, sari, during, wib, log
):
    dossier = submitted(sari, during, UNREAD)
    declare()
    (found,) = evidence.checks_by_slot(dossier)["surat_lamaran"]
    assert (found.outcome, found.reason.code) == (Outcome.UNCERTAIN, FALLBACK)

    assert route(announcement, dossier, wib(2024, 8, 27, 8)) == "clear"

    row = Triage.objects.get(dossier=dossier)
    assert (row.doubts, row.checked) == ([], len(evidence.found_in(dossier).every) - 1)
    log.audit()
    told = [transparency.record_of(entry).event for entry in transparency.entries("2024")]
    assert [event.service for event in told if event.kind == "outage.declared"] == ["e-meterai"]


def test_stamp_seen_twice_and_papers_from_before_the_outage_stay_in_doubt(
    announcement, submitted, declare, sari, during, wib
):
    dossier = submitted(sari, during, TWICE)
    declare()
    assert route(announcement, dossier, wib(2024, 8, 27, 8)) == "desk"
    Triage.objects.all().delete()
    earlier = Reading.objects.get(document__dossier=dossier, document__slot="surat_lamaran")
    assert documents.reports.in_outages(
        Report("surat_lamaran", 0.9, checks=(UNREAD,)),
        Document(uploaded_at=wib(2024, 8, 23, 8)),
        announcements.outages_in(registration.edition_of(dossier.application)),
    ).checks == (UNREAD,)
    assert earlier.doubts == 1


def test_dossier_sorted_before_the_declaration_is_sorted_again_like_all(
    announcement, submitted, declare, sari, ratna, during, wib, log
):
    dossier = submitted(sari, during, UNREAD)
    assert route(announcement, dossier, during) == "desk"
    assert services.sort_again(announcement, at=wib(2024, 8, 25, 12)) == 0, "no outage yet"
    declare()

    assert services.sort_again(announcement, at=wib(2024, 8, 27, 8)) == 1
    assert services.sort_again(announcement, at=wib(2024, 8, 27, 9)) == 0, "once"

    assert Triage.objects.get(dossier=dossier).route == "clear"
    log.audit()


def test_dossier_on_a_desk_stays_there_after_the_declaration(
    announcement, submitted, declare, sari, ratna, during, wib
):
    dossier = submitted(sari, during, UNREAD)
    assert route(announcement, dossier, during) == "desk"
    assert services.allocate_next(ratna, queries.FIRST, announcement, at=during).dossier == dossier
    declare()

    assert services.sort_again(announcement, at=wib(2024, 8, 27, 8)) == 0
    assert Triage.objects.get(dossier=dossier).route == "desk"


def test_desk_shows_the_fallback_and_no_doubt(
    client, clock, announcement, submitted, declare, sari, ratna, during, wib
):
    dossier = submitted(sari, during, UNREAD, Check("letter.signed", Outcome.UNCERTAIN))
    declare()
    at = wib(2024, 8, 27, 8)
    assert route(announcement, dossier, at) == "desk"
    held = services.allocate_next(ratna, queries.FIRST, announcement, at=at)
    clock(at)
    client.force_login(ratna)

    html = client.get(reverse("verification:allocation", args=[held.pk])).content.decode()

    assert html.count('data-fallback="e-meterai"') == 1
    assert "meterai tempel diterima" in html
    assert 'data-check="letter.signed"' in html
    assert 'data-check="stamp.readable"' not in html


def test_applicant_is_told_of_the_fallback_and_of_no_doubt(
    client, announcement, submitted, declare, sari, during, wib, monkeypatch
):
    from bening.stages.documents import feedback

    dossier = submitted(sari, during, UNREAD, Check("letter.signed", Outcome.MET))
    declare()
    monkeypatch.setattr("bening.stages.documents.views.reading.now", lambda: wib(2024, 8, 27, 8))
    client.force_login(sari)
    address = reverse("documents:upload", args=[dossier.application_id, "surat_lamaran"])

    html = client.get(address).content.decode()

    assert html.count('data-fallback="e-meterai"') == 1
    assert "tidak dihitung sebagai keraguan" in html
    assert 'data-check="stamp.readable"' not in html
    shown = feedback.overview(dossier, documents.slots_of(dossier), wib(2024, 8, 27, 8))
    status = {row.slot.rule.slot: row.status for row in shown.rows if row.status}["surat_lamaran"]
    assert (status.state, status.doubts) == ("good", 0)
