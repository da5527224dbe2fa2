"""Ibu Ratna and Pak Hari verify, Pak Anton and Ibu Lela supervise, Ibu Dewi answers objections."""

import pytest

from bening.accounts.services import confirm_email, register_person
from tests.cast import JOINED, give_role
from tests.stages.registration import scene as registering
from tests.stages.verification import scene


@pytest.fixture
def during(wib):
    """While the registration is open."""
    return wib(2024, 8, 25, 10)


@pytest.fixture
def at(wib):
    """While dossiers are judged, before any result may be seen."""
    return wib(2024, 9, 12, 9)


@pytest.fixture
def in_window(wib):
    """In the window for sanggah."""
    return wib(2024, 9, 20, 10)


@pytest.fixture
def afterwards(wib):
    """Once the results after sanggah may be seen."""
    return wib(2024, 9, 25, 10)


@pytest.fixture
def announcement(batanghari, hendra, anton, wib):
    return registering.publish(batanghari, secretary=hendra, approver=anton, at=wib(2024, 8, 18, 9))


@pytest.fixture
def somebody(db):
    """`somebody(name)`: a person beyond the standing cast, without a role."""
    made = []

    def make(name):
        made.append(name)
        user = register_person(
            nik=f"150402{10 + len(made):02}0190{len(made):04}",
            name=name,
            email=f"{name.split()[0].lower()}@example.id",
            password=None,
            at=JOINED,
        )
        return confirm_email(user)

    return make


@pytest.fixture
def officer(somebody, batanghari, murni, hasan):
    """`officer(name, kind)`: somebody with a role in Batanghari."""
    return lambda name, kind: give_role(somebody(name), kind, batanghari, murni, hasan)


@pytest.fixture
def hari(officer):
    return officer("Hari Pratama", "verifier")


@pytest.fixture
def lela(officer):
    return officer("Lela Kartika", "supervisor")


@pytest.fixture
def dossier(announcement, sari, during):
    """Sari's sealed dossier."""
    return scene.submit(announcement, by=sari, at=during)


@pytest.fixture
def refusal(announcement, dossier, ratna, anton, at):
    """Sari's dossier judged TMS on two requirements."""
    return scene.decide(
        announcement,
        ratna,
        anton,
        at=at,
        ijazah="diploma.programme_differs",
        surat_lamaran="letter.unsigned",
    )


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: the moment at which pages are asked for."""
    from bening.stages.verification.views import applicant, clear, desk, equal, pictures, public, sanggah

    def set_to(moment):
        for module in (applicant, clear, desk, equal, pictures, public, sanggah):
            monkeypatch.setattr(module, "now", lambda: moment)

    return set_to
