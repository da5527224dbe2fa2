"""The standing cast, always the same people, made through the services.

Sari applies; Budi also applies and must see nothing of Sari's. Ibu Ratna verifies, Pak Anton approves
what she proposes, Ibu Dewi answers objections, Pak Hendra is secretary; Pak Joko has no role at all.
Ibu Murni and Pak Hasan founded Batanghari and give the roles. Tebo is another institution, where
only Ibu Lestari and Pak Yusuf have anything to say.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

JOINED = datetime(2024, 8, 1, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
NIKS = {
    "sari": "1504015203990001",
    "budi": "1504022108980002",
    "ratna": "1504035511850003",
    "anton": "1504041203820004",
    "dewi": "1504056404800005",
    "hendra": "1504061709830006",
    "joko": "1504072501900007",
    "murni": "1504084910750008",
    "hasan": "1504090606740009",
    "lestari": "1509014808780010",
    "yusuf": "1509020202770011",
}
NAMES = {
    "sari": "Sari Wulandari",
    "budi": "Budi Santoso",
    "ratna": "Ratna Kusuma",
    "anton": "Anton Wijaya",
    "dewi": "Dewi Anggraini",
    "hendra": "Hendra Saputra",
    "joko": "Joko Susilo",
    "murni": "Murni Hartati",
    "hasan": "Hasan Basri",
    "lestari": "Lestari Ningsih",
    "yusuf": "Yusuf Effendi",
}


def person(name, password=None):
    """One of the cast with a confirmed address. Without a password: signed in by `client.force_login`."""
    from bening.accounts.services import confirm_email, register_person

    user = register_person(
        nik=NIKS[name], name=NAMES[name], email=f"{name}@example.id", password=password, at=JOINED
    )
    return confirm_email(user)


def give_role(user, kind, institution, proposer, approver):
    """A role, given by two people as always."""
    from bening.accounts.services import approve_role, propose_role, set_up_code_app

    role = propose_role(user, kind, institution, by=proposer, at=JOINED)
    approve_role(role, by=approver, at=JOINED)
    set_up_code_app(user)
    return user


def _person(name):
    @pytest.fixture(name=name)
    def made(db):
        return person(name)

    return made


def _officer(name, *kinds):
    @pytest.fixture(name=name)
    def made(batanghari, murni, hasan):
        user = person(name)
        for kind in kinds:
            give_role(user, kind, batanghari, murni, hasan)
        return user

    return made


sari, budi, joko = _person("sari"), _person("budi"), _person("joko")
murni, hasan, lestari, yusuf = (_person(name) for name in ("murni", "hasan", "lestari", "yusuf"))
ratna = _officer("ratna", "verifier", "scorer", "assessor")
anton = _officer("anton", "supervisor", "approver", "score_approver", "publisher")
dewi = _officer("dewi", "objection_reviewer", "evaluator")
hendra = _officer("hendra", "secretary")


@pytest.fixture
def batanghari(murni, hasan):
    """The institution, founded by Ibu Murni and Pak Hasan."""
    from bening.accounts.services import found_institution, set_up_code_app

    set_up_code_app(murni)
    set_up_code_app(hasan)
    return found_institution(
        "5501", "Pemerintah Kabupaten Batanghari", "Batanghari", first=murni, second=hasan, at=JOINED
    )


@pytest.fixture
def tebo(lestari, yusuf):
    """Another institution, which must see nothing of Batanghari's."""
    from bening.accounts.services import found_institution, set_up_code_app

    set_up_code_app(lestari)
    set_up_code_app(yusuf)
    return found_institution(
        "5508", "Pemerintah Kabupaten Tebo", "Tebo", first=lestari, second=yusuf, at=JOINED
    )
