"""The applicant's pages over HTTP: nothing typed is lost, nothing seen of another, one wish done once."""

import re
from uuid import uuid4

import pytest
import time_machine

from bening.stages.registration import queries, services
from bening.stages.registration.models import Application, SectionAnswer
from tests.stages.registration import scene


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


def post_section(client, draft, section, version=0, **changes):
    path = scene.PATH_OF[section]
    answers = {**scene.ANSWERS[section], "version": version, **changes}
    return client.post(f"/lamaran/{draft.pk}/{path}/", answers)


def test_stranger_is_asked_to_sign_in(client, draft):
    answer = client.get(f"/lamaran/{draft.pk}/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/akun/masuk/")


@pytest.mark.parametrize(
    "path", ["", "identitas/", "pendidikan/", "formasi/", "periksa/", "batalkan/", "unit-lain/"]
)
def test_page_of_another_applicant_is_a_404(client, draft, budi, path):
    client.force_login(budi)

    assert client.get(f"/lamaran/{draft.pk}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["identitas/", "formasi/F01/", "akhiri/", "batalkan/"])
def test_act_on_another_applicants_draft_is_a_404(client, draft, budi, path):
    client.force_login(budi)

    assert client.post(f"/lamaran/{draft.pk}/{path}", {"once": str(uuid4())}).status_code == 404
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_pages_are_kept_by_no_cache(sari_client, draft):
    assert "no-store" in sari_client.get(f"/lamaran/{draft.pk}/").headers["Cache-Control"]


def test_start_by_double_click_is_one_draft(sari_client, announcement):
    key = str(uuid4())

    answers = [
        sari_client.post("/lamaran/mulai/cpns-2024/", {"once": key, "formasi": "F01"}) for _ in range(2)
    ]

    draft = Application.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {f"/lamaran/{draft.pk}/"}
    assert draft.formasi_code == "F01"


def test_start_without_a_key_is_refused(sari_client, announcement):
    assert sari_client.post("/lamaran/mulai/cpns-2024/", {}).status_code == 400
    assert not Application.objects.exists()


def test_start_page_says_when_it_opens(sari_client, announcement, wib):
    with time_machine.travel(wib(2024, 8, 19, 9), tick=False):
        page = text(sari_client.get("/lamaran/mulai/cpns-2024/"))

    assert "20 Agustus 2024 pukul 00.00 WIB" in page
    assert "<button>Mulai</button>" not in page


def test_complete_section_leads_to_the_next(sari_client, draft):
    here = f"/lamaran/{draft.pk}/"
    onward = ["kontak/", "pendidikan/", "pernyataan/", "formasi/"]

    for section, path in zip(scene.ANSWERS, onward, strict=True):
        assert post_section(sari_client, draft, section).headers["Location"] == f"{here}{path}"

    sari_client.post(f"{here}formasi/F01/")
    last = post_section(sari_client, draft, "declarations", version=1)
    assert last.headers["Location"] == f"{here}periksa/"


def test_list_says_how_far_each_section_is(sari_client, draft):
    post_section(sari_client, draft, "identity")

    page = text(sari_client.get(f"/lamaran/{draft.pk}/"))

    assert 'data-section="identity" data-far="done"' in page
    assert 'data-section="contact" data-far="new"' in page


def test_incomplete_section_is_kept_and_says_what_is_missing(sari_client, draft):
    answer = post_section(sari_client, draft, "contact", village="", phone="kosong")

    page = text(answer)
    assert answer.status_code == 422
    assert "Yang Anda ketik sudah tersimpan" in page
    assert 'value="kosong"' in page
    assert re.search(r'name="version" value="1"', page)
    assert 'data-section="contact" data-far="begun"' in text(sari_client.get(f"/lamaran/{draft.pk}/"))


def test_incomplete_section_can_be_left_for_later(sari_client, draft):
    answer = post_section(sari_client, draft, "contact", village="", nanti="")

    assert answer.headers["Location"] == f"/lamaran/{draft.pk}/"
    assert SectionAnswer.objects.get().complete is False


def test_section_is_resumed_on_another_device(sari_client, draft, sari):
    from django.test import Client

    post_section(sari_client, draft, "contact", village="", street="Jl. Baru 5", nanti="")
    other = Client()
    other.force_login(sari)

    page = text(other.get(f"/lamaran/{draft.pk}/kontak/"))

    assert 'value="Jl. Baru 5"' in page
    assert "Isi bagian ini." in page


def test_section_saved_in_another_tab_keeps_what_was_typed_here(sari_client, draft):
    post_section(sari_client, draft, "contact", village="Sridadi")

    answer = post_section(sari_client, draft, "contact", version=0, village="Simpang Terusan")

    page = text(answer)
    assert answer.status_code == 409
    assert 'value="Simpang Terusan"' in page
    assert queries.biodata_of(draft)["contact"]["village"] == "Sridadi"
    assert re.search(r'name="version" value="1"', page)
    assert (
        post_section(sari_client, draft, "contact", version=1, village="Simpang Terusan").status_code == 302
    )


def test_other_sections_do_not_stand_in_the_way(sari_client, draft):
    for section in scene.ANSWERS:
        assert post_section(sari_client, draft, section).status_code == 302

    assert SectionAnswer.objects.filter(complete=True).count() == 4


def test_education_asks_for_the_level_first(sari_client, draft):
    first = text(sari_client.get(f"/lamaran/{draft.pk}/pendidikan/"))
    school = text(sari_client.get(f"/lamaran/{draft.pk}/pendidikan/?level=slta"))
    degree = text(sari_client.get(f"/lamaran/{draft.pk}/pendidikan/?level=s1"))

    assert 'name="programme"' not in first
    assert 'name="school_registered"' in school
    assert 'name="institution_grade"' not in school
    assert 'name="institution_grade"' in degree
    assert '<option value="S-1 KEHUTANAN">' in degree


def test_education_without_a_known_level_is_a_404(sari_client, draft):
    assert post_section(sari_client, draft, "education", level="s9").status_code == 404


def test_nik_that_says_otherwise_only_warns(sari_client, draft):
    answer = post_section(sari_client, draft, "identity", sex="L")

    assert answer.status_code == 302
    page = text(sari_client.get(f"/lamaran/{draft.pk}/identitas/"))
    assert "ini hanya peringatan" in page


def test_typed_markup_is_shown_as_text(sari_client, draft):
    answer = post_section(sari_client, draft, "contact", street="<script>alert(1)</script>", phone="x")

    assert "<script>alert" not in text(answer)
    assert "&lt;script&gt;alert" in text(answer)


def test_formasi_say_what_does_not_fit(sari_client, draft):
    for section in scene.ANSWERS:
        post_section(sari_client, draft, section)

    page = text(sari_client.get(f"/lamaran/{draft.pk}/formasi/"))

    assert page.count("Sesuai dengan isian Anda") == 2
    assert page.count('data-code="education.not_listed"') == 1
    assert "belum diverifikasi" in page
    assert text(sari_client.get(f"/lamaran/{draft.pk}/formasi/?cari=penyuluh")).count("<article") == 1


def test_formasi_in_a_constant_number_of_queries(
    sari_client, draft, django_assert_max_num_queries, batanghari
):
    with django_assert_max_num_queries(12):
        assert text(sari_client.get(f"/lamaran/{draft.pk}/formasi/")).count("<article") == 4
    with django_assert_max_num_queries(12):
        assert text(sari_client.get(f"/lamaran/{draft.pk}/formasi/?cari=penyuluh")).count("<article") == 1


def whole(client, draft):
    """Fill and choose; the page of the rules."""
    for section in scene.ANSWERS:
        post_section(client, draft, section)
    client.post(f"/lamaran/{draft.pk}/formasi/F01/")
    return text(client.get(f"/lamaran/{draft.pk}/periksa/"))


def test_review_shows_every_check_with_value_and_basis(sari_client, draft):
    page = whole(sari_client, draft)

    assert page.count('data-outcome="met"') == len(re.findall(r"data-outcome=", page))
    assert "25 tahun pada 25 Agustus 2024" in page
    assert "PP 11/2017 Ps. 23" in page
    assert "Lanjut: unggah dokumen" in page


def test_review_names_what_stands_against_it_and_where(sari_client, draft):
    page = text(sari_client.get(f"/lamaran/{draft.pk}/periksa/"))

    assert 'data-reasons="5"' in page
    assert f'href="/lamaran/{draft.pk}/identitas/"' in page
    assert "Lanjut: unggah dokumen" not in page


def test_mine_lists_every_application_in_one_query(
    sari_client, draft, announcement, sari, at, django_assert_num_queries
):
    services.withdraw_application(draft, by=sari, at=at)
    services.start_application(announcement, by=sari, at=at)

    with django_assert_num_queries(2):  # person, applications
        page = text(sari_client.get("/lamaran/"))

    assert page.count("data-state=") == 2


def test_english_reader_reads_english(sari_client, draft):
    sari_client.cookies["bahasa"] = "en"

    page = text(sari_client.get(f"/lamaran/{draft.pk}/pernyataan/"))

    assert "I have never been sentenced" in page


def test_section_page_in_few_queries(sari_client, draft, django_assert_max_num_queries):
    post_section(sari_client, draft, "contact")

    with django_assert_max_num_queries(6):
        sari_client.get(f"/lamaran/{draft.pk}/kontak/")
    with django_assert_max_num_queries(9):
        post_section(sari_client, draft, "contact", version=1)
