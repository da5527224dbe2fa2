"""What everyone sees: pages in few queries, light, true, and the bytes that the log vouches for."""

import hashlib
import json
from datetime import datetime
from io import BytesIO

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bening.core.tlog.dataset import dataset_root, parse_line
from bening.core.tlog.note import encode64
from bening.infra import http
from bening.infra.tables import Row
from bening.stages.announcements import services
from bening.stages.announcements.sscasn import give_codes, read_listing
from tests.conftest import WIB
from tests.stages.announcements import scene

PAGES = (
    "/pengumuman/",
    "/pengumuman/cpns-2024/",
    "/pengumuman/cpns-2024/formasi/",
    "/pengumuman/cpns-2024/formasi/?q=hukum&jenis=umum",
    "/pengumuman/cpns-2024/formasi/F01/",
    "/pengumuman/cpns-2024/versi/",
    "/pengumuman/cpns-2024/versi/1/",
    "/pengumuman/cpns-2024/versi/1.json",
    "/pengumuman/cpns-2024/versi/1/jadwal.json",
    "/pengumuman/cpns-2024/versi/1/formasi.jsonl",
)


def pages_of(count):
    """The pages, with the code that the first of so many formasi has."""
    return [path.replace("F01", f"F{1:0{max(2, len(str(count)))}}") for path in PAGES]


OPEN = datetime(2024, 9, 1, 10, tzinfo=WIB)


@pytest.fixture
def many():
    """So many formasi as are needed."""
    return lambda count: [scene.formasi(n) for n in range(count)]


@pytest.fixture
def visit():
    """A visitor without an account; pages are built anew each time."""
    cache.clear()

    def get(path, **options):
        client = Client()
        for middleware in _caches(client):
            middleware.kept.clear()
        with time_machine.travel(OPEN, tick=True):
            response = client.get(path, **options)
        assert response.status_code == 200, path
        return response

    return get


def _caches(client):
    client.handler.load_middleware()
    link = client.handler._middleware_chain
    found = []
    while link is not None:
        inner = getattr(link, "__wrapped__", link)
        if isinstance(inner, http.PublicCacheMiddleware):
            found.append(inner)
        link = getattr(inner, "get_response", None)
    return found


@pytest.mark.parametrize("count", [1, 3, 300])
def test_public_pages_need_three_queries_at_most(publish, many, visit, count, django_assert_max_num_queries):
    publish(*many(count))

    for path in pages_of(count):
        with django_assert_max_num_queries(3):
            visit(path)


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_need_the_same_queries_for_one_and_for_three(publish, many, path, visit):
    edition = publish(*many(1))
    with CaptureQueriesContext(connection) as one:
        visit(path)
    listing = read_listing(Row(n, line) for n, line in enumerate(scene.lines_of(*many(3)), start=2))
    edition.formasi = give_codes(listing.formasi, {})
    services.rebuild_formasi(edition)  # the projection alone, as if these had been published
    with CaptureQueriesContext(connection) as three:
        visit(path)

    assert len(one) == len(three)


@pytest.mark.parametrize("count", [3, 60, 300])
def test_first_view_is_light(publish, many, visit, count):
    publish(*many(count))

    for path in pages_of(count)[:7]:
        assert len(visit(path).content) < 42_000, path


def test_announcement_says_what_is_open_and_until_when(publish, visit):
    publish()

    html = visit("/pengumuman/cpns-2024/").content.decode()

    assert 'data-window="open"' in html
    assert "10 September 2024 pukul 23.59 WIB" in html
    assert html.count('class="now"') == 3
    assert "belum diverifikasi" in html
    assert html.count("data-code=") == 3
    assert 'data-slot="ktp"' in html


def test_announcement_of_many_formasi_shows_the_sum_and_links_to_the_search(publish, many, visit):
    publish(*many(61))

    html = visit("/pengumuman/cpns-2024/").content.decode()

    assert html.count("data-code=") == 0
    assert "61 formasi" in html


def test_explorer_narrows_by_every_word_and_filter(publish, visit):
    publish(
        scene.formasi(1, jabatan_nm="PERAWAT TERAMPIL", programmes=("S-1 KEPERAWATAN",)),
        scene.formasi(2, jabatan_nm="PERAWAT GIGI", programmes=("D-IV TERAPI GIGI",)),
        scene.formasi(3, formasi_nm="PENYANDANG DISABILITAS", disable="1"),
        scene.formasi(4, lokasi_nm="PEMERINTAH KABUPATEN BATANG HARI | RSUD HAMBA", disable="0"),
    )

    def found(query):
        html = visit(f"/pengumuman/cpns-2024/formasi/?{query}").content.decode()
        return html.count("data-code=")

    assert found("") == 4
    assert found("q=perawat") == 2
    assert found("q=PERAWAT+keperawatan") == 1
    assert found("q=perawat+akuakultur") == 0
    assert found("jenis=disabilitas") == 1
    assert found("jenjang=s1") == 3
    assert found("unit=RSUD+Hamba") == 1
    assert found("disabilitas=on") == 3
    assert found("jenis=nonsense&halaman=99") == 4


def test_explorer_answers_htmx_with_the_part_alone(publish, visit):
    publish()

    html = visit("/pengumuman/cpns-2024/formasi/", headers={"HX-Request": "true"}).content.decode()

    assert html.strip().startswith('<section id="hasil"')
    assert "<html" not in html


def test_explorer_shows_thirty_a_page(publish, many, visit):
    publish(*many(65))

    first = visit("/pengumuman/cpns-2024/formasi/").content.decode()
    last = visit("/pengumuman/cpns-2024/formasi/?halaman=3").content.decode()

    assert (first.count("data-code="), last.count("data-code=")) == (30, 5)


def test_bytes_of_an_edition_are_those_in_the_log(publish, visit):
    edition = publish()

    response = visit("/pengumuman/cpns-2024/versi/1.json")

    assert "sha256:" + hashlib.sha256(response.content).hexdigest() == edition.digest
    assert json.loads(response.content)["formasi"][0]["code"] == "F01"


def test_open_table_of_formasi_has_the_root_in_the_log(publish, visit):
    edition = publish()

    lines = visit("/pengumuman/cpns-2024/versi/1/formasi.jsonl").content.splitlines()

    rows = [parse_line(line) for line in lines]
    assert encode64(dataset_root([row.commitment for row in rows])) == edition.root
    assert rows[0].values["quota"] == 2


def test_regulation_is_served_as_it_was_pinned(publish, visit):
    edition = publish()

    data = visit("/peraturan/cpns-2024.toml").content

    assert "sha256:" + hashlib.sha256(data).hexdigest() == edition.terms["regulation"]["digest"]


@pytest.mark.parametrize(
    "path",
    [
        "/pengumuman/tidak-ada/",
        "/pengumuman/tidak-ada/formasi/",
        "/pengumuman/tidak-ada/versi/",
        "/pengumuman/cpns-2024/formasi/F99/",
        "/pengumuman/cpns-2024/versi/7/",
        "/pengumuman/cpns-2024/versi/7.json",
        "/peraturan/cpns-1999.toml",
    ],
)
def test_address_without_anything_is_not_found(publish, client, path):
    publish()

    assert client.get(path).status_code == 404


def test_draft_is_seen_by_nobody(complete, client):
    complete()

    assert client.get("/pengumuman/cpns-2024/").status_code == 404
    assert "cpns-2024" not in client.get("/pengumuman/").content.decode()


def test_later_edition_shows_its_differences_and_the_old_one_stays(publish, visit, hendra, anton, at, log):
    first = publish()
    edition = services.start_edition(
        first.announcement, change_code="formasi_changed", change_note="Kursi ditambah.", by=hendra, at=at
    )
    listing = scene.csv(scene.formasi(1, jumlah_formasi="5"), scene.formasi(2), scene.formasi(7))
    services.import_formasi(edition, BytesIO(listing), name="dua.csv", by=hendra, at=at)
    edition.refresh_from_db()
    services.propose_edition(edition, by=hendra, at=at)
    services.publish_edition(edition, by=anton, at=at)

    html = visit("/pengumuman/cpns-2024/versi/2/").content.decode()
    again = visit("/pengumuman/cpns-2024/versi/1.json").content

    assert 'data-added="F04"' in html
    assert 'data-removed="F03"' in html
    assert 'data-changed="F01"' in html
    assert "<del>2</del> <ins>5</ins>" in html
    assert "sha256:" + hashlib.sha256(again).hexdigest() == first.digest
    gone = visit("/pengumuman/cpns-2024/formasi/F03/").content.decode()
    assert "tidak dibuka lagi" in gone
    log.audit()


def test_pages_are_written_in_english_too(publish, client):
    publish()
    client.cookies["bahasa"] = "en"

    html = client.get("/pengumuman/cpns-2024/").content.decode()

    assert "Requirements" in html
    assert "Persyaratan" not in html
