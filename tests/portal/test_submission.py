"""Submitting goes through two stages and happens whole or not at all; a draft is given up with its papers."""

import re
from uuid import uuid4

import pytest

from bening.accounts import queries as people
from bening.notifications.queries import notices_of
from bening.portal import views
from bening.stages.documents.models import Document, Dossier, Reading
from bening.stages.documents.views import slots
from bening.stages.registration.models import Application, SectionAnswer
from tests.stages.documents import scene as papers
from tests.stages.documents.conftest import *  # noqa: F403 -- Sari has stated everything and uploads
from tests.stages.registration import scene as answering


@pytest.fixture(autouse=True)
def clock(monkeypatch, at):
    for module in (views, slots):
        monkeypatch.setattr(module, "now", lambda: at)


@pytest.fixture
def page(client, sari, full):
    """`page("kirim/")`, `page("kirim/", {…})` of Sari's application."""
    client.force_login(sari)

    def visit(path, data=None):
        address = f"/lamaran/{full.application_id}/{path}"
        return client.get(address) if data is None else client.post(address, {"once": str(uuid4()), **data})

    return visit


def text(answer):
    return answer.content.decode()


def seen(html):
    """The versions that the form was made from."""
    return {name: re.search(rf'name="{name}" value="(\d+)"', html)[1] for name in ("isian", "version")}


def test_submission_enters_and_seals_together(page, full, sari, log):
    html = text(page("kirim/"))
    assert "Jl. Gajah Mada 12" in html  # what was stated is looked over once more
    assert html.count("data-slot=") == 8

    answer = page("kirim/", seen(html))

    assert answer.headers["Location"] == f"/lamaran/{full.application_id}/bukti/"
    application = Application.objects.get()
    assert (application.state, Dossier.objects.get().state) == ("entered", "sealed")
    assert SectionAnswer.objects.count() == 0
    (notice,) = notices_of(sari)
    assert (notice.kind, notice.context["number"]) == ("dossier.sealed", application.number)
    assert f"<span data-number>{application.number}</span>" in text(page(""))
    log.audit()


def test_what_changed_after_the_page_was_shown_is_not_submitted(page, full, sari, at):
    versions = seen(text(page("kirim/")))
    answering.save(full.application, "contact", by=sari, at=at, seen=1, village="Sridadi")

    assert page("kirim/", versions).status_code == 409

    assert (Application.objects.get().state, Dossier.objects.get().state) == ("draft", "open")


def test_missing_document_leaves_the_draft_a_draft(page, full):
    versions = seen(text(page("kirim/")))
    assert page("berkas/ktp/hapus/", {}).status_code == 302
    assert "Kirim lamaran</button>" not in text(page("kirim/"))

    answer = page("kirim/", versions | {"version": str(Dossier.objects.get().version)})

    assert answer.status_code == 422
    assert (Application.objects.get().state, Dossier.objects.get().state) == ("draft", "open")


def test_rule_that_is_not_met_is_told_before_and_stops_it(page, full, sari, at):
    answering.save(full.application, "education", by=sari, at=at, seen=1, gpa="2,10")

    html = text(page("kirim/"))

    assert 'data-code="gpa.below_minimum"' in html
    assert "Kirim lamaran</button>" not in html
    versions = {"isian": str(full.application.version), "version": str(full.version)}
    assert page("kirim/", versions).status_code == 422
    assert Application.objects.get().state == "draft"


def test_out_of_date_comparison_is_not_submitted_as_read(page, full, sari, at):
    from bening.reading.report import Report
    from bening.stages.documents import readings

    while (reading := readings.take_next(at=at)) is not None:
        readings.ask(reading)
        readings.keep(reading, Report(reading.document.slot, 0.9), at=at)
    answering.save(full.application, "identity", by=sari, at=at, seen=1, birthplace="Jambi")

    page("kirim/", seen(text(page("kirim/"))))

    unread = Reading.objects.filter(state="waiting").values_list("document__slot", flat=True)
    assert set(unread) == {"ktp"}


def test_mistyped_nik_is_put_right_and_the_card_compared_anew(page, client, full, sari, budi, at):
    ours = Application.objects.get().version
    address = "/akun/nik/"
    assert client.post(address, {"nik": "123"}).status_code == 422
    taken = client.post(address, {"nik": people.nik_of(budi)})
    assert taken.status_code == 422
    assert 'data-code="nik.already_registered"' in text(taken)

    back = f"/lamaran/{full.application_id}/berkas/ktp/"
    answer = client.post(address, {"nik": "1504 0152 0399 0077", "kembali": back})

    assert answer.headers["Location"] == back
    sari.refresh_from_db()
    assert people.nik_of(sari) == "1504015203990077"
    assert people.person_by_nik("1504015203990077") == sari
    assert Application.objects.get().version == ours + 1


def test_nik_is_fixed_once_something_was_submitted_and_for_officers(page, client, full, sari, ratna, at):
    papers.submit(full, by=sari, at=at)

    answer = client.post("/akun/nik/", {"nik": "1504015203990077"})

    assert answer.status_code == 422
    assert 'data-code="nik.in_use"' in text(answer)
    client.force_login(ratna)
    assert 'data-code="nik.in_use"' in text(client.post("/akun/nik/", {"nik": "1504015203990077"}))


def test_draft_is_given_up_with_its_documents(page, full, stored, announcement, sari, at, log):
    assert "dokumen" in text(page("batalkan/"))

    answer = page("batalkan/", {})

    assert answer.headers["Location"] == "/lamaran/"
    assert (Application.objects.get().state, Dossier.objects.get().state) == ("withdrawn", "withdrawn")
    assert (Document.objects.count(), SectionAnswer.objects.count()) == (0, 0)
    code = papers.queries.announcements.formasi_in(announcement)[0].code
    again = answering.ready(announcement, by=sari, at=at, code=code)
    assert again.state == "draft"
    log.audit()


def test_submitted_application_is_withdrawn_elsewhere(page, full, sari, at):
    papers.submit(full, by=sari, at=at)

    assert page("batalkan/").headers["Location"] == f"/lamaran/{full.application_id}/tarik/"
    assert page("berkas/ktp/hapus/", {}).status_code == 422


def test_another_persons_submission_is_a_404(client, budi, full):
    client.force_login(budi)

    for path in ("kirim/", "batalkan/"):
        assert client.get(f"/lamaran/{full.application_id}/{path}").status_code == 404
        assert (
            client.post(f"/lamaran/{full.application_id}/{path}", {"once": str(uuid4())}).status_code == 404
        )
