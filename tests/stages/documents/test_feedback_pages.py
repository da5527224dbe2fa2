"""What the applicant sees and answers: photos mended on the way in, pieces, what was read, a wrong slot."""

import hashlib
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bening.core.decision import Check, Outcome, Reason
from bening.reading import images  # noqa: F401 -- HEIC can be written then
from bening.reading.report import Field, Report
from bening.stages.documents import queries, readings, recheck
from bening.stages.documents.models import Ask, Document, Reading
from tests.reading import made
from tests.stages.documents import papers, scene
from tests.stages.registration import scene as answering
from tests.stages.registration.answers import ANSWERS


@pytest.fixture(autouse=True)
def today(at):
    """The registration is open."""
    cache.clear()
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def page(client, sari, application):
    """The pages of Sari's documents: `page("ktp/")`, `page("ktp/", {...})`."""
    client.force_login(sari)

    def visit(path="", data=None, **headers):
        address = f"/lamaran/{application.pk}/berkas/{path}"
        return client.get(address, **headers) if data is None else client.post(address, data)

    return visit


def text(response):
    return response.content.decode()


def photos(*files):
    return {"berkas": [SimpleUploadedFile(f"{n}.jpg", data) for n, data in enumerate(files)]}


def large(kind="JPEG", **options):
    """A photo of a phone, some hundred KB."""
    out = io.BytesIO()
    Image.effect_noise((1600, 1200), 18).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def read(at, *checks, kind="ktp", **more):
    """The worker reads what waits longest."""
    field = {"birth_date": Field("1999-03-21", 0.9, 1, (0.4, 0.3, 0.6, 0.35))}
    reading = readings.take_next(at=at)
    found = Report(kind, 0.9, fields=field, checks=checks, drawn=((1000, 630),), **more)
    readings.ask(reading)
    assert readings.keep(reading, found, at=at)
    return reading


def differs(outcome=Outcome.UNCERTAIN):
    told = {"typed": "1999-03-12", "read": "1999-03-21", "field": "birth_date"}
    return Check("match.birth_date", outcome, reason=Reason("match.other_read", facts=told), evidence=told)


WRONG = Check(
    "kind.expected",
    Outcome.NOT_MET,
    reason=Reason("kind.other_found", facts={"found": "transkrip", "expected": "ijazah"}),
    evidence={"found": "transkrip", "expected": "ijazah"},
)


# --- on the way in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "words"), [("HEIF", "Berkas HEIC diubah menjadi JPG"), ("PNG", "PNG diubah")]
)
def test_photo_of_a_phone_is_mended_and_told(page, kind, words):
    answer = page("ktp/", photos(large(kind)))

    assert answer.status_code == 302, text(answer)
    kept = Document.objects.get()
    assert (kept.media_type, kept.size <= 204_800) == ("image/jpeg", True)
    assert kept.findings["mended"] in ("file.converted", "file.converted file.shrunk", "file.shrunk")
    assert words in text(page("ktp/"))


def test_several_photos_become_one_pdf(page):
    answer = page("ijazah/", photos(large(), large("PNG")))

    assert answer.status_code == 302, text(answer)
    kept = Document.objects.get()
    assert (kept.media_type, kept.pages, kept.findings["files"]) == ("application/pdf", 2, 2)
    assert "2 foto digabung menjadi satu PDF" in text(page("ijazah/"))


def test_two_photos_for_one_card_are_refused_with_advice(page):
    answer = page("ktp/", photos(large(), large()))

    assert answer.status_code == 422
    assert "Anda memilih 2" in text(answer)
    assert not Document.objects.exists()


def test_photo_is_turned_without_javascript(page):
    page("ktp/", photos(made.photo(size=(400, 300))))
    before = Document.objects.get()

    assert page("ktp/putar/", {"putar": "1"}).status_code == 302

    after = Document.objects.get()
    assert after.sha256 != before.sha256
    assert (after.findings["width"], after.findings["height"]) == (300, 400)
    assert Reading.objects.get().document == after


def test_pieces_go_on_where_the_line_broke(page, client, application):
    data = made.photo(seed=5)
    name = hashlib.sha256(data).hexdigest()[:32]
    address = f"/lamaran/{application.pk}/berkas/ktp/potong/?nomor=0&nama={name}"
    send = lambda start, part: client.post(f"{address}&mulai={start}", part, "application/octet-stream")  # noqa: E731 -- three words, used five times

    page()
    assert send(0, data[:1000]).json() == {"diterima": 1000}
    assert client.get(address).json() == {"diterima": 1000}
    again = send(0, data[:1000])
    assert (again.status_code, again.json()) == (409, {"diterima": 1000})
    send(1000, data[1000:])
    assert page("ktp/", {"unggahan": name}).status_code == 302

    assert queries.content(Document.objects.get()) == data
    assert client.get(address).json() == {"diterima": 0}
    assert client.get(f"{address}x").status_code == 400


def test_pieces_that_were_lost_are_asked_for_again(page):
    answer = page("ktp/", {"unggahan": "0" * 32})

    assert answer.status_code == 422
    assert "hilang di perjalanan" in text(answer)


# --- what was read --------------------------------------------------------------------------------------


def test_page_waits_without_javascript_and_with_it(page, at):
    page("ktp/", photos(made.photo()))

    whole = text(page("ktp/"))
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in whole
    assert 'data-state="waiting"' in whole
    assert 'hx-trigger="every 600ms"' in text(page("ktp/bacaan/", HTTP_HX_REQUEST="true"))
    assert page("ktp/bacaan/").status_code == 302
    with time_machine.travel(at + timedelta(minutes=5), tick=False):
        assert "Anda tidak perlu menunggu" in text(page("ktp/"))

    read(at)
    part = text(page("ktp/bacaan/", HTTP_HX_REQUEST="true"))
    assert 'data-state="read"' in part
    assert "hx-get" not in part


def test_doubt_shows_both_values_the_place_and_three_answers(page, at):
    page("ktp/", photos(made.photo()))
    read(at, differs())

    said = text(page("ktp/"))

    assert "21 Maret 1999" in said
    assert "12 Maret 1999" in said
    assert 'viewBox="150 164 600 82"' in said, re.findall("viewBox[^>]*", said)
    assert 'width="1000"' in said
    for words in ("Ganti berkas", "Perbaiki isian saya", "Minta diperiksa orang"):
        assert words in said
    assert 'data-reading="doubt"' in text(page())
    assert page("ktp/gambar/1/").headers["Content-Type"] == "image/jpeg"
    assert page("ktp/gambar/2/").status_code == 404

    page("ktp/periksa/", {"periksa": "match.birth_date", "jawab": "look"})

    assert "Anda minta bagian ini diperiksa orang" in text(page("ktp/"))
    assert 'data-reading="asked"' in text(page())
    assert page("ktp/periksa/", {"periksa": "match.nik", "jawab": "look"}).status_code == 422


def test_mistyped_answer_is_mended_and_the_document_is_compared_anew(page, client, application, sari, at):
    page("ktp/", photos(made.photo()))
    read(at, differs())
    page("ktp/periksa/", {"periksa": "match.birth_date", "jawab": "look"})
    (way,) = re.findall(r'href="(/lamaran/[0-9]+/identitas/\?kembali=[^"]+)"', text(page("ktp/")))
    form = text(client.get(way))
    assert f'name="kembali" value="/lamaran/{application.pk}/berkas/ktp/"' in form

    answers = {**ANSWERS["identity"], "born": "21-03-1999", "version": "1"}
    answer = client.post(
        f"/lamaran/{application.pk}/identitas/",
        answers | {"kembali": f"/lamaran/{application.pk}/berkas/ktp/"},
    )

    assert answer.headers["Location"] == f"/lamaran/{application.pk}/berkas/ktp/"
    assert 'data-state="waiting"' in text(page("ktp/"))  # nothing that is out of date is told
    assert recheck.ask_anew(at=at) == 1
    assert recheck.ask_anew(at=at) == 0
    assert Reading.objects.get().state == "waiting"
    read(at)
    assert Ask.objects.count() == 0  # the doubt is gone, and nobody has to look
    assert "cocok dengan isian Anda" in text(page("ktp/"))


def test_answer_that_a_document_is_not_about_leaves_it_read(page, client, application, sari, at):
    page("ktp/", photos(made.photo()))
    read(at)
    answering.save(application, "contact", by=sari, at=at, seen=1, village="Sridadi")

    assert recheck.ask_anew(at=at) == 0

    assert Reading.objects.get().state == "read"
    assert 'data-state="read"' in text(page("ktp/"))


def test_what_was_typed_while_it_was_read_counts(page, application, sari, at):
    page("ktp/", photos(made.photo()))
    reading = readings.take_next(at=at)
    readings.ask(reading)
    answering.save(application, "identity", by=sari, at=at, seen=1, born="1999-03-21")

    assert not readings.keep(reading, Report("ktp", 0.9, drawn=((1000, 630),)), at=at)

    assert Reading.objects.get().state == "waiting"
    read(at)
    assert Reading.objects.get().state == "read"


def test_way_back_leads_to_this_site_alone(client, application, sari):
    client.force_login(sari)
    for wanted in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        page = text(client.get(f"/lamaran/{application.pk}/identitas/", {"kembali": wanted}))
        assert 'name="kembali"' not in page
        assert f'<a class="back" href="/lamaran/{application.pk}/">' in page


def test_file_in_a_wrong_slot_is_moved_and_read_anew(page, dossier, sari, at):
    scene.attach(dossier, "ijazah", by=sari, at=at, data=papers.transcript())
    read(at, WRONG, differs(), kind="transkrip")
    said = text(page("ijazah/"))
    assert 'data-wrong="transkrip"' in said
    assert "Pindahkan ke: Transkrip" in said
    assert "match.birth_date" not in said

    answer = page("ijazah/pindah/", {"ke": "transkrip"})

    assert answer.headers["Location"].endswith("/berkas/transkrip/")
    kept = Document.objects.get()
    assert (kept.slot, kept.reading.state) == ("transkrip", "waiting")
    assert queries.content(kept) == papers.transcript()
    assert page("ijazah/pindah/", {"ke": "transkrip"}).status_code == 404


def test_two_files_in_each_others_slots_change_places(page, dossier, sari, at):
    diploma, transcript = made.pdf(filler=50), made.pdf(filler=60)
    scene.attach(dossier, "ijazah", by=sari, at=at, data=transcript)
    scene.attach(dossier, "transkrip", by=sari, at=at, data=diploma)

    page("ijazah/pindah/", {"ke": "transkrip"})

    found = {one.slot: queries.content(one) for one in queries.documents_of(dossier)}
    assert found == {"ijazah": diploma, "transkrip": transcript}


def test_file_that_the_other_slot_cannot_take_stays(page, dossier, sari, at):
    scene.attach(dossier, "ijazah", by=sari, at=at, data=made.pdf(pages=4))

    assert page("ijazah/pindah/", {"ke": "ktp"}).status_code == 422
    assert Document.objects.get().slot == "ijazah"
    assert page("ijazah/pindah/", {"ke": "ijazah"}).status_code == 404
    assert page("ijazah/pindah/", {"ke": "surat_disabilitas"}).status_code == 404


def test_submission_lists_doubts_and_goes_through(page, client, full, sari, at, log):
    for _ in range(8):
        read(at, differs(Outcome.NOT_MET), kind="lain")
    address = f"/lamaran/{full.application_id}/kirim/"
    said = text(client.get(address)) if client.force_login(sari) is None else ""
    assert said.count('data-reading="doubt"') == 8
    assert "data-open" in said
    assert "Kirim lamaran</button>" in said
    log.audit()


def test_pages_about_reading_cost_a_constant_number_of_queries(page, full, at, django_assert_max_num_queries):
    for _ in range(8):
        read(at, differs())
    with django_assert_max_num_queries(11):
        page()
    with django_assert_max_num_queries(11):
        page("ktp/")
    with django_assert_max_num_queries(8):
        page("ktp/bacaan/", HTTP_HX_REQUEST="true")


def test_mended_photo_says_nothing_of_the_phone(page):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "TeleponSari"
    Image.open(io.BytesIO(large())).save(out, "JPEG", quality=97, exif=exif)
    assert b"TeleponSari" in out.getvalue()
    page("ktp/", photos(out.getvalue()))
    assert b"TeleponSari" not in queries.content(Document.objects.get())
