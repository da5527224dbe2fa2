"""Many at the very same moment: one person supports once, one form makes one row, one decider wins."""

from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from bening.core.decision import Refused
from bening.infra.db import Stale
from bening.infra.models import AnsweredRequest
from bening.participation.models import Appeal, Comment, Complaint, ComplaintStep, ModerationAction, Support
from bening.participation.queries import forum as queries
from bening.participation.services import commenting, complaints, handling
from bening.participation.services import forum as services
from bening.transparency.services import open_log
from tests.cast import JOINED, give_role
from tests.committed import _seals_return, at_once, committed  # noqa: F401 -- fixtures
from tests.participation.conftest import handlers, inspector, moderators  # noqa: F401 -- fixtures
from tests.participation.pages import worked

TIMES = 8


@pytest.fixture(autouse=True)
def running(committed):  # noqa: F811
    """The log of a recruitment that runs, in a database in which every thread commits."""
    return open_log("2024", at=JOINED)


@pytest.fixture
def at(wib):
    return lambda day, hour=9: wib(2024, 9, day, hour)


@pytest.fixture
def suggestion(batanghari, moderators, sari, at):  # noqa: F811
    topic = services.open_topic(
        batanghari, slug="loket", title="Loket", about="-", by=moderators[0], at=at(1)
    )
    thread = services.start_thread(
        topic, title="Sabtu", kind="suggestion", body="Buka Sabtu.", mode="name", by=sari, at=at(2)
    )
    commenting.moderate(Comment.objects.get(), "approve", by=moderators[0], at=at(2, 10))
    return thread


def refusals(outcomes):
    return sum(isinstance(each, Refused | Stale) for each in outcomes)


def unexpected(outcomes):
    return [
        each for each in outcomes if isinstance(each, Exception) and not isinstance(each, Refused | Stale)
    ]


def test_support_of_one_person_counts_once(suggestion, budi, joko, at, log):
    outcomes = at_once(lambda _: services.support(suggestion, by=budi, at=at(3)), TIMES)
    assert unexpected(outcomes) == []
    services.support(suggestion, by=joko, at=at(3))
    assert Support.objects.count() == 2
    assert queries.threads(at(4).date()).get().supporters == 2
    log.audit()


def tab(cookie):
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return client


@pytest.fixture
def same_form(client, at):
    """`same_form(person, address, **fields)`: where eight identical forms at once lead."""

    def sent(person, address, **fields):
        cache.clear()
        with time_machine.travel(at(3), tick=True):
            client.force_login(person)
            cookie, once = client.cookies[settings.SESSION_COOKIE_NAME].value, str(uuid4())
            fields |= worked(client.get(address), once) | {"once": once}
            got = at_once(lambda _: tab(cookie).post(address, fields), TIMES)
        assert [each.status_code for each in got] == [302] * TIMES, got[0].content.decode()[:3000]
        assert AnsweredRequest.objects.filter(key=once).count() == 1
        (place,) = {each.headers["Location"] for each in got}
        return place

    return sent


def test_one_form_files_one_complaint(same_form, sari, batanghari, log):
    story = {"institution": batanghari.pk, "category": "service", "subject": "Loket", "story": "Tutup."}
    place = same_form(sari, "/pengaduan/ajukan/", **story)
    assert place == f"/pengaduan/{Complaint.objects.get().ticket}/"
    assert ComplaintStep.objects.count() == 1
    log.audit()


def test_one_form_says_one_thing(suggestion, same_form, budi, log):
    same_form(budi, f"/forum/percakapan/{suggestion.pk}/balas/", body="Setuju.", mode="pseudonym")
    assert Comment.objects.filter(person=budi).count() == 1
    log.audit()


def test_two_moderators_act_once(suggestion, moderators, at, log):  # noqa: F811
    comment = Comment.objects.get()

    def hide(number):
        fresh = Comment.objects.get(pk=comment.pk)
        return commenting.moderate(
            fresh, "hide", rule="spam", reason="Iklan.", by=moderators[number % 2], at=at(3)
        )

    outcomes = at_once(hide, TIMES)
    assert unexpected(outcomes) == []
    assert refusals(outcomes) == TIMES - 1
    assert ModerationAction.objects.filter(action="hide").count() == 1
    log.audit()


def test_an_appeal_is_filed_and_decided_once(
    suggestion,
    moderators,  # noqa: F811
    murni,
    hasan,
    dewi,
    batanghari,
    sari,
    at,
    log,
):
    give_role(dewi, "moderator", batanghari, murni, hasan)
    joko, ratna = moderators
    comment = Comment.objects.get()
    commenting.moderate(comment, "hide", rule="spam", reason="Iklan.", by=joko, at=at(3))
    filed = at_once(lambda _: commenting.file_appeal(comment, "Bukan.", by=sari, at=at(4)), TIMES)
    assert Appeal.objects.count() == 1
    assert unexpected(filed) == []
    assert refusals(filed) == TIMES - 1

    def decide(number):
        appeal, verb = Appeal.objects.get(), ("uphold", "dismiss")[number % 2]
        return commenting.decide_appeal(appeal, verb, "Karena.", by=(ratna, dewi)[number % 2], at=at(5))

    outcomes = at_once(decide, TIMES)
    assert unexpected(outcomes) == []
    assert refusals(outcomes) == TIMES - 1
    restored = ModerationAction.objects.filter(action="restore").count()
    assert restored == (Appeal.objects.get().state == "upheld")
    assert Comment.objects.get().state == ("visible" if restored else "hidden")
    log.audit()


def test_several_workers_raise_a_complaint_once(batanghari, handlers, inspector, sari, at, log):  # noqa: F811
    complaints.file_complaint(
        institution=batanghari, category="service", subject="Loket", story="Tutup.", by=sari, at=at(2)
    )
    outcomes = at_once(lambda _: handling.look_after(at(9)), TIMES)
    assert unexpected(outcomes) == []
    assert Complaint.objects.get().escalation == 1
    assert ComplaintStep.objects.filter(kind="escalated").count() == 1
    log.audit()


def test_handler_and_replacement_at_once_leave_one_handler(batanghari, handlers, sari, at, log):  # noqa: F811
    joko, ratna = handlers
    complaint = complaints.file_complaint(
        institution=batanghari, category="service", subject="Loket", story="Tutup.", by=sari, at=at(2)
    )

    def assign(number):
        fresh = Complaint.objects.get(pk=complaint.pk)
        return handling.assign(fresh, handlers[number % 2], "simple", by=handlers[number % 2], at=at(3))

    assert unexpected(at_once(assign, TIMES)) == []
    complaint.refresh_from_db()
    assert complaint.handler in (joko, ratna)
    assert [part.user for part in complaint.parts.filter(part="handler")] == [complaint.handler]
    log.audit()
