"""Pages of consultations, from preparing to the final text, as forms are sent."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from bening.participation.models import ClauseText, Cluster, Comment, Response
from tests.participation.pages import send, signed_in

WIB = ZoneInfo("Asia/Jakarta")
DRAFT = "## Pasal 1 Umur\nPaling tinggi 35 tahun.\n\n## Pasal 2 IPK\nPaling rendah 3,00."
GIVEN = {
    "title": "Kriteria 2025",
    "slug": "kriteria-2025",
    "kind": "criteria",
    "summary": "Ringkas.",
    "legal_basis": "UU 25/2009",
    "comment_from": "2024-09-05T08:00",
    "comment_until": "2024-09-25T16:00",
    "respond_until": "2024-10-25T16:00",
    "text": DRAFT,
}
DESK, PUBLIC = "/meja/konsultasi/kriteria-2025/", "/konsultasi/kriteria-2025/"


@pytest.fixture
def travel():
    with time_machine.travel(datetime(2024, 9, 2, 9, tzinfo=WIB)) as traveller:
        yield lambda month, day: traveller.move_to(datetime(2024, month, day, 9, tzinfo=WIB))


@pytest.fixture
def opened_one(client, facilitators, travel):
    hendra, anton = facilitators
    signed_in(client, hendra)
    assert send(client, "/meja/konsultasi/baru/", **GIVEN).status_code == 302
    assert client.get(PUBLIC).status_code == 404
    assert send(client, f"{DESK}usulkan/").status_code == 302
    assert client.get(f"{DESK}periksa/").status_code == 404
    signed_in(client, anton)
    assert "Paling tinggi" in client.get(f"{DESK}periksa/").content.decode()
    assert send(client, f"{DESK}terbitkan/").status_code == 302


def test_the_whole_way_on_pages(client, opened_one, facilitators, sari, travel, log):
    hendra, anton = facilitators
    signed_in(client, sari)
    assert "Beri masukan" not in client.get(PUBLIC).content.decode()
    travel(9, 10)
    signed_in(client, sari)
    assert "Beri masukan" in client.get(PUBLIC).content.decode()
    assert client.get(f"{PUBLIC}pasal/k1/").status_code == 200
    assert client.get(f"{PUBLIC}pasal/k9/").status_code == 404
    wish = {"kind": "proposal", "body": "Terlalu rendah.", "mode": "name"}
    assert send(client, f"{PUBLIC}pasal/k1/", **wish).status_code == 422
    assert send(client, f"{PUBLIC}pasal/k1/", proposed="Paling tinggi 40 tahun.", **wish).status_code == 302
    Comment.objects.update(state="visible")
    assert "Sari Wulandari" in client.get(PUBLIC).content.decode()
    assert client.post(f"{PUBLIC}ikuti/").status_code == 302

    travel(10, 1)
    signed_in(client, hendra)
    assert "[k1]" in client.get(f"{DESK}naskah/").content.decode()
    text = "## [k1] Pasal 1 Umur\nPaling tinggi 40 tahun.\n\n## [k2] Pasal 2 IPK\nPaling rendah 3,00."
    for final in ({}, {"final": "on"}):
        signed_in(client, hendra)
        assert send(client, f"{DESK}naskah/", text=text, changelog="Umur", **final).status_code == 302
        assert send(client, f"{DESK}usulkan/").status_code == 302
        if final:
            break
        signed_in(client, anton)
        assert "<ins>40</ins>" in client.get(f"{DESK}periksa/").content.decode()
        assert send(client, f"{DESK}terbitkan/").status_code == 302
    assert send(client, f"{DESK}kelompokkan/").status_code == 302
    group = Cluster.objects.get()
    changed = ClauseText.objects.get(version__number=2, label__contains="Umur")
    assert client.get(f"{DESK}masukan/{Comment.objects.get().pk}/").status_code == 200
    answer = {"disposition": "accepted", "reason": "Benar.", "changed_to": changed.pk}
    assert client.get(f"{DESK}kelompok/{group.pk}/").status_code == 200
    assert send(client, f"{DESK}kelompok/{group.pk}/", **answer).status_code == 302
    signed_in(client, anton)
    assert send(client, f"{DESK}terbitkan/").status_code == 422
    review = f"{DESK}tanggapan/{Response.objects.get().pk}/"
    assert "Benar." in client.get(review).content.decode()
    assert send(client, review, terbit="1").status_code == 302
    assert send(client, f"{DESK}terbitkan/").status_code == 302

    client.logout()
    assert "Naskah akhir" in client.get(PUBLIC).content.decode()
    side = client.get(f"{PUBLIC}tanggapan/").content.decode()
    assert "Benar." in side
    assert "<del>35</del><ins>40</ins>" in side
    for page in ("versi/1/", "versi/3.json", "perubahan/1/3/"):
        assert client.get(PUBLIC + page).status_code == 200
    assert client.get("/konsultasi/umpan.xml").content.startswith(b"<?xml")
    log.audit(size=5)


def test_strangers_and_others_find_nothing(client, opened_one, sari, lestari):
    for page in ("", "naskah/", "periksa/", "hentikan/"):
        assert signed_in(client, sari).get(DESK + page).status_code == 404
    client.logout()
    assert client.get(f"{PUBLIC}pasal/k1/").status_code == 302


def test_pages_cost_the_same_for_few_and_many(
    client, opened_one, sari, travel, django_assert_max_num_queries
):
    travel(9, 10)
    signed_in(client, sari)
    for number in range(6):
        send(
            client, f"{PUBLIC}pasal/k{1 + number % 2}/", kind="support", body=f"Setuju {number}.", mode="name"
        )
    Comment.objects.update(state="visible")
    client.logout()
    for page in ("", "tanggapan/"):
        with django_assert_max_num_queries(12):
            client.get(PUBLIC + page)


def test_ending_it_needs_a_reason(client, opened_one, facilitators):
    signed_in(client, facilitators[0])
    assert send(client, f"{DESK}hentikan/", because="").status_code == 422
    assert send(client, f"{DESK}hentikan/", because="Aturan pusat berubah.").status_code == 302
    assert "Aturan pusat berubah." in client.get(PUBLIC).content.decode()
