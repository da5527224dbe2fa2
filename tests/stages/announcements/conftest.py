"""The committee of Batanghari: Ibu Ratna drafts as secretary, Pak Anton approves, Pak Joko has no role."""

from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator

from bening.accounts import services as accounts
from bening.stages.announcements import services
from tests.stages.announcements import scene


@pytest.fixture
def at(wib):
    return wib(2024, 8, 1, 9)


def _person(number, name, at):
    user = accounts.register_person(
        nik=f"150401010180{number:04}",
        name=name,
        email=f"{name.split()[-1].lower()}@batanghari.example",
        password="air jernih sungai batanghari",
        at=at,
    )
    return accounts.confirm_email(user)


@pytest.fixture
def joko(db, at):
    return _person(3, "Pak Joko", at)


@pytest.fixture
def regency(db, at):
    first, second = _person(1, "Ibu Wati", at), _person(2, "Pak Hasan", at)
    name = "Pemerintah Kabupaten Batanghari"
    institution = accounts.found_institution("5501", name, "Batanghari", first=first, second=second, at=at)
    institution.founders = (first, second)
    return institution


@pytest.fixture
def give_role(regency, at):
    def give(user, kind):
        first, second = regency.founders
        role = accounts.propose_role(user, kind, regency, by=first, at=at)
        accounts.approve_role(role, by=second, at=at)
        if not Authenticator.objects.filter(user=user, type="totp").exists():
            Authenticator.objects.create(user=user, type="totp", data={"secret": "unused here"})
        return user

    return give


@pytest.fixture
def ratna(give_role, at):
    return give_role(_person(4, "Ibu Ratna", at), "secretary")


@pytest.fixture
def anton(give_role, at):
    return give_role(_person(5, "Pak Anton", at), "approver")


@pytest.fixture
def draft(regency, ratna, at):
    return services.create_announcement(
        regency, title="Seleksi CPNS Batanghari 2024", slug="cpns-2024", season="2024", by=ratna, at=at
    )


@pytest.fixture
def complete(draft, ratna, at):
    """Make a draft that can be proposed, with these formasi."""

    def make(*formasi):
        file = BytesIO(scene.csv(*(formasi or scene.THREE)))
        services.import_formasi(draft, file, name="formasi.csv", by=ratna, at=at)
        draft.refresh_from_db()
        return scene.fill(draft, by=ratna, at=at)

    return make


@pytest.fixture
def publish(complete, ratna, anton, at):
    """A published announcement with these formasi."""

    def make(*formasi):
        edition = services.propose_edition(complete(*formasi), by=ratna, at=at)
        return services.publish_edition(edition, by=anton, at=at)

    return make
