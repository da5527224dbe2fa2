"""Notices: written with what they tell of, sent once by however many workers, shown to their person only."""

import re
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.db import transaction
from django.utils.timezone import localtime

from bening.core.sentences.shape import Sentence
from bening.notifications import jobs, queries, services
from bening.notifications.kinds import DIGEST, EMAIL, KINDS, SITE, group_of
from bening.notifications.models import Notice, Preference
from tests.cast import JOINED, NIKS

MINUTE = timedelta(minutes=1)


def notify(sari, code):
    """The notice about an application that was received."""
    context = {"number": "10000000", "formasi": code}
    return services.notify(to=sari, kind="dossier.sealed", context=context, at=JOINED)


@pytest.fixture
def told(sari):
    return notify(sari, "8a01")


class Inbox(Message):
    """A real mail server that keeps what it gets, or turns everything away."""

    def __init__(self, answer=""):
        super().__init__()
        self.answer, self.letters = answer, []

    async def handle_DATA(self, server, session, envelope):
        return self.answer or await super().handle_DATA(server, session, envelope)

    def handle_message(self, message):
        self.letters.append(message)


@pytest.fixture
def mail_server(settings):
    """`mail_server()` starts one and points the site at it; `mail_server("451 later")` refuses."""
    running = []

    def start(answer=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        inbox = Inbox(answer)
        controller = Controller(inbox, hostname="127.0.0.1", port=port)
        controller.start()
        running.append(controller)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        return inbox

    yield start
    for controller in running:
        controller.stop()


def test_letter_goes_through_a_real_mail_server(told, mail_server):
    inbox = mail_server()

    assert jobs.send_notices()
    assert not jobs.send_notices()

    (letter,) = inbox.letters
    text = letter.get_payload(decode=True).decode()
    assert (letter["To"], letter["Subject"]) == ("sari@example.id", "Lamaran Anda sudah diterima")
    assert "formasi 8a01" in text
    assert "Your application for formasi 8a01" in text
    assert "Sari" not in text
    told.refresh_from_db()
    assert (told.attempts, told.next_try_at, told.last_error) == (1, None, "")
    assert told.sent_at


def test_letter_is_tried_again_when_the_server_says_later(told, mail_server):
    mail_server("451 try later")
    assert jobs.send_notices()

    told.refresh_from_db()
    assert (told.sent_at, told.attempts, told.last_error) == (None, 1, "SMTPDataError 451")
    assert not jobs.send_notices()
    inbox = mail_server()
    Notice.objects.update(next_try_at=JOINED)

    jobs.send_notices()

    assert len(inbox.letters) == 1


def test_letter_is_given_up_after_many_tries_and_stays_on_the_site(told, sari, mail_server):
    mail_server("550 no")
    for _ in range(services.MOST_ATTEMPTS):
        Notice.objects.update(next_try_at=JOINED)
        jobs.send_notices()

    assert list(queries.given_up()) == [told]
    assert list(queries.notices_of(sari)) == [told]


def test_pauses_grow_and_stay_below_six_hours():
    pauses = [services.pause(n) for n in range(1, services.MOST_ATTEMPTS + 1)]

    assert pauses[:3] == [MINUTE, 2 * MINUTE, 4 * MINUTE]
    assert pauses == sorted(pauses)
    assert pauses[-1] == services.LONGEST_PAUSE


def test_two_workers_never_claim_the_same_letter(told):
    stale = Notice.objects.get(pk=told.pk)

    first = services.claim_next(JOINED)

    assert first == told
    assert services.claim_next(JOINED) is None
    assert Notice.objects.filter(pk=stale.pk, attempts=stale.attempts).update(attempts=9) == 0


def test_worker_that_died_holding_a_letter_does_not_lose_it(told):
    services.claim_next(JOINED)

    assert services.claim_next(JOINED + MINUTE - timedelta(seconds=1)) is None
    assert services.claim_next(JOINED + MINUTE) == told


def test_notice_vanishes_with_the_transaction_it_belongs_to(sari):
    with transaction.atomic():
        services.notify(to=sari, kind="verdict.sealed", context={}, at=JOINED)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()


def test_letter_to_somebody_erased_is_not_sent(told, sari, murni, mailoutbox):
    from bening.accounts.services import erase

    erase(sari, by=murni, at=JOINED)

    jobs.send_notices()

    assert mailoutbox == []
    assert list(queries.given_up()) == [told]


@pytest.mark.parametrize("value", [NIKS["sari"], "lihat sari@example.id", "198503152010012001"])
def test_notice_with_personal_data_is_refused(sari, value):
    with pytest.raises(services.PersonalNotice):
        notify(sari, value)


def test_formasi_number_is_no_personal_data(sari):
    code = "8a0184e48d1234567890123456789ab1"

    assert notify(sari, code)


def test_unknown_kind_is_refused(sari):
    with pytest.raises(KeyError):
        services.notify(to=sari, kind="nothing.happened", context={}, at=JOINED)


def test_every_kind_that_the_code_names_is_in_the_catalogue():
    named = set()
    for path in Path("src/bening").rglob("*.py"):
        for call in re.findall(r"notify\((.*?)\)", path.read_text(), re.DOTALL):
            named |= set(re.findall(r'kind="([^"]+)"', call))

    assert named <= set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_kind_says_the_same_in_both_languages(name):
    for told in (KINDS[name].subject, KINDS[name].body):
        assert isinstance(told, Sentence)
        facts = [re.findall(r"\{([^}]+)\}", text) for text in (told.id, told.en)]
        assert facts[0] == facts[1]
        assert told.id != told.en


# -- as its person wants it ------------------------------------------------------------------------


def test_every_kind_has_a_group_that_may_be_set_as_its_time_allows():
    groups = {name: group_of(name) for name in KINDS}

    assert all(any(name.startswith(begin) for begin in group.begins) for name, group in groups.items())
    assert groups["account.signed_in"].choices == (EMAIL,)
    assert SITE not in groups["verdict.sealed"].choices  # three days to object
    assert SITE in groups["announcement.changed"].choices


def remind(user, number, at=JOINED):
    """One of the notices that a person may turn off."""
    context = {"title": f"Seleksi {number}", "closes": "2024-09-06T16:59:59+00:00"}
    return services.notify_once(
        [user.pk], kind="reminder.closing", context=context, key=f"closing:{number}", at=at
    )


def test_who_wants_no_letter_reads_it_on_the_site(sari, mailoutbox):
    services.choose_deliveries(sari, {"reminders": SITE}, at=JOINED)
    remind(sari, 1)

    jobs.send_notices()

    notice = Notice.objects.get()
    assert mailoutbox == []
    assert (notice.delivery, notice.sent_at, notice.next_try_at) == (SITE, None, None)
    assert list(queries.notices_of(sari)) == [notice]
    assert not queries.given_up().exists()


def test_digest_is_one_letter_in_the_morning(sari, mailoutbox, monkeypatch):
    services.choose_deliveries(sari, {"reminders": DIGEST}, at=JOINED)
    remind(sari, 1)
    remind(sari, 2)
    monkeypatch.setattr(jobs, "now", lambda: JOINED)
    jobs.send_notices()
    assert mailoutbox == []
    waiting = Notice.objects.first()
    assert localtime(waiting.next_try_at).hour == 7

    monkeypatch.setattr(jobs, "now", lambda: waiting.next_try_at)
    jobs.send_notices()

    (letter,) = mailoutbox
    assert letter.subject == "Ringkasan: 2 pemberitahuan"
    assert "Seleksi 1" in letter.body
    assert "Seleksi 2" in letter.body
    assert Notice.objects.filter(sent_at=None).count() == 0


def test_digest_that_fails_is_tried_again_whole(sari, mail_server, monkeypatch):
    services.choose_deliveries(sari, {"reminders": DIGEST}, at=JOINED)
    remind(sari, 1)
    remind(sari, 2)
    Notice.objects.update(delivery=DIGEST, next_try_at=JOINED)
    mail_server("451 later")
    monkeypatch.setattr(jobs, "now", lambda: JOINED)
    jobs.send_notices()
    assert set(Notice.objects.values_list("last_error", "attempts")) == {("SMTPDataError 451", 1)}
    inbox = mail_server()

    monkeypatch.setattr(jobs, "now", lambda: JOINED + 2 * MINUTE)
    jobs.send_notices()

    assert len(inbox.letters) == 1
    assert Notice.objects.exclude(sent_at=None).count() == 2


def test_choice_that_its_group_does_not_offer_is_left_out(sari):
    services.choose_deliveries(sari, {"decisions": SITE, "security": DIGEST, "changes": SITE}, at=JOINED)

    assert set(Preference.objects.values_list("group", "delivery")) == {("changes", SITE)}
    assert queries.delivery_for(sari.pk, "verdict.sealed") == EMAIL
    assert queries.preferences_of(sari)["changes"] == SITE


def test_choosing_anew_frees_what_waits_for_the_digest(sari):
    remind(sari, 1)
    Notice.objects.update(delivery=DIGEST, next_try_at=JOINED + timedelta(hours=9))

    services.choose_deliveries(sari, {"reminders": EMAIL}, at=JOINED)

    assert services.claim_next(JOINED).delivery == EMAIL


def test_same_thing_is_told_once_to_each(sari, budi):
    assert remind(sari, 1) == 1
    assert remind(sari, 1) == 0
    assert remind(budi, 1) == 1
    with pytest.raises(services.PersonalNotice):
        services.notify_once(
            [sari.pk], kind="reminder.closing", context={"title": NIKS["sari"]}, key="k", at=JOINED
        )


def test_digest_of_a_morning_is_of_the_same_day_before_seven(wib):
    assert services.next_digest(wib(2024, 8, 25, 6, 59)) == wib(2024, 8, 25, 7)
    assert services.next_digest(wib(2024, 8, 25, 7)) == wib(2024, 8, 26, 7)


# -- on the site -----------------------------------------------------------------------------------


def test_person_sees_own_notices_only_and_marks_them_read(client, told, sari, budi):
    client.force_login(budi)
    assert "8a01" not in client.get("/akun/pemberitahuan/").content.decode()
    client.post("/akun/pemberitahuan/dibaca/")
    client.force_login(sari)
    assert "8a01" in client.get("/akun/pemberitahuan/").content.decode()
    assert queries.unread_count(sari) == 1

    client.post("/akun/pemberitahuan/dibaca/")

    assert queries.unread_count(sari) == 0
    assert "Tandai semua" not in client.get("/akun/pemberitahuan/").content.decode()


def test_notices_are_read_in_the_readers_language(client, told, sari):
    client.force_login(sari)
    client.cookies["bahasa"] = "en"

    assert "Your application was received" in client.get("/akun/pemberitahuan/").content.decode()


def test_notices_are_for_people_who_signed_in(client, db):
    assert client.get("/akun/pemberitahuan/").headers["Location"].startswith("/akun/masuk/")


def test_list_makes_as_many_queries_for_1_notice_as_for_3(client, told, sari, django_assert_max_num_queries):
    client.force_login(sari)
    with django_assert_max_num_queries(10) as one:
        client.get("/akun/pemberitahuan/")
    for _ in range(2):
        services.notify(to=sari, kind="verdict.sealed", context={}, at=JOINED)

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/akun/pemberitahuan/")


def test_person_chooses_and_sees_what_was_sent(client, told, sari):
    client.force_login(sari)
    page = client.get("/akun/pemberitahuan/pilihan/").content.decode()
    assert "sari@example.id" in page
    assert 'name="security"' not in page

    answer = client.post(
        "/akun/pemberitahuan/pilihan/",
        {
            "decisions": "digest",
            "reminders": "site",
            "changes": "email",
            "service": "email",
            "participation": "email",
            "duties": "email",
        },
    )

    assert answer.status_code == 302
    assert queries.preferences_of(sari)["decisions"] == DIGEST
    assert 'data-delivery="waiting"' in client.get("/akun/pemberitahuan/").content.decode()
    Notice.objects.update(sent_at=JOINED, next_try_at=None)
    assert 'data-delivery="sent"' in client.get("/akun/pemberitahuan/").content.decode()


def test_every_letter_can_be_read_by_anybody(client, db):
    page = client.get("/akun/pemberitahuan/contoh/").content.decode()

    assert all(f'data-kind="{name}"' in page for name in KINDS)
    assert "{" not in page.split("<main")[1].split("</main>")[0]
