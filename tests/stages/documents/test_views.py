"""Documents over HTTP: refused with advice, served as a download to their owner alone, receipt at the end."""

import json
import re
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from bening.stages.documents import queries
from bening.stages.documents.models import Document, Dossier
from bening.stages.registration import services as registering
from tests.reading import made
from tests.stages.documents import scene


@pytest.fixture(autouse=True)
def today(at):
    """The registration is open."""
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def sari_client(client, sari):
    client.force_login(sari)
    return client


def text(response):
    return response.content.decode()


def send(client, application, slot, data, name="berkas.pdf"):
    file = SimpleUploadedFile(name, data, content_type="application/pdf")
    return client.post(f"/lamaran/{application.pk}/berkas/{slot}/", {"berkas": file})


def test_list_shows_every_slot_with_its_rule(sari_client, application):
    page = text(sari_client.get(f"/lamaran/{application.pk}/berkas/"))

    assert re.findall(r'data-slot="(\w+)"', page) == [*scene.REQUIRED, "sertifikat_kompetensi"]
    assert "JPG, paling besar 200 KB" in page
    assert "0 dari 8 dokumen wajib sudah ada." in page
    assert not Dossier.objects.exists()


def test_upload_opens_the_dossier_and_keeps_the_file(sari_client, application):
    answer = send(sari_client, application, "ktp", made.photo(), "KTP Sari 1504015203990001.jpg")

    assert answer.headers["Location"] == f"/lamaran/{application.pk}/berkas/ktp/"
    page = text(sari_client.get(f"/lamaran/{application.pk}/berkas/"))
    assert 'data-slot="ktp" data-filled="yes"' in page
    assert "1504015203990001" not in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Berkas ini kosong"),
        (made.archive("word/document.xml"), "Isi berkas ini ZIP/Word/Excel, bukan PDF."),
        (b"GIF89a" + bytes(60), "Isi berkas ini GIF, bukan PDF."),
        (made.pdf(filler=900_000), "paling besar 800 KB"),
        (made.hostile()["user_password.pdf"], "dikunci dengan kata sandi"),
        (made.hostile()["truncated.pdf"], "terpotong"),
        (made.pdf(pages=21), "PDF ini 21 halaman; paling banyak 20."),
    ],
)
def test_upload_refused_says_what_to_do(sari_client, application, stored, data, words):
    answer = send(sari_client, application, "ijazah", data)

    assert answer.status_code == 422
    assert words.lower() in text(answer).lower()
    assert (stored(), Document.objects.count()) == (0, 0)


def test_upload_of_nothing_says_so(sari_client, application):
    answer = sari_client.post(f"/lamaran/{application.pk}/berkas/ijazah/", {})

    assert answer.status_code == 422
    assert "Belum ada berkas yang dipilih" in text(answer)


def test_far_too_large_upload_is_neither_read_nor_written(sari_client, application, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    before = set(tmp_path.iterdir())

    answer = send(sari_client, application, "ijazah", b"%PDF-1.4" + b"\0" * 5_000_000)

    assert answer.status_code == 422
    assert "Berkas ini 4,8 MB; paling besar 800 KB." in text(answer)
    assert set(tmp_path.iterdir()) == before


def test_secretary_may_still_send_large_tables(client, announcement, settings):
    """The limit is for applicants: a listing of the nation has 12 MB."""
    file = SimpleUploadedFile("f.csv", b"a" * 3_000_000)

    answer = client.post("/panitia/pengumuman/tidak-ada/", {"file": file})

    with answer.wsgi_request.FILES["file"] as kept:
        assert kept.size == 3_000_000
    assert not hasattr(answer.wsgi_request, "upload_refused")


def test_slot_that_was_not_asked_for_is_a_404(sari_client, application):
    assert send(sari_client, application, "surat_disabilitas", made.pdf()).status_code == 404
    assert send(sari_client, application, "apa-saja", made.pdf()).status_code == 404


def test_documents_open_once_it_is_known_which_belong_to_it(sari_client, announcement, sari, at):
    draft = registering.start_application(announcement, by=sari, at=at)

    answer = sari_client.get(f"/lamaran/{draft.pk}/berkas/")

    assert answer.status_code == 422
    assert text(answer).count("data-code=") == 5


PAGES = ["berkas/", "berkas/ktp/", "berkas/ktp/isi/", "kirim/", "tarik/", "bukti/", "bukti/bukaan.json"]
PAGES += ["bukti/pengakuan.txt", "bukti/lamaran.tlog-proof", "bukti/bukti-lamaran.pdf"]
PAGES += ["berkas/ktp/bacaan/", "berkas/ktp/gambar/1/", "berkas/ktp/potong/", "bukti/temuan.json"]


@pytest.mark.parametrize("path", PAGES)
def test_page_of_another_applicant_is_a_404(client, full, sari, budi, at, path):
    scene.submit(full, by=sari, at=at)
    client.force_login(budi)

    assert client.get(f"/lamaran/{full.application_id}/{path}").status_code == 404


ACTS = ["berkas/ktp/", "berkas/ktp/hapus/", "berkas/ktp/putar/", "berkas/ktp/periksa/", "berkas/ktp/pindah/"]
ACTS += ["berkas/ktp/potong/", "kirim/", "tarik/"]


@pytest.mark.parametrize("path", ACTS)
def test_act_on_another_applicants_dossier_is_a_404(client, full, budi, path):
    client.force_login(budi)

    answer = client.post(f"/lamaran/{full.application_id}/{path}", {"once": str(uuid4())})

    assert answer.status_code == 404
    full.refresh_from_db()
    assert (full.state, queries.documents_of(full).count()) == ("open", 8)


def test_officer_does_not_get_in_by_the_applicants_door(client, full, ratna):
    client.force_login(ratna)

    assert client.get(f"/lamaran/{full.application_id}/berkas/ktp/isi/").status_code == 404


def test_own_document_comes_as_a_harmless_download(sari_client, full):
    answer = sari_client.get(f"/lamaran/{full.application_id}/berkas/ktp/isi/")

    assert answer.content == made.photo(seed=1)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ktp.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer.headers["Cache-Control"]


def test_remove_takes_a_document_back(sari_client, full, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = sari_client.post(f"/lamaran/{full.application_id}/berkas/ktp/hapus/")

    assert answer.status_code == 302
    assert queries.documents_of(full).count() == 7


def test_submission_waits_for_every_document(sari_client, application):
    send(sari_client, application, "ktp", made.photo())

    page = text(sari_client.get(f"/lamaran/{application.pk}/kirim/"))
    wish = {"once": str(uuid4()), "version": "2", "isian": str(application.version)}
    answer = sari_client.post(f"/lamaran/{application.pk}/kirim/", wish)

    assert "Belum dapat dikirim" in page
    assert answer.status_code == 422
    assert text(answer).count('data-code="document.missing"') == 7


def submit(client, dossier, key=None):
    page = text(client.get(f"/lamaran/{dossier.application_id}/kirim/"))
    wish = {"once": str(key or uuid4())}
    wish |= {name: re.search(rf'name="{name}" value="(\d+)"', page)[1] for name in ("isian", "version")}
    return client.post(f"/lamaran/{dossier.application_id}/kirim/", wish), wish


def test_submit_by_double_click_is_one_receipt(sari_client, full, log):
    answer, wish = submit(sari_client, full)
    again = sari_client.post(f"/lamaran/{full.application_id}/kirim/", wish)
    late = sari_client.post(f"/lamaran/{full.application_id}/kirim/", wish | {"once": str(uuid4())})

    there = f"/lamaran/{full.application_id}/bukti/"
    assert [one.headers["Location"] for one in (answer, again, late)] == [there] * 3
    full.refresh_from_db()
    assert full.state == "sealed"
    log.audit()


def test_receipt_comes_at_once_and_the_proof_when_it_is_published(sari_client, full, log):
    submit(sari_client, full)
    address = f"/lamaran/{full.application_id}/bukti/"
    assert f'href="{address}"' in text(sari_client.get(f"/lamaran/{full.application_id}/"))

    first = text(sari_client.get(address))
    promise = sari_client.get(f"{address}pengakuan.txt").content
    assert '<meta http-equiv="refresh" content="5">' in first
    assert 'data-ready="no"' in first
    assert promise.startswith(b"bening/tanda-terima/v1\n")
    assert sari_client.get(f"{address}lamaran.tlog-proof").status_code == 404
    assert sari_client.get(f"{address}bukti-lamaran.pdf").status_code == 404

    log.audit()

    later = text(sari_client.get(address))
    assert 'data-ready="yes"' in later
    assert "http-equiv" not in later
    assert sari_client.get(f"{address}lamaran.tlog-proof").content.startswith(b"c2sp.org/tlog-proof@v1")
    assert sari_client.get(f"{address}bukti-lamaran.pdf").content.startswith(b"%PDF-")
    assert json.loads(sari_client.get(f"{address}bukaan.json").content)["v"] == 1


def test_proof_is_found_by_whoever_has_the_leaf_hash(client, full, sari, at, log, settings):
    from bening.stages.documents.receipts import proof_address

    scene.submit(full, by=sari, at=at)
    log.audit()
    full.refresh_from_db()

    path = proof_address(full).removeprefix(settings.BENING_SITE)

    assert client.get(path).content.startswith(b"c2sp.org/tlog-proof@v1")


def test_receipt_as_pdf_in_english(sari_client, full, log):
    submit(sari_client, full)
    log.audit()
    sari_client.cookies["bahasa"] = "en"

    answer = sari_client.get(f"/lamaran/{full.application_id}/bukti/bukti-lamaran.pdf")

    assert answer.content.startswith(b"%PDF-")


def test_withdraw_tells_what_it_means_first(sari_client, full, sari, at, log):
    application = full.application
    assert sari_client.get(f"/lamaran/{application.pk}/tarik/").status_code == 404
    scene.submit(full, by=sari, at=at)
    page = text(sari_client.get(f"/lamaran/{application.pk}/tarik/"))
    answer = sari_client.post(f"/lamaran/{application.pk}/tarik/", {"once": str(uuid4())})

    assert "tidak dapat dibatalkan" in page
    assert answer.status_code == 302
    assert Dossier.objects.get().state == "withdrawn"
    assert 'data-state="withdrawn"' in text(sari_client.get(f"/lamaran/{application.pk}/berkas/"))
    log.audit()


def test_pages_in_a_constant_number_of_queries(sari_client, full, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        sari_client.get(f"/lamaran/{full.application_id}/berkas/")
    with django_assert_max_num_queries(9):
        sari_client.get(f"/lamaran/{full.application_id}/kirim/")
