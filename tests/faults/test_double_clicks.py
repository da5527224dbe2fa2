"""Eight identical forms at the very same moment take effect once, and all get the same answer."""

from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from bening.accounts.models import User
from bening.devtools.invariants import violations
from bening.infra.models import AnsweredRequest
from bening.stages.documents.models import Dossier
from bening.transparency import queries as transparency
from tests.cast import NAMES, NIKS
from tests.committed import _seals_return, at_once, committed  # noqa: F401 -- fixtures
from tests.faults.visitor import Forms
from tests.stages.documents.conftest import (  # noqa: F401 -- fixtures
    announcement,
    application,
    at,
    dossier,
    files,
    full,
)

TIMES = 8


@pytest.fixture(autouse=True)
def today(at):  # noqa: F811
    """The registration is open; threads share the clock."""
    with time_machine.travel(at, tick=True):
        yield


@pytest.fixture
def session(committed, sari, client):  # noqa: F811
    """Sari's cookie, as every tab of her browser sends it."""
    client.force_login(sari)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def tab(session=None):
    client = Client(raise_request_exception=False)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def assert_sound():
    """Every invariant holds; on PostgreSQL with its indexes held against their tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
    assert list(violations()) == []


def answers(send):
    """The one answer that all eight got."""
    got = at_once(send, TIMES)
    assert not [each for each in got if isinstance(each, Exception)], got
    assert {each.status_code for each in got} == {302}, [each.content.decode()[-2000:] for each in got]
    (place,) = {each.headers["Location"] for each in got}
    return place


def test_double_click_on_submit_seals_one_dossier(session, full, log):  # noqa: F811
    address = f"/lamaran/{full.application_id}/kirim/"
    fields = Forms(tab(session).get(address).content.decode()).with_field("once")
    before = set(transparency.entries("2024").values_list("pk", flat=True))
    log.audit()

    place = answers(lambda _: tab(session).post(address, fields))

    assert place == f"/lamaran/{full.application_id}/bukti/"
    assert list(Dossier.objects.values_list("state", flat=True)) == ["sealed"]
    assert AnsweredRequest.objects.count() == 1
    log.audit()
    kinds = [
        transparency.record_of(entry).event.kind
        for entry in transparency.entries("2024").exclude(pk__in=before)
    ]
    assert kinds.count("application.submitted") == 1
    assert_sound()


def test_double_click_on_sign_up_makes_one_account(committed, mailoutbox, log):  # noqa: F811
    fields = {
        "nik": NIKS["budi"],
        "name": NAMES["budi"],
        "email": "budi@example.id",
        "password1": "sungai-batanghari-jernih",
        "once": str(uuid4()),
    }

    place = answers(lambda _: tab().post("/akun/daftar/", fields))

    assert place == "/akun/email/terkirim/"
    assert User.objects.filter(email="budi@example.id").count() == 1
    assert [letter.to for letter in mailoutbox] == [["budi@example.id"]]
    log.audit()


def test_form_sent_again_the_next_day_gets_the_same_answer(session, full, at, log):  # noqa: F811
    address = f"/lamaran/{full.application_id}/kirim/"
    fields = Forms(tab(session).get(address).content.decode()).with_field("once")
    first = tab(session).post(address, fields)
    with time_machine.travel(at.replace(day=at.day + 1), tick=True):
        client = tab()
        client.force_login(full.application.person)
        again = client.post(address, fields)
    assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert Dossier.objects.count() == 1
    log.audit()
