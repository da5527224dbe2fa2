"""Power that ended, or that was taken before it was proven, is no power."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from bening.accounts import services as accounts
from bening.accounts.models import Role
from bening.core.decision import Refused
from bening.stages.verification import queries, services
from bening.stages.verification.services import Judgement
from tests.accounts.test_views import PASSWORD, code_of
from tests.cast import JOINED, give_role, person
from tests.stages.verification import scene
from tests.stages.verification.conftest import *  # noqa: F403 -- the same people and the same dossier


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def revoke(user, kind, by, institution):
    role = Role.objects.get(user=user, kind=kind, institution=institution, state="active")
    accounts.revoke_role(role, by=by, at=JOINED, why="Pindah tugas.")


@pytest.fixture
def everywhere(ratna, tebo, lestari, yusuf):
    """Ibu Ratna verifies in Tebo too, and supervises there."""
    give_role(ratna, "verifier", tebo, lestari, yusuf)
    return give_role(ratna, "supervisor", tebo, lestari, yusuf)


def judgements(dossier):
    return [Judgement(one.code, True) for one in queries.requirements_of(dossier)]


def test_role_that_ended_decides_nothing_that_still_lies_on_the_desk(
    client, announcement, dossier, everywhere, murni, batanghari, at, log
):
    allocation = services.allocate_next(everywhere, "propose", announcement, at=at)
    revoke(everywhere, "verifier", murni, batanghari)
    client.force_login(everywhere)

    with pytest.raises(Refused) as refused:
        services.propose_verdict(allocation, judgements(dossier), by=everywhere, at=at)

    assert [reason.code for reason in refused.value.reasons] == ["officer.no_role"]
    assert client.get(f"/meja/verifikasi/berkas/{allocation.pk}/").status_code == 404
    assert client.get(f"/meja/verifikasi/berkas/{allocation.pk}/ktp/1.jpg").status_code == 404
    log.audit()


def test_role_that_ended_seals_nothing(announcement, dossier, ratna, anton, murni, batanghari, at, log):
    scene.propose(announcement, ratna, at=at)
    allocation = services.allocate_next(anton, "approve", announcement, at=at)
    revoke(anton, "supervisor", murni, batanghari)

    for act in (
        lambda: services.approve_verdict(allocation, by=anton, at=at),
        lambda: services.return_verdict(allocation, "Tidak terbaca.", by=anton, at=at),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert "officer.no_role" in [reason.code for reason in refused.value.reasons]
    log.audit()


def signed_in(user):
    client = Client()
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    return client


def test_session_from_before_the_code_app_ends_with_it(db):
    user = person("murni", PASSWORD)
    thief, owner = signed_in(user), signed_in(user)
    asked = owner.get("/akun/pengaman/aplikasi/pasang/")
    page = owner.post(asked.headers["Location"], {"password": PASSWORD}, follow=True).content.decode()
    secret = page.split('id="authenticator_secret">')[1].split("<")[0]
    assert thief.get("/akun/").status_code == 200

    owner.post("/akun/pengaman/aplikasi/pasang/", {"code": "000000"})
    assert thief.get("/akun/").status_code == 200
    owner.post("/akun/pengaman/aplikasi/pasang/", {"code": code_of(secret)})

    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert thief.get("/akun/").status_code == 302
    assert owner.get("/akun/").status_code == 200


def test_erased_person_leaves_no_session_and_no_address_of_a_device(db, murni):
    user = person("sari", PASSWORD)
    client = signed_in(user)
    assert UserSession.objects.filter(user=user).exists()

    accounts.erase(user, by=murni, at=JOINED)

    assert not UserSession.objects.filter(user=user).exists()
    assert client.get("/akun/").status_code == 302
