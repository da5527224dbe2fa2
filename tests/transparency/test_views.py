import gzip
import json
from datetime import UTC, datetime

import pytest
from django.test import Client

from bening.core import events
from bening.core.tlog import merkle, tiles
from bening.core.tlog.receipt import Receipt
from bening.transparency import queries, services
from bening.transparency.models import Entry

AT = datetime(2026, 11, 24, 4, 5, 6, tzinfo=UTC)
RULES = "sha256:" + "0" * 64

pytestmark = pytest.mark.django_db


@pytest.fixture
def season():
    log = services.open_log("2026", at=AT)
    for _ in range(299):
        services.record(events.SoftwareReleased(version="bening-0.1.0", sha256=RULES), log=log, at=AT)
    services.sequence(log)
    services.publish(log, at=AT)
    return log


def get(path, **headers):
    return Client().get(path, headers=headers)


def test_well_known_names_the_logs_and_their_keys(season):
    told = json.loads(get("/.well-known/bening.json").content)

    assert told == {
        "v": 1,
        "data": "/data/index.json",
        "logs": [
            {
                "season": "2026",
                "origin": "127.0.0.1/log/2026",
                "path": "/log/2026/",
                "key": season.key,
                "acknowledgement_key": season.acknowledgement_key,
            }
        ],
    }


@pytest.mark.parametrize(
    ("path", "caching", "kind"),
    [
        ("checkpoint", "no-cache", "text/plain; charset=utf-8"),
        ("checkpoints/300", "no-cache", "text/plain; charset=utf-8"),
        ("checkpoints.jsonl", "no-cache", "application/jsonl"),
        ("tile/0/000", "public, max-age=31536000, immutable", "application/octet-stream"),
        ("tile/0/001.p/44", "public, max-age=604800, immutable", "application/octet-stream"),
        ("tile/0/001.p/7", "public, max-age=604800, immutable", "application/octet-stream"),
        ("tile/1/000.p/1", "public, max-age=604800, immutable", "application/octet-stream"),
        ("tile/entries/000", "public, max-age=31536000, immutable", "application/octet-stream"),
        ("tile/entries/001.p/44", "public, max-age=604800, immutable", "application/octet-stream"),
        ("policy.txt", "public, max-age=60", "text/plain; charset=utf-8"),
        ("state.json", "no-cache", "application/json"),
    ],
)
def test_every_address_is_open_to_all_and_says_how_long_it_keeps(season, path, caching, kind):
    response = get(f"/log/2026/{path}")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == caching
    assert response.headers["Content-Type"] == kind
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    "path",
    [
        "/log/2027/checkpoint",
        "/log/2026/checkpoints/299",
        "/log/2026/checkpoints/0300",
        "/log/2026/tile/0/001",
        "/log/2026/tile/0/001.p/45",
        "/log/2026/tile/0/002.p/1",
        "/log/2026/tile/0/000.p/256",
        "/log/2026/tile/1/000",
        "/log/2026/tile/00/000",
        "/log/2026/tile/64/000",
        "/log/2026/tile/0/0000",
        "/log/2026/tile/0/x000/000",
        "/log/2026/tile/entries/001",
        "/log/2026/tile/entries/001.p/45",
        "/log/2026/proof/" + "A" * 43 + ".tlog-proof",
    ],
)
def test_what_the_checkpoint_does_not_cover_is_not_there(season, path):
    assert get(path).status_code == 404


def test_only_reading_is_allowed(season):
    assert Client().post("/log/2026/checkpoint").status_code == 405


def test_checkpoint_is_not_sent_twice(season):
    first = get("/log/2026/checkpoint")
    again = get("/log/2026/checkpoint", if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")


def test_checkpoint_before_the_first_is_not_there():
    services.open_log("2031", at=AT)

    assert get("/log/2031/checkpoint").status_code == 404


def test_entries_are_compressed_for_whoever_takes_it(season):
    plain = get("/log/2026/tile/entries/000")
    packed = get("/log/2026/tile/entries/000", accept_encoding="gzip")

    assert gzip.decompress(packed.content) == plain.content
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert len(tiles.decode_bundle(plain.content)) == 256


def test_tiles_and_entries_belong_together(season):
    leaves = tiles.split(get("/log/2026/tile/0/000").content)
    entries = tiles.decode_bundle(get("/log/2026/tile/entries/000").content)

    assert leaves == [merkle.leaf_hash(entry) for entry in entries]


def test_proof_is_found_by_leaf_hash(season):
    entry = Entry.objects.get(idx=77)
    response = get(f"/log/2026/proof/{queries.leaf_name(entry)}.tlog-proof")

    assert Receipt.parse(response.content).entry == entry.body.encode()
    assert "attachment" in response.headers["Content-Disposition"]


def test_state_tells_what_waits(season):
    services.record(events.SoftwareReleased(version="bening-0.1.1", sha256=RULES), log=season, at=AT)
    told = json.loads(get("/log/2026/state.json").content)

    assert (told["size"], told["released"], told["waiting"], told["frozen"]) == (300, 300, 1, False)


def test_checkpoints_are_listed_oldest_first(season):
    services.record(events.SoftwareReleased(version="bening-0.1.1", sha256=RULES), log=season, at=AT)
    services.sequence(season)
    services.publish(season, at=AT)

    lines = b"".join(get("/log/2026/checkpoints.jsonl").streaming_content).splitlines()
    assert [json.loads(line)["size"] for line in lines] == [300, 301]
    assert get("/log/2026/checkpoints/300").content.decode() == json.loads(lines[0])["note"]


def test_policy_names_the_key(season):
    assert get("/log/2026/policy.txt").content.decode() == f"log {season.key}\nquorum none\n"
