"""The committee's way through the pages: draft, import, propose by one person, publish by another."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bening.stages.announcements import queries, services
from bening.stages.announcements.models import Announcement, Edition, FormasiFile
from bening.stages.announcements.services import importing
from tests.cast import give_role
from tests.stages.announcements import scene


@pytest.fixture
def signed_in():
    def client_of(user):
        client = Client()
        client.force_login(user)
        return client

    return client_of


@pytest.fixture
def secretary(hendra, signed_in):
    return signed_in(hendra)


@pytest.fixture
def approver(anton, signed_in):
    return signed_in(anton)


def post(client, path, **fields):
    return client.post(path, {"once": str(uuid4()), **fields})


def dates(phases=scene.PHASES):
    return {
        f"{n}_{end}": day
        for n, span in phases.items()
        for end, day in zip(("first", "last"), span, strict=True)
    }


def listing(*formasi):
    return SimpleUploadedFile("formasi.csv", scene.csv(*(formasi or scene.THREE)))


def test_announcement_is_drafted_proposed_and_published_by_two_people(
    batanghari, secretary, approver, client, log
):
    fields = {"institution": batanghari.pk, "title": "CPNS 2024", "slug": "cpns-2024", "season": "2024"}
    address = post(secretary, "/panitia/pengumuman/baru/", **fields).url
    post(secretary, f"{address}uraian/", title="CPNS 2024", summary="Tiga formasi.")
    file = post(secretary, f"{address}formasi/", file=listing()).url
    assert 'data-state="imported"' in secretary.get(file).content.decode()
    post(secretary, f"{address}ketentuan/", regulation="cpns-2024", min_gpa="2,75", clauses="Saya siap.")
    post(secretary, f"{address}jadwal/", **dates())
    assert "data-reasons" not in secretary.get(f"{address}pratinjau/").content.decode()
    assert post(secretary, f"{address}usulkan/").status_code == 302

    assert "terbitkan" in approver.get(f"{address}pratinjau/").content.decode()
    assert post(approver, f"{address}terbitkan/").url == "/pengumuman/cpns-2024/"

    html = client.get("/pengumuman/cpns-2024/").content.decode()
    assert "2,75" in html
    assert html.count("data-code=") == 3
    log.audit()


def test_proposal_is_returned_with_a_reason_that_its_author_sees(complete, hendra, secretary, approver, at):
    edition = services.propose_edition(complete(), by=hendra, at=at)
    address = f"/panitia/pengumuman/{edition.pk}/"

    assert post(approver, f"{address}kembalikan/", reason="").status_code == 422
    post(approver, f"{address}kembalikan/", reason="Tanggal SKB keliru.")

    assert "Tanggal SKB keliru." in secretary.get(address).content.decode()


def test_secretary_who_is_approver_too_cannot_publish_own_proposal(
    complete, batanghari, hendra, murni, hasan, signed_in, at, log
):
    give_role(hendra, "approver", batanghari, murni, hasan)
    edition = services.propose_edition(complete(), by=hendra, at=at)

    response = post(signed_in(hendra), f"/panitia/pengumuman/{edition.pk}/terbitkan/")

    assert response.status_code == 422
    assert "edition.four_eyes" in response.content.decode()
    edition.refresh_from_db()
    assert edition.state == "proposed"
    log.audit()


def test_import_shows_every_bad_row_with_its_mend(draft, secretary):
    lines = scene.lines_of(scene.formasi(1), scene.formasi(2, formasi_nm="PUTRA DAERAH"))
    file = SimpleUploadedFile("formasi.csv", scene.csv(lines=lines))

    html = secretary.get(
        post(secretary, f"/panitia/pengumuman/{draft.pk}/formasi/", file=file).url
    ).content.decode()

    assert html.count('data-code="formasi.track_unknown"') == 2
    assert "PUTRA DAERAH" in html
    assert "Tulis seperti di SSCASN" in html


def test_import_warns_of_other_institutions_and_can_leave_them_out(draft, secretary):
    other = scene.formasi(2, ins_nm="Pemerintah Kab. Lingga")
    address = f"/panitia/pengumuman/{draft.pk}/formasi/"

    all_lines = secretary.get(post(secretary, address, file=listing(scene.formasi(1), other)).url)
    own = secretary.get(post(secretary, address, file=listing(scene.formasi(1), other), only_own="on").url)

    assert "Pemerintah Kab. Lingga" in all_lines.content.decode()
    assert "2 baris instansi lain dilewati" in own.content.decode()


def test_import_sent_twice_happens_once(draft, secretary):
    key = str(uuid4())
    address = f"/panitia/pengumuman/{draft.pk}/formasi/"

    first = secretary.post(address, {"once": key, "file": listing()})
    again = secretary.post(address, {"once": key, "file": listing()})

    assert first.url == again.url
    assert FormasiFile.objects.count() == 1


def test_page_of_a_large_file_tells_its_progress(draft, secretary, monkeypatch):
    monkeypatch.setattr(importing, "AT_ONCE", 2)
    address = post(secretary, f"/panitia/pengumuman/{draft.pk}/formasi/", file=listing()).url
    FormasiFile.objects.update(lines_total=46101, lines_done=15000)

    whole = secretary.get(address).content.decode()
    part = secretary.get(address, headers={"HX-Request": "true"}).content.decode()

    assert '<meta http-equiv="refresh" content="3">' in whole
    assert 'value="15000" max="46101"' in part
    assert "15.000 dari 46.101" in part
    assert part.strip().startswith("<section")


@pytest.mark.parametrize("name", ["formasi.pdf", "formasi.csv.exe"])
def test_import_takes_only_tables(draft, secretary, name):
    file = SimpleUploadedFile(name, b"%PDF-1.7")

    response = post(secretary, f"/panitia/pengumuman/{draft.pk}/formasi/", file=file)

    assert response.status_code == 422
    assert not FormasiFile.objects.exists()


def test_timetable_against_the_regulation_is_saved_and_told(complete, secretary):
    edition = complete()
    address = f"/panitia/pengumuman/{edition.pk}/jadwal/"
    long = {**scene.PHASES, "sanggah": (scene.PHASES["sanggah"][0], scene.PHASES["post_sanggah"][0])}

    html = secretary.get(post(secretary, address, **dates(long)).url).content.decode()

    assert 'data-code="timetable.too_long"' in html


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"skb_last": "2024-12-01"}, "skb_last"),
        ({"skb_last": ""}, "skb_last"),
        ({"skb_first": ""}, "skb_first"),
        ({"skb_first": "31 Desember"}, "skb_first"),
    ],
)
def test_timetable_form_names_the_day_that_is_wrong(complete, secretary, change, field):
    response = post(secretary, f"/panitia/pengumuman/{complete().pk}/jadwal/", **{**dates(), **change})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize(
    "fields",
    [
        {"regulation": "cpns-1999"},
        {"regulation": "cpns-2024", "min_gpa": "5"},
        {"regulation": "cpns-2024", "clauses": "x" * 301},
        {"regulation": "cpns-2024", "clauses": "x\n" * 16},
    ],
)
def test_conditions_form_refuses_what_makes_no_sense(draft, secretary, fields):
    assert post(secretary, f"/panitia/pengumuman/{draft.pk}/ketentuan/", **fields).status_code == 422


def test_new_edition_needs_its_reason(publish, secretary):
    publish()
    address = "/panitia/pengumuman/cpns-2024/versi-baru/"

    refused = post(secretary, address, code="timetable_changed", note="")
    started = post(secretary, address, code="timetable_changed", note="Diperpanjang.")

    assert refused.status_code == 422
    assert Edition.objects.get(number=2).terms["change"]["note"] == "Diperpanjang."
    assert started.status_code == 302


PAGES = ("", "uraian/", "formasi/", "ketentuan/", "jadwal/", "pratinjau/")


def test_letter_about_a_change_is_read_before_it_is_sent(publish, secretary, hendra, at):
    first = publish()
    edition = services.start_edition(
        first.announcement, change_code="timetable_changed", change_note="Libur.", by=hendra, at=at
    )
    address = f"/panitia/pengumuman/{edition.pk}/pratinjau/"
    assert "data-letter" not in secretary.get(address).content.decode()  # nothing differs yet

    phases = {**scene.PHASES, "registration": (scene.PHASES["registration"][0], date(2024, 9, 12))}
    services.set_timetable(edition, phases, by=hendra, at=at)
    page = secretary.get(address).content.decode()

    assert "data-letter" in page
    assert "sekarang versi 2. Yang berubah: 0 ketentuan, 1 jadwal, dan 0 formasi." in page


def test_pages_of_a_draft_open_for_its_secretary(complete, secretary):
    address = f"/panitia/pengumuman/{complete().pk}/"

    assert {secretary.get(address + page).status_code for page in PAGES} == {200}
    assert {secretary.get(f"/panitia/pengumuman/{page}").status_code for page in ("", "baru/")} == {200}


def test_pages_of_a_draft_are_not_found_for_everyone_else(
    draft, tebo, lestari, yusuf, joko, approver, signed_in
):
    other = give_role(joko, "secretary", tebo, lestari, yusuf)
    address = f"/panitia/pengumuman/{draft.pk}/"

    assert {signed_in(other).get(address + page).status_code for page in PAGES} == {404}
    assert {signed_in(lestari).get(address + page).status_code for page in PAGES} == {404}
    assert {approver.get(address + page).status_code for page in PAGES[:-1]} == {404}
    assert post(signed_in(other), f"{address}usulkan/").status_code == 404


def test_desk_lists_each_kind_of_work_in_as_many_queries_for_one_as_for_three(
    batanghari, hendra, secretary, at, django_assert_max_num_queries
):
    def begin(n):
        services.create_announcement(batanghari, title=f"P{n}", slug=f"p{n}", season="2024", by=hendra, at=at)

    begin(1)
    with django_assert_max_num_queries(12) as one:
        secretary.get("/panitia/pengumuman/")
    begin(2)
    begin(3)
    with django_assert_max_num_queries(12) as three:
        secretary.get("/panitia/pengumuman/")

    assert len(one) == len(three)
    assert Announcement.objects.count() == 3


def test_proposal_waits_on_the_desk_of_the_approver_alone(complete, hendra, anton, at):
    edition = services.propose_edition(complete(), by=hendra, at=at)

    assert list(queries.waiting_for(anton)) == [edition]
    assert list(queries.waiting_for(hendra)) == []
