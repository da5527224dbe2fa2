"""A post costs a browser a little work, and whoever runs no scripts a little time; a flood pays for each."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache

from bening.core.effort import solve
from bening.participation import periods
from bening.participation.models import Complaint
from tests.participation.pages import MARK, signed_in, worked

ADDRESS = "/pengaduan/ajukan/"


@pytest.fixture
def clock(wib):
    cache.clear()
    start = wib(2024, 9, 2, 9)
    with time_machine.travel(start, tick=False) as traveller:
        yield lambda seconds: traveller.move_to(start + timedelta(seconds=seconds))
    cache.clear()


@pytest.fixture
def story(batanghari):
    return {
        "institution": batanghari.pk,
        "category": "service",
        "subject": "Loket tutup",
        "story": "Loket tutup pada jam kerja.",
    }


@pytest.fixture
def page(client, sari, clock):
    return signed_in(client, sari).get(ADDRESS)


def post(client, story, **more):
    return client.post(ADDRESS, {"once": str(uuid4()), **story, **more})


def test_with_the_work_a_post_goes_at_once(client, page, story):
    once = str(uuid4())
    assert post(client, story, **worked(page, once), once=once).status_code == 302
    assert Complaint.objects.count() == 1


def test_the_work_of_one_form_serves_no_other(client, page, story):
    once = str(uuid4())
    given = worked(page, once)
    assert post(client, story, **given, once=once).status_code == 302
    assert post(client, story, **given, once=once).status_code == 302, "the same form again: the same answer"
    assert post(client, story, **given).status_code == 422
    assert Complaint.objects.count() == 1


def test_without_scripts_one_waits_a_little_and_loses_nothing(client, page, story, clock):
    mark = MARK.search(page.content.decode())[1]
    refused = post(client, story, kerja=mark)
    assert refused.status_code == 422
    told = refused.content.decode()
    assert "Tunggu 5 detik" in told
    assert "Loket tutup pada jam kerja." in told
    clock(5)
    again = MARK.search(told)[1]
    assert post(client, story, kerja=again).status_code == 302, "the form was open all the time"


def test_without_scripts_posts_come_one_by_one(client, page, story, clock):
    mark = MARK.search(page.content.decode())[1]
    clock(5)
    assert [post(client, story, kerja=mark).status_code for _ in range(4)] == [302, 302, 422, 422]
    clock(70)
    assert post(client, story, kerja=mark).status_code == 302


def test_a_mark_of_somebody_else_invented_or_old_is_worth_nothing(client, page, story, budi, clock):
    mark = MARK.search(page.content.decode())[1]
    clock(60)
    signed_in(client, budi)
    for wrong in (mark, "", "abc", mark[:-2] + "xx"):
        assert post(client, story, kerja=wrong).status_code == 422
    own = MARK.search(client.get(ADDRESS).content.decode())[1]
    clock(60 + 25 * 3600)
    signed_in(client, budi)
    assert post(client, story, kerja=own).status_code == 422
    assert not Complaint.objects.exists()


def test_from_a_crowded_address_a_post_is_dearer_but_never_refused(client, page, story, settings, clock):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"post": "1/h/ip"}
    once = str(uuid4())
    assert post(client, story, **worked(page, once), once=once).status_code == 302
    once = str(uuid4())
    refused = post(client, story, **worked(client.get(ADDRESS), once), once=once)
    assert refused.status_code == 422
    mark, bits = MARK.search(refused.content.decode()).groups()
    assert int(bits) == periods.effort("crowded_bits")
    assert (
        post(client, story, kerja=mark, hasil=solve(f"{mark}.{once}", int(bits)), once=once).status_code
        == 302
    )
    clock(20)
    assert "Tunggu 40 detik" in post(client, story, kerja=mark).content.decode()
    clock(60)
    assert post(client, story, kerja=mark).status_code == 302


@pytest.mark.parametrize("address", [ADDRESS, "/forum/organisasi/"])
def test_pages_ask_in_hidden_fields_and_with_a_script_of_ours(client, sari, clock, address):
    html = signed_in(client, sari).get(address).content.decode()
    assert 'data-bits="15"' in html
    assert "bening/effort" in html
    assert "<img" not in html.split("<form")[1], "never a picture"
