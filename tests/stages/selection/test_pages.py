"""The desk of scores over HTTP, and the marks as open data."""

import json

import pytest
from django.urls import reverse

from bening.stages.selection import queries, services
from bening.stages.selection.models import ScoreSheet
from tests.stages.selection.scene import SKD, Person, csv

NUMBERS = [f"100000{n:02}" for n in range(12)]


@pytest.fixture
def announcement(recruitment, two_seats):
    return recruitment(two_seats, people=lambda codes: [Person(number, codes[0]) for number in NUMBERS])


@pytest.fixture
def rows(announcement):
    code = services._expected(announcement, "skd").formasi[NUMBERS[0]]
    return [(number, code, 90, 120, 150 + n, "hadir") for n, number in enumerate(NUMBERS)]


@pytest.fixture(autouse=True)
def in_december(time_machine_at):
    """Pages read the clock."""


@pytest.fixture
def time_machine_at(at):
    import time_machine

    with time_machine.travel(at, tick=False):
        yield


def upload(client, announcement, rows, key="0192f0c1-7c3a-4d10-9b1e-5f2f3a9c1b22"):
    file = csv(SKD, rows)
    file.name = "cat.csv"
    address = reverse("selection:upload", args=[announcement.slug, "skd"])
    return client.post(address, {"file": file, "once": key})


def test_upload_and_approve_by_two_people(client, announcement, rows, ratna, anton, log):
    client.force_login(ratna)
    answer = upload(client, announcement, rows)
    sheet = ScoreSheet.objects.get()
    assert answer.headers["Location"] == reverse("selection:sheet", args=[sheet.pk])
    page = client.get(answer.headers["Location"]).content.decode()
    assert reverse("selection:approve", args=[sheet.pk]) not in page

    client.force_login(anton)
    page = client.get(answer.headers["Location"]).content.decode()
    assert sum(number in page for number in NUMBERS) == 10
    key = "0192f0c1-7c3a-4d10-9b1e-5f2f3a9c1b23"
    address = reverse("selection:approve", args=[sheet.pk])
    assert client.post(address, {"once": key}).status_code == 422
    assert client.post(address, {"once": key, "compared": "on"}).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "sealed"
    log.audit()


def test_upload_twice_with_one_key_makes_one_sheet(client, announcement, rows, ratna):
    client.force_login(ratna)
    first, second = upload(client, announcement, rows), upload(client, announcement, rows)

    assert first.headers["Location"] == second.headers["Location"]
    assert ScoreSheet.objects.count() == 1


def test_upload_shows_every_fault_in_words(client, announcement, rows, ratna, log):
    rows[3] = (*rows[3][:2], 91, *rows[3][3:])
    client.force_login(ratna)
    answer = upload(client, announcement, rows[:-1])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-code="score.not_a_multiple"' in page
    assert 'data-code="score.participant_missing"' in page
    assert not ScoreSheet.objects.exists()
    log.audit()


@pytest.mark.parametrize("who", ["joko", "hendra", "sari"])
def test_desk_does_not_exist_for_others(client, request, announcement, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse("selection:desk")).status_code == 404
    assert client.get(reverse("selection:upload", args=[announcement.slug, "skd"])).status_code == 404


def test_sheets_of_another_institution_do_not_exist(
    client, announcement, rows, ratna, tebo, lestari, yusuf, at
):
    from tests.cast import give_role, person

    sheet = services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)
    stranger = give_role(person("joko"), "score_approver", tebo, lestari, yusuf)
    client.force_login(stranger)

    assert client.get(reverse("selection:sheet", args=[sheet.pk])).status_code == 404
    assert client.get(reverse("selection:desk")).status_code == 200


def test_rows_are_open_once_sealed(client, announcement, rows, ratna, anton, seal, at):
    sheet = services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)
    address = reverse("selection:rows", args=[announcement.slug, "skd", 1])
    assert client.get(address).status_code == 404

    services.approve_scores(sheet, by=anton, at=at)
    lines = b"".join(client.get(address).streaming_content).splitlines()

    first = json.loads(lines[0])
    assert len(lines) == 12
    assert first["baris"] == {
        "participant": "10000000",
        "formasi": rows[0][1],
        "twk": 90,
        "tiu": 120,
        "tkp": 150,
        "skd_status": "present",
    }


@pytest.mark.parametrize("count", [1, 12])
def test_sheet_page_asks_the_same_number_of_queries(
    client, announcement, rows, ratna, anton, at, count, django_assert_max_num_queries
):
    for row in rows[count:]:
        rows[rows.index(row)] = (*row[:2], "", "", "", "tidak hadir")
    sheet = services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)
    client.force_login(anton)

    with django_assert_max_num_queries(8):
        assert client.get(reverse("selection:sheet", args=[sheet.pk])).status_code == 200


def test_sample_is_ten_rows_nobody_can_foresee(announcement, rows, ratna, at):
    sheet = services.import_scores(announcement, "skd", csv(SKD, rows), "cat.csv", by=ratna, at=at)
    samples = [tuple(row.participant for row in queries.sample_of(sheet)) for _ in range(6)]

    assert {len(sample) for sample in samples} == {10}
    assert len(set(samples)) > 1
