"""Pages of complaints: whose they are, what they tell, and that nothing is done twice."""

from datetime import datetime
from io import BytesIO
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bening.accounts.models import AccessRecord
from bening.participation import periods
from bening.participation.models import Complaint
from tests.participation.pages import send, signed_in, worked

NOW = datetime(2024, 9, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
STORY = {"category": "service", "subject": "Tidak dilayani", "story": "Loket tutup.", "named": ""}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def filed(client, sari, batanghari):
    send(signed_in(client, sari), "/pengaduan/ajukan/", institution=batanghari.pk, **STORY)
    return Complaint.objects.get()


def test_public_page_and_figures_need_no_account(client, opened):
    assert "Berapa lama" in client.get("/pengaduan/").content.decode()
    assert client.get("/pengaduan/data.csv").content.startswith(b"kategori,diterima")


def test_a_form_sent_twice_complains_once(client, sari, batanghari):
    once = str(uuid4())
    work = worked(signed_in(client, sari).get("/pengaduan/ajukan/"), once)
    fields = {"institution": batanghari.pk, "once": once, **work, **STORY}
    answers = [client.post("/pengaduan/ajukan/", fields) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {f"/pengaduan/{Complaint.objects.get().ticket}/"}


def test_the_whole_way_on_pages(client, filed, sari, handlers, log):
    joko, _ = handlers
    desk, own = f"/meja/pengaduan/{filed.ticket}", f"/pengaduan/{filed.ticket}"
    signed_in(client, joko)
    assert filed.ticket in client.get("/meja/pengaduan/").content.decode()
    assert "Loket tutup." in client.get(f"{desk}/").content.decode()
    assert AccessRecord.objects.filter(subject=sari).exists()
    assert send(client, f"{desk}/tetapkan/", officer=joko.pk, level="simple").status_code == 302
    assert send(client, f"{desk}/tanya/", text="Loket berapa?").status_code == 302
    signed_in(client, sari)
    assert "Loket berapa?" in client.get(f"{own}/").content.decode()
    assert send(client, f"{own}/balas/", text="Tiga.").status_code == 302
    signed_in(client, joko)
    assert send(client, f"{desk}/jawab/", outcome="upheld", text="Jadwal diperbaiki.").status_code == 302
    assert send(client, f"{desk}/teruskan/", office="lapor", because="Data bersama").status_code == 302
    for kind in ("json", "csv", "pdf"):
        assert client.get(f"{desk}/berkas.{kind}").status_code == 200
    signed_in(client, sari)
    assert "Jadwal diperbaiki." in client.get(f"{own}/").content.decode()
    for page in ("/pengaduan/saya/", f"{own}/selesai/", f"{own}/berkas.pdf", f"{own}/bukaan/1/"):
        assert client.get(page).status_code == 200
    assert client.get(f"{own}/bukaan/99/").status_code == 404
    assert send(client, f"{own}/selesai/", result="resolved").status_code == 302
    assert send(client, f"{own}/buka-kembali/", text="Belum selesai.").status_code == 302
    assert send(client, f"{own}/teruskan/", office="ombudsman", because="Lama").status_code == 302
    log.audit(size=10)


def test_evidence_on_pages(client, filed, sari, handlers):
    own, out = f"/pengaduan/{filed.ticket}/bukti/", BytesIO()
    Image.effect_noise((200, 300), 60).convert("RGB").save(out, "JPEG")
    signed_in(client, sari)
    assert client.get(own).status_code == 200
    assert client.post(own, {}).status_code == 422
    assert client.post(own, {"berkas": SimpleUploadedFile("a.exe", b"MZ" * 200)}).status_code == 422
    assert client.post(own, {"berkas": SimpleUploadedFile("a.jpg", out.getvalue())}).status_code == 302
    pk = filed.evidence.get().pk
    assert client.get(f"{own}{pk}/").content == out.getvalue()
    assert signed_in(client, handlers[0]).get(f"/meja{own}{pk}/").content == out.getvalue()


def test_strangers_find_nothing(client, filed, budi, lestari, handlers):
    pages = ("", "bukti/", "selesai/", "berkas.json", "bukaan/1/")
    signed_in(client, budi)
    assert {client.get(f"/pengaduan/{filed.ticket}/{page}").status_code for page in pages} == {404}
    assert client.get(f"/meja/pengaduan/{filed.ticket}/").status_code == 404
    client.logout()
    assert client.get(f"/pengaduan/{filed.ticket}/").status_code == 302
    assert client.get("/pengaduan/P-22222-22222/").status_code == 302


def test_who_steps_back_finds_nothing_any_more(client, filed, handlers):
    signed_in(client, handlers[0])
    address = f"/meja/pengaduan/{filed.ticket}/"
    assert send(client, f"{address}mundur/").status_code == 302
    assert client.get(address).status_code == 404


def test_desk_costs_the_same_for_few_and_many(
    client, batanghari, sari, handlers, django_assert_max_num_queries
):
    signed_in(client, sari)
    for _ in range(4):
        send(client, "/pengaduan/ajukan/", institution=batanghari.pk, **STORY)
    signed_in(client, handlers[0]).get("/meja/pengaduan/")
    with django_assert_max_num_queries(10):
        client.get("/meja/pengaduan/")
    signed_in(client, sari)
    with django_assert_max_num_queries(12):
        client.get(f"/pengaduan/{Complaint.objects.first().ticket}/")


def test_pages_say_on_which_holidays_the_deadlines_rest(client, db, wib):
    with time_machine.travel(wib(2026, 11, 24, 9), tick=False):
        html = client.get("/pengaduan/").content.decode()
    assert "Tahun 2026" in html
    assert "SKB 3 Menteri Tahun 2027 belum dimasukkan" in html
    with time_machine.travel(wib(2027, 11, 24, 9), tick=False):
        assert "Hari libur 2028 belum dimasukkan" in client.get("/pengaduan/?2").content.decode()
    assert periods.holidays_known(2027)[1] is False
