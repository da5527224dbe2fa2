"""Pages of the forum, as forms are sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from bening.participation.models import Appeal, Comment, Hearing, Organisation, Thread
from tests.participation.pages import send, signed_in

WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def travel():
    with time_machine.travel(datetime(2024, 9, 2, 9, tzinfo=WIB)) as traveller:
        yield lambda month, day: traveller.move_to(datetime(2024, month, day, 9, tzinfo=WIB))


@pytest.fixture
def thread(client, travel, moderators, sari):
    joko, _ = moderators
    signed_in(client, joko)
    topic = {"title": "Seleksi 2025", "slug": "seleksi-2025", "about": "Perbaikan."}
    assert send(client, "/meja/forum/topik/", **topic).status_code == 302
    signed_in(client, sari)
    said = {"kind": "suggestion", "title": "Loket Sabtu", "body": "Buka hari Sabtu.", "mode": "name"}
    assert send(client, "/forum/topik/seleksi-2025/mulai/", **said).status_code == 302
    signed_in(client, joko)
    found = Thread.objects.get()
    assert "Loket Sabtu" not in client.get("/forum/").content.decode()
    assert "Buka hari Sabtu." in client.get("/meja/forum/").content.decode()
    assert send(client, f"/meja/forum/tulisan/{Comment.objects.get().pk}/tampilkan/").status_code == 302
    return found


def test_public_pages_need_no_account(client, thread):
    client.logout()
    pages = ("", "topik/seleksi-2025/", f"percakapan/{thread.pk}/", "moderasi/", "tanya-jawab/", "umpan.xml")
    for page in pages:
        answer = client.get(f"/forum/{page}")
        assert answer.status_code == 200, page
    assert client.get("/forum/moderasi/2024-13.csv").status_code == 404
    assert client.get(f"/forum/percakapan/{thread.pk}/balas/").status_code == 302


def test_hide_appeal_decide(client, thread, sari, moderators, travel, log):
    joko, ratna = moderators
    pk = Comment.objects.get().pk
    assert client.get(f"/meja/forum/tulisan/{pk}/sembunyikan/").status_code == 200
    why = {"rule": "spam", "reason": "Berulang."}
    assert send(client, f"/meja/forum/tulisan/{pk}/sembunyikan/", **why).status_code == 302
    assert client.get(f"/forum/percakapan/{thread.pk}/").status_code == 404
    signed_in(client, sari)
    assert "Ajukan keberatan" in client.get("/forum/saya/").content.decode()
    assert client.get(f"/forum/tulisan/{pk}/keberatan/").status_code == 200
    assert send(client, f"/forum/tulisan/{pk}/keberatan/", text="Bukan.").status_code == 302
    appeal = f"/meja/forum/keberatan/{Appeal.objects.get().pk}/"
    assert signed_in(client, joko).get(appeal).status_code == 404
    client.cookies["bahasa"] = "en"
    shown = signed_in(client, ratna).get(appeal).content.decode()
    assert '<dt>Reason it was hidden</dt><dd lang="id">Berulang.</dd>' in shown
    assert "<dt>Rule</dt><dd>Advertising or repetition</dd>" in shown
    client.cookies["bahasa"] = "id"
    signed_in(client, ratna)
    assert "Bukan." in client.get(appeal).content.decode()
    assert send(client, appeal, verb="uphold", reason="Keliru.").status_code == 302
    assert "Buka hari Sabtu." in client.get(f"/forum/percakapan/{thread.pk}/").content.decode()
    assert "Berulang." in client.get("/forum/moderasi/").content.decode()
    log.audit(size=1)


def test_reply_support_follow_status(client, thread, budi, moderators, travel):
    signed_in(client, budi)
    base = f"/forum/percakapan/{thread.pk}"
    assert client.get(f"{base}/balas/").status_code == 200
    assert send(client, f"{base}/balas/", body="Setuju.", mode="pseudonym").status_code == 302
    assert client.post(f"{base}/dukung/").status_code == 302
    assert client.post(f"/forum/ikuti/percakapan/{thread.pk}/").status_code == 302
    assert client.post(f"/forum/ikuti/topik/{thread.topic_id}/").status_code == 302
    page = client.get(f"{base}/").content.decode()
    assert "0 dukungan" in page
    assert "Berhenti mengikuti" in page
    travel(9, 3)
    signed_in(client, moderators[0])
    assert "1 dukungan" in client.get(f"{base}/").content.decode()
    status = {"status": "planned", "reason": "Mulai Januari."}
    assert send(client, f"/meja/forum/usulan/{thread.pk}/", **status).status_code == 302
    assert "Mulai Januari." in client.get(f"{base}/").content.decode()
    signed_in(client, budi)
    assert client.post(f"{base}/dukung/", {"berhenti": "1"}).status_code == 302
    assert client.post(f"/forum/ikuti/percakapan/{thread.pk}/", {"berhenti": "1"}).status_code == 302
    mine = Comment.objects.get(person=budi).pk
    assert send(client, f"/forum/tulisan/{mine}/tarik/").status_code == 302


def test_organisation_and_hearing(client, thread, budi, moderators, travel):
    signed_in(client, budi)
    given = {"name": "Forum Warga", "registration": "AHU-1", "about": "Pemantau."}
    assert send(client, "/forum/organisasi/", **given).status_code == 302
    signed_in(client, moderators[0])
    address = f"/meja/forum/organisasi/{Organisation.objects.get().pk}/"
    assert send(client, address, verb="verify", reason="Cocok.").status_code == 302
    hearing = {"title": "Dengar pendapat", "place": "Aula", "agenda": "1. Umur"}
    times = {"starts_at": "2024-09-05T09:00", "ends_at": "2024-09-05T12:00"}
    address = "/meja/forum/topik/seleksi-2025/dengar-pendapat/"
    assert send(client, address, **hearing, **times).status_code == 302
    travel(9, 6)
    signed_in(client, moderators[0])
    pk = Hearing.objects.get().pk
    minutes = {"minutes": "Dibahas.", "women": 3, "men": 2, "with_disability": 0}
    assert send(client, f"/meja/forum/dengar-pendapat/{pk}/notulen/", **minutes).status_code == 302
    asked = {"question": "Berapa umur?", "answer": "35.", "in_faq": "on"}
    assert send(client, f"/meja/forum/dengar-pendapat/{pk}/pertanyaan/", **asked).status_code == 302
    assert "Berapa umur?" in client.get("/forum/tanya-jawab/").content.decode()
    assert "3 perempuan" in client.get(f"/forum/dengar-pendapat/{pk}/").content.decode()
    assert client.get("/meja/forum/").status_code == 200
    assert "Forum Warga" in client.get("/forum/moderasi/").content.decode()


def test_pages_cost_the_same_for_few_and_many(client, thread, sari, django_assert_max_num_queries):
    signed_in(client, sari)
    for number in range(6):
        send(client, f"/forum/percakapan/{thread.pk}/balas/", body=f"Halo {number}.", mode="name")
    Comment.objects.update(state="visible")
    for page, most in (
        ("", 10),
        (f"percakapan/{thread.pk}/", 14),
        ("topik/seleksi-2025/", 10),
        ("saya/", 10),
    ):
        with django_assert_max_num_queries(most):
            client.get(f"/forum/{page}")


def test_strangers_find_no_desk(client, thread, sari, lestari):
    for user in (sari, lestari):
        assert signed_in(client, user).get("/meja/forum/").status_code == 404
