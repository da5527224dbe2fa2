"""Account pages over HTTP: signing up, confirming, second factor, four eyes on the roles page."""

import re
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from bening.accounts import queries, services
from bening.accounts.models import SubjectKey, User
from bening.accounts.templatetags.accounts import browser
from tests.cast import JOINED, NIKS, person

PASSWORD = "angin di sawah"
FORM = {"nik": NIKS["sari"], "name": "Sari Wulandari", "email": "Sari@example.id", "password1": PASSWORD}


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def at_most(django_assert_max_num_queries):
    return django_assert_max_num_queries


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_up(client, capture, key=None, **changes):
    with capture(execute=True):
        return client.post("/akun/daftar/", FORM | {"once": str(key or uuid4())} | changes)


def link_in(letter):
    return re.search(r"http://[^/\s]+(/akun/\S+)", letter.body)[1]


def test_applicant_signs_up_confirms_and_is_in(client, db, mailoutbox, capture):
    answer = sign_up(client, capture)

    assert answer.headers["Location"] == "/akun/email/terkirim/"
    assert "Buka email Anda" in client.get(answer.headers["Location"]).content.decode()
    letter = mailoutbox[0]
    assert (letter.to, letter.subject) == (["sari@example.id"], "Konfirmasi alamat email Anda")
    assert NIKS["sari"] not in letter.body
    assert client.get("/akun/").status_code == 302

    page = client.get(link_in(letter))
    assert "sari@example.id" in page.content.decode()
    assert client.post(link_in(letter)).headers["Location"] == "/akun/"
    assert "Sari Wulandari" in client.get("/akun/").content.decode()


def test_sign_up_sent_twice_makes_one_account(client, db, mailoutbox, capture):
    key = uuid4()

    answers = [sign_up(client, capture, key) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/akun/email/terkirim/"] * 2
    assert (User.objects.count(), SubjectKey.objects.count(), len(mailoutbox)) == (1, 1, 1)


def test_sign_up_again_after_a_lost_answer_goes_on(client, db, mailoutbox, capture):
    sign_up(client, capture)
    client.cookies.clear()

    answer = sign_up(client, capture)

    assert answer.headers["Location"] == "/akun/email/terkirim/"
    assert User.objects.count() == 1


def test_known_nik_is_helped_and_counted(client, sari, mailoutbox, capture):
    for _ in range(10):
        answer = sign_up(client, capture, email="other@example.id")
        assert answer.status_code == 200
        assert reverse("account_reset_password") in answer.content.decode()

    assert sign_up(client, capture, email="other@example.id").status_code == 429
    assert (User.objects.count(), mailoutbox) == (1, [])


def test_known_nik_with_its_confirmed_address_and_password_is_no_way_in(client, db, capture):
    person("sari", PASSWORD)

    answer = sign_up(client, capture)

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_known_address_is_not_told(client, sari, mailoutbox, capture):
    answer = sign_up(client, capture, nik=NIKS["budi"])

    assert answer.headers["Location"] == "/akun/email/terkirim/"
    assert User.objects.count() == 1
    assert mailoutbox[0].subject == "Alamat ini sudah punya akun"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nik", "150401520399000"),
        ("nik", "15040152O3990001"),
        ("name", ""),
        ("email", "sari"),
        ("password1", "1"),
    ],
)
def test_sign_up_says_what_is_wrong_and_keeps_nothing(client, db, field, value, capture):
    answer = sign_up(client, capture, **{field: value})

    body = answer.content.decode()
    assert 'class="error-summary"' in body
    assert f'href="#id_{field}"' in body
    assert User.objects.count() == 0


def test_nik_may_be_typed_in_groups(client, db, capture):
    sign_up(client, capture, nik="1504 0152 0399 0001")

    assert queries.person_by_nik(NIKS["sari"])


def test_sign_up_without_a_key_is_refused(client, db):
    assert client.post("/akun/daftar/", FORM).status_code == 400


def test_mail_server_down_keeps_the_account(client, db, settings, caplog, capture):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    answer = sign_up(client, capture)

    assert answer.status_code == 302
    assert User.objects.count() == 1
    assert "Error calling" in caplog.text


def test_password_is_reset_by_a_letter(client, db, mailoutbox, capture):
    person("sari", PASSWORD)
    with capture(execute=True):
        client.post("/akun/kata-sandi/pulihkan/", {"email": "sari@example.id"})
        client.post("/akun/kata-sandi/pulihkan/", {"email": "nobody@example.id"})
    assert [letter.to for letter in mailoutbox] == [["sari@example.id"]]

    form = client.get(link_in(mailoutbox[0]), follow=True)
    assert "Buat kata sandi baru" in form.content.decode()
    new = {"password1": "hujan di ladang", "password2": "hujan di ladang"}
    done = client.post(form.request["PATH_INFO"], new, follow=True)

    assert "Kata sandi sudah diganti" in done.content.decode()
    entered = client.post("/akun/masuk/", {"login": "sari@example.id", "password": "hujan di ladang"})
    assert entered.headers["Location"] == "/akun/"


def test_wrong_passwords_are_limited(client, db):
    person("sari", PASSWORD)
    for _ in range(10):
        client.post("/akun/masuk/", {"login": "sari@example.id", "password": "salah sekali"})

    answer = client.post("/akun/masuk/", {"login": "sari@example.id", "password": PASSWORD})

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_login_asks_for_the_second_factor(client, db):
    user = person("sari", PASSWORD)
    secret = services.set_up_code_app(user)
    assert secret not in str(Authenticator.objects.get().data)

    answer = client.post("/akun/masuk/", {"login": "sari@example.id", "password": PASSWORD})
    assert answer.headers["Location"] == "/akun/pengaman/kode/"
    assert client.get("/akun/").status_code == 302
    wrong = client.post("/akun/pengaman/kode/", {"code": "000000"})
    assert 'class="error-summary"' in wrong.content.decode()

    assert client.post("/akun/pengaman/kode/", {"code": code_of(secret)}).headers["Location"] == "/akun/"
    assert client.get("/akun/").status_code == 200


def test_recovery_code_opens_once(client, db):
    user = person("sari", PASSWORD)
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    asked = client.get("/akun/pengaman/aplikasi/pasang/")
    assert asked.headers["Location"].startswith("/akun/konfirmasi-ulang/")
    setting_up = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    secret = re.search(r'id="authenticator_secret">([A-Z2-7]+)<', setting_up.content.decode())[1]
    shown = client.post("/akun/pengaman/aplikasi/pasang/", {"code": code_of(secret)}, follow=True)
    recovery = re.search(r"<code>(\d+)</code>", shown.content.decode())[1]
    assert recovery in client.get("/akun/pengaman/pemulihan/unduh/").content.decode()
    client.post("/akun/keluar/")

    entered = []
    for _ in range(2):
        client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
        client.post("/akun/pengaman/kode/", {"code": recovery})
        entered.append("_auth_user_id" in client.session)
        client.post("/akun/keluar/")

    assert entered == [True, False]


# -- staff ---------------------------------------------------------------------------------------


def test_staff_pages_do_not_exist_for_others(client, sari, ratna):
    assert client.get("/akun/peran/").headers["Location"].startswith("/akun/masuk/")
    for stranger in (sari, ratna):
        client.force_login(stranger)
        assert client.get("/akun/peran/").status_code == 404


def test_staff_without_second_factor_sets_it_up_first(client, batanghari, murni):
    Authenticator.objects.filter(user=murni).delete()
    client.force_login(murni)

    assert client.get("/akun/peran/").headers["Location"] == "/akun/pengaman/aplikasi/pasang/"


def test_pages_of_a_person_are_kept_by_no_cache(client, sari):
    client.force_login(sari)

    assert client.get("/akun/").headers["Cache-Control"] == "private, no-store"


def test_role_is_given_by_two_people_over_http(client, batanghari, murni, hasan, sari):
    client.force_login(murni)
    form = {"email": sari.email, "kind": "verifier", "institution": batanghari.pk, "once": str(uuid4())}
    for _ in range(2):
        assert client.post("/akun/peran/usul/", form).headers["Location"] == "/akun/peran/"
    role = queries.roles_managed_by(murni).get(user=sari)
    assert f"/akun/peran/{role.pk}/setujui/" not in client.get("/akun/peran/").content.decode()
    refused = client.post(f"/akun/peran/{role.pk}/setujui/")
    assert (refused.status_code, "role.same_person_proposed" in refused.content.decode()) == (422, True)

    client.force_login(hasan)
    assert f"/akun/peran/{role.pk}/setujui/" in client.get("/akun/peran/").content.decode()
    client.post(f"/akun/peran/{role.pk}/setujui/")

    assert queries.has_role(sari, "verifier", batanghari)
    client.post(f"/akun/peran/{role.pk}/akhiri/", {"why": ""})
    assert queries.has_role(sari, "verifier", batanghari)
    client.post(f"/akun/peran/{role.pk}/akhiri/", {"why": "Pindah tugas."})
    assert not queries.has_role(sari, "verifier", batanghari)


def test_roles_of_another_institution_are_not_there(client, batanghari, tebo, ratna, lestari):
    role = queries.roles_of(ratna, "verifier").get()
    client.force_login(lestari)

    assert "Ratna" not in client.get("/akun/peran/").content.decode()
    assert client.post(f"/akun/peran/{role.pk}/akhiri/", {"why": "x"}).status_code == 404
    form = {
        "email": ratna.email,
        "kind": "operator",
        "institution": role.institution_id,
        "once": str(uuid4()),
    }
    assert client.post("/akun/peran/usul/", form).status_code == 422


def test_role_needs_a_confirmed_account(client, batanghari, murni, sari):
    EmailAddress.objects.filter(user=sari).update(verified=False)
    client.force_login(murni)
    form = {"email": sari.email, "kind": "verifier", "institution": batanghari.pk, "once": str(uuid4())}

    assert client.post("/akun/peran/usul/", form).status_code == 422


def test_roles_page_makes_as_many_queries_for_3_roles_as_for_9(client, batanghari, murni, hasan, at_most):
    client.force_login(murni)
    with at_most(20) as few:
        client.get("/akun/peran/")
    for name in ("sari", "budi", "joko"):
        user = person(name)
        for kind in ("verifier", "scorer"):
            services.propose_role(user, kind, batanghari, by=murni, at=JOINED)

    with at_most(len(few.captured_queries)):
        client.get("/akun/peran/")


def test_relative_is_declared(client, ratna, sari):
    client.force_login(ratna)
    form = {"nik": NIKS["sari"], "relation": "sibling", "once": str(uuid4())}

    client.post("/akun/kerabat/", form)

    assert queries.is_related(ratna, sari)
    assert NIKS["sari"] not in client.get("/akun/kerabat/").content.decode()


def test_person_sees_who_opened_their_data_and_nobody_elses(client, sari, budi, ratna):
    services.note_access(ratna, sari, "document:ktp", at=JOINED)
    services.note_access(ratna, budi, "document:ijazah", at=JOINED)
    client.force_login(sari)

    for address in ("/akun/", "/akun/akses/"):
        body = client.get(address).content.decode()
        assert "Berkas dibuka: ktp" in body
        assert "ijazah" not in body
        assert "Ratna" not in body


# -- every page ------------------------------------------------------------------------------------

ANONYMOUS = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done")
ANONYMOUS += ("account_reset_password_from_key_done", "account_inactive")
SIGNED_IN = (
    "accounts:home",
    "accounts:accesses",
    "account_logout",
    "account_email",
    "account_set_password",
)
SIGNED_IN += (
    "mfa_index",
    "usersessions_list",
    "accounts:roles",
    "accounts:relatives",
)
SIGNED_IN += ("accounts:propose_role", "mfa_view_recovery_codes", "mfa_deactivate_totp", "mfa_reauthenticate")
SIGNED_IN += ("mfa_generate_recovery_codes",)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_has_our_frame(client, batanghari, murni, language):
    client.cookies["bahasa"] = language
    pages = [client.get(reverse(name)) for name in ANONYMOUS]
    client.get("/akun/email/konfirmasi/MQ:x:y/")
    user = person("sari", PASSWORD)
    pages.append(client.get("/akun/email/konfirmasi/MQ:x:y/"))
    pages.append(client.get("/akun/kata-sandi/pulihkan/1-x-y/"))
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    pages.append(client.get(reverse("mfa_activate_totp"), follow=True))
    pages.append(client.post(pages[-1].request["PATH_INFO"], {"password": PASSWORD}))
    pages[-1] = client.get(reverse("mfa_activate_totp"))
    pages += [client.get(reverse(name)) for name in ("account_change_password", "account_reauthenticate")]
    client.force_login(murni)
    RecoveryCodes.activate(murni)
    session = client.session  # as if the code had just been asked again
    session["account_authentication_methods"] = [{"method": "mfa", "at": 9e9, "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(murni.pk)
    session.save()
    pages += [client.get(reverse(name)) for name in SIGNED_IN]

    for page in pages:
        body, address = page.content.decode(), page.request["PATH_INFO"]
        assert page.status_code == 200, address
        assert f'<html lang="{language}"' in body, address
        assert len(re.findall(r"<h1[ >]", body)) == 1, address
        assert len(re.findall(r"<main[ >]", body)) == 1, address
        assert not re.search(r"\sstyle=|\son\w+=|placeholder=|<script(?![^>]*src=)", body), address


@pytest.mark.parametrize(
    ("user_agent", "told"),
    [
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36",
            "Chrome di Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari di iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/128.0 Safari/537.36 Edg/128.0", "Edge di Windows"),
        ("curl/8.1", "curl/8.1"),
        ("", "tidak dikenal"),
    ],
)
def test_device_is_named_so_that_its_owner_knows_it(user_agent, told):
    assert browser(user_agent) == told


def test_header_leads_officers_and_nobody_else_to_their_desk(client, ratna, joko):
    link = f'href="{reverse("portal:desk")}"'
    for user, shown in ((joko, False), (ratna, True)):
        client.force_login(user)
        client.get(reverse("portal:desk"))
        nav = client.get(reverse("accounts:home")).content.decode().split("</nav>")[0]
        assert (link in nav) is shown


PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36"


def sign_in(client, user):
    answer = client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD}, HTTP_USER_AGENT=PHONE)
    assert answer.status_code == 302
    client.post("/akun/keluar/")
    return answer


def test_only_a_sign_in_from_an_unknown_device_is_told(client, db):
    from django.test import Client

    from bening.notifications import jobs
    from bening.notifications.models import Notice

    user = person("sari", PASSWORD)
    first = sign_in(client, user)
    sign_in(client, user)
    assert first.cookies["perangkat"]["path"] == "/akun/"  # public pages are the same for everybody
    assert first.cookies["perangkat"]["httponly"]
    assert not jobs.tell_sign_ins()  # the first device of all, and the same once more

    stranger = Client()
    stranger.cookies["perangkat"] = "1:forged:mark"
    sign_in(stranger, user)
    assert jobs.tell_sign_ins()
    assert not jobs.tell_sign_ins()

    (notice,) = Notice.objects.filter(kind="account.signed_in")
    assert notice.user_id == user.pk
    assert notice.context["device"] == "Chrome di Android"


def test_browser_cannot_write_into_the_letter(sari):
    from bening.accounts.services import note_sign_in

    made = note_sign_in(sari, "call me@evil.example 1504015203990001 http://x", known=False, at=JOINED)

    assert made.browser == "call meevilexample  httpx"
    assert note_sign_in(sari, "1234", known=False, at=JOINED).browser == "?"


def test_mark_of_a_device_is_of_one_account_only(client, db):
    from bening.accounts.models import SignIn

    sign_in(client, person("sari", PASSWORD))
    sign_in(client, person("budi", PASSWORD))

    assert SignIn.objects.count() == 2
