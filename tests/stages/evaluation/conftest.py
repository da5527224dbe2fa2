"""Two on duty since April 2025; Ibu Ratna and Ibu Wati assess, Ibu Dewi drafts, Pak Anton publishes."""

import pytest

from bening.accounts.services import confirm_email, register_person
from bening.stages.appointments import queries as appointments
from bening.stages.evaluation import services
from tests.cast import JOINED, give_role
from tests.stages.appointments.conftest import (  # noqa: F401 -- the same scene
    after,
    announcement,
    at,
    day,
    number,
    opened,
    publish,
    recruitment,
    seal,
    step,
    take_skb,
    take_skd,
    two_seats,
)

EVIDENCE = "Menyusun 12 telaah hukum tepat waktu; dua di antaranya dipakai Bupati."


@pytest.fixture
def wati(batanghari, murni, hasan):
    user = register_person(
        nik="1504034101800099", name="Wati Lestari", email="wati@example.id", password=None, at=JOINED
    )
    return give_role(confirm_email(user), "assessor", batanghari, murni, hasan)


@pytest.fixture
def on_duty(opened, step):  # noqa: F811
    """Both have begun."""
    for serial, one in enumerate(opened, start=1):
        step(one, "complete")
        step(one, "number", **number(serial))
        step(one, "start", day="2025-04-01")
    return list(appointments.on_duty(opened[0].announcement))


@pytest.fixture
def quarter(wib):
    """The first day on which the first three months are over."""
    return wib(2025, 7, 1, 9)


@pytest.fixture
def rate(ratna, quarter):
    """`rate(appointment)`: Ibu Ratna rates the first period."""

    def make(appointment, period="m3", **changes):
        usual = {"results": "meets", "behaviour": "meets", "evidence": EVIDENCE, "by": ratna, "at": quarter}
        return services.rate(appointment, period, **usual | changes)

    return make


@pytest.fixture
def draft(announcement, on_duty, dewi, quarter):  # noqa: F811
    return services.draft_report(announcement, "Kursi terisi menurut peringkat.", by=dewi, at=quarter)
